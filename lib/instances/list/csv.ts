import { CSV_MARK, toCsvLine } from "@/lib/csv";
import type { InstanceView } from "@/lib/instances/view";

const COLUMNS: [title: string, value: (instance: InstanceView) => string | number | null][] = [
  ["id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["organisation", ({ organisationName }) => organisationName],
  ["tags", ({ tags }) => tags.join(", ")],
  ["status", ({ status }) => status],
  ["problem", ({ problem }) => problem],
  ["app", ({ app }) => app.name],
  ["kind", ({ app }) => app.kind],
  ["protocol", ({ app }) => app.protocol],
  ["token ends", ({ expiresAt }) => expiresAt],
  ["renewed from", ({ renewsAt }) => renewsAt],
  ["connected by", ({ connectedBy }) => connectedBy],
  ["connected", ({ createdAt }) => createdAt],
  ["disabled", ({ disabledAt }) => disabledAt],
  ["disabled by", ({ disabledBy }) => disabledBy],
  ["external id", ({ externalId }) => externalId],
];

/** The titles, behind the mark. */
export const CSV_HEAD = CSV_MARK + toCsvLine(COLUMNS.map(([title]) => title));

/** An instance as a line under them. */
export function toInstanceLine(instance: InstanceView): string {
  return toCsvLine(COLUMNS.map(([, value]) => value(instance)));
}
