import type { BoundFilter } from "./filter";
import type { SqlParams } from "./statement";

/** A condition on `instances i`. `column` is the one that an index has right behind the organization, if any. */
export type Condition = {
  column: "external_id" | "app_id" | "created_by_id" | "protocol" | "kind" | "created_at" | null;
  write: (values: SqlParams) => string;
};

/** Every condition of a filter but its statuses; of those with an index, those that may leave the fewest rows first. */
export function conditionsOf(filter: BoundFilter): Condition[] {
  const { tags, words, text, folded } = filter;
  return [
    ...columnsOf(filter),
    ...on(null, tags.length > 0 ? tags : null, (value) => `i.tags @> ${value}::text[]`),
    ...words.map(hasWord),
    ...(text === "" ? [] : [hasText(text, folded)]),
  ];
}

/** The same for an index to find candidates by: whatever fits the filter, and words and texts that come close. */
export function indexConditionsOf(filter: BoundFilter): Condition[] {
  const { tags, words, folded } = filter;
  // search_terms() has the rest of each word from each of its letters on, up to 24 of them, and every tag behind a #.
  const pieces = [...words, ...folded.split(" ").filter(Boolean)].map((word) => /^.{0,24}/su.exec(word)![0]);
  const terms = [...pieces.map((piece) => `${quoted(piece)}:*`), ...tags.map((tag) => quoted(`#${tag}`))];
  if (terms.length === 0) return columnsOf(filter);
  const ids = words.filter(isId).map(Number);
  const write = (values: SqlParams) => {
    const found = `search_terms(i.search, i.tags) @@ ${values.add(terms.join(" & "))}::tsquery`;
    return ids.length === 0 ? found : `${found} or i.id = any(${values.add(ids)}::int[])`;
  };
  return [...columnsOf(filter), { column: null, write }];
}

function columnsOf(filter: BoundFilter): Condition[] {
  const { externalId, appId, createdById, protocol, kind, since, until, connector } = filter;
  return [
    ...on("external_id", externalId, (value) => `i.external_id = ${value}`),
    ...on("app_id", appId, (value) => `i.app_id = ${value}::uuid`),
    ...on("created_by_id", createdById, (value) => `i.created_by_id = ${value}::int`),
    ...on("protocol", protocol, (value) => `i.protocol = ${value}::"Protocol"`),
    ...on("kind", kind, (value) => `i.kind = ${value}::"AppKind"`),
    ...on("created_at", since, (value) => `i.created_at >= ${value}::timestamptz`),
    ...on("created_at", until, (value) => `i.created_at < ${value}::timestamptz`),
    ...on(null, connector, (value) => `i.connector = ${value}`),
  ];
}

function on(column: Condition["column"], value: unknown, write: (value: string) => string): Condition[] {
  return value === null ? [] : [{ column, write: (values) => write(values.add(value)) }];
}

const isId = (word: string) => /^\d{1,9}$/.test(word);
const quoted = (term: string) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function hasWord(word: string): Condition {
  const found = (values: SqlParams) => `i.search like ${values.add(containing(word))}`;
  if (!isId(word)) return { column: null, write: found };
  return { column: null, write: (values) => `${found(values)} or i.id = ${values.add(word)}::int` };
}

function hasText(text: string, folded: string): Condition {
  const write = (values: SqlParams) => {
    const pattern = values.add(containing(text));
    // The first part is the quicker one, and holds wherever the others may.
    return `i.search like ${values.add(containing(folded))} and (i.name ilike ${pattern} or i.organisation_name ilike ${pattern})`;
  };
  return { column: null, write };
}

/** The first condition of every statement about a list. */
export function inOrganization(alias: "i" | "g", { organizationId }: BoundFilter, values: SqlParams): string {
  return `${alias}.organization_id = ${values.add(organizationId)}::uuid`;
}

/** Where an instance is in the organization and fits these conditions. */
export function whereAll(filter: BoundFilter, conditions: Condition[], values: SqlParams): string {
  return all([inOrganization("i", filter, values), ...writeAll(conditions, values)]);
}

export function writeAll(conditions: Condition[], values: SqlParams): string[] {
  return conditions.map(({ write }) => write(values));
}

/** `(a) and (b)`; true when there is nothing to hold. */
export function all(conditions: (string | null)[]): string {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? "true" : given.map((condition) => `(${condition})`).join(" and ");
}
