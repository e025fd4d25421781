import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OPERATIONS, type Path, RULES } from "./operations";

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
