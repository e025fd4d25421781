import { z } from "zod";
import type { DeliveryFilter } from "@/lib/webhooks/endpoints/deliveries";
import type { OPERATIONS, Path } from "@/lib/api/operations";
import * as answers from "./answers";
import * as bodies from "./bodies";
import { INSTANCE_DOCS, PASSTHROUGH_DOCS } from "./instance-docs";
import { KEY_DOCS } from "./key-docs";
import type { OperationDoc } from "./operation-doc";

/** Every operation of the table: one that is missing here does not compile. */
type Docs = { [P in Path]: { [M in keyof (typeof OPERATIONS)[P]]: OperationDoc } };

const keys = {
  apiKey: "The app's client id or consumer key.",
  apiSecret: "Its secret.",
  callbackUrl: "Where the customer comes back to.",
};

const deliveries: Record<keyof DeliveryFilter | "cursor", string> = {
  status: "waiting, delivered or failed.",
  type: "The event's type.",
  instance: "The id of an instance.",
  cursor: "`next` of the page before.",
};

const sessions = { tag: "Connect" } as const;
const webhooks = { tag: "Webhooks" } as const;
const catalogue = { tag: "Catalogue" } as const;

const authorize = {
  tag: "Connect" as const,
  summary: "Where the customer consents",
  answer: z.looseObject({ oauthUrl: z.url() }),
};

export const OPERATION_DOCS: Docs = {
  "/openapi.json": {
    GET: { ...catalogue, summary: "The OpenAPI document", answer: z.looseObject({ openapi: z.string() }) },
  },
  "/authentication": {
    POST: {
      tag: "Identity",
      summary: "A password for a bearer token of ten minutes",
      body: bodies.credentials,
      answer: z.object({ token: z.string(), username: z.string(), id: z.int() }),
    },
  },
  "/authentication/secrets": {
    GET: {
      tag: "Identity",
      summary: "The two secrets of the Authorization header",
      answer: z.object({ userSecret: z.string(), organizationSecret: z.string() }),
    },
  },
  "/organizations/me": {
    GET: {
      tag: "Identity",
      summary: "The caller's organization",
      answer: z.object({ id: z.uuid(), name: z.string(), secret: z.string().optional().describe("Not for API keys.") }),
    },
  },
  "/ping": {
    GET: {
      tag: "Use",
      isByElement: true,
      summary: "Ask Xero for the organisation",
      answer: z.object({ dateTime: z.iso.datetime(), endpoint: z.string(), valid: z.boolean() }),
    },
  },
  "/connect/sessions": {
    POST: {
      ...sessions,
      summary: "Make a link with which one customer connects",
      body: bodies.sessionToMake,
      answer: answers.newSession,
      isRepeatable: true,
    },
  },
  "/connect/sessions/{id}": {
    GET: { ...sessions, summary: "Read a session", answer: answers.session },
    DELETE: { ...sessions, summary: "End a session's link", answer: null },
  },
  "/connect/sessions/{id}/result": {
    POST: {
      ...sessions,
      summary: "Exchange the code of the return address, once, for instances and tokens",
      body: bodies.sessionCode,
      answer: answers.sessionResult,
    },
  },
  "/connect/sessions/{id}/verification": {
    POST: {
      ...sessions,
      summary: "Say that your page's user is who was meant",
      body: bodies.sessionCheck,
      answer: z.object({ continueUrl: z.url() }),
    },
  },
  ...INSTANCE_DOCS,
  ...KEY_DOCS,
  "/webhooks": {
    GET: { ...webhooks, summary: "List webhooks", answer: z.array(answers.webhook) },
    POST: {
      ...webhooks,
      summary: "Add a webhook; its signature key is answered this once",
      body: bodies.webhookChange,
      answer: answers.newWebhook,
      isRepeatable: true,
    },
  },
  "/webhooks/{id}": {
    GET: { ...webhooks, summary: "Read a webhook", answer: answers.webhook },
    PATCH: { ...webhooks, summary: "Change a webhook", body: bodies.webhookChange, answer: answers.webhook },
    DELETE: { ...webhooks, summary: "Delete a webhook", answer: null },
  },
  "/webhooks/{id}/key": {
    POST: {
      ...webhooks,
      summary: "Make a new signature key; the one before signs for a day more",
      answer: z.object({ signatureKey: z.string() }),
    },
  },
  "/webhooks/{id}/test": { POST: { ...webhooks, summary: "Send a test event", answer: null } },
  "/webhooks/{id}/replay": {
    POST: {
      ...webhooks,
      summary: "Send the events of a time again",
      body: bodies.range,
      answer: z.object({ events: z.int() }),
    },
  },
  "/webhooks/{id}/deliveries": {
    GET: {
      ...webhooks,
      summary: "List deliveries, the newest event first",
      query: deliveries,
      answer: answers.deliveries,
    },
  },
  "/xero-webhooks/{app}": {
    POST: {
      tag: "Webhooks",
      summary: "Where Xero posts the webhooks of an app",
      body: bodies.xeroWebhook,
      answer: null,
    },
  },
  "/passthrough": PASSTHROUGH_DOCS,
  "/{connectors}": { GET: { ...catalogue, summary: "List the connectors", answer: z.array(answers.connector) } },
  "/{connectors}/keys": { GET: { ...catalogue, summary: "The keys of the connectors", answer: z.array(z.string()) } },
  "/{connectors}/{key}": { GET: { ...catalogue, summary: "One connector", answer: answers.connector } },
  "/{connectors}/{key}/certificate": {
    GET: {
      ...catalogue,
      summary: "The certificate to upload at Xero for Partner apps of OAuth 1.0a",
      answer: z.string(),
    },
  },
  "/{connectors}/{key}/oauth/token": {
    GET: {
      tag: "Connect",
      summary: "OAuth 1.0a: a request token",
      query: { ...keys, "xero.partner": "true for a Partner app." },
      answer: z.object({ token: z.string(), secret: z.string() }),
    },
  },
  "/{connectors}/{key}/oauth/url": {
    GET: {
      ...authorize,
      query: {
        ...keys,
        requestToken: "OAuth 1.0a: of oauth/token.",
        state: "Comes back to your callback URL.",
        scope: "Scopes, with blanks between.",
      },
    },
    POST: { ...authorize, body: bodies.oauthKeys },
  },
};
