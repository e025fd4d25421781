import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "../embedded/database";
import { TEMPLATE } from "./template-database";

// Runs before a test file is loaded, so that the product's modules find the address of the file's own database.
const server = inject("serverUrl");
const name = `test_${randomUUID()}`;
process.env.DATABASE_URL = await createDatabase(server, name, TEMPLATE);

afterAll(() => dropDatabase(server, name));
