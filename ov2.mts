import { readFileSync } from "node:fs";
import pg from "pg";
const client = new pg.Client({ connectionString: readFileSync("/tmp/pg1m/url", "utf8") }); await client.connect();
const { LARGE } = await import("./bench/list/seed");
const { STATUS_PARTS } = await import("./parts");
for (const [k, v] of Object.entries(STATUS_PARTS)) {
  const { rows } = await client.query(`explain (analyze, buffers, costs on) select count(*), min(expires_at), (array_agg(id order by expires_at))[1] from (${v} limit 10000) found`, [LARGE]);
  console.log("=====", k); console.log(rows.map((r: any) => r["QUERY PLAN"]).join("\n"));
}
await client.end();
