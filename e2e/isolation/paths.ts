import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "@/scripts/root";
import type { Ids } from "./neighbour";

const EXPORTED = /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm;

/** Every file of that name below a folder of `app`: its path, and the address that it answers, placeholders without their names. */
function filesBelow(folder: string, name: string) {
  const place = join(ROOT, "app", folder);
  const files = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((file) => basename(file) === name);
  return files.map((file) => {
    const address = join("/", dirname(file)).replace(/\[\w+\]/g, "{}");
    return { path: join(place, file), address };
  });
}

/** Every call that the routes below a folder of `app` answer: `GET apps/{}`. */
export function callsInFiles(folder: string): string[] {
  const calls = filesBelow(folder, "route.ts").flatMap(({ path, address }) => {
    const methods = readFileSync(path, "utf8").matchAll(EXPORTED);
    return [...methods].map(([, method]) => `${method!} ${address.slice(1)}`);
  });
  return calls.toSorted();
}

/** The addresses of every page. */
export const pagesInFiles = () =>
  filesBelow("", "page.tsx")
    .map(({ address }) => address)
    .toSorted();

/** The calls of a table as the files have them: `secrets/[whose]` is there once for each owner. */
export function callsInTable(table: object): string[] {
  const calls = Object.keys(table).map((call) =>
    call.replace(/\{\w+\}/g, "{}").replace(/secrets\/(?:organization|user)\//, "secrets/{}/"),
  );
  return [...new Set(calls)].toSorted();
}

/** The path of a call, with these ids in its placeholders. */
export function pathWith(call: string, ids: Partial<Ids>): string {
  const path = call.slice(call.indexOf(" ") + 1);
  return path.replace(/\{(\w+)\}/g, (_, name: keyof Ids) => String(ids[name] ?? "0"));
}
