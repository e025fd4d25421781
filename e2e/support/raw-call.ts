import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** Sends an address as it is, which every client library would tidy up before. Gives status and body of the answer. */
export async function rawCall(
  url: string,
  { method = "GET", address, headers }: { method?: string; address: string; headers: Record<string, string> },
): Promise<{ status: number; body: string }> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  // Of HTTP 1.0, so that the answer does not come in chunks.
  socket.write(`${[`${method} ${address} HTTP/1.0`, ...lines].join("\r\n")}\r\n\r\n`, "latin1");
  const answer = await text(socket);
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), body: rest.join("\r\n\r\n") };
}
