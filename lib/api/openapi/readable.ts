import type { Content, Entry, ReadableDocument, ReadableOperation, TypeWords } from "./view";

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
};
type Media = { content?: Record<string, { schema: Schema }> };
type Operation = {
  operationId: string;
  tags: [string];
  summary: string;
  security?: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  requestBody?: Media;
  responses: Record<string, Media>;
};
type Document = {
  info: { version: string };
  servers: [{ url: string }];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Reads the document that `openApiDocument` makes. */
export function readDocument(json: object): ReadableDocument {
  const { info, servers, tags, paths, webhooks, components } = json as Document;
  const operations = [...operationsIn(paths), ...operationsIn({ "your URL": webhooks.event! })];
  return {
    server: servers[0].url,
    version: info.version,
    groups: tags.map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ operation }) => operation.tags[0] === name).map(readOperation),
    })),
    shapes: Object.entries(components.schemas)
      .map(([name, schema]) => ({ name, entries: entriesIn(schema) }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  };
}

type Placed = { path: string; methods: string[]; operation: Operation };

/** The operations of each path; verbs that do the same are one. */
function operationsIn(paths: Document["paths"]): Placed[] {
  return Object.entries(paths).flatMap(([path, operations]) => {
    const verbs = Object.entries(operations).map(([verb, operation]) => ({ verb: verb.toUpperCase(), operation }));
    const summaries = [...new Set(verbs.map(({ operation }) => operation.summary))];
    return summaries.map((summary) => {
      const same = verbs.filter(({ operation }) => operation.summary === summary);
      return { path, methods: same.map(({ verb }) => verb), operation: same[0]!.operation };
    });
  });
}

function readOperation({ path, methods, operation }: Placed): ReadableOperation {
  const { operationId: id, summary, security = [], parameters, requestBody, responses } = operation;
  return {
    id,
    methods,
    path,
    summary,
    access: security.flatMap((ways) => Object.entries(ways).map(([way, scopes]) => ({ way, scopes }))),
    parameters: parameters.map(({ name, in: place, required, description = "", schema }) => ({
      name,
      place,
      isRequired: required,
      description,
      type: typeOf(schema),
      entries: [],
    })),
    body: contentOf(requestBody),
    answer: contentOf(responses[200]),
  };
}

function contentOf(media: Media | undefined): Content | null {
  const schema = media?.content?.["application/json"]?.schema;
  return schema ? { type: typeOf(schema), entries: entriesIn(schema) } : null;
}

/** The entries of an object, or of the objects of a list. Those of a named shape are with the shape. */
function entriesIn(schema: Schema): Entry[] {
  const inner = schema.items ?? schema.anyOf?.find(({ properties }) => properties) ?? schema;
  return Object.entries(inner.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    isRequired: inner.required?.includes(name) ?? false,
    description: property.description ?? "",
    entries: entriesIn(property),
  }));
}

const FORMATS: Record<string, string> = {
  "date-time": "date and time",
  uri: "URL",
  uuid: "UUID",
  email: "email address",
};

function typeOf(schema: Schema): TypeWords {
  const { $ref, anyOf, items } = schema;
  if ($ref) return { text: "", shape: $ref.split("/").at(-1)! };
  if (items) {
    const { text, shape } = typeOf(items);
    return { text: `list of ${text}`.trim(), shape };
  }
  if (!anyOf) return { text: either(namesOf(schema)), shape: null };
  const types = anyOf.map(typeOf);
  return { text: either(types.map(({ text }) => text)), shape: types.find(({ shape }) => shape)?.shape ?? null };
}

function namesOf({ type = "anything", format, enum: values, const: value }: Schema): string[] {
  const allowed = values ?? (value === undefined ? [] : [value]);
  if (allowed.length > 0) return allowed.map((each) => JSON.stringify(each));
  return [type].flat().map((name) => (name === "string" && FORMATS[format ?? ""]) || name);
}

const either = (names: string[]) => names.filter(Boolean).join(" or ");
