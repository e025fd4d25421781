import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { freePort } from "@/scripts/ports";
import { ROOT } from "@/scripts/root";

/** `npm run doctor` with these settings and none of the test's own. */
async function doctor(settings: Record<string, string>) {
  const env = { PATH: process.env.PATH, NODE_ENV: "production", ...settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/doctor.ts"], { cwd: ROOT, env });
  const [printed, complained, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { printed, complained, status };
}

it("wrong settings are its first line, with the lines to set, and nothing else is claimed", async () => {
  const { printed, complained, status } = await doctor({
    PUBLIC_URL: "https://gangway.example.com/below",
    LOG_LEVEL: "loud",
  });
  expect(status).toBe(1);
  expect(printed).toMatch(/^FAILED  Settings: DATABASE_URL is missing; PUBLIC_URL has a path/);
  expect(printed).toContain("        SESSION_SECRET=");
  expect(printed).toContain("-       Database: Not checked: correct the settings first.");
  expect(complained).toBe("");
}, 30_000);

it("a database that is away is told in a sentence, and what does not need it is checked", async () => {
  const port = await freePort();
  const { printed, complained, status } = await doctor({
    DATABASE_URL: `postgresql://us:hunter2@127.0.0.1:${port}/gangway`,
    PUBLIC_URL: `http://localhost:${port}`,
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
    SESSION_SECRET: "a session secret that only the tests use",
    XERO_API_BASE_URL: `http://localhost:${port}`,
  });
  expect(status).toBe(1);
  expect(printed).toContain("ok      Settings");
  expect(printed).toContain(
    "FAILED  Database: The database of DATABASE_URL can't be used: nothing listens at its host and port.",
  );
  expect(printed).toContain("-       Renewals: Not checked: the database can’t be used.");
  expect(printed).toContain("-       Email: Not set up");
  expect(printed + complained).not.toContain("hunter2");
  expect(complained).toBe("");
}, 30_000);
