import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";

type Behaviour = (asked: IncomingMessage, answer: ServerResponse) => void;

/** Where a test says itself how Xero behaves. */
export const ODD = "/odd.xro/1.0";

/** Stands before the simulator: calls below `ODD` behave as the test wants, all others go on as they came. */
export async function xeroInFront(simulatorUrl: string) {
  let behave: Behaviour = (_asked, answer) => void answer.writeHead(404).end();
  const server = createServer((asked, answer) => {
    if (asked.url?.startsWith(ODD)) behave(asked, answer);
    else passOn(simulatorUrl, asked, answer);
  });
  await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    behaves: (next: Behaviour) => {
      behave = next;
    },
    stop: () => stop(server),
  };
}

// The Host header stays, because it is part of what OAuth 1.0a signs.
function passOn(simulatorUrl: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = asked;
  const onward = request(new URL(url ?? "/", simulatorUrl), { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    pipeline(answered, answer, () => {});
  });
  pipeline(asked, onward, () => {});
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
}
