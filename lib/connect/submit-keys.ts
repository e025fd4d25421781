import type { Caller } from "@/lib/caller";
import type { KeyObject } from "node:crypto";
import { readPrivateKey } from "@/lib/apps/private-key";
import { type AppToSave, saveApp } from "@/lib/apps/save-app";
import { hasSecret, signingKeyOf } from "@/lib/apps/credentials";
import { isTierFull } from "@/lib/apps/full-tier";
import { getAppByKey, isAppNameTaken } from "@/lib/apps/store";
import { db, transaction } from "@/lib/db";
import { sentenceOf, textProblem } from "@/lib/validation";
import { XeroError } from "@/lib/xero/errors";
import type { Protocol, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { scopesFor } from "@/lib/xero/scopes";
import { signsWithKey } from "@/lib/xero/view";
import { type FlowState, decryptFlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import { callbackUrl, type Redirect, beginAuthorization } from "./begin-authorization";
import { type AttemptRow, deleteAttempt } from "@/lib/attempts/store";
import { saveDraft, withKeptSecrets } from "./draft";
import type { KeysField } from "@/lib/attempts/view";

type Intent = "test" | "save" | "continue";
type Problems = Partial<Record<KeysField, string | null>>;

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

type Checked = { problems: Problems } | { app: XeroApp; warning: string | null };

async function checkTyped(caller: Caller, row: AttemptRow, typed: TypedKeys): Promise<Checked> {
  const signsItself = signsWithKey(row) && typed.signWith === "own";
  const own = signsItself ? readPrivateKey(typed.privateKey) : null;
  const saved = await savedProblems(caller, row, typed);
  const problems: Problems = {
    name: fieldProblem("name", typed.name) ?? saved.name,
    key: fieldProblem("key", typed.key, row.protocol),
    secret: fieldProblem("secret", typed.secret, row.protocol) ?? saved.secret,
    privateKey: own && "problem" in own ? (typed.privateKey ? own.problem : ASK[row.protocol].privateKey) : null,
  };
  if (Object.values(problems).some(Boolean) || (own && "problem" in own)) return { problems };
  return { app: await typedApp(row, typed, own?.key ?? null), warning: own?.warning ?? null };
}

/** The id of the saved app with these keys, when Xero may refuse one more organisation for it. */
async function findFullApp({ organizationId }: Caller, { kind, protocol, key }: XeroApp): Promise<string | null> {
  const saved = await getAppByKey(db(), { organizationId, kind, protocol, key });
  return saved && (await isTierFull(saved)) ? saved.id : null;
}

async function typedApp({ kind, protocol }: AttemptRow, typed: TypedKeys, ownKey: KeyObject | null): Promise<XeroApp> {
  const scopes = protocolOf({ protocol }).hasScopes ? scopesFor(typed.reads, typed.madeBefore) : [];
  const privateKey = await signingKeyOf({ kind, protocol }, ownKey);
  return { kind, protocol, key: typed.key, secret: typed.secret, callbackUrl: callbackUrl(), scopes, privateKey };
}

const ASK_BOTH = { name: "Enter a name for the app.", privateKey: "Paste the private key, or choose its file." };

const ASK: Record<Protocol, Record<KeysField, string>> = {
  oauth1: {
    ...ASK_BOTH,
    key: "Enter the app's consumer key. Xero shows it on the app's page.",
    secret: "Enter the app's consumer secret. Xero shows it beside the key.",
  },
  oauth2: {
    ...ASK_BOTH,
    key: "Enter the app's client id. Xero shows it under Configuration.",
    secret: "Enter the app's client secret. Xero shows it once, when it is generated.",
  },
};

const MAX = { name: 100, key: 255, secret: 1_000 } as const;

function fieldProblem(field: keyof typeof MAX, value: string, protocol: Protocol = "oauth1"): string | null {
  return value === "" ? ASK[protocol][field] : sentenceOf(`This ${field}`, textProblem(value, { max: MAX[field] }));
}

const OTHER_SECRET =
  "This app is already saved, with another secret. Connect with the saved app, or have an admin replace its secret on the app’s page.";

/** What the saved apps leave no room for: a name that another has, and another secret of the same app. */
async function savedProblems(
  { organizationId }: Caller,
  { kind, protocol }: AttemptRow,
  { name, key, secret }: TypedKeys,
): Promise<{ name: string | null; secret: string | null }> {
  const saved = await getAppByKey(db(), { organizationId, kind, protocol, key });
  const isTaken = await isAppNameTaken(db(), organizationId, name, saved?.id);
  return {
    name: isTaken
      ? `An app named ${name} is already saved. Your entries are kept. Choose another name, or use the saved app.`
      : null,
    secret: saved && !hasSecret(saved, secret) ? OTHER_SECRET : null,
  };
}

function toSave({ name, signWith, privateKey: pem }: TypedKeys, { privateKey, ...app }: XeroApp): AppToSave {
  return { ...app, name, privateKeyPem: signWith === "own" && privateKey ? pem : null };
}
