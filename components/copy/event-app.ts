import type { EventView } from "@/lib/audit-log/view";

/** " for Ledger Sync" */
export function ofApp({ data }: EventView): string {
  const app = text(data.app);
  return app ? ` for ${app}` : "";
}

/** ": Ledger Sync" */
export function whichApp({ data }: EventView): string {
  const app = text(data.app);
  return app ? `: ${app}` : "";
}

/** ": renamed from “Old”, added files.read, removed assets" */
export function appChanges({ data }: EventView): string {
  const named = {
    "renamed from": quoted(data.from),
    "added scopes": text(data.added),
    "removed scopes": text(data.removed),
  };
  const changes = Object.entries(named).flatMap(([verb, what]) => (what === null ? [] : [`${verb} ${what}`]));
  return changes.length > 0 ? `, ${changes.join(", ")},` : "";
}

function quoted(value: EventView["data"][string] | undefined): string | null {
  const name = text(value);
  return name && `“${name}”`;
}

/** ": Harbour Lane Ltd of Ledger Sync" */
export function unusedConnection({ data }: EventView): string {
  const [organisation, app] = [text(data.organisation), text(data.app)];
  return (organisation ? `: ${organisation}` : "") + (app ? ` of ${app}` : "");
}

/** A value of an event where it is text. */
export function text(value: EventView["data"][string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
