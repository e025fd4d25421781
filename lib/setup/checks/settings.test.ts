import { expect, it } from "vitest";
import { readSettings } from "@/lib/env";
import { checkSettings, EXAMPLES } from "./settings";

const GOOD = {
  DATABASE_URL: "postgresql://nobody@localhost/none",
  PUBLIC_URL: "https://gangway.example.com",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SESSION_SECRET: "a session secret that only the tests use",
};
const check = (more: Record<string, string>) => checkSettings(readSettings({ ...GOOD, ...more }).problems ?? []);

it("settings that a server starts with are fine", () => {
  expect(check({})).toMatchObject({ state: "ok" });
});

it("each wrong setting is named with a line in the right form, and never its value", () => {
  const found = check({ DATABASE_URL: "mysql://root:hunter2@db", SMTP_URL: "smtp://mail.example.com" });
  expect(found).toMatchObject({ state: "failed" });
  expect(found.found).toContain("DATABASE_URL is not a postgresql:// address; MAIL_FROM is missing");
  expect(found.change).toEqual({
    line: 'DATABASE_URL=postgresql://user:password@db.example.com:5432/gangway\nMAIL_FROM="Gangway <gangway@example.com>"',
  });
  expect(JSON.stringify(found)).not.toContain("hunter2");
});

it("a missing key is made by the line itself", () => {
  expect(check({ ENCRYPTION_KEYS: "" }).change).toEqual({ line: 'ENCRYPTION_KEYS="k1:$(openssl rand -base64 32)"' });
});

// The one that names a file is taken where the file is.
const { ENCRYPTION_KEYS_FILE: _, ...VALUES } = EXAMPLES;

it.each(Object.entries(VALUES))("the example of %s is one that is taken", (name, example) => {
  // What a shell fills in.
  const value = example.replaceAll(/\$\(.*?\)/g, Buffer.alloc(32, 2).toString("base64"));
  const problems = readSettings({ ...GOOD, [name]: value }).problems ?? [];
  expect(problems.filter((problem) => problem.name === name)).toEqual([]);
});
