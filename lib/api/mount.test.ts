import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mount } from "./mount";
import { OPERATIONS, type Path, RULES } from "./operations";

// Read once, with the first call.
process.env.DATABASE_URL = "postgresql://localhost/none";

const folder = join(import.meta.dirname, "../../app/[noun]/api-v2");

test("every path of the table is a folder of Next.js, and no other is", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const mounted = files.map((file) => {
    const path = `/${file.replace("/route.ts", "").replaceAll("[", "{").replaceAll("]", "}")}`;
    return `${path} ${/mount\("?([^")]+)"?\)/.exec(readFileSync(join(folder, file), "utf8"))?.[1]}`;
  });
  const paths = Object.keys(OPERATIONS);
  const withAllBelow = paths.filter((path) => RULES[path as Path]?.isWithAllBelow);
  const wanted = [
    ...paths.map((path) => `${path} ${path}`),
    ...withAllBelow.map((path) => `${path}/{...rest} ${path}`),
    "/{{...rest}} null",
  ];
  expect(new Set(mounted)).toEqual(new Set(wanted));
});

test("a mounted path answers as the table says, and what is nowhere is not found", async () => {
  const ask = (path: Path | null, params: Record<string, string | string[]>) =>
    mount(path).GET(new Request("http://localhost:3000/elements/api-v2/x"), {
      params: Promise.resolve({ noun: "elements", ...params }),
    });
  const one = await ask("/{connectors}/{key}", { connectors: "elements", key: ["xero", "more"] });
  expect([one.status, await one.json()]).toEqual([200, expect.objectContaining({ key: "xero" })]);
  expect((await ask("/{connectors}/{key}", { connectors: "elements", key: "other" })).status).toBe(404);
  expect((await ask("/{connectors}/keys", { connectors: "elements" })).headers.get("elements-total-count")).toBe("1");
  expect((await ask(null, {})).status).toBe(404);
});
