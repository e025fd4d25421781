/** Tags from comma-separated text, trimmed and without duplicates. */
export function parseTags(typed: string): string[] {
  const tags = typed.split(",").map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}
