/** Tags as typed, with commas between them: blanks round them and repetitions do not count. */
export function parseTags(typed: string): string[] {
  const tags = typed.split(",").map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}
