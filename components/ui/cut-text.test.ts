import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The opening tags of a component that cut their text. */
function cuttingTags(source: string): string[] {
  return [...source.matchAll(/className="[^"]*\btruncate\b/g)].map(({ index }) => {
    const start = source.lastIndexOf("\n", source.lastIndexOf("<", index));
    return source.slice(start, source.indexOf("className", index) + 200).split(/>\s*\n|>[^=]/)[0]!;
  });
}

test("text that is cut can be read whole in a tooltip", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".tsx") && !file.endsWith("ui/select.tsx"),
  );
  const cut = files.flatMap((file) =>
    cuttingTags(readFileSync(`components/${file}`, "utf8")).map((tag) => `${file}: ${tag.trim()}`),
  );
  expect(cut.length).toBeGreaterThan(10);
  // What is hidden from screen readers is inside what has the tooltip.
  expect(cut.filter((tag) => !tag.includes("title=") && !tag.includes("aria-hidden"))).toEqual([]);
});
