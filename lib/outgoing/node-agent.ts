import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { callbackify } from "node:util";
import { Client } from "undici";
import { proxyOf } from "./proxy";

type Options = http.ClientRequestArgs & { host?: string; port?: number | string };
type Done = (error: Error | null, socket: Duplex) => void;

/** For libraries that use the clients of Node.js itself: connects to each `http:` or `https:` address as the settings say. */
export function nodeAgent(scheme: string): http.Agent {
  const agent = scheme === "https:" ? new https.Agent() : new http.Agent();
  const connectDirectly = agent.createConnection.bind(agent);
  return Object.assign(agent, {
    createConnection: (options: Options, done: Done) => {
      const proxy = proxyOf(new URL(`${scheme}//${addressOf(options)}`));
      if (!proxy) return connectDirectly(options);
      callbackify(connectThrough)(proxy, scheme, options, done);
      return undefined;
    },
  });
}

const addressOf = ({ host = "localhost", port = "" }: Options) => `${host.includes(":") ? `[${host}]` : host}:${port}`;

/** A connection through a proxy's tunnel (RFC 9110, 9.3.6), with TLS inside for `https:`. */
async function connectThrough(proxy: string, scheme: string, options: Options): Promise<Duplex> {
  const { origin, username, password } = new URL(proxy);
  const pair = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  const headers = username ? { "proxy-authorization": `Basic ${pair}` } : {};
  const { socket, statusCode } = await new Client(origin).connect({ path: addressOf(options), headers });
  if (statusCode !== 200) {
    socket.on("error", () => undefined).destroy();
    throw new Error(`the proxy answered ${statusCode}`);
  }
  return scheme === "https:" ? tls.connect({ ...options, socket } as tls.ConnectionOptions) : socket;
}
