/**
 * A column that holds ciphertext. `key` is the primary key and `type` its type; `table`, `row` and `organization` are SQL of the identity
 * that its ciphertext is bound to (see RecordIdentity), where `t` is the row.
 */
export type SealedColumn = Readonly<
  Record<"name" | "column" | "key" | "type" | "table" | "row" | "organization" | "only", string>
>;

const sealed = (name: string, column: string, rest: Partial<SealedColumn> = {}): SealedColumn => {
  const { key = "id" } = rest;
  const bound = { table: `'${name}'`, row: `t.${key}`, organization: "t.organization_id" };
  return { name, column, key, type: "uuid", only: "true", ...bound, ...rest };
};

/**
 * Everything that is stored encrypted. What others are copied from comes before them, so that copies made meanwhile are found. A test
 * compares it with the columns there are, and another opens each through it.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  sealed("signing_keys", "private_key_sealed", { organization: "'installation'" }),
  sealed("organizations", "secret_sealed", { organization: "t.id" }),
  sealed("users", "secret_sealed", { type: "int", organization: "'any'" }),
  sealed("authenticators", "secret_sealed", { key: "user_id", type: "int", organization: "'any'" }),
  sealed("trails", "key_sealed", { key: "organization_id" }),
  sealed("apps", "secret_sealed"),
  sealed("apps", "private_key_sealed"),
  sealed("xero_webhooks", "key_sealed", {
    key: "app_id",
    organization: "(select organization_id from apps where id = t.app_id)",
  }),
  sealed("webhook_endpoints", "keys_sealed"),
  sealed("instances", "configuration_sealed", { type: "int" }),
  sealed("deliveries", "configuration_sealed", {
    table: "'instances'",
    row: "t.instance_id",
    organization: `coalesce((select organization_id from events where id = t.event_id),
      (select organization_id from xero_events where id = t.xero_event_id))`,
    // Those of endpoints have a mark in place of a key.
    only: "t.endpoint_id is null",
  }),
  sealed("grant_tokens", "tokens_sealed", {
    key: "grant_id",
    organization: "(select organization_id from grants where id = t.grant_id)",
  }),
  sealed("attempts", "secrets_sealed", { organization: "coalesce(t.organization_id::text, 'none')" }),
  sealed("revocations", "secrets_sealed", { organization: "'none'" }),
  sealed("idempotency_keys", "answer_sealed", { type: "bytea", row: "encode(t.id, 'hex')" }),
];
