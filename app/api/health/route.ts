import { isDatabaseAlive } from "@/lib/health";

/** 200 while this server and its database answer, 503 otherwise. */
export async function GET(): Promise<Response> {
  const alive = await isDatabaseAlive();
  return Response.json({ alive }, { status: alive ? 200 : 503, headers: { "cache-control": "no-store" } });
}
