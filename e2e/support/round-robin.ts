import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/** A proxy that hands each new connection to the next server. What it costs is little, because it reads nothing of what it hands on. */
export async function roundRobin(urls: string[]) {
  const ports = urls.map((url) => Number(new URL(url).port));
  let turn = 0;
  const server = createServer((client) => {
    const behind = connect(ports[turn++ % ports.length]!, "127.0.0.1");
    for (const socket of [client, behind]) socket.on("error", () => [client, behind].forEach((each) => each.destroy()));
    client.pipe(behind).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
