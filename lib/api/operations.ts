import { installationKey } from "@/lib/apps/installation-key";
import { GangwayError } from "@/lib/errors";
import { ANSWER_HEADERS, CALL_HEADERS } from "@/lib/passthrough/headers";
import { giveAccessToken, rotateInstanceToken } from "./access-token";
import { changeConfigurationEntry, showConfiguration } from "./configuration";
import { catalogueShape, requireConnector, XERO } from "./connector";
import { authenticate, giveSecrets, showOrganization } from "./identity";
import { repeatable } from "./idempotency/repeatable";
import {
  countCall,
  createInstance,
  listInstances,
  patchInstance,
  pingCall,
  putInstance,
  removeInstance,
  setEnabled,
  showInstance,
} from "./instances";
import {
  changeOrganizationKey,
  listInstanceKeys,
  listOrganizationKeys,
  makeInstanceKey,
  makeOrganizationKey,
  revokeInstanceKey,
  revokeOrganizationKey,
  rotateOrganizationKey,
} from "./keys";
import { listResponse } from "./list-response";
import { getAuthorizeUrl, getRequestToken } from "./oauth";
import { showDocument } from "./openapi/show-document";
import { passThroughCall } from "./passthrough";
import { allow, type ApiCall, type Resource, type Rules } from "./route";
import {
  changeWebhookByApi,
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhook,
  rotateWebhookKey,
  showWebhook,
  testWebhookByApi,
} from "./webhooks";
import { takeXeroWebhook } from "./xero-webhooks";
import { createSession, deleteSession, exchangeResult, showSession, verifyCustomer } from "./sessions";

const read = (handle: Handle) => allow("instances:read", handle);
const write = (handle: Handle) => allow("instances:write", handle);
const connect = (handle: Handle) => allow("connect", handle);
const webhooks = (handle: Handle) => allow("webhooks", handle);
const admin = (handle: Handle) => allow("admin", handle);
const open = (handle: Handle) => allow("anybody", handle);
type Handle = Parameters<typeof allow>[1];

const instance = {
  GET: read(showInstance),
  PUT: write(putInstance),
  PATCH: write(patchInstance),
  DELETE: write(removeInstance),
} satisfies Resource;
const enabled = { PUT: write(setEnabled(true)), DELETE: write(setEnabled(false)) } satisfies Resource;
const configuration = { GET: read(showConfiguration) } satisfies Resource;
const entry = { PATCH: write(changeConfigurationEntry) } satisfies Resource;
const reading = allow("passthrough:read", passThroughCall);
const writing = allow("passthrough:write", passThroughCall);
// And everything below it.
const passthrough = {
  GET: reading,
  HEAD: reading,
  POST: writing,
  PUT: writing,
  PATCH: writing,
  DELETE: writing,
} satisfies Resource;

/**
 * The contract: every path below `/{noun}/api-v2`, and for each method who may call and what answers. The first that fits counts, so
 * words stand before placeholders. Where a path has no `{id}`, the Element token, or a key of an instance, names the instance.
 */
