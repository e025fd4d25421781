import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

type Finding = { code: string; filename: string; help: string; labels: { span: { line: number } }[] };

// Which file may import what, as design and .oxlintrc.json say. Such files are made and linted.
const REFUSED: [file: string, imported: string, message: string][] = [
  ["lib/instances/rename.ts", "@/components/ui/button", "lib is below app and components"],
  ["lib/instances/rename.ts", "@/app/dashboard/words", "lib is below app and components"],
  ["lib/instances/rename.ts", "next/headers", "know Next and React"],
  ["lib/instances/rename.ts", "next-auth", "know Next and React"],
  ["lib/instances/rename.ts", "@/lib/generated/prisma/client", "store.ts (and lib/db.ts) calls Prisma"],
  ["lib/instances/rename.ts", "@prisma/client", "store.ts (and lib/db.ts) calls Prisma"],
  ["lib/instances/rename.ts", "../grants/store", "everything else by its @/ address"],
  ["lib/instances/store.ts", "next/headers", "A store knows rows only"],
  ["lib/auth/authorize.ts", "@/lib/db", "store.ts (and lib/db.ts) calls Prisma"],
  ["lib/signed-in.ts", "@/lib/db", "store.ts (and lib/db.ts) calls Prisma"],
  ["lib/xero/oauth1.ts", "@/lib/grants/store", "lib/xero knows only"],
  ["lib/xero/oauth1.ts", "@/lib/db", "lib/xero knows only"],
  ["lib/xero/wire/organisation.ts", "next/server", "nothing of Next"],
  ["lib/xero/oauth1.ts", "@prisma/client", "lib/xero knows no database"],
  ["lib/oauth1/sign.ts", "@/lib/xero/errors", "RFC 5849 and nothing of ours"],
  ["lib/oauth1/sign.ts", "../xero/errors", "RFC 5849 and nothing of ours"],
  ["lib/oauth1/sign.ts", "undici", "computes signatures only"],
  ["components/instances/row.tsx", "@/lib/instances/store", "take only lib's view.ts"],
  ["components/instances/row.tsx", "@/lib/env", "take only lib's view.ts"],
  ["components/instances/row.tsx", "@/app/dashboard/page", "components are below app"],
  ["components/instances/row.tsx", "node:crypto", "Components run in browsers"],
  ["app/dashboard/page.tsx", "@/lib/db", "app is glue"],
  ["app/dashboard/page.tsx", "@/lib/generated/prisma/client", "app is glue"],
  ["app/dashboard/page.tsx", "@/e2e/xero-simulator/simulator", "does not know its tools"],
  ["e2e/xero-simulator/http/verify.ts", "@/lib/oauth1/sign", "shares no code with the product"],
  ["e2e/xero-simulator/http/verify.ts", "../../../lib/oauth1/sign", "shares no code with the product"],
  ["e2e/xero-simulator/verify.test.ts", "@/lib/oauth1/sign", "shares no code with the product"],
];

const ALLOWED: [file: string, imported: string][] = [
  ["app/dashboard/page.tsx", "@/components/instances/row"],
  ["app/dashboard/page.tsx", "@/lib/instances/list/page"],
  ["app/dashboard/page.tsx", "next/navigation"],
  ["components/instances/row.tsx", "@/lib/instances/view"],
  ["components/instances/row.tsx", "@/lib/instances/status"],
  ["components/instances/row.tsx", "@/lib/xero/errors"],
  ["components/instances/row.tsx", "@/lib/grants/problem"],
  ["components/instances/row.tsx", "next/link"],
  ["lib/instances/rename.ts", "@/lib/xero/oauth1"],
  ["lib/instances/rename.ts", "@/lib/db"],
  ["lib/instances/rename.ts", "./store"],
  ["lib/instances/store.ts", "@/lib/generated/prisma/client"],
  ["lib/db.ts", "./generated/prisma/client"],
  ["lib/signed-in.ts", "next-auth"],
  ["lib/xero/oauth1.ts", "@/lib/oauth1/sign"],
  ["lib/xero/oauth1.ts", "@/lib/retry-after"],
  ["lib/xero/wire/organisation.ts", "@/lib/xero/errors"],
  ["lib/oauth1/sign.ts", "./encode"],
  ["lib/instances/rename.db.test.ts", "@/e2e/support/database"],
  ["e2e/xero-simulator/http/verify.ts", "../nonces"],
];

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "import-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

const messages = lintImports();

test.each(REFUSED)("%s may not import %s", (file, imported, message) => {
  expect(messages.get(`${file} ${imported}`) ?? "nothing").toContain(message);
});

test.each(ALLOWED)("%s may import %s", (file, imported) => {
  expect(messages.get(`${file} ${imported}`)).toBeUndefined();
});

/** Writes the files, each with its imports one a line, and gives what the lint said of `file imported`. */
function lintImports(): Map<string, string> {
  const files = new Map<string, string[]>();
  for (const [file, imported] of [...REFUSED, ...ALLOWED]) files.set(file, [...(files.get(file) ?? []), imported]);
  for (const [file, imports] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), imports.map((imported) => `import "${imported}";\n`).join(""));
  }
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/oxlint/bin/oxlint"), "--format=json"], {
    cwd: folder,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  return new Map(
    diagnostics
      .filter(({ code }) => code === "eslint(no-restricted-imports)")
      .map(({ filename, help, labels }) => [
        `${filename} ${files.get(filename)?.[(labels[0]?.span.line ?? 0) - 1]}`,
        help,
      ]),
  );
}
