import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { Pool } from "pg";
import { Agent } from "undici";

// The floor: node:http, one indexed read, and undici to the simulator, streamed; nothing proved, checked or opened.
const { PORT, DATABASE_URL, XERO_URL, XERO_AUTHORIZATION, XERO_TENANT_ID, INSTANCE_ID } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
const agent = new Agent();
const query = {
  name: "tokens",
  text: "select t.tokens_sealed from grant_tokens t where t.grant_id = (select grant_id from instances where id = $1)",
  values: [INSTANCE_ID],
};

createServer((request, response) => void pass(request, response)).listen(Number(PORT));

async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await pool.query(query);
  const answer = await agent.request({
    origin: XERO_URL!,
    path: request.url!,
    method: request.method as "GET" | "POST",
    headers: { authorization: XERO_AUTHORIZATION, "xero-tenant-id": XERO_TENANT_ID },
    body: request.method === "POST" ? request : null,
  });
  response.writeHead(answer.statusCode, answer.headers);
  await pipeline(answer.body, response);
}
