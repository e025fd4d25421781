import { join } from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's CLI downloads a native schema engine unless it is given one; ours answers with the WebAssembly build from npm.
if (process.platform !== "win32")
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, "engine/schema-engine.mjs");

export default defineConfig({
  schema: "schema.prisma",
  migrations: { path: "migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
