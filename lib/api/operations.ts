import { installationKey } from "@/lib/apps/installation-key";
import { GangwayError } from "@/lib/errors";
import { ANSWER_HEADERS, CALL_HEADERS } from "@/lib/passthrough/headers";
import { giveAccessToken } from "./access-token";
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
import { listResponse } from "./list-response";
import { getAuthorizeUrl, getRequestToken } from "./oauth";
import { showDocument } from "./openapi/show-document";
import { passThroughCall } from "./passthrough";
import type { ApiCall, Resource, Rules } from "./route";
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
import { createSession, deleteSession, exchangeResult, showSession, verifyCustomer } from "./sessions";

const instance: Resource = { GET: showInstance, PUT: putInstance, PATCH: patchInstance, DELETE: removeInstance };
const enabled: Resource = { PUT: setEnabled(true), DELETE: setEnabled(false) };
const call = passThroughCall;

/**
 * The contract: every path below `/{noun}/api-v2`, and what answers each method there. The first that fits counts, so words stand
 * before placeholders. Where a path has no `{id}`, the Element token names the instance.
 */
export const OPERATIONS = {
  "/openapi.json": { GET: showDocument },
  "/authentication": { POST: authenticate },
  "/authentication/secrets": { GET: giveSecrets },
  "/organizations/me": { GET: showOrganization },
  "/ping": { GET: pingCall },
  "/connect/sessions": { POST: repeatable(createSession) },
  "/connect/sessions/{id}": { GET: showSession, DELETE: deleteSession },
  "/connect/sessions/{id}/result": { POST: exchangeResult },
  "/connect/sessions/{id}/verification": { POST: verifyCustomer },
  "/instances": {
    GET: listInstances,
    POST: repeatable(createInstance),
    PUT: putInstance,
    PATCH: patchInstance,
    DELETE: removeInstance,
  },
  "/instances/count": { GET: countCall },
  "/instances/token": { GET: giveAccessToken },
  "/instances/enabled": enabled,
  "/instances/configuration": { GET: showConfiguration },
  "/instances/configuration/{entry}": { PATCH: changeConfigurationEntry },
  "/instances/{id}": instance,
  "/instances/{id}/token": { GET: giveAccessToken },
  "/instances/{id}/enabled": enabled,
  "/instances/{id}/configuration": { GET: showConfiguration },
  "/instances/{id}/configuration/{entry}": { PATCH: changeConfigurationEntry },
  "/webhooks": { GET: listWebhooks, POST: repeatable(createWebhook) },
  "/webhooks/{id}": { GET: showWebhook, PATCH: changeWebhookByApi, DELETE: deleteWebhook },
  "/webhooks/{id}/key": { POST: rotateWebhookKey },
  "/webhooks/{id}/test": { POST: testWebhookByApi },
  "/webhooks/{id}/replay": { POST: replayWebhook },
  "/webhooks/{id}/deliveries": { GET: listWebhookDeliveries },
  // And everything below it.
  "/passthrough": { GET: call, HEAD: call, POST: call, PUT: call, PATCH: call, DELETE: call },
  "/{connectors}": { GET: async () => listResponse([catalogueShape()]) },
  "/{connectors}/keys": { GET: async () => listResponse([XERO.key]) },
  "/{connectors}/{key}": { GET: async (call) => connector(call, () => Response.json(catalogueShape())) },
  "/{connectors}/{key}/certificate": { GET: async (call) => connector(call, giveCertificate) },
  "/{connectors}/{key}/instances": { GET: listInstances, POST: repeatable(createInstance) },
  "/{connectors}/{key}/instances/{id}": instance,
  "/{connectors}/{key}/oauth/token": { GET: getRequestToken },
  "/{connectors}/{key}/oauth/url": { GET: getAuthorizeUrl, POST: getAuthorizeUrl },
} satisfies Record<string, Resource>;

export type Path = keyof typeof OPERATIONS;

/** What a path does otherwise than the others: answers of passthrough are Xero's. */
export const RULES: Partial<Record<Path, Rules>> = {
  "/passthrough": {
    isJson: false,
    allowHeaders: CALL_HEADERS,
    exposeHeaders: [...ANSWER_HEADERS, "gangway-answer-from"],
  },
};

/** Whatever else is asked below the contract's address. */
const unknown = async () => {
  throw new GangwayError("not_found", "There is no such resource. docs/api.md lists what there is.");
};
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
