// Writes the interface's types from the server's own documents:
//   node scripts/generate.mjs path/to/fittribe
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { compile } from "json-schema-to-typescript";

const binary = process.argv[2] ?? "../target/release/fittribe";
const told = (what) => JSON.parse(execFileSync(binary, [what], { maxBuffer: 1 << 26 }));

const rest = await openapiTS(told("openapi"));
writeFileSync("src/api/schema.ts", `// Made by scripts/generate.mjs from \`fittribe openapi\`.\n\n${astToString(rest)}`);

const { messages } = told("asyncapi").components;
const parts = ["// Made by scripts/generate.mjs from `fittribe asyncapi`.\n"];
for (const [name, { payload }] of Object.entries(messages)) {
  parts.push(await compile({ ...payload, title: name }, name, { bannerComment: "", additionalProperties: true }));
}
writeFileSync("src/live/messages.ts", parts.join("\n"));
