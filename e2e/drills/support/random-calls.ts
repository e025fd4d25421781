import { instanceBody } from "@/e2e/support/contract-client";
import type { SimulatorControl } from "@/e2e/support/simulator-control";

/** A server and what proves its caller. Answers of an old version need not be in today's document, so nothing is checked here. */
export type Server = { url: string; authorization: string };

export type Outcome = { call: string; status: number; server: string; text: string };

const WEIGHTS = { token: 6, list: 3, show: 3, ping: 3, change: 3, connect: 2, url: 1, remove: 1 };
const BAG = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;

async function ask(
  { url, authorization }: Server,
  method: string,
  path: string,
  given: { body?: object; token?: string } = {},
) {
  const { body, token } = given;
  const answer = await fetch(`${url}/elements/api-v2${path}`, {
    method,
    headers: {
      authorization: token ? `${authorization}, Element ${token}` : authorization,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text };
}

const CALLBACK = "http://localhost:9/auth?customer=7&x=a b";

async function connect(server: Server, simulator: SimulatorControl) {
  const app = await simulator.createApp("public");
  const keys = new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: CALLBACK });
  const { text } = await ask(server, "GET", `/elements/xero/oauth/token?${keys}`);
  const { token } = JSON.parse(text) as { token: string };
  const { location } = await simulator.consent(token, {});
  const query = new URL(location).searchParams;
  const returned = { token: query.get("oauth_token")!, verifier: query.get("oauth_verifier")! };
  return ask(server, "POST", "/instances", { body: instanceBody("element", app, returned) });
}

/** Calls servers at random, as programs do, until `isOver`. Only what every version has. */
export async function callAtRandom(
  servers: Record<string, Server>,
  simulator: SimulatorControl,
  isOver: () => boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const instances: { id: number; token: string }[] = [];

  async function call(): Promise<void> {
    const [name, server] = pick(Object.entries(servers));
    const what = instances.length < 4 ? "connect" : pick(BAG);
    const one = pick(instances.length > 0 ? instances : [{ id: 0, token: "" }]);
    const send = async (asked: Promise<{ status: number; text: string }>) => {
      const { status, text } = await asked;
      outcomes.push({ call: what, status, server: name, text: status < 400 ? "" : text });
      return { status, text };
    };
    if (what === "token") await send(ask(server, "GET", "/instances/token", { token: one.token }));
    if (what === "list") await send(ask(server, "GET", "/instances?pageSize=20"));
    if (what === "show") await send(ask(server, "GET", `/instances/${one.id}`));
    if (what === "ping") await send(ask(server, "GET", "/ping", { token: one.token }));
    if (what === "change")
      await send(ask(server, "PATCH", `/instances/${one.id}`, { body: { tags: [`t${Date.now()}`] } }));
    if (what === "url")
      await send(ask(server, "GET", "/elements/xero/oauth/url?apiKey=k&apiSecret=s&callbackUrl=http://localhost:9/"));
    // Version 0.1 fails a list while one of its instances is being removed.
    if (what === "remove" && instances.length > 8 && !servers.old) {
      instances.splice(instances.indexOf(one), 1);
      await send(ask(server, "DELETE", `/instances/${one.id}`));
    }
    if (what === "connect" && instances.length < 30) {
      const { status, text } = await send(connect(server, simulator));
      const made = JSON.parse(text) as { id: number; token: string };
      if (status === 200) instances.push({ id: made.id, token: made.token });
    }
  }

  async function keepCalling(): Promise<void> {
    while (!isOver()) await call();
  }
  await Promise.all(Array.from({ length: 6 }, keepCalling));
  return outcomes;
}
