import { encryptAppSecrets, hasSecret } from "@/lib/apps/credentials";
import { saveApp } from "@/lib/apps/save-app";
import { ACCEPTED, getAppByKey, isAppNameTaken, updateApp } from "@/lib/apps/store";
import { decryptFlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import type { AttemptRow } from "@/lib/attempts/store";
import { recordEvent } from "@/lib/audit-log/record";
import { beginAuthorization, type Redirect } from "@/lib/connect/begin-authorization";
import { customerCallbackUrl } from "@/lib/customer-host";
import { saveDraft, withKeptSecrets } from "@/lib/connect/draft";
import { type Db, transaction } from "@/lib/db";
import { lockLink, setLinkApp } from "@/lib/links/store";
import { rateLimit } from "@/lib/rate-limit";
import { XeroError } from "@/lib/xero/errors";
import type { XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { keysProblems } from "./keys";
import { customerPages, type KeysProblem } from "./view";
import { actorOf, type Visitor } from "./visitor";

/** Each asks Xero whether a secret is right. */
const triesOf = rateLimit("customer keys", 20);

/**
 * Handles the form with the keys of a customer's own app. What was typed is kept with the attempt, right or wrong. Once Xero accepts
 * the keys they are saved as an app of the organization, and the customer goes on to Xero. Throws `too_many_requests`.
 */
export async function submitOwnKeys(
  visitor: Visitor,
  row: AttemptRow,
  entered: Pick<TypedKeys, "key" | "secret">,
): Promise<Redirect> {
  const { link } = visitor;
  await triesOf.consume(link.id);
  const typed = withKeptSecrets({ ...NOTHING_ELSE, ...entered }, decryptFlowState(row).typed);
  const back = async (problems: Record<string, KeysProblem>): Promise<Redirect> => {
    await saveDraft(row, { typed, problems });
    return { location: customerPages.keys({ link: link.id, attempt: row.id }), cookie: null };
  };
  const problems = keysProblems(typed);
  if (Object.keys(problems).length > 0) return back(problems);
  const { key, secret } = typed;
  const { scopes } = link;
  const saved = {
    kind: "public",
    protocol: "oauth2",
    callbackUrl: customerCallbackUrl(),
    key,
    secret,
    scopes,
  } as const;
  const app: XeroApp = { ...saved, privateKey: null };
  try {
    await protocolOf(app).testKeys(app);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return back({ both: error.isTemporary ? "busy" : "refused" });
  }
  const appId = await transaction((tx) => saveForLink(tx, visitor, saved));
  return appId === null ? back({ both: "taken" }) : beginAuthorization(row, app, { typed }, async () => appId);
}

const NOTHING_ELSE: Omit<TypedKeys, "key" | "secret"> = {
  name: "",
  signWith: "installation",
  privateKey: "",
  reads: [],
  madeBefore: false,
};

/**
 * The app of these keys, which the link has from now on. Null when the organization has it with another secret: only who entered the
 * one before may replace it.
 */
async function saveForLink(tx: Db, visitor: Visitor, app: Omit<XeroApp, "privateKey">): Promise<string | null> {
  const { link } = visitor;
  const { organizationId } = link;
  // A form that is sent twice waits here, and finds the app of the first.
  await lockLink(tx, link.id);
  const existing = await getAppByKey(tx, { organizationId, kind: app.kind, protocol: app.protocol, key: app.key });
  if (existing && !hasSecret(existing, app.secret)) {
    if (existing.id !== link.appId) return null;
    const { secretSealed } = encryptAppSecrets(existing, app.secret, null);
    await updateApp(tx, existing.id, { secretSealed, ...ACCEPTED });
    await recordEvent(tx, actorOf(visitor), { type: "app.secret_replaced", data: { app: existing.name } });
    return existing.id;
  }
  const name = await freeName(tx, organizationId, { name: link.name.slice(0, 60), key: app.key });
  const id = await saveApp(tx, actorOf(visitor), { ...app, name, privateKeyPem: null });
  await setLinkApp(tx, link.id, id);
  return id;
}

/** The link's name; with the key, where another app has it. */
async function freeName(tx: Db, organizationId: string, { name, key }: { name: string; key: string }): Promise<string> {
  const names = [name, `${name} ${key.slice(0, 6)}`];
  for (const candidate of names) if (!(await isAppNameTaken(tx, organizationId, candidate))) return candidate;
  return `${name} ${key.slice(0, 40)}`;
}
