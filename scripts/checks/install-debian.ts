import { spawnSync } from "node:child_process";
import { findChromium, HEADLESS_SHELL } from "../chromium";

/**
 * Makes sure that there is a browser for the e2e tests: Debian's own package where that can be installed, no download. The headless shell
 * comes before a Chromium that is there already, since the tests take less time with it.
 */
export function installChromium(): void {
  const there = findChromium();
  if (process.env.CHROMIUM_PATH || there === HEADLESS_SHELL) return;
  const advice =
    "The e2e tests need Chromium or Chrome. Install it (Debian and Ubuntu: sudo apt-get install chromium), " +
    "or name an installed one in CHROMIUM_PATH.";
  try {
    install(["chromium-headless-shell", "fonts-liberation"], () => findChromium() === HEADLESS_SHELL, advice);
  } catch (error) {
    if (there === null) throw error;
    console.log(`The headless shell cannot be installed here: the e2e tests use ${there}.`);
  }
}

/** Makes sure that there is faketime, which gives a process a clock of its own, for the drills. */
export function installFaketime(): void {
  const isThere = () => spawnSync("faketime", ["--version"]).status === 0;
  install(["faketime"], isThere, "The drills need faketime (Debian and Ubuntu: sudo apt-get install faketime).");
}

/** Makes sure that the languages of docs/guides are there, whose examples the e2e tests run. */
export function installLanguages(): void {
  const commands = ["curl --version", "jq --version", "openssl version", "python3 --version", "php -r 'curl_init();'"];
  const isThere = () => spawnSync("sh", ["-c", commands.join(" && ")]).status === 0;
  const packages = ["php-cli", "php-curl", "python3", "jq", "curl", "openssl"];
  install(packages, isThere, `The examples of docs/guides need ${packages.join(", ")} (as Debian calls them).`);
}

function install(packages: string[], isThere: () => boolean, advice: string): void {
  if (isThere()) return;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) throw new Error(advice);
  console.log(`Installing ${packages[0]} (apt-get install ${packages.join(" ")}) ...`);
  apt(["update"]);
  apt(["install", "--yes", "--no-install-recommends", ...packages]);
  if (!isThere()) throw new Error(`apt-get has installed ${packages[0]}, but it is not found. ${advice}`);
}

function apt(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr } = spawnSync("apt-get", ["--quiet", ...args], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`apt-get ${args.join(" ")} failed:\n${stdout}${stderr}`);
}
