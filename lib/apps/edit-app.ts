import { recordEvent } from "@/lib/audit-log/record";
import type { Caller } from "@/lib/caller";
import type { Db } from "@/lib/db";
import { type AppRow, updateApp } from "./store";

type Edit = Pick<AppRow, "name" | "scopes">;

/** Gives an app another name and other scopes, and records what changed, if anything does. */
export async function editApp(tx: Db, caller: Caller, row: AppRow, { name, scopes }: Edit): Promise<void> {
  const [added, removed] = [without(scopes, row.scopes), without(row.scopes, scopes)];
  if (name === row.name && !added && !removed) return;
  await updateApp(tx, row.id, { name, scopes });
  const renamed = name !== row.name && { from: row.name };
  const data = { app: name, ...renamed, ...(added && { added }), ...(removed && { removed }) };
  await recordEvent(tx, caller, { type: "app.changed", data });
}

const without = (scopes: string[], others: string[]) => scopes.filter((scope) => !others.includes(scope)).join(" ");
