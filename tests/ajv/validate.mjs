// Validates JSON files with Ajv in strict mode: node validate.mjs SCHEMA FILE...
//
// Prints one JSON object: each file's errors, an empty list where there are none. A schema that
// strict mode refuses, or a file that cannot be read, ends the run with its message and status 1.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [schema, ...files] = process.argv.slice(2);

try {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(read(schema));
  const report = {};
  for (const file of files) {
    report[file] = validate(read(file)) ? [] : validate.errors.map((e) => `${e.instancePath || "/"} ${e.message}`);
  }
  console.log(JSON.stringify(report));
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
