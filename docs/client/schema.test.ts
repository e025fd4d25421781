import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { openApiDocument } from "@/lib/api/openapi/document";

// Read once, with the first call.
process.env.DATABASE_URL = "postgresql://localhost/none";

const HEADING = "// Made from the OpenAPI document: npm run client:types\n\n";
const FILE = join(import.meta.dirname, "src/schema.ts");

// Made by TypeScript's own compiler, which takes seconds on a machine with other work.
test("the client's types are those of the OpenAPI document of today", async () => {
  const types = astToString(await openapiTS(JSON.stringify(openApiDocument("elements"))));
  const text = await format(HEADING + types, { ...(await resolveConfig(FILE)), filepath: FILE });
  await expect(text).toMatchFileSnapshot(FILE);
}, 60_000);
