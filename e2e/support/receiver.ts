import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { waitUntil } from "@/scripts/processes";

export type Received = { path: string; headers: Record<string, string>; body: string };
type Answer = { status: number; headers?: Record<string, string> } | "none";

/** A receiver of webhooks on this machine. It answers what it is told to, by default 204, keeps all that came, and tells it. */
export async function startReceiver(onReceived: (message: Received) => void = () => {}) {
  const received: Received[] = [];
  let answer: Answer = { status: 204 };
  let waiting: ServerResponse[] = [];
  let server = await listen(0);
  const port = (server.address() as AddressInfo).port;

  function listen(at: number): Promise<Server> {
    const made = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const headers = request.headers as Record<string, string>;
        const message = { path: request.url ?? "", headers, body: Buffer.concat(chunks).toString("utf8") };
        received.push(message);
        onReceived(message);
        if (answer === "none") waiting.push(response);
        else response.writeHead(answer.status, answer.headers).end("what nobody keeps");
      });
    });
    made.listen(at, "127.0.0.1");
    return once(made, "listening").then(() => made);
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }

  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    /** What is answered from now on; `none` keeps callers waiting. */
    answer: (next: Answer) => {
      answer = next;
    },
    /** Answers those that were kept waiting. */
    release: () => {
      for (const response of waiting) response.writeHead(204).end();
      waiting = [];
    },
    /** Waits until that many have come, and gives them. */
    until: async (count: number, ms = 15_000) => {
      if (await waitUntil(() => received.length >= count, ms, 20)) return received;
      throw new Error(`the receiver got ${received.length} of ${count}`);
    },
    goDown: close,
    comeUp: async () => {
      server = await listen(port);
    },
    close,
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
