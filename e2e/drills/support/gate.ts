import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A gate in the way from one process to the database. */
export type Gate = {
  url: string;
  /** Ends every connection, and lets none in until `open`. */
  shut: () => void;
  /** Keeps what the database answers back until `open`, from the next claim that took something on. */
  holdNextClaim: () => void;
  /** The same from now on. */
  hold: () => void;
  open: () => void;
  close: () => Promise<void>;
};

/** The answer to a claim that took nothing is far shorter, one with a single grant in it longer. */
const CLAIM_BYTES = 1_000;

export async function gateTo(databaseUrl: string): Promise<Gate> {
  const to = new URL(databaseUrl);
  const clients = new Set<Socket>();
  let state: "open" | "waiting" | "held" | "shut" = "open";
  let kept: (() => void)[] = [];

  const server = createServer((client) => {
    if (state === "shut") return void client.destroy();
    const database = connect(Number(to.port), to.hostname);
    clients.add(client);
    client.pipe(database);
    database.on("data", (data) => {
      if (state === "waiting" && data.length > CLAIM_BYTES) state = "held";
      if (state === "held") kept.push(() => client.write(data));
      else client.write(data);
    });
    const end = () => {
      clients.delete(client);
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on("close", end).on("error", end);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endAll = () => {
    for (const client of clients) client.destroy();
  };

  return {
    url: url.href,
    shut: () => {
      state = "shut";
      endAll();
    },
    holdNextClaim: () => {
      state = "waiting";
    },
    hold: () => {
      state = "held";
    },
    open: () => {
      state = "open";
      for (const give of kept) give();
      kept = [];
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, "close");
    },
  };
}
