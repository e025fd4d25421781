import { issueRequestToken } from "@/lib/connect/program/issue-request-token";
import { toTrimmedText, callbackProblem, parseFields, throwIfInvalid, textProblem } from "@/lib/fields";
import { readJson } from "@/lib/http";
import * as oauth1 from "@/lib/xero/oauth1";
import * as oauth2 from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { requireConnector } from "./connector";
import { readBoolean } from "./instance-body";
import type { ApiCall } from "./route";

/** `GET .../{key}/oauth/token`: a request token of OAuth 1.0a. Needs no header. */
export async function giveRequestToken({ parameters, query }: ApiCall): Promise<Response> {
  requireConnector(parameters.key ?? "");
  const source = Object.fromEntries(query);
  const { apiKey: key, apiSecret: secret, callbackUrl } = parseFields(keysIn(source));
  throwIfInvalid(callbackProblem("callbackUrl", callbackUrl));
  return Response.json(
    await issueRequestToken({ key, secret, callbackUrl, partner: readBoolean(source["xero.partner"]) }),
  );
}

/**
 * `GET .../{key}/oauth/url`, and `POST` with the names in a body: where to send the customer. With a request token by OAuth
 * 1.0a, without one by 2.0. No call to Xero.
 */
export async function giveAuthorizeUrl(call: ApiCall): Promise<Response> {
  const connector = requireConnector(call.parameters.key ?? "");
  const isPost = call.request.method === "POST";
  const source = { ...Object.fromEntries(call.query), ...(isPost && (await readJson(call.request))) };
  const { apiKey: key, callbackUrl } = parseFields(keysIn(source));
  throwIfInvalid(callbackProblem("callbackUrl", callbackUrl));
  const requestToken = optional("requestToken", source.requestToken);
  // Without redirectOnError, as in the seed: a program's callback may not expect a return without a token.
  const oauthUrl = requestToken
    ? oauth1.authorizeUrl(requestToken, { redirectOnError: false })
    : oauth2.authorizeUrl(
        { key, callbackUrl, scopes: scopesIn(source) },
        { state: optional("state", source.state) || connector.key },
      );
  return Response.json({ oauthUrl, [call.noun]: connector.key });
}

function scopesIn(source: Record<string, unknown>): string[] {
  const given = optional("scope", source.scope);
  return given ? given.split(/[\s,]+/) : scopesFor([], false);
}

function optional(label: string, value: unknown): string {
  throwIfInvalid(textProblem({ label, value, most: 2_000 }));
  return toTrimmedText(value);
}

function keysIn(source: Record<string, unknown>) {
  return {
    apiKey: { label: "apiKey", value: source.apiKey },
    apiSecret: { label: "apiSecret", value: source.apiSecret, most: 1_000 },
    callbackUrl: { label: "callbackUrl", value: source.callbackUrl, most: 2_000 },
  };
}
