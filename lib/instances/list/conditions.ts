import type { ListFilter } from "./filter";
import type { SqlParams } from "./statement";
import type { Word } from "./words";

/** A filter as the list's statements need it: bound to an organization, its search in words. */
export type BoundFilter = ListFilter & { organizationId: string; words: Word[] };

/** A condition on `instances i`. `column` is the one that an index has right behind the organization, if any. */
export type Condition = {
  column: "app_id" | "created_by_id" | "protocol" | "kind" | "created_at" | null;
  write: (values: SqlParams) => string;
};

/** Every condition of a filter but its statuses; of those with an index, those that may leave the fewest rows first. */
export function conditionsOf(filter: BoundFilter): Condition[] {
  const { appId, createdById, protocol, kind, since, until, connector, tags, words } = filter;
  const conditions: (Condition | null)[] = [
    on("app_id", appId, (value) => `i.app_id = ${value}::uuid`),
    on("created_by_id", createdById, (value) => `i.created_by_id = ${value}::int`),
    on("protocol", protocol, (value) => `i.protocol = ${value}::"Protocol"`),
    on("kind", kind, (value) => `i.kind = ${value}::"AppKind"`),
    on("created_at", since, (value) => `i.created_at >= ${value}::timestamptz`),
    on("created_at", until, (value) => `i.created_at < ${value}::timestamptz`),
    on(null, connector, (value) => `i.connector = ${value}`),
    on(null, tags.length > 0 ? tags : null, (value) => `i.tags @> ${value}::text[]`),
    ...words.map(hasWord),
  ];
  return conditions.filter((condition) => condition !== null);
}

export function writeAll(conditions: Condition[], values: SqlParams): string[] {
  return conditions.map(({ write }) => write(values));
}

/** `(a) and (b)`; true when there is nothing to hold. */
export function all(conditions: (string | null)[]): string {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? "true" : given.map((condition) => `(${condition})`).join(" and ");
}

/** The first condition of every statement about a list. */
export function inOrganization(alias: "i" | "g", filter: BoundFilter, values: SqlParams): string {
  return `${alias}.organization_id = ${values.add(filter.organizationId)}::uuid`;
}

function on(column: Condition["column"], value: unknown, write: (value: string) => string): Condition | null {
  return value === null ? null : { column, write: (values) => write(values.add(value)) };
}

function hasWord({ text, id }: Word): Condition {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const write = (values: SqlParams) => {
    const stands = `i.search like ${values.add(pattern)}`;
    return id === null ? stands : `${stands} or i.id = ${values.add(id)}::int`;
  };
  return { column: null, write };
}
