import pg from "pg";

const ALREADY_THERE = new Set(["42P04", "23505"]); // the second when two create it at the same moment

/** Creates the database unless it is there, optionally as a copy of `template`, and gives its address. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  const copy = template ? ` template ${pg.escapeIdentifier(template)}` : "";
  await administrate(serverUrl, `create database ${pg.escapeIdentifier(name)}${copy}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError) || !ALREADY_THERE.has(error.code ?? "")) throw error;
  });
  return databaseUrl(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await administrate(serverUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function administrate(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
