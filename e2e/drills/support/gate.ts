import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A gate in the way from one process to the database. */
export type Gate = {
  url: string;
  /** Ends every connection, and lets none in until `open`. */
  shut: () => void;
  /** Keeps what the database answers back until `open`, as a frozen process or network would. */
  hold: () => void;
  open: () => void;
  close: () => Promise<void>;
};

export async function gateTo(databaseUrl: string): Promise<Gate> {
  const to = new URL(databaseUrl);
  const pairs = new Set<{ client: Socket; database: Socket }>();
  let isShut = false;
  let isHeld = false;

  const server = createServer((client) => {
    if (isShut) return void client.destroy();
    const database = connect(Number(to.port), to.hostname);
    const pair = { client, database };
    pairs.add(pair);
    client.pipe(database);
    database.on("data", (data) => client.write(data));
    if (isHeld) database.pause();
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on("close", end).on("error", end);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: url.href,
    shut: () => {
      isShut = true;
      for (const { client } of pairs) client.destroy();
    },
    hold: () => {
      isHeld = true;
      for (const { database } of pairs) database.pause();
    },
    open: () => {
      isShut = false;
      isHeld = false;
      for (const { database } of pairs) database.resume();
    },
    close: async () => {
      for (const { client } of pairs) client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
