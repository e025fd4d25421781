import { build } from "esbuild";
import { ROOT } from "../root";

/** What an operator runs, by the name that it has in the image. */
export const COMMANDS = {
  admin: "scripts/up/first-admin-main.ts",
  backup: "scripts/backup.ts",
  doctor: "scripts/doctor.ts",
  "keys-rotate": "scripts/keys-rotate.ts",
  person: "scripts/person.ts",
  restore: "scripts/restore.ts",
  "second-step-remove": "scripts/second-step-remove.ts",
  "keys-wrap": "scripts/keys-wrap.ts",
  "verify-audit-log": "scripts/verify-audit-log.ts",
};

/** Packages that the server has, too: one is native, one large. `pg` looks for the last, which nobody has. */
const EXTERNAL = ["@node-rs/argon2", "@prisma/client/runtime/query_compiler_*", "pg-native"];

/** Writes the operator's commands into `folder`, as JavaScript that needs no package but those the server has. */
export async function bundleCommands(folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: COMMANDS,
    outdir: folder,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: EXTERNAL,
    logLevel: "warning",
    // Packages written for CommonJS require Node.js's own modules.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}
