// Fails when the typed client is not what web/openapi.json says.
import { readFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";

const at = (name) => new URL(`../${name}`, import.meta.url);
const fresh = COMMENT_HEADER + astToString(await openapiTS(at("openapi.json")));
if (fresh !== readFileSync(at("src/api/schema.d.ts"), "utf8")) {
  console.error("src/api/schema.d.ts does not match openapi.json: run npm run client");
  process.exit(1);
}
console.log("the client matches the contract");
