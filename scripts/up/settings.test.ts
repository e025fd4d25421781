import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareDataFolder } from "./data-folder";
import { readSettings, saveSettings } from "./settings";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "settings-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("settings are created once, kept, and readable by their owner alone", () => {
  const made = readSettings(folder);
  expect(made.encryptionKeys).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
  saveSettings(folder, { ...made, simulatorPort: 3001 });
  expect(readSettings(folder)).toEqual({ ...made, simulatorPort: 3001 });
  expect(statSync(join(folder, "settings.json")).mode & 0o777).toBe(0o600);
});

test("broken settings are named, not replaced: they may hold the only key to every secret", () => {
  writeFileSync(join(folder, "settings.json"), '{"encryptionKeys": "k1:..."}');
  expect(() => readSettings(folder)).toThrow(/settings\.json is not valid/);
});

test("a new data folder is closed to others, a folder of somebody else's is left as it is", () => {
  prepareDataFolder(join(folder, "new"));
  expect(statSync(join(folder, "new")).mode & 0o066).toBe(0);
  writeFileSync(join(folder, "theirs"), "");
  const before = statSync(folder).mode;
  prepareDataFolder(folder);
  expect(statSync(folder).mode).toBe(before);
});

test("a data folder in the source tree is refused", () => {
  expect(() => prepareDataFolder(join(import.meta.dirname, "data"))).toThrow("is inside the source tree");
});
