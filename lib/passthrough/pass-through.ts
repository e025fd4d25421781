import { Readable } from "node:stream";
import { GangwayError } from "@/lib/errors";
import { learnRemovals, replaceRefused } from "@/lib/grants/learn";
import {
  type ApiAnswer,
  type ApiCall,
  apiAddress,
  callApi,
  refusesToken,
  readWhole,
  adjustsClockSkew,
} from "@/lib/xero/api";
import { protocolOf } from "@/lib/xero/protocol";
import { countCall } from "@/lib/instances/call-counts";
import type { ReplayableBody } from "./replayable-body";
import type { InstanceAccess } from "./store";
import { requireLiveGrant } from "./live-grant";
import type { UsableGrant } from "./usable-grant";

export type Call = Omit<ApiCall, "body"> & { body: ReplayableBody | null };

/**
 * Makes a caller's call to Xero's API. An expired token is renewed first; one that Xero refuses is renewed, and the call made
 * once more. Nothing else is repeated: a call may have had its effect. Throws as `openUsableGrant`, and XeroError when Xero
 * cannot be reached.
 */
export async function passThrough(use: InstanceAccess, call: Call): Promise<ApiAnswer> {
  try {
    const answer = await passOn(use, call);
    countCall(use.instanceId, answer.status >= 400);
    return answer;
  } catch (error) {
    countCall(use.instanceId, true);
    throw error;
  }
}

async function passOn(use: InstanceAccess, call: Call): Promise<ApiAnswer> {
  const grant = await requireLiveGrant(use);
  const sending = await prepare(call, grant);
  const answer = await send(use, grant, sending);
  // The organisation may have been disconnected in Xero.
  if (answer.status === 403) await learnRemovals(grant);
  if (answer.status !== 401) return answer;
  const refusal = await readWhole(answer);
  const usable = adjustsClockSkew(refusal) ? grant : refusesToken(refusal) ? await replaceRefused(grant) : null;
  if (usable === null) return refusal;
  if (call.body?.isKept === false) throw new GangwayError("xero_unavailable", SEND_AGAIN, { retryAfterSeconds: 1 });
  return send(use, usable, sending);
}

type Sending = Call & { form: Uint8Array | null };

async function prepare(call: Call, { app }: UsableGrant): Promise<Sending> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(call.headers["content-type"] ?? "");
  const isSigned = isForm && protocolOf(app).signsForms;
  return { ...call, form: (isSigned && (await call.body?.readForm())) || null };
}

function send(use: InstanceAccess, { app, tokens }: UsableGrant, sending: Sending): Promise<ApiAnswer> {
  const { method, target, headers, signal, body, form } = sending;
  const signed = { method, url: apiAddress(target), ...(form && { form: Buffer.from(form).toString("latin1") }) };
  const proof = protocolOf(app).authHeaders(app, tokens, use, signed);
  const streamed = body && Readable.from(body.send());
  return callApi({ method, target, signal, headers: { ...headers, ...proof }, body: form ?? streamed });
}

const SEND_AGAIN =
  "Xero refused the token, and Gangway has a new one now. The body was too large to be kept: send the call again.";
