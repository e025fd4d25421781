import { createHmac, createSign, randomUUID } from "node:crypto";
import { vi } from "vitest";

/** Finding the primes of an RSA key takes as long as it takes, above all on a machine that builds at the same time. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

export interface Signing {
  key: string;
  secret: string;
  privateKey?: string | undefined;
  token?: { oauth_token?: string | undefined; oauth_token_secret?: string | undefined };
  /** Replaces or adds parameters; undefined leaves one out. */
  oauth?: Record<string, string | undefined>;
  method?: string;
  accept?: string;
  /** A body of the form type, which is signed as well. */
  form?: string;
  /** A body that is sent instead, unsigned. */
  sent?: { type: string; body: string };
}

/** Signs one call for the tests, from the RFC once more and apart from the checking. */
function authorization(url: string, signing: Signing): string {
  const { key, secret, privateKey, token, method = "POST" } = signing;
  const wanted: Record<string, string | undefined> = {
    oauth_consumer_key: key,
    oauth_nonce: randomUUID(),
    oauth_signature_method: privateKey ? "RSA-SHA1" : "HMAC-SHA1",
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: token?.oauth_token,
    oauth_version: "1.0",
    ...signing.oauth,
  };
  const sent = Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const { origin, pathname, searchParams } = new URL(url);
  const form = new URLSearchParams(signing.form);
  const pairs = [...sent, ...searchParams, ...form].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const base = [method, origin + pathname, pairs.toSorted().join("&")].map(encode).join("&");
  const signature = privateKey
    ? createSign("sha1").update(base).sign(privateKey, "base64")
    : createHmac("sha1", `${encode(secret)}&${encode(token?.oauth_token_secret ?? "")}`)
        .update(base)
        .digest("base64");
  const header = [...sent, ["oauth_signature", signature] as const];
  return `OAuth ${header.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(", ")}`;
}

/** Sends it; the fields are those of a form-encoded answer. */
export async function call(url: string, signing: Signing) {
  const response = await fetch(url, {
    method: signing.method ?? "POST",
    headers: {
      authorization: authorization(url, signing),
      accept: signing.accept ?? "*/*",
      ...(signing.sent && { "content-type": signing.sent.type }),
    },
    ...(signing.form !== undefined && { body: new URLSearchParams(signing.form) }),
    ...(signing.sent && { body: signing.sent.body }),
  });
  const body = await response.text();
  const fields: Record<string, string | undefined> = Object.fromEntries(new URLSearchParams(body));
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    headers: response.headers,
    body,
    fields,
  };
}

/** One call behind the stage. */
export async function pull(url: string, fields?: object | string, method = fields === undefined ? "GET" : "POST") {
  const body = fields === undefined || typeof fields === "string" ? fields : JSON.stringify(fields);
  const response = await fetch(url, { method, ...(body !== undefined && { body }) });
  return (await response.json()) as Record<string, unknown>;
}

export async function newApp(controlUrl: string, kind: string, more: object = {}): Promise<Signing> {
  return (await pull(`${controlUrl}/apps`, { kind, protocol: "oauth1", ...more })) as unknown as Signing;
}
