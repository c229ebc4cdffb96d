// Judges files with Ajv in strict mode, batch after batch: node stream.mjs NAME=SCHEMA...
//
// Reads from stdin one JSON array a line, of pairs [name, file in base64], and answers each line with one: an array of
// [word, digest]. The word is "not-json" (not UTF-8, or refused by JSON.parse), "refused" or "accepted". The digest is
// SHA-256 of the value as JSON.stringify writes it with 0 for every number, null where it can't; then a reader in
// another language can tell whether it read the same.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const ajv = new Ajv2020({ strict: true });
const schemas = new Map();
for (const argument of process.argv.slice(2)) {
  const at = argument.indexOf("=");
  schemas.set(argument.slice(0, at), ajv.compile(JSON.parse(readFileSync(argument.slice(at + 1), "utf8"))));
}

const decoder = new TextDecoder("utf-8", { fatal: true });
const withoutNumbers = (_, value) => (typeof value === "number" ? 0 : value);

function digest(value) {
  try {
    return createHash("sha256").update(JSON.stringify(value, withoutNumbers)).digest("hex");
  } catch {
    return null;
  }
}

function judge([name, file]) {
  let value;
  try {
    value = JSON.parse(decoder.decode(Buffer.from(file, "base64")));
  } catch {
    return ["not-json", null];
  }
  return [schemas.get(name)(value) ? "accepted" : "refused", digest(value)];
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(judge))}\n`);
}
