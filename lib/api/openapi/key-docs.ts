import { z } from "zod";
import * as answers from "./answers";
import * as bodies from "./bodies";

const keys = { tag: "Keys" } as const;

/** The calls on API keys. */
export const KEY_DOCS = {
  "/keys": {
    GET: { ...keys, summary: "List the organization's API keys", answer: z.array(answers.apiKey) },
    POST: {
      ...keys,
      summary: "Make an API key; it is answered this once",
      body: bodies.newApiKey,
      answer: answers.newApiKey,
      isRepeatable: true as const,
    },
  },
  "/keys/{id}": {
    PATCH: { ...keys, summary: "Change an API key", body: bodies.apiKeyChange, answer: answers.apiKey },
    DELETE: { ...keys, summary: "Revoke an API key", answer: null },
  },
  "/keys/{id}/rotation": {
    POST: { ...keys, summary: "Make the key anew; the one before works for a day more", answer: answers.newApiKey },
  },
  "/instances/{id}/keys": {
    GET: { ...keys, summary: "List the keys of an instance", answer: z.array(answers.apiKey) },
    POST: {
      ...keys,
      summary: "Make a key for one instance; it is answered this once",
      body: bodies.newInstanceKey,
      answer: answers.newApiKey,
      isRepeatable: true as const,
    },
  },
  "/instances/{id}/keys/{apiKey}": { DELETE: { ...keys, summary: "Revoke a key of an instance", answer: null } },
};
