import type { z } from "zod";

/** Who may call: anybody, a bearer of `POST /authentication`, a caller with both secrets, one with an Element token, an admin. */
export type Who = "anybody" | "bearer" | "caller" | "element" | "admin";

/** What the document says of one operation; `answer` is what 200 brings, null for nothing. `query` names parameters and what they are. */
export type OperationDoc = {
  tag: "Connect" | "Instances" | "Use" | "Webhooks" | "Catalogue" | "Identity";
  who: Who;
  summary: string;
  query?: Record<string, string>;
  body?: z.ZodType;
  answer: z.ZodType | null;
  isRepeatable?: true;
};
