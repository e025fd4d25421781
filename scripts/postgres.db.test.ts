import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closedFolderAbove, runsAsNobody } from "./embedded/run-as-user";
import { ensurePostgres } from "./postgres";
import { isAlive } from "./processes";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "postgres-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a second caller joins the running server and leaves it running", async () => {
  const [first, second] = await Promise.all([ensurePostgres(folder), ensurePostgres(folder)]);
  expect(second.joined).toBe(!first.joined);
  expect(second.url).toBe(first.url);
  const [starter, joiner] = first.joined ? [second, first] : [first, second];
  await joiner.stop();
  expect(isAlive(starter.pid)).toBe(true);
  await starter.stop();
});

test("a server whose starter was killed is joined, taken over and stopped", async () => {
  const program = `import { ensurePostgres } from "./scripts/postgres";
    console.log((await ensurePostgres(${JSON.stringify(folder)})).pid); process.kill(process.pid, "SIGKILL");`;
  const killed = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  const taken = await ensurePostgres(folder);
  expect(taken.pid).toBe(Number(killed.stdout));
  expect(taken.joined).toBe(false);
  await taken.stop();
  await expect(new pg.Client(taken.url).connect()).rejects.toThrow("ECONNREFUSED");
});

test.runIf(runsAsNobody)("as root, a closed folder above the data is named together with the way out", async () => {
  const closed = join(folder, "closed");
  mkdirSync(closed);
  chmodSync(folder, 0o711);
  chmodSync(closed, 0o700);
  await expect(ensurePostgres(join(closed, "data"))).rejects.toThrow(`chmod o+x ${closed}`);
  expect(closedFolderAbove(join(folder, "data"))).toBe(null);
});
