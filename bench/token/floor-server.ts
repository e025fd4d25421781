import { createServer, type ServerResponse } from "node:http";
import { Pool } from "pg";

// The floor: nothing but node:http and pg, one row by an indexed column, as prepared as ours.
const { PORT, DATABASE_URL } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
const query = {
  name: "tokens",
  text: "select t.tokens_sealed from grant_tokens t where t.grant_id = (select grant_id from instances where id = $1)",
};

createServer((request, response) => void answer(Number(request.url?.slice(1)), response)).listen(Number(PORT));

async function answer(id: number, response: ServerResponse): Promise<void> {
  const { rows } = await pool.query<{ tokens_sealed: Buffer }>({ ...query, values: [id] });
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ bytes: rows[0]?.tokens_sealed.length }));
}
