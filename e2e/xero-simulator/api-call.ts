import { randomUUID } from "node:crypto";
import { admit } from "./authenticate";
import { findResource } from "./api-resources";
import type { Answer, Head, Request } from "./http";
import { admit as admitOAuth2 } from "./oauth2/authenticate";
import { bearerOf } from "./oauth2/bearer";
import { Refusal } from "./refusal";
import { isForm } from "./signature";
import type { Store } from "./store";

const prefixes = ["/api.xro/2.0/", "/files.xro/1.0/", "/payroll.xro/", "/projects.xro/", "/assets.xro/"];

export const isApiCall = ({ url }: Head) => prefixes.some((prefix) => url.pathname.startsWith(prefix));

/** A body of any size is not kept, unless it is signed. */
export const comesInPieces = (head: Head) => isApiCall(head) && (bearerOf(head) !== undefined || !isForm(head.headers));

/** A call of the API: the checks are the same whatever it asks for. */
export async function callApi(store: Store, request: Request): Promise<Answer> {
  if (bearerOf(request) === undefined) return findResource(request)(store, request, admit(store, request));
  const { headers, ...answer } = await overOAuth2(store, request);
  return { ...answer, headers: { ...headers, "xero-correlation-id": randomUUID() } };
}

async function overOAuth2(store: Store, request: Request): Promise<Answer> {
  try {
    const { headers, ...admitted } = admitOAuth2(store, request);
    const answer = await findResource(request)(store, request, admitted);
    return { ...answer, headers: { ...answer.headers, ...headers } };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
