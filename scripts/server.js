// npm start: one Node.js server. Calls of programs go to their own router (lib/api/server.ts), everything else to Next.js.
// Plain JavaScript, because it runs where only what `npm run build` made is there.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { SECURITY_HEADERS } from "../next.config.js";

const { values } = parseArgs({
  options: {
    hostname: { type: "string", short: "H", default: "0.0.0.0" },
    port: { type: "string", short: "p", default: process.env.PORT ?? "3000" },
    dev: { type: "boolean", default: false },
  },
});
const { hostname, dev } = values;
const port = Number(values.port);
process.title = "gangway";
process.env.NODE_ENV = dev ? "development" : "production";

/** Longer than that of usual proxies, which would otherwise send a call into a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000;
/** Whoever takes longer over the head of a request holds the connection for nothing. The whole request has Node's five minutes. */
const HEAD_MS = 20_000;
const server = createServer({
  keepAliveTimeout: KEEP_ALIVE_MS,
  headersTimeout: HEAD_MS,
  connectionsCheckingInterval: HEAD_MS / 4,
});

/** Takes no new connections. Resolves when every request is answered. */
async function stop() {
  const closed = once(server, "close");
  server.close();
  setInterval(() => server.closeIdleConnections(), 100).unref();
  await closed;
}
// Until lib/signals.ts is there. Linux ends the first process of a container by no signal that nobody listens to.
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(0));
// For lib/signals.ts, which also has the work of the background finished.
globalThis.gangwayServer = { stop };

// As Next.js's own server of a traced build has it: reading next.config.js anew takes parts of Next.js that only a build needs.
const built = new URL("../.next/required-server-files.json", import.meta.url);
if (!dev && existsSync(built))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(readFileSync(built, "utf8")).config);

const { default: next } = await import("next");
const app = next({ dev, hostname, port, dir: fileURLToPath(new URL("..", import.meta.url)), httpServer: server });
await app.prepare();
const pages = app.getRequestHandler();

// Only over HTTPS, which whatever is in front of us speaks.
const isSecure = process.env.PUBLIC_URL?.startsWith("https:");
const transportSecurity = `max-age=31536000${process.env.HSTS_SUBDOMAINS === "on" ? "; includeSubDomains" : ""}`;

// Set by instrumentation.ts, where requests are traced.
server.on("request", (incoming, outgoing) => {
  const { gangwayTrace: trace } = globalThis;
  if (trace) trace(incoming, outgoing, () => answer(incoming, outgoing));
  else answer(incoming, outgoing);
});

function answer(incoming, outgoing) {
  if (isSecure) outgoing.setHeader("Strict-Transport-Security", transportSecurity);
  // Next.js tells itself things by these headers, and believes them whoever sent them.
  for (const name of Object.keys(incoming.headers))
    if (/^x-(middleware|nextjs)-/.test(name)) delete incoming.headers[name];
  // Set by instrumentation.ts; until then Next.js lets requests wait. In development it answers programs, too, so that a change
  // takes effect without a restart.
  const { gangwayApi: api } = globalThis;
  if (dev || !api?.isApi(incoming.url)) return void pages(incoming, outgoing);
  for (const { key, value } of SECURITY_HEADERS) outgoing.setHeader(key, value);
  api.listen(incoming, outgoing);
}

server.listen(port, hostname, () => console.log(`Gangway listens at http://${hostname}:${port}`));

/** Once, when what starting leaves behind is garbage: 25 MB that a server with little to do would keep for good. */
const COLLECT_AFTER_MS = 10_000;
setTimeout(() => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}, COLLECT_AFTER_MS).unref();
