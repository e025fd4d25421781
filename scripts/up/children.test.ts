import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { freePort, isFree } from "../ports";
import { waitUntil } from "../processes";

test("what was started ends when its starter is killed", async () => {
  const port = await freePort();
  const listening = `require("node:http").createServer().listen(${port}, () => console.log("listening"))`;
  const program = `import { startNode } from "./scripts/up/children";
    console.log(await startNode(["-e", ${JSON.stringify(listening)}], process.env).firstLine);
    process.kill(process.pid, "SIGKILL");`;
  const starter = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect(starter).toMatchObject({ signal: "SIGKILL", stdout: "listening\n" });
  expect(await waitUntil(() => isFree(port), 5_000)).toBe(true);
}, 15_000);
