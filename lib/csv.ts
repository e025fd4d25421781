/** A line of RFC 4180. */
export function toCsvLine(cells: (string | number | null)[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

/** What stands in front of the first line: by this spreadsheets know UTF-8. */
export const CSV_MARK = "\uFEFF";

/** What a spreadsheet would take for a formula gets an apostrophe, which makes it text there. */
function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
