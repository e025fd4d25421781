import { z } from "zod";
import { OPERATIONS, type Path, RULES } from "@/lib/api/operations";
import type { Method, Resource } from "@/lib/api/route";
import type { Access } from "@/lib/api-scopes";
import { env } from "@/lib/env";
import { SIGNATURE_HEADER } from "@/lib/xero/webhook";
import { problem } from "./answers";
import { event } from "./event";
import { type OperationDoc, TAGS } from "./operation-doc";
import { OPERATION_DOCS } from "./operation-docs";

type Json = Record<string, unknown>;

/** What proves a caller, in alternatives; the scope is what an API key needs. */
function securityOf(access: Access, isByElement = false): Json[] {
  if (access === "anybody") return [];
  if (access === "bearer") return [{ bearer: [] }];
  if (access === "xero") return [{ xero: [] }];
  return [{ [isByElement ? "element" : "secrets"]: [] }, { apiKey: access === "caller" ? [] : [access] }];
}

const SCHEMES = {
  secrets: header("`User <user secret>, Organization <organization secret>`"),
  element: header("`User <user secret>, Organization <organization secret>, Element <instance token>`"),
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An API key of the organization, or of one instance; each call names the scope that it needs.",
  },
  xero: {
    type: "apiKey",
    in: "header",
    name: SIGNATURE_HEADER,
    description: "The base64 of the HMAC-SHA256 of the body, byte for byte, with the app's webhooks key.",
  },
  bearer: { type: "http", scheme: "bearer", description: "The token of `POST /authentication`." },
};

function header(description: string): Json {
  return { type: "apiKey", in: "header", name: "Authorization", description };
}

/** The OpenAPI 3.1 document of the contract, in one of its two spellings. */
export function openApiDocument(nounPath: string): Json {
  const components: Json = {};
  const schemaOf = (schema: z.ZodType): Json => toSchema(schema, components);
  const paths = Object.entries<Record<string, OperationDoc>>(OPERATION_DOCS).map(([path, operations]) => {
    const isWithAllBelow = RULES[path as Path]?.isWithAllBelow ?? false;
    const named = isWithAllBelow ? `${path}/{path}` : path.replace("{connectors}", nounPath);
    const resource: Resource = OPERATIONS[path as Path];
    const entries = Object.entries(operations).map(([method, doc]) => {
      const { access } = resource[method as Method]!;
      return [method.toLowerCase(), operation(doc, { path: named, method, access, schemaOf })] as const;
    });
    return [named, Object.fromEntries(entries)] as const;
  });
  schemaOf(problem);
  return {
    openapi: "3.1.1",
    info: {
      title: "Gangway",
      version: "0.2.0",
      description:
        "Connects Xero organisations, and keeps their tokens. The guides in docs/guides tell how the calls go together.",
    },
    servers: [{ url: `${env().PUBLIC_URL}/${nounPath}/api-v2` }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(paths) as Json,
    webhooks: { event: { post: webhook(schemaOf(event)) } },
    components: { schemas: components, securitySchemes: SCHEMES },
  };
}

/** What Gangway calls, as the specification writes it: Standard Webhooks signs the three headers and the body. */
function webhook(schema: Json): Json {
  return {
    operationId: "receiveEvent",
    tags: ["Webhooks"],
    summary: "An event, posted to your URL and signed with the webhook's key",
    parameters: ["Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"].map((name) => parameter("header", name, "")),
    requestBody: { required: true, content: json(schema) },
    responses: { "2XX": { description: "Received. Anything else is a failed attempt, and is repeated." } },
  };
}

type Place = { path: string; method: string; access: Access; schemaOf: (schema: z.ZodType) => Json };

function operation(doc: OperationDoc, { path, method, access, schemaOf }: Place): Json {
  const { tag, isByElement, summary, query = {}, body, answer, isRepeatable } = doc;
  const inPath = [...path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, of, name]) =>
    of === "instances" && name === "id" ? INSTANCE_ID : parameter("path", name!, ""),
  );
  const inQuery = Object.entries(query).map(([name, description]) => parameter("query", name, description));
  const key = isRepeatable
    ? [parameter("header", "Idempotency-Key", "Repeats are answered as the first call, for 24 hours.")]
    : [];
  const ok = answer === null ? { description: "Done." } : { description: "Done.", content: json(schemaOf(answer)) };
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [tag],
    summary,
    description: access === "webhooks" || access === "admin" ? "For admins." : undefined,
    security: securityOf(access, isByElement),
    parameters: [...inPath, ...inQuery, ...key],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body)) } }),
    responses: {
      200: ok,
      ...(access === "xero" && { 401: { description: "Not signed with the app's key. Empty." } }),
      default: { description: "Refused, or failed.", content: json(schemaOf(problem)) },
    },
  };
}

const parameter = (place: "path" | "query" | "header", name: string, description: string): Json => ({
  name,
  in: place,
  required: place === "path",
  ...(description && { description }),
  schema: PARAMETERS[name] ?? { type: "string" },
});

const INSTANCE_ID: Json = { name: "id", in: "path", required: true, schema: { type: "integer" } };

/** Those of a query that are no plain text. */
const PARAMETERS: Record<string, Json> = {
  pageSize: { type: "integer", minimum: 1, maximum: 200 },
  instance: { type: "integer" },
  "tags[]": { type: "array", items: { type: "string" } },
};

const json = (schema: Json): Json => ({ "application/json": { schema } });

/** A zod schema as JSON Schema; those with an id become components. */
function toSchema(schema: z.ZodType, components: Json): Json {
  const {
    $defs = {},
    $schema: _dialect,
    ...rest
  } = z.toJSONSchema(schema, { io: "input", reused: "inline" }) as Json & {
    $defs?: Record<string, Json>;
  };
  const renamed = (value: unknown): Json =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  for (const [name, definition] of Object.entries($defs)) components[name] = renamed(withoutId(definition));
  const { id, ...own } = renamed(rest);
  if (typeof id !== "string") return own;
  components[id] = own;
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId({ id: _id, ...definition }: Json): Json {
  return definition;
}
