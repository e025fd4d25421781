import { spawnSync } from "node:child_process";
import { findChromium } from "../chromium";

/** Makes sure that there is a browser for the e2e tests: Debian's own package where that can be installed, no download. */
export function installChromium(): void {
  if (findChromium()) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !hasApt())
    throw new Error(
      "The e2e tests need Chromium or Chrome. Install it (Debian and Ubuntu: sudo apt-get install chromium), " +
        "or name an installed one in CHROMIUM_PATH.",
    );
  console.log("Installing Chromium (apt-get install chromium) ...");
  apt(["update"]);
  apt(["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]);
  if (!findChromium())
    throw new Error("apt-get installed chromium, but it is not where it is looked for: set CHROMIUM_PATH");
}

function hasApt(): boolean {
  return spawnSync("apt-get", ["--version"]).status === 0;
}

function apt(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr } = spawnSync("apt-get", ["--quiet", ...args], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`apt-get ${args.join(" ")} failed:\n${stdout}${stderr}`);
}
