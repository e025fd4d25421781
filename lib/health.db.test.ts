import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { closeDatabase } from "./db";
import { isDatabaseAlive } from "./health";

it("a database that freezes is not alive", async () => {
  const database = new URL(process.env.DATABASE_URL!);
  const { port, hostname } = database;
  const sockets: Socket[] = [];
  const between = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server).pipe(client);
    sockets.push(client, server);
  }).listen(0, "127.0.0.1");
  await once(between, "listening");
  database.port = String((between.address() as AddressInfo).port);
  process.env.DATABASE_URL = database.href;
  try {
    expect(await isDatabaseAlive()).toBe(true);
    for (const socket of sockets) socket.unpipe();
    expect(await isDatabaseAlive()).toBe(false);
  } finally {
    for (const socket of sockets) socket.destroy();
    between.close();
    await closeDatabase();
  }
});
