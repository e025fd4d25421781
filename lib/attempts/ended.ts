import { getApp } from "@/lib/apps/store";
import type { Caller } from "@/lib/organizations/store";
import { openAttempt } from "./secrets";
import { findOwnAttempt } from "./steps";
import { ENDINGS, type EndedStep, type Ending } from "./view";

/** What the ended page shows. Whoever is not the run's owner learns why, and nothing about the run. */
export async function endedStep(
  caller: Caller | null,
  why: string | undefined,
  attemptId: string | undefined,
): Promise<EndedStep> {
  const row = caller && (await findOwnAttempt(caller, attemptId));
  const ending = ENDINGS.find((known) => known === why) ?? "failed";
  if (!row) return { why: ending, attempt: null };
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  const hasOrganisation = row.status === "returned" && openAttempt(row).organisations !== undefined;
  const step = hasOrganisation ? "organisation" : "xero";
  return {
    why: ending,
    attempt: { id: row.id, kind: row.kind, appName: app?.name ?? null, canGoOn: isOpen(ending, app !== null), step },
  };
}

const CLOSED = new Set<Ending>(["gone", "foreign", "unknown", "wrong_protocol"]);

const isOpen = (why: Ending, hasApp: boolean) => hasApp && !CLOSED.has(why);
