import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** Sends bytes as they are. Gives all that is answered until the server ends the connection. */
export async function sendBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(Buffer.from(bytes, "latin1"));
  return text(socket);
}

type RawAnswer = { status: number; head: string; body: string };

/** Sends an address as it is, in latin1, which every client library would tidy up before. Gives what is answered. */
export async function rawCall(
  url: string,
  {
    method = "GET",
    address,
    headers = {},
    body = "",
  }: { method?: string; address: string; headers?: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  const lines = Object.entries({ host: new URL(url).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  // Of HTTP 1.0, so that the answer does not come in chunks.
  const answer = await sendBytes(url, `${[`${method} ${address} HTTP/1.0`, ...lines].join("\r\n")}\r\n\r\n${body}`);
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: rest.join("\r\n\r\n") };
}
