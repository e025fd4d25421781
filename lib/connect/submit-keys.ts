import type { Caller } from "@/lib/caller";
import { isTierFull } from "@/lib/apps/full-tier";
import { saveApp } from "@/lib/apps/save-app";
import { getAppByKey } from "@/lib/apps/store";
import { db, transaction } from "@/lib/db";
import { XeroError } from "@/lib/xero/errors";
import type { XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type FlowState, decryptFlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import { type Redirect, beginAuthorization } from "./begin-authorization";
import { type AttemptRow, deleteAttempt } from "@/lib/attempts/store";
import { checkTyped, toSave } from "./check-keys";
import { saveDraft, withKeptSecrets } from "./draft";

type Intent = "test" | "save" | "continue";

/**
 * Handles the form of the keys page. Everything typed is stored with the attempt first, right or wrong. `test` asks Xero
 * whether it accepts the keys; `save` saves the app when it does, and nobody is asked for consent; `continue` starts the
 * authorization, at the second time when Xero may refuse one more organisation for the app.
 */
export async function submitKeys(caller: Caller, row: AttemptRow, typed: TypedKeys, intent: Intent): Promise<Redirect> {
  const back = { location: `/connect/keys?attempt=${row.id}`, cookie: null };
  const kept = withKeptSecrets(typed, decryptFlowState(row).typed);
  const note = (more: Partial<FlowState>) => saveDraft(row, { typed: kept, ...more });
  const checked = await checkTyped(caller, row, kept);
  if ("problems" in checked) {
    await note({ problems: checked.problems });
    return back;
  }
  const { app, warning } = checked;
  const full = intent === "continue" ? await findFullApp(caller, app) : null;
  if (full !== null && full !== decryptFlowState(row).fullAppId) {
    await note({ fullAppId: full });
    return back;
  }
  const save = () => transaction((tx) => saveApp(tx, caller, toSave(kept, app)));
  const startedAt = performance.now();
  try {
    if (intent !== "continue" || !protocolOf(app).beginTestsKeys) await protocolOf(app).testKeys(app);
    if (intent === "save") return await saveOnly(row, save);
    if (intent === "continue") return await beginAuthorization(row, app, { typed: kept }, save);
    const milliseconds = Math.round(performance.now() - startedAt);
    await note({ test: { ok: true, milliseconds, at: Date.now(), warning } });
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    await note({ test: { ok: false, message: error.explanation, detail: error.providerMessage ?? null } });
  }
  return back;
}

/** Ends an attempt that only saves its app: nobody was going to connect, so it is not counted as one. */
async function saveOnly(row: AttemptRow, save: () => Promise<string>): Promise<Redirect> {
  const appId = await save();
  await deleteAttempt(row.id);
  return { location: `/dashboard/apps/${appId}`, cookie: null };
}

/** The id of the saved app with these keys, when Xero may refuse one more organisation for it. */
async function findFullApp({ organizationId }: Caller, { kind, protocol, key }: XeroApp): Promise<string | null> {
  const saved = await getAppByKey(db(), { organizationId, kind, protocol, key });
  return saved && (await isTierFull(saved)) ? saved.id : null;
}
