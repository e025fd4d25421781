import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A proxy that hands each new connection to the next server, past those that take none. What it costs is little, because it reads
 * nothing of what it hands on.
 */
export async function roundRobin(urls: string[]) {
  const ports = urls.map((url) => Number(new URL(url).port));
  let turn = 0;
  const server = createServer((client) => handOn(client, ports.length));

  function handOn(client: Socket, left: number): void {
    const behind = connect(ports[turn++ % ports.length]!, "127.0.0.1");
    const end = () => [client, behind].forEach((each) => each.destroy());
    client.once("error", end);
    behind.once("connect", () => client.pipe(behind).pipe(client));
    behind.once("error", ({ syscall }: NodeJS.ErrnoException) => {
      if (syscall === "connect" && left > 1) handOn(client, left - 1);
      else end();
    });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
