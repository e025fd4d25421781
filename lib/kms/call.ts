import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Dispatcher, request } from "undici";
import { isUntrusted, TRUST_REMEDY } from "@/lib/certificate";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { USER_AGENT } from "@/lib/user-agent";
import { KmsError } from "./error";

const TIMEOUT_MS = 5_000;
/** Between attempts. A server that starts is started again by whatever runs it, so it does not wait for long. */
const PAUSES_MS = [250, 1_000, 3_000];

const OPTIONS = {
  connect: { timeout: TIMEOUT_MS },
  headersTimeout: TIMEOUT_MS,
  bodyTimeout: TIMEOUT_MS,
  maxResponseSize: 64 * 1024,
  pipelining: 0,
};
let dispatcher: Dispatcher | undefined;

export type KmsCall = { url: URL; method?: "GET" | "POST"; headers: Record<string, string>; body?: string };
/** `body` is undefined when it is no JSON. */
export type KmsAnswer = { status: number; body: unknown };

type Way = {
  /** Whether an answer is no final one, beside 429 and 5xx. */
  isBusy?: (answer: KmsAnswer) => boolean;
  /** In place of the connections of the settings' proxies. */
  through?: Dispatcher;
};

/**
 * Makes a call until there is a final answer, a few times, following no redirect. `make` makes each attempt anew, since a signature has
 * a time. Throws KmsError `away` when there is none.
 */
export async function callKms(name: string, make: () => KmsCall, way: Way = {}): Promise<KmsAnswer> {
  for (let attempt = 0; ; attempt++) {
    const call = make();
    const answer = await ask(call, way).catch((error: unknown) => error as Error);
    if (!(answer instanceof Error)) return answer;
    const pause = PAUSES_MS[attempt];
    if (pause === undefined || isUntrusted(answer)) throw isAway(name, call.url, answer);
    await sleep(pause);
  }
}

async function ask({ url, method = "POST", headers, body }: KmsCall, { isBusy, through }: Way): Promise<KmsAnswer> {
  dispatcher ??= newDispatcher(OPTIONS);
  const answer = await request(url, {
    method,
    headers: { ...headers, "user-agent": USER_AGENT },
    body: body ?? null,
    dispatcher: through ?? dispatcher,
    signal: AbortSignal.timeout(2 * TIMEOUT_MS),
  });
  const told = { status: answer.statusCode, body: parseJson(await answer.body.text()) };
  if (told.status === 429 || told.status >= 500 || isBusy?.(told)) throw new Error(`answers ${told.status}`);
  return told;
}

function isAway(name: string, { origin }: URL, error: Error): KmsError {
  const code =
    "code" in error ? String(error.code) : error.name === "TimeoutError" ? "no answer in time" : error.message;
  const remedy = isUntrusted(error)
    ? TRUST_REMEDY
    : "See that it runs and that this machine may reach it, then start again.";
  return new KmsError("away", `${name} at ${origin} can't be used (${code}). ${remedy}`, error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line of a file that a setting names. Throws KmsError. */
export async function readSetting(name: string, path: string): Promise<string> {
  try {
    // The comment keeps the bundler from tracing this read, which would put the whole project into its output.
    return (await readFile(/* turbopackIgnore: true */ path, "utf8")).trim();
  } catch (cause) {
    throw new KmsError("settings", `${name} is not a file that can be read.`, cause);
  }
}

const KEY_BYTES = 32;

/** The key of a KMS's answer, which has to be 32 bytes as base64. */
export function toKey(text: unknown): Buffer | null {
  const key = typeof text === "string" ? Buffer.from(text, "base64") : Buffer.alloc(0);
  return key.length === KEY_BYTES ? key : null;
}

/** A key that a KMS does not open, or did not make. */
export const isWrong = (name: string, id: string, why: string) =>
  new KmsError(
    "wrong_key",
    `${name} can't unwrap key ${id} of ENCRYPTION_KEYS with KMS_KEY (${why}): it was wrapped with another key or under another id, or was changed. Put the right one back.`,
  );

/** The key of a KMS that wraps is not there, or turned off. */
export const isUnusable = (name: string, why: string) =>
  new KmsError("wrong_key", `${name} has no usable key for KMS_KEY (${why}). See that it exists there and is enabled.`);
