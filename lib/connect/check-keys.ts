import type { KeyObject } from "node:crypto";
import { hasSecret, signingKeyOf } from "@/lib/apps/credentials";
import { readPrivateKey } from "@/lib/apps/private-key";
import type { AppToSave } from "@/lib/apps/save-app";
import { getAppByKey, isAppNameTaken } from "@/lib/apps/store";
import type { TypedKeys } from "@/lib/attempts/flow-state";
import type { KeysField } from "@/lib/attempts/view";
import type { Caller } from "@/lib/caller";
import { db } from "@/lib/db";
import { sentenceOf, textProblem } from "@/lib/validation";
import type { Protocol, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { scopesFor } from "@/lib/xero/scopes";
import { signsWithKey } from "@/lib/xero/view";
import { callbackUrl } from "./begin-authorization";

type Kind = Pick<XeroApp, "kind" | "protocol">;
type Problems = Partial<Record<KeysField, string | null>>;

/** What is wrong with the fields, in sentences; or the app, and what to know about its private key. */
type Checked = { problems: Problems } | { app: XeroApp; warning: string | null };

/** Checks what somebody typed of an app, before Xero is asked. */
export async function checkTyped(caller: Caller, row: Kind, typed: TypedKeys): Promise<Checked> {
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

async function typedApp({ kind, protocol }: Kind, typed: TypedKeys, ownKey: KeyObject | null): Promise<XeroApp> {
  const scopes = protocolOf({ kind, protocol }).hasScopes ? scopesFor(typed.reads, typed.madeBefore) : [];
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
  { kind, protocol }: Kind,
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

/** The app for `saveApp`. */
export function toSave({ name, signWith, privateKey: pem }: TypedKeys, { privateKey, ...app }: XeroApp): AppToSave {
  return { ...app, name, privateKeyPem: signWith === "own" && privateKey ? pem : null };
}
