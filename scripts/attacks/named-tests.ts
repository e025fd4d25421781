/** A file of tests, and the titles of those that are meant; all of its tests without one. */
export type NamedTests = { file: string; titles: string[] };

const FILE = /`((?:[\w-]+\/)[\w./-]+\.(?:spec|test|drill)\.tsx?)`/;

/** The tests that a page names: files in backticks, each with the titles in quotes behind it. */
export function testsNamedIn(text: string): NamedTests[] {
  const [, ...parts] = text.split(FILE);
  return parts.flatMap((file, at) => {
    if (at % 2) return [];
    const [cell = ""] = parts[at + 1]!.split(/\s\|\s|\n/);
    return [{ file, titles: [...cell.matchAll(/"([^"]+)"/g)].map(([, title]) => title!) }];
  });
}

/** The part of a page below a heading of the second level. */
export function partBelow(page: string, heading: string): string {
  const [, part] = page.split(`\n## ${heading}\n`);
  if (part === undefined) throw new Error(`the page has no part "${heading}"`);
  return part.split("\n## ")[0]!;
}
