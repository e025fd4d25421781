import { z } from "zod";
import { clientIp } from "@/lib/client-ip";
import { issueRequestToken } from "@/lib/connect/program/issue-request-token";
import { boundedWait } from "@/lib/in-flight";
import { callbackProblem, optionalBoolean, optionalText, parseInput, refineText, text } from "@/lib/validation";
import * as oauth1 from "@/lib/xero/oauth1";
import * as oauth2 from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { requireConnector } from "./connector";
import { OAUTH_NAMES, withContractNames } from "./contract-names";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";

const keys = z.object({
  apiKey: text(),
  apiSecret: text({ max: 1_000 }),
  callbackUrl: text({ max: 2_000 }).superRefine(refineText(callbackProblem)),
});
const tokenQuery = keys.extend({ "xero.partner": optionalBoolean });
const urlQuery = keys.extend({
  requestToken: optionalText({ max: 2_000 }),
  state: optionalText({ max: 2_000 }),
  scope: optionalText({ max: 2_000 }),
});

/** `GET .../{key}/oauth/token`: a request token of OAuth 1.0a. Needs no header. */
export async function getRequestToken({ request, parameters, query }: ApiCall): Promise<Response> {
  requireConnector(parameters.key ?? "");
  const { apiKey, apiSecret, callbackUrl, ...rest } = parseInput(tokenQuery, Object.fromEntries(query));
  const app = { key: apiKey, secret: apiSecret, callbackUrl, partner: rest["xero.partner"] };
  const address = clientIp(request.headers);
  const issue = () => boundedWait({ caller: String(address), app: apiKey }, () => issueRequestToken(app, address));
  return Response.json(await withContractNames(OAUTH_NAMES, issue));
}

/**
 * `GET .../{key}/oauth/url`, and `POST` with a body: where to send the customer; by OAuth 1.0a with a request token, else by
 * 2.0. No call to Xero.
 */
export async function getAuthorizeUrl(call: ApiCall): Promise<Response> {
  const connector = requireConnector(call.parameters.key ?? "");
  const body = call.request.method === "POST" ? await readLenientJson(call.request) : {};
  const read = parseInput(urlQuery, { ...Object.fromEntries(call.query), ...body });
  const { apiKey: key, callbackUrl, requestToken, state = connector.key, scope } = read;
  // Without redirectOnError, as in the contract: a program's callback may not expect a return without a token.
  const oauthUrl =
    requestToken === undefined
      ? oauth2.authorizeUrl({ key, callbackUrl, scopes: scope?.split(/[\s,]+/) ?? scopesFor([], false) }, { state })
      : oauth1.authorizeUrl(requestToken, { redirectOnError: false });
  return Response.json({ oauthUrl, [call.noun]: connector.key });
}
