import { isDeepStrictEqual } from "node:util";
import { problem } from "@/lib/api/openapi/answers";
import type { OperationDoc } from "@/lib/api/openapi/operation-doc";
import { OPERATION_DOCS } from "@/lib/api/openapi/operation-docs";

const PATTERNS = Object.entries<Record<string, OperationDoc>>(OPERATION_DOCS).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  operations,
}));

/**
 * Throws when an answer of the API is not what its OpenAPI document says: an entry that is missing, of another type, or not named there.
 * Answers of passthrough are Xero's.
 */
export function requireDocumented(method: string, path: string, answer: { status: number; body: unknown }): void {
  const [place = ""] = path.split("?");
  if (/^(\/instances\/\d+)?\/passthrough/.test(place)) return;
  const known = PATTERNS.find(({ pattern }) => pattern.test(place))?.operations[method];
  const schema = answer.status === 200 ? known?.answer : problem;
  if (!schema) return;
  const read = schema.safeParse(answer.body);
  const why = read.success
    ? !isDeepStrictEqual(read.data, answer.body) && "has entries that are not documented"
    : read.error.message;
  if (why) throw new Error(`${method} ${place} answered ${answer.status}: ${why}`);
}
