import { z } from "zod";
import { optionalEmail } from "@/lib/accounts/fields";
import { findUsableApp } from "@/lib/apps/list";
import { answerHostCheck } from "@/lib/connect/customer/host-check";
import { tagsField } from "@/lib/instances/read-change";
import { revokeLink, requireLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import { languageField, returnField, wholeNumber, type LinkToCreate } from "@/lib/links/read-link";
import { takeResult } from "@/lib/links/take-result";
import { endOfLink, type LinkRow } from "@/lib/links/store";
import { LINK_DAYS, MAX_LINK_DAYS } from "@/lib/links/view";
import { anything, optionalText, parseInput, report, text, toId, toTrimmedText } from "@/lib/validation";
import { GangwayError, InputError } from "@/lib/errors";
import { requireCaller } from "./authorization";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";

const DAY_SECONDS = 24 * 60 * 60;

const scopesField = anything.transform((value, context): string[] | null => {
  if (value === undefined || value === null) return null;
  const texts = (Array.isArray(value) ? value : toTrimmedText(value).split(/\s+/)).map(toTrimmedText).filter(Boolean);
  const isFine =
    texts.length > 0 && texts.length <= 60 && texts.every((scope) => /^[a-z][a-z.]{1,99}(_[a-z]+)?$/.test(scope));
  if (!isFine) report(context, { problem: "must be a list of Xero's scopes, such as accounting.contacts.read." });
  return texts;
});

const sessionBody = z.object({
  app: optionalText().transform((value) => value ?? ""),
  keys: optionalText().transform((value, context): boolean => {
    if (value !== undefined && value !== "customer") report(context, { problem: 'must be "customer".' });
    return value !== undefined;
  }),
  scopes: scopesField,
  name: optionalText({ max: 120 }),
  tags: tagsField,
  externalId: optionalText({ max: 120 }),
  returnUrl: returnField("returnUrl"),
  email: optionalEmail("email"),
  verify: optionalText().transform((value, context): "email" | null => {
    if (value !== undefined && value !== "email") report(context, { problem: 'must be "email".' });
    return value === undefined ? null : "email";
  }),
  verifyUrl: returnField("verifyUrl"),
  language: languageField,
  reconnect: optionalText().transform((value) => (value === undefined ? null : toId(value))),
  expiresIn: wholeNumber("expiresIn", { most: MAX_LINK_DAYS * DAY_SECONDS, given: LINK_DAYS * DAY_SECONDS }),
});

/** `POST /connect/sessions`: a way to connect for one customer of the caller's. */
export async function createSession({ request }: ApiCall): Promise<Response> {
  const caller = await requireCaller(request);
  const { app, keys, reconnect, expiresIn, name, tags, ...read } = parseInput(
    sessionBody,
    await readLenientJson(request),
  );
  if (keys && (app !== "" || reconnect !== null))
    throw new InputError("keys", "is for sessions without app and reconnect.");
  if (app === "" && !keys && reconnect === null)
    throw new GangwayError("invalid_request", "Required entries are missing: app.");
  const wanted: LinkToCreate = {
    ...read,
    appId: keys ? null : app,
    name: name ?? read.externalId ?? "Xero",
    tags: tags ?? [],
    externalId: read.externalId ?? null,
    verify: read.verifyUrl === null ? read.verify : "host",
    maxUses: 1,
    days: expiresIn / DAY_SECONDS,
    instanceId: reconnect,
  };
  const { id, url, token, expiresAt } = await makeLink(caller, wanted, true);
  const isFull = reconnect === null && (await findUsableApp(caller, app))?.isTierFull === true;
  return Response.json({ id, url, token, expiresAt: expiresAt.toISOString(), ...(isFull && { warning: FULL }) });
}

/** `GET /connect/sessions/{id}`. */
export async function showSession({ request, parameters }: ApiCall): Promise<Response> {
  const caller = await requireCaller(request);
  return Response.json(sessionShape(await requireLink(caller, parameters.id ?? "")));
}

/** `DELETE /connect/sessions/{id}`: its link stops at once. */
export async function deleteSession({ request, parameters }: ApiCall): Promise<Response> {
  await revokeLink(await requireCaller(request), parameters.id ?? "", true);
  return new Response(null, { status: 200 });
}

const verificationBody = z.object({ check: text() });

/** `POST /connect/sessions/{id}/verification`: the host says that its page's user is who was meant, and sends the browser on. */
export async function verifyCustomer({ request, parameters }: ApiCall): Promise<Response> {
  const caller = await requireCaller(request);
  const { check } = parseInput(verificationBody, await readLenientJson(request));
  const continueUrl = await answerHostCheck(await requireLink(caller, parameters.id ?? ""), check);
  return Response.json({ continueUrl });
}

const FULL =
  "The app has as many organisations as one of Xero's tiers allows. If it is on that tier, Xero refuses the next one.";

const resultBody = z.object({ code: text() });

/** `POST /connect/sessions/{id}/result`: exchanges the code of the return address for the instances and their tokens, once. */
export async function exchangeResult({ request, parameters }: ApiCall): Promise<Response> {
  const caller = await requireCaller(request);
  const { code } = parseInput(resultBody, await readLenientJson(request));
  const link = await requireLink(caller, parameters.id ?? "");
  return Response.json({ ...sessionShape(link), instances: await takeResult(link, code) });
}

function sessionShape(link: LinkRow) {
  const { id, name, externalId, expiresAt, createdAt, appId: app, instanceId, returnUrl, uses } = link;
  const end = endOfLink(link);
  const status = uses > 0 ? "connected" : (end ?? "open");
  const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  const keys = link.keysByCustomer ? "customer" : null;
  return { id, status, name, externalId, app, keys, reconnect: instanceId, returnUrl, ...times };
}
