/**
 * What names a person, as a pattern for PostgreSQL: any of these, in whatever case, and not as a part of a longer address or word. Line
 * breaks are written as letters in JSON.
 */
export function patternOf(words: string[]): string {
  const either = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("|");
  return String.raw`(?<!(?<!\\)[\w.+-])(?:${either})(?!\.?[\w-])`;
}
