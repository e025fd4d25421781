import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { attemptOf, newClassicApp, newSavedApp, type SavedApp } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "@/lib/apps/installation-key";
import type { TypedKeys } from "@/lib/attempts/flow-state";
import type { UserCaller } from "@/lib/caller";
import { SCOPE_AREAS, scopesFor } from "@/lib/xero/scopes";
import { callbackUrl } from "./begin-authorization";
import { checkTyped, toSave } from "./check-keys";
import { keysStep } from "./current-page";
import { startAttempt } from "./start";

useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
let app: SavedApp;
let classic: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(simulator.control(), caller);
  classic = await newClassicApp(simulator.control(), caller);
});

const OAUTH2 = { kind: "public", protocol: "oauth2" } as const;
const PARTNER = { kind: "partner", protocol: "oauth1" } as const;
const TYPED: TypedKeys = {
  name: "Sync",
  key: "the-key",
  secret: "the-secret",
  signWith: "installation",
  privateKey: "",
  reads: ["contacts"],
  madeBefore: false,
};
const NO_PROBLEMS = { name: null, key: null, secret: null, privateKey: null };

const pemOf = (modulusLength: number) =>
  generateKeyPairSync("rsa", { modulusLength }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();

async function problemsOf(kind: Parameters<typeof checkTyped>[1], typed: Partial<TypedKeys>) {
  const checked = await checkTyped(caller, kind, { ...TYPED, ...typed });
  return "problems" in checked ? checked.problems : "none";
}

async function readAs(kind: Parameters<typeof checkTyped>[1], typed: Partial<TypedKeys> = {}) {
  const checked = await checkTyped(caller, kind, { ...TYPED, ...typed });
  if ("problems" in checked) throw new Error(JSON.stringify(checked.problems));
  return checked;
}

describe("an entry that is missing", () => {
  const empty = { name: "", key: "", secret: "" };

  it("is asked for in the words of OAuth 2.0", async () => {
    expect(await problemsOf(OAUTH2, empty)).toEqual({
      name: "Enter a name for the app.",
      key: "Enter the app's client id. Xero shows it under Configuration.",
      secret: "Enter the app's client secret. Xero shows it once, when it is generated.",
      privateKey: null,
    });
  });

  it("is asked for in those of 1.0a, the private key when the app's own is to sign", async () => {
    const asked = {
      name: "Enter a name for the app.",
      key: "Enter the app's consumer key. Xero shows it on the app's page.",
      secret: "Enter the app's consumer secret. Xero shows it beside the key.",
    };
    const privateKey = "Paste the private key, or choose its file.";
    expect(await problemsOf(PARTNER, empty)).toEqual({ ...asked, privateKey: null });
    expect(await problemsOf(PARTNER, { ...empty, signWith: "own" })).toEqual({ ...asked, privateKey });
    expect(await problemsOf(PARTNER, { signWith: "own" })).toEqual({ ...NO_PROBLEMS, privateKey });
  });
});

it.each([
  ["name", 100],
  ["key", 255],
  ["secret", 1_000],
] as const)("a %s may have %i characters, and no control characters", async (field, most) => {
  expect(await problemsOf(OAUTH2, { [field]: "x".repeat(most) })).toBe("none");
  const problem = `This ${field} is longer than ${most} characters.`;
  expect(await problemsOf(OAUTH2, { [field]: "x".repeat(most + 1) })).toEqual({ ...NO_PROBLEMS, [field]: problem });
  const control = `This ${field} holds a control character.`;
  expect(await problemsOf(OAUTH2, { [field]: "x\u0007y" })).toEqual({ ...NO_PROBLEMS, [field]: control });
});

describe("what is saved already", () => {
  it("leaves its name to its own keys", async () => {
    const name = `An app named ${app.name} is already saved. Your entries are kept. Choose another name, or use the saved app.`;
    expect(await problemsOf(OAUTH2, { name: app.name })).toEqual({ ...NO_PROBLEMS, name });
    expect(await problemsOf(OAUTH2, { name: app.name, key: app.key, secret: app.secret })).toBe("none");
  });

  it("is not given another secret, but of another protocol the same key is another app", async () => {
    const secret =
      "This app is already saved, with another secret. Connect with the saved app, or have an admin replace its secret on the app’s page.";
    expect(await problemsOf(OAUTH2, { key: app.key })).toEqual({ ...NO_PROBLEMS, secret });
    expect(await problemsOf(OAUTH2, { key: classic.key })).toBe("none");
    expect(await problemsOf({ kind: "public", protocol: "oauth1" }, { key: classic.key })).toMatchObject({ secret });
  });
});

describe("right entries are an app", () => {
  const common = { key: "the-key", secret: "the-secret", callbackUrl: callbackUrl() };

  it("of OAuth 2.0, with the scopes that were chosen and without a private key", async () => {
    for (const madeBefore of [false, true]) {
      const chosen = { reads: ["contacts", "invoices"], madeBefore, signWith: "own" as const };
      const scopes = scopesFor(chosen.reads, madeBefore);
      expect(await readAs(OAUTH2, chosen)).toEqual({
        app: { ...OAUTH2, ...common, scopes, privateKey: null },
        warning: null,
      });
    }
  });

  it("of 1.0a, without scopes, that the installation's key signs for", async () => {
    const { app: read, warning } = await readAs(PARTNER);
    const { privateKey, ...rest } = read;
    expect([rest, warning]).toEqual([{ ...PARTNER, ...common, scopes: [] }, null]);
    expect(privateKey!.equals((await installationKey()).privateKey)).toBe(true);
    expect(toSave(TYPED, read)).toEqual({ ...rest, name: "Sync", privateKeyPem: null });
  });

  it("of 1.0a with its own key, which is kept as it was entered, and of which a short one is warned", async () => {
    const [short, long] = [pemOf(1024), pemOf(2048)];
    const typed = { ...TYPED, signWith: "own" as const, privateKey: long };
    const { app: read, warning } = await readAs(PARTNER, typed);
    expect(warning).toBeNull();
    expect(read.privateKey!.export({ type: "pkcs8", format: "pem" })).toBe(long);
    expect(toSave(typed, read).privateKeyPem).toBe(long);
    expect(toSave({ ...typed, signWith: "installation" }, read).privateKeyPem).toBeNull();
    expect(toSave(typed, { ...read, privateKey: null }).privateKeyPem).toBeNull();
    expect((await readAs(PARTNER, { ...typed, privateKey: short })).warning).toContain("1024 bits");
    expect(await problemsOf(PARTNER, { ...typed, privateKey: "no key" })).toEqual({
      ...NO_PROBLEMS,
      privateKey: "This is not a PEM file: it has no -----BEGIN ... PRIVATE KEY----- line.",
    });
  });
});

describe("the page for the keys shows", () => {
  const shown = async (kind: "public" | "partner", protocol: "oauth1" | "oauth2") => {
    const id = attemptOf((await startAttempt(caller, kind, protocol)).location);
    return { id, step: await keysStep(caller, id) };
  };
  const untyped = { name: "", key: "", signWith: "installation", reads: [], madeBefore: false };
  const nothing = {
    callbackUrl: callbackUrl(),
    customerCallbackUrl: null,
    typed: { ...untyped, hasSecret: false, hasPrivateKey: false },
    problems: {},
    fullAppId: null,
    test: null,
  };

  it("nothing typed and the scopes to choose from", async () => {
    const { id, step } = await shown("public", "oauth2");
    const page = { attemptId: id, ...OAUTH2, scopeAreas: SCOPE_AREAS, certificate: null };
    expect(step).toEqual({ view: { ...nothing, ...page } });
  });

  it("of 1.0a the certificate to upload, where a key signs", async () => {
    const { certificate } = await installationKey();
    const partner = await shown("partner", "oauth1");
    const page = { attemptId: partner.id, ...PARTNER, scopeAreas: [], certificate };
    expect(partner.step).toEqual({ view: { ...nothing, ...page } });
    const { step } = await shown("public", "oauth1");
    expect(step).toMatchObject({ view: { certificate: null, scopeAreas: [] } });
  });
});
