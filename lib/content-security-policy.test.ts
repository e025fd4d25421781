import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { pagePolicy } from "./content-security-policy";

it("knows the style sheet of the toasts as it is installed", () => {
  const source = readFileSync(
    createRequire(import.meta.url)
      .resolve("sonner")
      .replace(/index\.c?js$/, "index.mjs"),
    "utf8",
  );
  const [, literal] = /^__insertCSS\((".*")\);?$/m.exec(source)!;
  const styles = JSON.parse(literal!) as string;
  const hash = createHash("sha256").update(styles).digest("base64");
  expect(pagePolicy("n", false)).toContain(`'sha256-${hash}'`);
});

it("lets nothing in that carries no nonce", () => {
  expect(pagePolicy("n", false)).not.toMatch(/unsafe|\*|https?:/);
});