export const OPERATIONS = {
  "/openapi.json": { GET: open(showDocument) },
  "/authentication": { POST: open(authenticate) },
  "/authentication/secrets": { GET: allow("bearer", giveSecrets) },
  "/organizations/me": { GET: allow("caller", showOrganization) },
  "/ping": { GET: read(pingCall) },
  "/connect/sessions": { POST: connect(repeatable(createSession)) },
  "/connect/sessions/{id}": { GET: connect(showSession), DELETE: connect(deleteSession) },
  "/connect/sessions/{id}/result": { POST: connect(exchangeResult) },
  "/connect/sessions/{id}/verification": { POST: connect(verifyCustomer) },
  "/instances": {
    GET: read(listInstances),
    POST: write(repeatable(createInstance)),
    PUT: write(putInstance),
    PATCH: write(patchInstance),
    DELETE: write(removeInstance),
  },
  "/instances/count": { GET: read(countCall) },
  "/instances/token": { GET: allow("token", giveAccessToken) },
  "/instances/enabled": enabled,
  "/instances/configuration": configuration,
  "/instances/configuration/{entry}": entry,
  "/instances/{id}": instance,
  "/instances/{id}/token": { GET: allow("token", giveAccessToken), POST: write(rotateInstanceToken) },
  "/instances/{id}/enabled": enabled,
  "/instances/{id}/configuration": configuration,
  "/instances/{id}/configuration/{entry}": entry,
  "/instances/{id}/keys": { GET: write(listInstanceKeys), POST: write(repeatable(makeInstanceKey)) },
  "/instances/{id}/keys/{apiKey}": { DELETE: write(revokeInstanceKey) },
  "/instances/{id}/passthrough": passthrough,
  "/keys": { GET: admin(listOrganizationKeys), POST: admin(repeatable(makeOrganizationKey)) },
  "/keys/{id}": { PATCH: admin(changeOrganizationKey), DELETE: admin(revokeOrganizationKey) },
  "/keys/{id}/rotation": { POST: admin(rotateOrganizationKey) },
  "/webhooks": { GET: webhooks(listWebhooks), POST: webhooks(repeatable(createWebhook)) },
  "/webhooks/{id}": {
    GET: webhooks(showWebhook),
    PATCH: webhooks(changeWebhookByApi),
    DELETE: webhooks(deleteWebhook),
  },
  "/webhooks/{id}/key": { POST: webhooks(rotateWebhookKey) },
  "/webhooks/{id}/test": { POST: webhooks(testWebhookByApi) },
  "/webhooks/{id}/replay": { POST: webhooks(replayWebhook) },
  "/webhooks/{id}/deliveries": { GET: webhooks(listWebhookDeliveries) },
  "/xero-webhooks/{app}": { POST: allow("xero", takeXeroWebhook) },
  "/passthrough": passthrough,
  "/{connectors}": { GET: open(async () => listResponse([catalogueShape()])) },
  "/{connectors}/keys": { GET: open(async () => listResponse([XERO.key])) },
  "/{connectors}/{key}": { GET: open(async (call) => connector(call, () => Response.json(catalogueShape()))) },
  "/{connectors}/{key}/certificate": { GET: open(async (call) => connector(call, giveCertificate)) },
  "/{connectors}/{key}/instances": { GET: read(listInstances), POST: write(repeatable(createInstance)) },
  "/{connectors}/{key}/instances/{id}": instance,
  "/{connectors}/{key}/oauth/token": { GET: open(getRequestToken) },
  "/{connectors}/{key}/oauth/url": { GET: open(getAuthorizeUrl), POST: open(getAuthorizeUrl) },
} satisfies Record<string, Resource>;

export type Path = keyof typeof OPERATIONS;

/** Answers of passthrough are Xero's. */
const PASSTHROUGH: Rules = {
  isJson: false,
  allowHeaders: CALL_HEADERS,
  exposeHeaders: [...ANSWER_HEADERS, "gangway-answer-from"],
  isWithAllBelow: true,
};

/** Xero says what it accepts of its own accord, and gets nothing. */
const TO_XERO: Rules = { isJson: false, allowHeaders: [], exposeHeaders: [] };

/** What a path does otherwise than the others. */
export const RULES: Partial<Record<Path, Rules>> = {
  "/passthrough": PASSTHROUGH,
  "/instances/{id}/passthrough": PASSTHROUGH,
  "/xero-webhooks/{app}": TO_XERO,
};

/** Whatever else is asked below the contract's address. */
const unknown = open(async () => {
  throw new GangwayError("not_found", "There is no such resource. docs/api.md lists what there is.");
});
export const NOWHERE: Resource = { GET: unknown, POST: unknown, PUT: unknown, PATCH: unknown, DELETE: unknown };

async function connector({ parameters }: ApiCall, answer: () => Response | Promise<Response>): Promise<Response> {
  requireConnector(parameters.key ?? "");
  return answer();
}

/** The certificate of the key that signs for Partner apps, to upload at Xero. */
async function giveCertificate(): Promise<Response> {
  const { certificate } = await installationKey();
  const headers = {
    "content-type": "application/x-pem-file",
    "content-disposition": 'attachment; filename="gangway.pem"',
  };
  return new Response(certificate, { headers });
}
