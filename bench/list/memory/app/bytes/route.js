import { readFileSync } from "node:fs";

// The floor for bench:list: a route handler of the same Next.js that answers bytes it has in memory, and does nothing else.
let bytes;

export function GET() {
  bytes ??= readFileSync(process.env.BYTES_FILE);
  return new Response(bytes, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
