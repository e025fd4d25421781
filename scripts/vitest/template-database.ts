import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/migrate";
import { createDatabase } from "../embedded/database";
import { throwAwayPostgres } from "../embedded/throw-away";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

export const TEMPLATE = "template";

/** Starts one PostgreSQL for all integration tests, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await throwAwayPostgres();
  await migrate(await createDatabase(postgres.url, TEMPLATE));
  project.provide("serverUrl", postgres.url);
  return postgres.stop;
}
