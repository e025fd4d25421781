#!/usr/bin/env node
// Stands in for the native schema engine that Prisma's CLI would download: the same JSON-RPC over standard input and
// output, answered by @prisma/schema-engine-wasm through @prisma/adapter-pg.
import readline from "node:readline";
import { readArguments } from "./arguments.mjs";
import { openDatabase } from "./database.mjs";
import { openEngine } from "./wasm.mjs";

const DATABASE_EXISTS = "42P04";
const DATABASE_MISSING = "3D000";

const { wantsVersion, command, datamodels, url } = readArguments(process.argv.slice(2));
const database = openDatabase(url);

let opening;
const openOnce = () => (opening ??= openEngine(datamodels, database.adapterFactory));

async function runCommand(name) {
  try {
    await (name === "create-database" ? database.create() : database.ping());
  } catch (error) {
    const fields = { message: error.message, error_code: error.code === DATABASE_MISSING ? "P1003" : "P1001" };
    // The CLI skips the first line.
    console.error(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}`);
    process.exitCode = 1;
  }
}

async function answerRequests() {
  const answers = [];
  for await (const line of readline.createInterface({ input: process.stdin }))
    if (line.trim()) answers.push(answerRequest(JSON.parse(line)));
  await Promise.all(answers);
  process.exit(0); // the engine's connections would keep us
}

async function answerRequest({ id, method, params }) {
  try {
    const result = await (method === "createDatabase" ? createDatabase() : callEngine(method, params));
    if (method === "diff" && result.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
    send({ id, result });
  } catch (error) {
    const data = { is_panic: false, message: String(error?.message ?? error), error_code: error?.code ?? null };
    send({ id, error: { code: 4466, message: "schema engine error", data: { ...data, meta: error?.meta ?? null } } });
  }
}

async function createDatabase() {
  await database.create().catch((error) => {
    if (error.code !== DATABASE_EXISTS) throw error;
  });
  return { databaseName: database.name };
}

async function callEngine(method, params) {
  const engine = await openOnce();
  return (await engine[method === "getDatabaseVersion" ? "version" : method](params)) ?? {};
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

if (wantsVersion) console.log("schema-engine-wasm");
else if (command) await runCommand(command);
else await answerRequests();
