import type { z } from "zod";

/**
 * What the document says of one operation, beside who may call it; `answer` is what 200 brings, null for nothing. `query` names parameters
 * and what they are. `isByElement` is set where an Element token, or a key of one instance, names the instance.
 */
export type OperationDoc = {
  tag: "Connect" | "Instances" | "Use" | "Webhooks" | "Keys" | "Catalogue" | "Identity";
  summary: string;
  isByElement?: true;
  query?: Record<string, string>;
  body?: z.ZodType;
  answer: z.ZodType | null;
  isRepeatable?: true;
};
