import { beginForApi } from "@/lib/attempts/begin-for-api";
import { GangwayError } from "@/lib/errors";
import { callbackProblem, readEntries } from "@/lib/fields";
import { readJson } from "@/lib/http";
import { authorizeUrl } from "@/lib/xero/oauth1";
import { requireConnector } from "./connector";
import { readBoolean } from "./instance-body";
import type { WireCall } from "./route";

type Source = Record<string, unknown>;

/** `GET .../{key}/oauth/token`: a request token of OAuth 1.0a. Needs no header. */
export async function giveRequestToken({ parameters, query }: WireCall): Promise<Response> {
  requireConnector(parameters.key ?? "");
  const source = Object.fromEntries(query);
  const { apiKey: key, apiSecret: secret, callbackUrl } = readKeys(source, {});
  return Response.json(await beginForApi({ key, secret, callbackUrl, partner: readBoolean(source["xero.partner"]) }));
}

/** `GET .../{key}/oauth/url`, and `POST` with the names in a body: where to send the customer. No call to Xero. */
export async function giveAuthorizeUrl(call: WireCall): Promise<Response> {
  const connector = requireConnector(call.parameters.key ?? "");
  const source = {
    ...Object.fromEntries(call.query),
    ...(call.request.method === "POST" && (await readJson(call.request))),
  };
  const { requestToken } = readKeys(source, { requestToken: { label: "requestToken", value: source.requestToken } });
  // Without redirectOnError, as in the seed: a program's callback may not expect a return without a token.
  return Response.json({
    oauthUrl: authorizeUrl(requestToken, { redirectOnError: false }),
    [call.noun]: connector.key,
  });
}

function readKeys<Name extends string>(source: Source, more: Record<Name, { label: string; value: unknown }>) {
  const entries = readEntries({
    apiKey: { label: "apiKey", value: source.apiKey },
    apiSecret: { label: "apiSecret", value: source.apiSecret, most: 1_000 },
    callbackUrl: { label: "callbackUrl", value: source.callbackUrl, most: 2_000 },
    ...more,
  } as Record<Name | "apiKey" | "apiSecret" | "callbackUrl", { label: string; value: unknown; most?: number }>);
  const problem = callbackProblem("callbackUrl", entries.callbackUrl);
  if (problem) throw new GangwayError("invalid_request", problem);
  return entries;
}
