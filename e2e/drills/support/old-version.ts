import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "@/scripts/root";

const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** The last commit of the version before: the changelog's head for the next one came with the commit after it. */
function lastOfVersionBefore(): string {
  const commits = git("log", "-S## [Unreleased]", "--format=%H", "--", "CHANGELOG.md").split("\n");
  return `${commits[0]}^`;
}

/** A work tree of the version before, or of the commit in UPGRADE_FROM. */
export function oldVersion() {
  const commit = git("rev-parse", "--short", process.env.UPGRADE_FROM ?? lastOfVersionBefore());
  const folder = mkdtempSync(join(tmpdir(), "gangway-old-"));
  git("worktree", "add", "--detach", folder, commit);
  return {
    commit,
    folder,
    remove: () => {
      git("worktree", "remove", "--force", folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
