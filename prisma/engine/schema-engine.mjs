#!/usr/bin/env node
// Stand-in for Prisma's native schema engine: the same JSON-RPC over stdio, answered by
// @prisma/schema-engine-wasm through @prisma/adapter-pg. Nothing is downloaded.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parse } from "pg-connection-string";

const args = process.argv.slice(2);
if (args.includes("--version")) { console.log("schema-engine-wasm"); process.exit(0); }
const datamodels = [];
let url = "postgresql://localhost/postgres";
for (let i = 0; i < args.length; i++) {
  if (args[i] === "--datamodels") { const f = args[++i]; datamodels.push([f, readFileSync(f, "utf8")]); }
  if (args[i] === "--datasource") url = JSON.parse(args[++i]).url ?? url;
}
const { schema: _schema, ...parsed } = parse(url);
const conn = Object.fromEntries(Object.entries(parsed).filter(([, v]) => v != null));
const quote = (s) => `"${s.replaceAll('"', '""')}"`;
async function admin(sql) {
  const c = new pg.Client({ ...conn, database: "postgres" });
  await c.connect();
  try { await c.query(sql); } finally { await c.end(); }
}
function fix(adapter) {
  // the adapter splits scripts on ';', which breaks $$ bodies: send the script whole
  adapter.executeScript = async (s) => void (await adapter.underlyingDriver().query(s));
  // the adapter refuses pg_catalog's "char" (OID 18), which the describer reads
  const io = adapter.performIO.bind(adapter);
  adapter.performIO = async (q) => {
    const r = await io(q);
    const chars = r.fields.map((f) => f.dataTypeID === 18);
    const fields = r.fields.map((f, i) => (chars[i] ? { name: f.name, dataTypeID: 25 } : f));
    return Object.assign(Object.create(null), { fields, rows: r.rows, rowCount: r.rowCount, chars });
  };
  adapter.queryRaw = async (q) => {
    let chars = [];
    const self = Object.create(adapter, { performIO: { value: async (x) => { const r = await adapter.performIO(x); chars = r.chars; return r; } } });
    const res = await Object.getPrototypeOf(adapter).queryRaw.call(self, q);
    chars.forEach((c, i) => { if (c) res.columnTypes[i] = ColumnTypeEnum.Character; });
    return res;
  };
  return adapter;
}
const base = new PrismaPg({ ...conn, max: 2 });
const factory = {
  provider: base.provider, adapterName: base.adapterName,
  connect: async () => fix(await base.connect()),
  connectToShadowDb: async () => {
    // the adapter's own version drops the database while its pool is still open, and ignores
    // `database` when it was given a connection string
    const name = `prisma_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await admin(`CREATE DATABASE ${quote(name)}`);
    const pool = new pg.Pool({ ...conn, max: 2, database: name });
    const a = fix(await new PrismaPg(pool).connect());
    a.dispose = async () => { await pool.end(); await admin(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`); };
    return a;
  },
};
if (args.includes("cli")) {
  try {
    if (args.includes("can-connect-to-database")) { const c = new pg.Client(conn); await c.connect(); await c.end(); }
    if (args.includes("create-database")) await admin(`CREATE DATABASE ${quote(conn.database)}`);
    process.exit(0);
  } catch (e) {
    const fields = { message: e.message, error_code: e.code === "3D000" ? "P1003" : "P1001" };
    console.error("\n" + JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })); // the CLI skips line 1
    process.exit(1);
  }
}
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => process.stderr.write(`${m}\n`) };
const require = createRequire(import.meta.url);
const glue = "@prisma/schema-engine-wasm/schema_engine_bg";
const bg = await import(glue);
const wasm = readFileSync(join(dirname(require.resolve(glue)), "schema_engine_bg.wasm"));
const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
let engine; // `datamodels: []` panics: leave it out when there are none
const open = () => (engine ??= bg.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory)));
const send = (m) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...m }) + "\n");
let pending = 0, closed = false;
const settle = () => { if (closed && pending === 0) process.exit(0); };
readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  if (!line.trim()) return;
  pending++;
  const { id, method, params } = JSON.parse(line);
  try {
    if (method === "createDatabase") {
      await admin(`CREATE DATABASE ${quote(conn.database)}`).catch((e) => { if (e.code !== "42P04") throw e; });
      send({ id, result: { databaseName: conn.database } });
    } else {
      const e = await open();
      const result = (await e[method === "getDatabaseVersion" ? "version" : method](params)) ?? {};
      if (method === "diff" && result.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
      send({ id, result });
    }
  } catch (e) {
    send({ id, error: { code: 4466, message: "schema engine error", data: { is_panic: false, message: String(e?.message ?? e), error_code: e?.code ?? null, meta: e?.meta ?? null } } });
  }
  pending--;
  settle();
}).on("close", () => { closed = true; settle(); });
