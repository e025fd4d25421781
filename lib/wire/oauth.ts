import { beginForApi } from "@/lib/attempts/begin-for-api";
import { callbackProblem, readEntries, refuse } from "@/lib/fields";
import { readJson } from "@/lib/http";
import { authorizeUrl } from "@/lib/xero/oauth1";
import { requireConnector } from "./connector";
import { readBoolean } from "./instance-body";
import type { WireCall } from "./route";

/** `GET .../{key}/oauth/token`: a request token of OAuth 1.0a. Needs no header. */
export async function giveRequestToken({ parameters, query }: WireCall): Promise<Response> {
  requireConnector(parameters.key ?? "");
  const source = Object.fromEntries(query);
  const { apiKey: key, apiSecret: secret, callbackUrl } = readEntries(keysIn(source));
  refuse(callbackProblem("callbackUrl", callbackUrl));
  return Response.json(await beginForApi({ key, secret, callbackUrl, partner: readBoolean(source["xero.partner"]) }));
}

/** `GET .../{key}/oauth/url`, and `POST` with the names in a body: where to send the customer. No call to Xero. */
export async function giveAuthorizeUrl(call: WireCall): Promise<Response> {
  const connector = requireConnector(call.parameters.key ?? "");
  const isPost = call.request.method === "POST";
  const source = { ...Object.fromEntries(call.query), ...(isPost && (await readJson(call.request))) };
  const requestTokenEntry = { requestToken: { label: "requestToken", value: source.requestToken } };
  const { requestToken, callbackUrl } = readEntries({ ...keysIn(source), ...requestTokenEntry });
  refuse(callbackProblem("callbackUrl", callbackUrl));
  // Without redirectOnError, as in the seed: a program's callback may not expect a return without a token.
  return Response.json({
    oauthUrl: authorizeUrl(requestToken, { redirectOnError: false }),
    [call.noun]: connector.key,
  });
}

function keysIn(source: Record<string, unknown>) {
  return {
    apiKey: { label: "apiKey", value: source.apiKey },
    apiSecret: { label: "apiSecret", value: source.apiSecret, most: 1_000 },
    callbackUrl: { label: "callbackUrl", value: source.callbackUrl, most: 2_000 },
  };
}
