import { readHealth } from "@/lib/health";

/**
 * 200 while this server and its database answer, 503 otherwise. `renewing` is there, and false, when nobody renews what is due;
 * `writing`, when the database's disk is full.
 */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, { status: health.alive ? 200 : 503, headers: { "cache-control": "no-store" } });
}
