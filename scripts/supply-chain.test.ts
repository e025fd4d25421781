import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./root";

type Manifest = Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>> & {
  allowScripts: Record<string, boolean>;
};
type Locked = {
  version?: string;
  license?: string;
  dev?: true;
  devOptional?: true;
  optional?: true;
  peer?: true;
  integrity?: string;
  link?: true;
  hasInstallScript?: true;
};

type Component = { "bom-ref": string; hashes?: { content: string }[] };

const json = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const manifest = json("package.json") as Manifest;
const locked = Object.entries((json("package-lock.json") as { packages: Record<string, Locked> }).packages);
const page = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");
const nameOf = (path: string) => path.split("node_modules/").at(-1)!;
const rowsBelow = (heading: string) =>
  page
    .split(`${heading}\n`)[1]!
    .split("\n## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("docs/dependencies.md has every direct dependency with its reason, at most 30", () => {
  const named = rowsBelow("# Dependencies").flatMap(([, packages]) => packages!.replaceAll("`", "").split(", "));
  expect(named).toEqual(Object.keys(manifest.dependencies));
  expect(named.length).toBeLessThanOrEqual(30);
});

test("every version is exact", () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    expect(version, name).toMatch(/^(\d+\.\d+\.\d+(-[\w.]+)?|file:docs\/client)$/);
});

test("only named packages run a script when they are installed", () => {
  const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect(running.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});

const LICENCES = new Set(["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "0BSD", "MIT-0", "Unlicense"]);
/** Data, and parts that Gangway does not use. */
const BESIDES: Record<string, RegExp> = { "CC-BY-4.0": /^caniuse-lite$/, LGPL: /^@img\/sharp-/ };

test("everything in production has a licence that lets it be used so", () => {
  const others = locked
    .filter(([path, { dev, devOptional, link }]) => path.startsWith("node_modules/") && !dev && !devOptional && !link)
    .map(([path, { license = "none" }]) => [nameOf(path), license] as const)
    .filter(([, license]) => !LICENCES.has(license))
    // Next.js's compiler for other machines has the licence of Next.js, and says none in the lock file.
    .filter(([name, license]) => !(name.startsWith("@next/swc-") && license === "none"))
    .filter(
      ([name, license]) => !Object.entries(BESIDES).some(([text, of]) => license.includes(text) && of.test(name)),
    );
  expect(others).toEqual([]);
});

test("the list of everything names each production package, with its hash", { timeout: 60_000 }, () => {
  const { stdout } = spawnSync("npm", ["run", "--silent", "sbom"], { cwd: ROOT, encoding: "utf8" });
  const { components } = JSON.parse(stdout) as { components: Component[] };
  const listed = new Map(components.map((component) => [component["bom-ref"], component]));
  const wanted = locked.filter(
    ([path, { dev, devOptional, optional, peer, link }]) =>
      path.startsWith("node_modules/") && !dev && !devOptional && !optional && !peer && !link,
  );
  expect(wanted.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
  for (const [path, { version, integrity }] of wanted) {
    const hash = Buffer.from(integrity!.split("-")[1]!, "base64").toString("hex");
    expect(listed.get(`${nameOf(path)}@${version}`)?.hashes?.[0]?.content, path).toBe(hash);
  }
});

test("no installed version is lower than the lowest safe one", () => {
  const numbers = (version: string) => version.split("-")[0]!.split(".").map(Number);
  const isLower = (one: number[], other: number[]) => {
    const at = one.findIndex((part, place) => part !== other[place]);
    return at >= 0 && one[at]! < other[at]!;
  };
  const rows = rowsBelow("## Lowest safe versions");
  expect(rows.length).toBeGreaterThan(0);
  for (const [, cell, lowest] of rows)
    for (const [path, { version }] of locked)
      if (nameOf(path) === cell!.replaceAll("`", ""))
        expect(isLower(numbers(version!), numbers(lowest!)), `${path} ${version}`).toBe(false);
});
