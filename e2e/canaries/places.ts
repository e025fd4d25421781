import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type pg from "pg";
import { ROOT } from "@/scripts/root";

/** A place in which no secret may stand: its name, and everything that is there. */
export type Place = { name: string; text: string };

/** Every row of every table, binary columns in hex. */
export async function databaseText(db: pg.Client): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

/** What `npm run up` says to the person who started it is where secrets are shown; the rest of its output is the log. */
export function logText(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/Gangway is ready:[\s\S]*?Ctrl-C stops it\./g, "");
}

/** What browsers are given to run. */
export function scriptText(): string {
  const place = join(ROOT, ".next/static");
  const files = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(js|css|map)$/.test(file),
  );
  return files.map((file) => readFileSync(join(place, file), "utf8")).join("\n");
}

export async function readPlaces(session: APIRequestContext, paths: string[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const path of paths) {
    const answer = await session.get(path);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    places.push({ name: path, text: await answer.text() });
  }
  return places;
}

/** The secret as it could be written: as it is, percent-encoded, in JSON, in hex, in base64. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("hex"),
    // Of base64 what does not depend on what stands around it.
    ...[0, 1, 2].map((skip) =>
      Buffer.concat([Buffer.alloc(skip), bytes])
        .toString("base64")
        .slice(skip && 4, -4),
    ),
  ];
}

/** Which secrets stand where. */
export function findSecrets(secrets: Map<string, string>, places: Place[]): string[] {
  const found: string[] = [];
  for (const [name, secret] of secrets)
    for (const place of places)
      if (spellings(secret).some((spelling) => place.text.includes(spelling))) found.push(`${name} in ${place.name}`);
  return found;
}
