import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { simulatorControl } from "../support/simulator-control";
import { startSimulator } from "../xero-simulator/simulator";

/** What an answer of Xero gives that nobody else may see, in JSON (OAuth 2.0) and in forms (OAuth 1.0a). */
const SECRETS = new Set([
  "access_token",
  "refresh_token",
  "id_token",
  "oauth_token",
  "oauth_token_secret",
  "oauth_session_handle",
]);

type Shape = "oauth1" | "oauth2" | "api" | "page";

/** A simulator of one's own behind a server that reads along: it keeps the secrets that Xero gives out, and on demand answers with a copy of what was asked. */
export async function readXero() {
  const given = new Set<string>();
  let echo: { path: string; shape: Shape; status: number } | null = null;
  let behind = "";
  const server = createServer((asked, answer) => void respond(asked, answer));

  async function respond(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(asked);
    const { method, url = "/", headers } = asked;
    if (echo && url.startsWith(echo.path)) {
      const copy = `${method} ${url} ${JSON.stringify(headers)} ${body.toString()}`;
      answer.writeHead(echo.status, { "content-type": TYPES[echo.shape] }).end(bodyOf(echo.shape, copy));
      return;
    }
    const onward = request(new URL(url, behind), { method, headers });
    onward.on("response", (answered) => void passOn(answered, answer));
    onward.on("error", () => answer.destroy());
    onward.end(body);
  }

  async function passOn(answered: IncomingMessage, answer: ServerResponse): Promise<void> {
    const bytes = await buffer(answered);
    for (const secret of secretsIn(bytes.toString())) given.add(secret);
    answer.writeHead(answered.statusCode ?? 502, answered.headers).end(bytes);
  }

  await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const simulator = await startSimulator({ origin: url });
  behind = new URL(simulator.controlUrl).origin;
  return {
    url,
    control: simulatorControl(simulator.controlUrl),
    given,
    /** Answers calls to a path so from now on, as `shape` is written; null ends it. */
    echoes: (next: typeof echo) => {
      echo = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      await simulator.stop();
    },
  };
}

const TYPES: Record<Shape, string> = {
  oauth1: "application/x-www-form-urlencoded",
  oauth2: "application/json",
  api: "application/json",
  page: "text/html",
};

function bodyOf(shape: Shape, copy: string): string {
  if (shape === "oauth1")
    return new URLSearchParams({ oauth_problem: "signature_invalid", oauth_problem_advice: copy }).toString();
  if (shape === "oauth2") return JSON.stringify({ error: "invalid_request", error_description: copy });
  if (shape === "api") return JSON.stringify({ Title: "Refused", Detail: copy, Status: 400 });
  return `<html><title>${copy}</title><body>${copy}</body></html>`;
}

function secretsIn(text: string): string[] {
  const fields = text.startsWith("{")
    ? Object.entries(JSON.parse(text) as Record<string, unknown>)
    : [...new URLSearchParams(text.slice(0, 20_000))];
  return fields.flatMap(([name, value]) => (SECRETS.has(name) && typeof value === "string" ? [value] : []));
}
