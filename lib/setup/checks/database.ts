import { isUntrusted, TRUST_REMEDY } from "@/lib/certificate";
import { pool } from "@/lib/db";
import { failed, ok } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { exampleLine } from "./settings";

/** The oldest PostgreSQL that docs/settings.md names. */
const OLDEST = 15;
const VERSION = {
  text: `select current_setting('server_version_num')::int "number", current_setting('server_version') "name"`,
  query_timeout: 5_000,
};

/** Whether the database answers, and is one that Gangway works with. */
export async function checkDatabase(): Promise<Finding> {
  try {
    const { rows } = await pool().query<{ number: number; name: string }>(VERSION);
    const { number, name } = rows[0]!;
    const version = `PostgreSQL ${name.split(" ")[0]}`;
    if (number >= OLDEST * 10_000) return ok(`${version} answers.`);
    return failed(`${version} answers. Gangway needs ${OLDEST} or later.`);
  } catch (error) {
    if (isUntrusted(error)) return failed(`The database's certificate is not trusted. ${TRUST_REMEDY}`, TRUST_LINE);
    const code = error instanceof Error && "code" in error ? String(error.code) : "no answer in time";
    return failed(`The database of DATABASE_URL can't be used: ${WORDS[code] ?? code}.`, {
      line: exampleLine("DATABASE_URL"),
    });
  }
}

export const TRUST_LINE = { line: "NODE_EXTRA_CA_CERTS=/etc/ssl/our-authority.pem" };

/** Codes of Node.js and PostgreSQL (SQLSTATE) that say what to correct. */
const WORDS: Record<string, string> = {
  ECONNREFUSED: "nothing listens at its host and port",
  ENOTFOUND: "its host is unknown",
  EAI_AGAIN: "its host can't be looked up",
  "28P01": "it refuses the password",
  "28000": "it refuses the user",
  "3D000": "there is no database of that name",
  "53300": "all of its connections are in use",
};
