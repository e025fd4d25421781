/** A line of RFC 4180. */
export function toCsvLine(cells: (string | number | null)[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

/** Byte order mark before the first line, by which spreadsheets recognise UTF-8. */
export const CSV_MARK = "\uFEFF";

/** Text that a spreadsheet would run as a formula gets an apostrophe, which makes it text there. */
function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
