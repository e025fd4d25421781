import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/**
 * Folders and files of lib from the bottom up. Each may import what stands in a line above its own here, and nothing of its
 * own line but itself; type imports count.
 */
const LAYERS = [
  [
    "errors",
    "log",
    "metrics",
    "api-scopes",
    "content-security-policy",
    "csv",
    "certificate",
    "client-ip",
    "user-agent",
    "text-stream",
    "local-path",
    "retry-after",
    "repeating-pool",
    "require-prepared",
    "encryption-settings",
    "oauth1",
  ],
  ["env"],
  ["outgoing", "customer-host"],
  ["tracing"],
  ["traced-statements"],
  ["db", "host-cookie", "in-flight", "signals", "encryption", "migrate", "kms", "mail", "paging", "validation", "xero"],
  [
    "migrate-when-reachable",
    "caller",
    "signature-keys",
    "claims",
    "delete-in-batches",
    "prove-addresses",
    "measure-requests",
    "readable-requests",
    "page-when-away",
    "http",
    "queue",
    "rate-limit",
  ],
  ["audit-log", "attempts", "prove-caller", "encryption-keys", "trace-requests"],
  ["accounts", "apps"],
  ["grants", "branding", "live-updates"],
  ["revocations", "xero-events"],
  ["instances"],
  ["links", "api-keys"],
  ["reconnects"],
  ["bulk", "connect", "webhooks", "passthrough"],
  ["overview", "api"],
  ["auth", "health", "scrape", "boot", "setup", "backup", "person"],
  ["signed-in"],
  ["portal"],
  ["customer"],
];

const root = join(import.meta.dirname, "..");
const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^generated\//.test(file))
  .map((file) => join("lib", file));

/** `instances` of `lib/instances/list/page.ts`, `env` of `lib/env.ts`. */
const roomOf = (path: string) => path.split("/")[1]!.replace(/\.tsx?$/, "");
const layerOf = (room: string) => LAYERS.findIndex((layer) => layer.includes(room));

function importedBy(file: string): string[] {
  const imports = readFileSync(join(root, file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g);
  return [...imports].flatMap(([, specifier]) => {
    if (specifier!.startsWith("@/lib/")) return [specifier!.slice(2)];
    return specifier!.startsWith(".") ? [normalize(join(dirname(file), specifier!))] : [];
  });
}

test("every folder and file of lib has its layer", () => {
  expect([...new Set(files.map(roomOf))].filter((room) => layerOf(room) < 0)).toEqual([]);
});

test("lib imports downwards only", () => {
  const upwards = files.flatMap((file) => {
    const room = roomOf(file);
    return importedBy(file)
      .filter((imported) => roomOf(imported) !== room && roomOf(imported) !== "generated")
      .filter((imported) => layerOf(roomOf(imported)) >= layerOf(room))
      .map(
        (imported) =>
          `${file} imports ${imported}: move what both need below ${roomOf(imported)}, or the caller above it`,
      );
  });
  expect(upwards).toEqual([]);
});
