/**
 * What is mutated, the folders and files of the tests that are to notice, and what runs them: Vitest, or the process of the runner itself,
 * which is ten times as fast and needs tests that can be repeated in one process.
 */
type Area = { mutate: string[]; tests: string[]; runner: "vitest" | "in-process" };

const CONTRACT = [
  "contract",
  "contract-table",
  "contract-rules",
  "api-resources",
  "token",
  "api-keys",
  "contract-failures",
  "passthrough",
  "choose-organisation",
  "custom-connection",
].map((name) => `e2e/${name}.spec.ts`);

export const AREAS: Record<string, Area> = {
  oauth1: { mutate: ["lib/oauth1/*.ts"], tests: ["lib/oauth1"], runner: "vitest" },
  encryption: {
    mutate: ["lib/encryption.ts", "lib/encryption-settings.ts"],
    tests: ["lib/encryption.test.ts", "lib/env.test.ts"],
    runner: "vitest",
  },
  "encryption-keys": { mutate: ["lib/encryption-keys/*.ts"], tests: ["lib/encryption-keys"], runner: "vitest" },
  grants: {
    mutate: ["lib/grants/*.ts"],
    tests: [
      "lib/grants",
      "lib/connect/program",
      "lib/connect/custom-connection.db.test.ts",
      "lib/reconnects",
      "e2e/token.spec.ts",
      "e2e/passthrough.spec.ts",
    ],
    runner: "in-process",
  },
  // Without the test that waits ten seconds for a silent Xero.
  connect: {
    mutate: ["lib/connect/**/*.ts"],
    tests: ["lib/connect", "!lib/connect/program/hanging-xero.db.test.ts", ...CONTRACT],
    runner: "in-process",
  },
  caller: {
    mutate: ["lib/caller.ts", "lib/prove-caller.ts", "lib/api/authorization.ts"],
    tests: ["lib/caller.test.ts", "lib/api/authorization.test.ts", "lib/api-keys", ...CONTRACT],
    runner: "in-process",
  },
  // What openapi/ says in words is not mutated: its tests compare it with what is answered.
  api: {
    mutate: ["lib/api/*.ts", "lib/api/idempotency/*.ts", "!lib/api/authorization.ts"],
    tests: ["lib/api", ...CONTRACT],
    runner: "in-process",
  },
};
