import { z } from "zod";
import { installationKey } from "@/lib/apps/installation-key";
import { saveApp } from "@/lib/apps/save-app";
import { getAppByKey } from "@/lib/apps/store";
import type { NewAppForm } from "@/lib/apps/view";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { otherCustomerCallback } from "@/lib/customer-host";
import { db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { anything, choice, parseInput, toTrimmedText } from "@/lib/validation";
import { protocolOf } from "@/lib/xero/protocol";
import { SCOPE_AREAS } from "@/lib/xero/scopes";
import { APP_KINDS, readAppKind } from "@/lib/xero/view";
import { callbackUrl } from "./begin-authorization";
import { checkTyped, toSave } from "./check-keys";

const typedText = anything.transform(toTrimmedText);
const newApp = z.object({
  kind: choice(APP_KINDS),
  protocol: choice(["oauth2", "oauth1"]),
  name: typedText,
  key: typedText,
  secret: typedText,
  signWith: choice(["installation", "own"]).default("installation"),
  privateKey: typedText,
  reads: z.array(z.string(), { error: "must be a list of texts." }).max(100).default([]),
  madeBefore: z.boolean({ error: "must be true or false." }).default(false),
});

/** What the form shows. Throws `forbidden`. */
export async function readNewAppForm(caller: Caller): Promise<NewAppForm> {
  requireAdminRole(caller, "add an app");
  const { certificate } = await installationKey();
  const customers = { customerCallbackUrl: otherCustomerCallback(callbackUrl()) };
  return { callbackUrl: callbackUrl(), ...customers, scopeAreas: SCOPE_AREAS, certificate };
}

/**
 * Saves an app that a body describes, without connecting anything, once Xero accepts its keys, and returns its id. Throws `forbidden`,
 * `invalid_request`, `conflict` for one that is saved already, and XeroError.
 */
export async function addApp(caller: Caller, body: Record<string, unknown>): Promise<string> {
  requireAdminRole(caller, "add an app");
  const { kind: wanted, protocol: spoken, ...typed } = parseInput(newApp, body);
  const { kind, protocol } = readAppKind(wanted, spoken);
  const checked = await checkTyped(caller, { kind, protocol }, typed);
  if ("problems" in checked)
    throw new GangwayError("invalid_request", Object.values(checked.problems).filter(Boolean).join(" "));
  const identity = { organizationId: caller.organizationId, kind, protocol, key: typed.key };
  const saved = await getAppByKey(db(), identity);
  if (saved) throw new GangwayError("conflict", `This app is already saved, as ${saved.name}.`);
  await protocolOf(checked.app).testKeys(checked.app);
  return transaction((tx) => saveApp(tx, caller, toSave(typed, checked.app)));
}
