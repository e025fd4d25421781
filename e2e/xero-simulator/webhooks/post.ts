import { createHmac } from "node:crypto";
import type { Webhook } from "../model";

const timeoutMs = 5_000;

/** What an app answered to a webhook; `problem` is what Xero would not accept of it. */
export interface Judged {
  status: number | null;
  problem: string | null;
}

/** Posts a body, signed with a key, and judges the answer (xero-protocol.md, B.8): that status, nothing in it, no cookie, in time. */
export async function post({ url }: Webhook, body: string, key: string, wanted: 200 | 401): Promise<Judged> {
  const signature = createHmac("sha256", key).update(body).digest("base64");
  const headers = { "content-type": "application/json; charset=utf-8", "x-xero-signature": signature };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    return { status: answer.status, problem: problemOf(answer, await answer.text(), wanted) };
  } catch {
    return { status: null, problem: `no answer within ${timeoutMs / 1000} seconds` };
  }
}

function problemOf(answer: Response, body: string, wanted: number): string | null {
  if (answer.status !== wanted) return `answered ${answer.status} instead of ${wanted}`;
  if (body !== "") return "the answer is not empty";
  return answer.headers.has("set-cookie") ? "the answer sets a cookie" : null;
}
