#!/usr/bin/env node
// Plain JavaScript, since Playwright starts it as if it were Firefox. It starts firefox-esr, and passes everything on but a command of
// WebDriver BiDi that this Firefox does not know and Playwright sends to every new window: that has "done" for an answer.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import process from "node:process";

const { ws: WebSocket, wsServer: WebSocketServer } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");
const UNKNOWN = "emulation.setMediaFeaturesOverride";
const MOST = { maxPayload: 2 ** 28 };
const SAYS_WHERE = /WebDriver BiDi listening on ws:\/\/[^:]+:(\d+)/;

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const firefox = spawn(process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr", process.argv.slice(2), {
    stdio: ["inherit", "inherit", "pipe"],
  });
  firefox.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => firefox.kill(signal));
  firefox.stderr.on("data", (data) => {
    const port = SAYS_WHERE.exec(String(data))?.[1];
    if (port === undefined) return process.stderr.write(data);
    relayTo(port);
    return process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`);
  });
});

function relayTo(port) {
  new WebSocketServer({ server, ...MOST }).on("connection", (playwright, { url }) => {
    const firefox = new WebSocket(`ws://127.0.0.1:${port}${url}`, MOST);
    const waiting = [];
    firefox.on("open", () => waiting.splice(0).forEach((message) => firefox.send(message)));
    firefox.on("message", (data) => playwright.send(String(data)));
    firefox.on("close", () => playwright.close());
    playwright.on("close", () => firefox.close());
    playwright.on("message", (data) => {
      const message = String(data);
      const { id, method } = JSON.parse(message);
      if (method === UNKNOWN) playwright.send(JSON.stringify({ type: "success", id, result: {} }));
      else if (firefox.readyState === WebSocket.OPEN) firefox.send(message);
      else waiting.push(message);
    });
  });
}
