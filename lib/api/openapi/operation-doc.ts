import type { z } from "zod";

/** The parts of the API, in the order in which the document has them. */
export const TAGS = {
  Connect: "Connect customers: with a session and Gangway's pages, or with pages of your own.",
  Instances:
    "An instance is one connected Xero organisation. Calls without an id are about that of the instance token, or of the key.",
  Use: "Call Xero through Gangway, or read an access token and call Xero yourself.",
  Webhooks: "Hear of what happens, at a URL of yours.",
  Keys: "API keys, of the organization or of one instance, with which programs call.",
  Identity: "Who calls, and with which secrets.",
  Catalogue: "What can be connected: today Xero.",
} as const;

/**
 * What the document says of one operation, beside who may call it; `answer` is what 200 brings, null for nothing. `query` names parameters
 * and what they are. `isByElement` is set where an Element token, or a key of one instance, names the instance.
 */
export type OperationDoc = {
  tag: keyof typeof TAGS;
  summary: string;
  isByElement?: true;
  query?: Record<string, string>;
  body?: z.ZodType;
  answer: z.ZodType | null;
  isRepeatable?: true;
};
