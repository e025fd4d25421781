import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { deleteOldAttempts } from "@/lib/attempts/store";
import type { Caller } from "@/lib/caller";
import { keysStep } from "./current-page";
import { keepDraft } from "./draft";
import { startAttempt } from "./start";

process.env.PUBLIC_URL ??= "http://localhost:3000";
const database = useDatabase();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const typed = {
  name: "Lantern Sync",
  key: "the-client-id",
  secret: "the-secret",
  signWith: "installation",
  privateKey: "",
  reads: [],
  madeBefore: false,
} as const;

async function draft() {
  const { location, cookie } = await startAttempt(caller, "partner", "oauth2");
  const id = new URL(location, "http://localhost").searchParams.get("attempt")!;
  const value = /=([^;]+)/.exec(cookie!)![1]!;
  return { id, value };
}

const shown = async (id: string) => {
  const step = await keysStep(caller, id);
  return "view" in step ? step.view.typed : step.redirectTo;
};

describe("a draft of the keys page", () => {
  it("is kept for a day, not for 15 minutes after the page was opened", async () => {
    const { id } = await draft();
    await database.query("update attempts set expires_at = expires_at - interval '23 hours' where id = $1", [id]);
    await deleteOldAttempts();
    expect(await shown(id)).toMatchObject({ name: "" });
    await database.query("update attempts set expires_at = expires_at - interval '2 hours' where id = $1", [id]);
    expect(await shown(id)).toMatch(/reason=draft_expired/);
  });

  it("keeps what is sent after the session ended, from the browser that began it only", async () => {
    const { id, value } = await draft();
    for (const cookie of [undefined, "another-browser"]) await keepDraft(id, () => cookie, { ...typed, reads: [] });
    expect(await shown(id)).toMatchObject({ name: "", hasSecret: false });
    await keepDraft("no-id", () => value, { ...typed, reads: [] });
    await keepDraft(id, () => value, { ...typed, reads: [] });
    expect(await shown(id)).toMatchObject({ name: "Lantern Sync", key: "the-client-id", hasSecret: true });
  });
});
