import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { linkEqualChunks } from "./link-equal-chunks";

const require = createRequire(import.meta.url);
let server: string;
beforeEach(() => {
  server = mkdtempSync(join(tmpdir(), "gangway-chunks-"));
  mkdirSync(join(server, "chunks/ssr"), { recursive: true });
});
afterEach(() => rmSync(server, { recursive: true }));

const write = (name: string, code: string) =>
  writeFileSync(join(server, name), `${code}\n//# sourceMappingURL=${name.split("/").pop()}.map`);
const isLink = (name: string) => lstatSync(join(server, name)).isSymbolicLink();
const load = (name: string): unknown => require(join(server, name));

it("keeps one of chunks that differ in nothing but the names of their maps, which Node.js loads once", () => {
  for (const name of ["chunks/a.js", "chunks/b.js", "chunks/c.js"]) write(name, "module.exports = [1];");
  linkEqualChunks(server);
  expect(["chunks/a.js", "chunks/b.js", "chunks/c.js"].map(isLink)).toEqual([false, true, true]);
  expect(load("chunks/b.js")).toEqual([1]);
  expect(load("chunks/b.js")).toBe(load("chunks/c.js"));
});

it("leaves alone what differs, lies in another folder or is no script", () => {
  write("chunks/a.js", "module.exports = [1];");
  write("chunks/b.js", "module.exports = [2];");
  write("chunks/ssr/a.js", "module.exports = [1];");
  for (const name of ["chunks/a.json", "chunks/b.json"]) writeFileSync(join(server, name), "{}");
  linkEqualChunks(server);
  const all = ["chunks/a.js", "chunks/b.js", "chunks/ssr/a.js", "chunks/a.json", "chunks/b.json"];
  expect(all.filter(isLink)).toEqual([]);
  expect(readFileSync(join(server, "chunks/b.js"), "utf8")).toContain("[2]");
});
