import { pool } from "@/lib/db";
import { MAX_SKEW, secondsAhead } from "@/lib/xero/clock-skew";
import { failed, ok, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";
import type { XeroCall } from "./xero";

/** More than a call and Xero's whole seconds explain. */
const NOTICEABLE = 5;
const NOW = { text: "select extract(epoch from clock_timestamp())::float8 seconds", query_timeout: 5_000 };
const SYNCHRONIZE = { line: "timedatectl set-ntp true" };

/** Compares this server's clock with the database's, which decides when to renew, and with Xero's. */
export async function checkClock(call: XeroCall): Promise<Finding> {
  const before = Date.now();
  const { rows } = await pool().query<{ seconds: number }>(NOW);
  const here = (before + Date.now()) / 2000;
  const database = rows[0]!.seconds - here;
  const xero =
    "error" in call || call.date === undefined ? null : secondsAhead(call.date) + (Date.now() - call.at) / 1000;
  const found = sentence(database, xero);
  const worst = Math.max(Math.abs(database), Math.abs(xero ?? 0));
  if (worst > MAX_SKEW) return failed(`${found} Tokens are renewed too late, or refused.`, SYNCHRONIZE);
  return worst > NOTICEABLE ? warning(found, SYNCHRONIZE) : ok(found);
}

function sentence(database: number, xero: number | null): string {
  const ofXero = xero === null ? "Xero’s was not learned" : `${inSeconds(xero)} from Xero’s`;
  return `${inSeconds(database)} from the database’s clock, ${ofXero}.`;
}

const inSeconds = (difference: number) => `${Math.abs(difference).toFixed(1)} seconds`;
