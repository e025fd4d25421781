import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/scripts/root";
import type { Ids } from "./neighbour";

const EXPORTED = /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm;

/** Every call that the files below a folder of `app` answer, placeholders without their names: `GET apps/{}`. */
export function callsInFiles(folder: string): string[] {
  const place = join(ROOT, "app", folder);
  const files = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const calls = files.flatMap((file) => {
    const path = file.replace(/\/route\.ts$/, "").replace(/\[\w+\]/g, "{}");
    const methods = readFileSync(join(place, file), "utf8").matchAll(EXPORTED);
    return [...methods].map(([, method]) => `${method!} ${path}`);
  });
  return calls.toSorted();
}

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
