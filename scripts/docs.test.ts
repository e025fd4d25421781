import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OperationDoc } from "@/lib/api/openapi/operation-doc";
import { OPERATION_DOCS } from "@/lib/api/openapi/operation-docs";
import { STATUS } from "@/lib/errors";
import { MAX_LINK_DAYS } from "@/lib/links/view";
import { MAX_ENDPOINTS, MAX_REPLAYED } from "@/lib/webhooks/endpoints/view";
import { XERO_ERRORS } from "@/lib/xero/errors";
import { partBelow, testsNamedIn } from "./attacks/named-tests";
import { ROOT } from "./root";

const read = (file: string) => readFileSync(file, "utf8");
const PAGES = [
  ...readdirSync(ROOT),
  ...readdirSync(join(ROOT, "docs"), { recursive: true }).map((file) => `docs/${String(file)}`),
].filter((file) => file.endsWith(".md") && !file.includes("node_modules"));

describe("docs/guides/errors.md", () => {
  /** The cells of the table below a heading, without its head. */
  function rowsBelow(heading: string): string[][] {
    const [, part = ""] = read(join(ROOT, "docs/guides/errors.md")).split(`## ${heading}\n`);
    const lines = part.split("\n## ")[0]!.split("\n");
    const rows = lines.filter((line) => line.startsWith("|")).slice(2);
    return rows.map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }

  test("has every code with its status", () => {
    const listed = rowsBelow("By code").map(([code, status]) => [code, Number(status)] as const);
    const codes = Object.entries({ ...STATUS, internal: 500 }).map(([code, status]) => [`\`${code}\``, status]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(codes));
  });

  test("has every way in which Xero fails, word for word", () => {
    const failures = Object.values(XERO_ERRORS).map(({ sentence, remedy, code }) => [
      sentence,
      remedy,
      `\`${code}\``,
      String(STATUS[code]),
    ]);
    expect(rowsBelow("When Xero fails")).toEqual(failures);
  });
});

test("docs/guides/idempotency.md has every call that can be repeated", () => {
  const guide = read(join(ROOT, "docs/guides/idempotency.md"));
  const repeatable = Object.entries<Record<string, OperationDoc>>(OPERATION_DOCS).filter(
    ([path, { POST }]) => POST?.isRepeatable && !path.startsWith("/{connectors}"),
  );
  expect(repeatable.length).toBeGreaterThan(3);
  for (const [path] of repeatable) expect(guide).toContain(`\`POST ${path}\``);
});

test("docs/guides/limits.md has the limits that the code has", () => {
  const guide = read(join(ROOT, "docs/guides/limits.md"));
  const spelt = (count: number) => count.toLocaleString("en");
  expect(guide).toMatch(new RegExp(`webhooks of an organization.*\\| ${MAX_ENDPOINTS}; ${spelt(MAX_REPLAYED)} within`));
  expect(guide).toMatch(new RegExp(`a session.*up to ${MAX_LINK_DAYS} days`));
});

describe("docs/security.md", () => {
  const page = read(join(ROOT, "docs/security.md"));
  const rowsOf = (heading: string) =>
    partBelow(page, heading)
      .split("\n")
      .filter((line) => /^\| +[\d.]+ +\|/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));

  test("names files and titles of tests that are there", () => {
    for (const [, file] of page.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.\w+)`/g))
      expect(existsSync(join(ROOT, file!)), file).toBe(true);
    const named = testsNamedIn(page);
    expect(named.length).toBeGreaterThan(100);
    for (const { file, titles } of named)
      for (const title of titles) expect(read(join(ROOT, file)).includes(title), `${file}: ${title}`).toBe(true);
  });

  test("answers every requirement of ASVS 5.0 at levels 1 and 2, and says by what", () => {
    const rows = rowsOf("OWASP ASVS 5.0, levels 1 and 2");
    expect(new Set(rows.map(([, number]) => number)).size).toBe(253);
    for (const [, number, , proof] of [...rows, ...rowsOf("RFC 9700, OAuth 2.0"), ...rowsOf("RFC 5849, OAuth 1.0a")])
      expect(proof, number).toMatch(/`[\w/.-]+\.(spec|test)\.tsx?`|\]\(|^Not applicable|\*\*open\*\*|No test/);
  });

  test("has a test for each kind of attack", () => {
    const attacks = partBelow(page, "Attacks")
      .split("\n")
      .filter((line) => /^\| [A-Z]/.test(line));
    expect(attacks.length).toBeGreaterThan(15);
    for (const attack of attacks) expect(testsNamedIn(attack).length, attack.slice(0, 40)).toBeGreaterThan(0);
  });
});

describe("links between pages", () => {
  const anchorsOf = (page: string) =>
    [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, "")
        .replaceAll(/\s/g, "-"),
    );

  test.each(PAGES)("%s leads to what is there", (page) => {
    const here = join(ROOT, page);
    for (const [, target] of read(here).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
      const [path, anchor] = target!.split("#");
      const file = path === "" ? here : join(dirname(here), path!);
      expect(existsSync(file), target).toBe(true);
      if (anchor) expect(anchorsOf(file), target).toContain(anchor);
    }
  });
});
