/** Which span something is below. Ids in hex, as in `traceparent`. */
export type TraceContext = { traceId: string; spanId: string; isSampled: boolean };

/** All that a span may tell: a list that is closed, and has no place for an address, a header, a body, a statement's text or a person. */
export type Attributes = Partial<
  Record<
    | "db.collection.name"
    | "db.operation.name"
    | "db.system.name"
    | "error.type"
    | "gangway.area"
    | "gangway.delivery.id"
    | "gangway.grant.id"
    | "gangway.outcome"
    | "gangway.request.id"
    | "http.request.method"
    | "http.response.status_code"
    | "http.route"
    | "server.address",
    string | number
  >
>;

export type Kind = "internal" | "server" | "client";

/** A span that ended. Times in milliseconds since 1970. */
export type EndedSpan = TraceContext & {
  name: string;
  kind: Kind;
  parentId: string | undefined;
  startedAt: number;
  endedAt: number;
  attributes: Attributes;
};
