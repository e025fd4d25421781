import { createHash } from "node:crypto";
import { type Dispatcher, request } from "undici";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { USER_AGENT } from "@/lib/user-agent";

/** Milliseconds. Somebody waits for the answer. */
const TIMEOUT_MS = 3_000;
/** A range has about 1,000 lines of 40 bytes; with padding up to 1,000 more. */
const MAX_BYTES = 512 * 1024;
const PREFIX = 5;

let dispatcher: Dispatcher | undefined;

/**
 * Whether a password is in a known breach, by the service of BREACHED_PASSWORDS_URL; false without one, and with a warning in the log
 * when it does not answer. Only the first 5 of the 40 hex digits of its SHA-1 leave
 * (https://haveibeenpwned.com/API/v3#PwnedPasswords).
 */
export async function isBreached(password: string): Promise<boolean> {
  const { BREACHED_PASSWORDS_URL: service } = env();
  if (!service) return false;
  const hash = createHash("sha1").update(password).digest("hex").toUpperCase();
  try {
    const range = await readRange(`${service.replace(/\/$/, "")}/range/${hash.slice(0, PREFIX)}`);
    return range.split(/\r?\n/).some((line) => isFound(line, hash.slice(PREFIX)));
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    log.warn({ error: name, code }, "BREACHED_PASSWORDS_URL did not answer, so a new password was not looked up");
    return false;
  }
}

async function readRange(url: string): Promise<string> {
  dispatcher ??= newDispatcher({ connect: { timeout: TIMEOUT_MS }, maxResponseSize: MAX_BYTES, pipelining: 0 });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers = { "add-padding": "true", "user-agent": USER_AGENT };
  const { statusCode, body } = await request(url, { dispatcher, headers, signal });
  const text = await body.text();
  if (statusCode !== 200) throw Object.assign(new Error("no range"), { code: statusCode });
  return text;
}

/** Lines of padding say that they were found 0 times. */
function isFound(line: string, suffix: string): boolean {
  const [found, times] = line.trim().split(":");
  return found?.toUpperCase() === suffix && times !== "0";
}
