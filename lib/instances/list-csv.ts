import type { InstanceView } from "./view";

const COLUMNS: [title: string, value: (instance: InstanceView) => string | number][] = [
  ["id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["organisation", ({ organisationName }) => organisationName],
  ["tags", ({ tags }) => tags.join(", ")],
  ["status", ({ status }) => status],
  ["problem", ({ problem }) => problem ?? ""],
  ["app", ({ app }) => app.name],
  ["kind", ({ app }) => app.kind],
  ["protocol", ({ app }) => app.protocol],
  ["token ends", ({ expiresAt }) => expiresAt],
  ["renewed from", ({ renewsAt }) => renewsAt ?? ""],
  ["connected by", ({ connectedBy }) => connectedBy ?? ""],
  ["connected", ({ createdAt }) => createdAt],
  ["disabled", ({ disabledAt }) => disabledAt ?? ""],
  ["disabled by", ({ disabledBy }) => disabledBy ?? ""],
];

/** The first line, behind the mark by which spreadsheets know UTF-8. */
export const CSV_HEAD = `\uFEFF${toLine(COLUMNS.map(([title]) => title))}`;

/** An instance as a line of RFC 4180. */
export function toCsvLine(instance: InstanceView): string {
  return toLine(COLUMNS.map(([, value]) => value(instance)));
}

function toLine(cells: (string | number)[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe, which makes it text there. */
function toCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
