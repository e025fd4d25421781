import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const PARTS = ["badge", "check-box", "notice", "submit-button", "link-button"].map((part) => `../ui/${part}.tsx`);
/** Classes that name a side; `start` and `end` turn round with the direction of the text. */
const SIDES =
  /(?<=[\s":])-?(?:[mp][lr]-|left-|right-|border-[lr]\b|rounded-[lr]\b|text-(?:left|right)\b|float-)[\w[]*/g;

test("a customer's pages name no left or right, so that a right-to-left language turns them round", () => {
  const files = [...readdirSync(import.meta.dirname).filter((file) => file.endsWith(".tsx")), ...PARTS];
  const found = files.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(SIDES)].map(([side]) => `${file}: ${side}`),
  );
  expect(found).toEqual([]);
});
