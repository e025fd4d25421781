import { z } from "zod";
import * as answers from "./answers";
import * as bodies from "./bodies";
import type { OperationDoc } from "./operation-doc";

const list = {
  pageSize: "1 to 200, which is also the default.",
  nextPage: "The header Elements-Next-Page-Token of the page before.",
  "tags[]": "Once for each tag: instances that have all of them.",
  searchText: "Part of the connector's key or of a name.",
  externalId: "Exactly your own id of the customer.",
};
const instances = { tag: "Instances" } as const;
const element = { tag: "Instances", isByElement: true } as const;
const use = { tag: "Use" } as const;
const listInstances: OperationDoc = {
  ...instances,
  summary: "List instances",
  query: list,
  answer: z.array(answers.instance),
};
const createInstance: OperationDoc = {
  ...instances,
  summary:
    "Create an instance from a consent, from tokens that are held already, or from the keys of a custom connection",
  body: bodies.newInstance,
  answer: answers.instance,
  isRepeatable: true,
};

/** The calls on one instance, named by its id or by the Element token. */
const one = (who: typeof instances | typeof element) => ({
  PUT: {
    ...who,
    summary: "Sign in again with providerData, or change name, tags and configuration",
    body: bodies.instanceChange,
    answer: answers.instance,
  },
  PATCH: {
    ...who,
    summary: "Change a part of an instance, or sign in again with the saved app",
    body: bodies.instanceChange,
    answer: answers.instance,
  },
  DELETE: { ...who, summary: "Disconnect an instance, at Xero too", answer: null },
});
const withGet = { GET: { ...instances, summary: "Read an instance", answer: answers.instance }, ...one(instances) };
const enabled = (who: typeof instances | typeof element) => ({
  PUT: { ...who, summary: "Enable an instance", answer: answers.instance },
  DELETE: { ...who, summary: "Disable an instance", answer: answers.instance },
});
const configuration = (who: typeof instances | typeof element) => ({
  GET: { ...who, summary: "List an instance's configuration", answer: z.array(answers.configurationEntry) },
});
const entry = (who: typeof instances | typeof element) => ({
  PATCH: {
    ...who,
    summary: "Change one entry of the configuration",
    body: bodies.configurationValue,
    answer: answers.configurationEntry,
  },
});
const readToken = { summary: "Read an access token that works now", answer: answers.accessToken };
const passThrough: OperationDoc = { ...use, summary: "Call Xero's API with the instance's token", answer: z.unknown() };
export const PASSTHROUGH_DOCS = {
  GET: passThrough,
  HEAD: passThrough,
  POST: passThrough,
  PUT: passThrough,
  PATCH: passThrough,
  DELETE: passThrough,
};

/** The calls on instances, by id and by Element token. */
export const INSTANCE_DOCS = {
  "/instances": { GET: listInstances, POST: createInstance, ...one(element) },
  "/instances/count": {
    GET: {
      ...instances,
      summary: "Count instances",
      answer: z.object({ totalInstances: z.int(), elementInstances: z.int() }),
    },
  },
  "/instances/token": { GET: { ...use, isByElement: true as const, ...readToken } },
  "/instances/enabled": enabled(element),
  "/instances/configuration": configuration(element),
  "/instances/configuration/{entry}": entry(element),
  "/instances/{id}": withGet,
  "/instances/{id}/token": {
    GET: { ...use, ...readToken },
    POST: {
      ...instances,
      summary: "Make a new instance token; the one before stops at once",
      answer: z.object({ token: z.string() }),
    },
  },
  "/instances/{id}/enabled": enabled(instances),
  "/instances/{id}/configuration": configuration(instances),
  "/instances/{id}/configuration/{entry}": entry(instances),
  "/instances/{id}/passthrough": PASSTHROUGH_DOCS,
  "/{connectors}/{key}/instances": { GET: listInstances, POST: createInstance },
  "/{connectors}/{key}/instances/{id}": withGet,
};
