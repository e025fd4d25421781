import { randomUUID } from "node:crypto";
import { encryptFlowState, decryptFlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import { type AttemptRow, createAttempt, findDraftOfVisitor } from "@/lib/attempts/store";
import { DRAFT_LIFE_MS } from "@/lib/attempts/view";
import { customerCallbackUrl } from "@/lib/customer-host";
import { endOfLink } from "@/lib/links/store";
import { at, findOwn, frameOf, type PageOr, placeOf } from "./read-page";
import { customerPages, KEYS_PROBLEMS, type KeysProblem, type KeysView } from "./view";
import type { Visitor } from "./visitor";

/** The page on which the customer enters the keys of their own app, with what this browser entered before, for a day. */
export async function askForKeys({ link, visitorHash }: Visitor): Promise<string> {
  const kept = await findDraftOfVisitor({ linkId: link.id, visitorHash });
  if (kept) return customerPages.keys({ link: link.id, attempt: kept.id });
  const attempt = { id: randomUUID(), organizationId: link.organizationId, userId: null };
  const run = { kind: "public", protocol: "oauth2", linkId: link.id, visitorHash } as const;
  const expiresAt = new Date(Date.now() + DRAFT_LIFE_MS);
  await createAttempt({ ...attempt, ...run, secretsSealed: encryptFlowState(attempt, {}), expiresAt });
  return customerPages.keys({ link: link.id, attempt: attempt.id });
}

/** Whether keys can still be entered with an attempt: also by who came back from Xero's own page about a mistake in them. */
export function takesKeys({ link }: Visitor, { status, expiresAt }: AttemptRow): boolean {
  return link.keysByCustomer && ["started", "sent"].includes(status) && expiresAt > new Date();
}

/** What that page shows. */
export async function keysPage(visitor: Visitor, id: string | undefined): Promise<PageOr<KeysView>> {
  const { link } = visitor;
  const end = endOfLink(link);
  if (end) return { redirectTo: customerPages.ended(`link_${end}`, { link: link.id }) };
  const row = await findOwn(visitor, id);
  if (!row) return { redirectTo: customerPages.welcome({ link: link.id }) };
  if (!takesKeys(visitor, row)) return { redirectTo: placeOf(link, row) };
  const { typed, problems = {} } = decryptFlowState(row);
  const problemOf = (field: string) => KEYS_PROBLEMS.find((known) => known === problems[field]) ?? null;
  const view: KeysView = {
    ...frameOf(link, at("keys")),
    attemptId: row.id,
    redirectUri: customerCallbackUrl(),
    key: typed?.key ?? "",
    hasSecret: Boolean(typed?.secret),
    problems: { key: problemOf("key"), secret: problemOf("secret"), both: problemOf("both") },
  };
  return { view };
}

/** What is wrong with what was typed, by field; empty when nothing is. */
export function keysProblems({ key, secret }: Pick<TypedKeys, "key" | "secret">): Record<string, KeysProblem> {
  const problemOf = (text: string, missing: KeysProblem, most: number) =>
    text === "" ? missing : text.length > most || /[^!-~]/.test(text) ? "unreadable" : null;
  const found = [
    ["key", problemOf(key, "keyMissing", 255)],
    ["secret", problemOf(secret, "secretMissing", 1_000)],
  ] as const;
  return Object.fromEntries(found.flatMap(([field, problem]) => (problem ? [[field, problem]] : [])));
}
