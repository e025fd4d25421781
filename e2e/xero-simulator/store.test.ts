import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AccessToken } from "./model";
import { Store } from "./store";

test("reads an older file, and writes lists again", () => {
  const folder = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const file = join(folder, "state.json");
  const refresh = { hash: "h", grantId: "g", expiresAt: Date.now() + 1000 };
  writeFileSync(
    file,
    JSON.stringify({
      apps: [{ key: "A", protocol: "oauth2" }],
      oauth2: { signingKey: "pem", refreshTokens: [refresh] },
      limits: { perMinute: 7 },
    }),
  );
  const store = new Store(folder);
  expect(store.oauth2App("A")).toBeDefined();
  expect(store.state.oauth2.refreshTokens.of("grant", "g")).toEqual([refresh]);
  expect(store.state.limits).toEqual({
    perMinute: 7,
    perDay: 5000,
    uncertifiedAppsPerOrganisation: 0,
    refreshGraceSeconds: 1800,
    accessTokenSeconds: 1800,
  });
  store.flush();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    apps: [{ key: "A" }],
    accessTokens: [],
    oauth2: { signingKey: "pem", refreshTokens: [refresh] },
  });
  rmSync(folder, { recursive: true });
});

test("forgets what nobody can use any more", () => {
  const store = new Store();
  const { state } = store;
  const now = store.now();
  const ended = { grantId: "g", expiresAt: now - 86_400_001 };
  const living = { grantId: "g", expiresAt: now };
  for (const table of [state.oauth2.bearerTokens, state.oauth2.refreshTokens]) {
    table.add({ hash: "ended", ...ended });
    table.add({ hash: "living", ...living });
  }
  state.oauth2.refreshTokens.add({ hash: "replaced", ...living, replacedAt: now - 86_400_001 });
  state.nonces.add({ id: "old", timestamp: now / 1000 - 601 });
  state.nonces.add({ id: "new", timestamp: now / 1000 });
  const common = { secret: "", appKey: "A", organisation: 0, expiresAt: now, authorisedUntil: now };
  const token = (name: string, fate: AccessToken["state"]) =>
    state.accessTokens.add({ ...common, token: name, state: fate });
  token("first dead", "revoked");
  token("living", "live");
  for (let count = 0; count < 1000; count += 1) token(`dead ${count}`, "replaced");
  store.save();
  for (const table of [state.oauth2.bearerTokens, state.oauth2.refreshTokens]) {
    expect(table.toJSON()).toEqual([{ hash: "living", ...living }]);
  }
  expect(state.nonces.toJSON().map(({ id }) => id)).toEqual(["new"]);
  expect(store.accessToken("first dead")).toBeUndefined();
  expect(store.accessToken("living")).toBeDefined();
  expect(store.accessToken("dead 0")).toBeDefined();
});
