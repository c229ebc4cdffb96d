// Checks every record file of a folder by its schema with Ajv, in one process: node ajv_folder.mjs AJV SCHEMAS FOLDER
//
// AJV is a file beside whose node_modules Ajv is installed. Prints one JSON object: the records, and how many were refused.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [beside, schemas, folder] = process.argv.slice(2);
const { default: Ajv2020 } = createRequire(resolve(beside))("ajv/dist/2020.js");
const ajv = new Ajv2020({ strict: true });
const types = {
  agreements: "agreement",
  domains: "domain",
  meetings: "meeting",
  retired: "retired",
  signatories: "signatory",
  sources: "source",
};

let records = 0;
let refused = 0;
for (const collection of readdirSync(folder).sort()) {
  const validate = ajv.compile(JSON.parse(readFileSync(`${schemas}/${types[collection]}.schema.json`, "utf8")));
  for (const name of readdirSync(`${folder}/${collection}`).sort()) {
    records += 1;
    refused += validate(JSON.parse(readFileSync(`${folder}/${collection}/${name}`, "utf8"))) ? 0 : 1;
  }
}
console.log(JSON.stringify({ records, refused }));
