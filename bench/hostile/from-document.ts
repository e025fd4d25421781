import { HOSTILE } from "@/e2e/support/hostile";
import type { HostileRequest, Random } from "./requests";

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};
type Parameter = { in: string; name: string };
type Operation = {
  parameters: Parameter[];
  requestBody?: { content: { "application/json": { schema: Schema } } };
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

export async function readDocument(url: string): Promise<Document> {
  return (await (await fetch(`${url}/elements/api-v2/openapi.json`)).json()) as Document;
}

/** How often an entry is not what the document says, and how often one that may be left out is. */
const WRONG = 0.15;
const LEFT_OUT = 0.4;

/** What a caller knows that exists, so that calls get past "not found". */
export type Known = { instanceId: number; proofs: Record<string, string>[] };

/** Requests as the OpenAPI document describes them, with some entries wrong. Those that delete name nothing that exists. */
export function requestsFromDocument(
  { next, pick }: Random,
  { paths, components }: Document,
  { instanceId, proofs }: Known,
): () => HostileRequest {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const odd = () =>
    pick(["0", "-1", "%00", "%2e%2e%2f", "99999999999", crypto.randomUUID(), encodeURIComponent(pick(HOSTILE))]);

  function text(format: string | undefined): string {
    if (format === "uri") return pick(["https://app.example.com/x", "http://localhost:9/x", "javascript:1", "//x"]);
    if (format === "email") return pick(["a@example.com", "a@b", "a@example.com\r\nbcc: x"]);
    if (format === "date-time") return pick(["2026-01-01T00:00:00Z", "2026-13-01", "9999-12-31T23:59:59Z"]);
    if (format === "uuid") return crypto.randomUUID();
    return next() < 0.7 ? pick(["Harbour Lane", "gold", "true", "x"]) : pick(HOSTILE);
  }

  function value(schema: Schema): unknown {
    if (next() < WRONG)
      return pick<unknown>([null, true, -1, 1e308, "", [], {}, pick(HOSTILE), [[[[]]]], { key: "xero" }]);
    if (schema.$ref) return value(components.schemas[schema.$ref.split("/").at(-1)!]!);
    if (schema.anyOf) return value(pick(schema.anyOf));
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    if (schema.type === "string") return text(schema.format);
    if (schema.type === "integer" || schema.type === "number") return pick([0, 1, 60, 3_600, instanceId, 2 ** 53]);
    if (schema.type === "boolean") return next() < 0.5;
    if (schema.type === "array") return Array.from({ length: Math.floor(next() * 4) }, () => value(schema.items ?? {}));
    if (schema.properties) return entries(schema.properties, schema.required ?? []);
    return null;
  }

  const entries = (properties: Record<string, Schema>, required: string[]) =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => next() > (required.includes(name) ? 0.1 : LEFT_OUT))
        .map(([name, schema]) => [name, value(schema)]),
    );

  return () => {
    const { path, method, operation } = pick(operations);
    // What would end the instance or its token, so that every later call got 401.
    const isKept = method === "DELETE" || (method === "POST" && path === "/instances/{id}/token");
    const part = (name: string) => {
      if (name === "path") return pick(["api.xro/2.0/Organisation", "api.xro/2.0/Invoices", odd()]);
      if (name === "key") return pick(["xero", "244", odd()]);
      return !isKept && next() < 0.6 ? String(instanceId) : odd();
    };
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => part(name));
    const query = operation.parameters
      .filter((parameter) => parameter.in === "query" && next() < 0.6)
      .map(
        ({ name }) =>
          `${encodeURIComponent(name)}=${encodeURIComponent(next() < 0.5 ? pick(["1", "x", "gold"]) : pick(HOSTILE))}`,
      );
    const url = `/elements/api-v2${address}${query.length > 0 ? `?${query.join("&")}` : ""}`;
    const isElement = isKept && !path.includes("{");
    const headers = {
      ...(next() < 0.9 && (isElement ? proofs[0]! : pick(proofs))),
      "content-type": "application/json",
    };
    const schema = operation.requestBody?.content["application/json"].schema;
    return { method, path: url, headers, body: schema ? Buffer.from(JSON.stringify(value(schema))) : null };
  };
}
