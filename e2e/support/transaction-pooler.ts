import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

const [READY, IDLE, TERMINATE] = ["Z", "I", "X"].map((letter) => letter.charCodeAt(0));

/**
 * Between a client and PostgreSQL, gives away a session at the end of each transaction, the one used last first, as PgBouncer
 * does with `pool_mode = transaction`.
 */
export async function transactionPooler(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const idle: Socket[] = [];
  const all = new Set<Socket>();
  const server = createServer((client) => {
    all.add(client);
    let used: Socket | undefined;
    const use = (session: Socket) => {
      used = session;
      const endsTransaction = readyReader();
      session.removeAllListeners("data").on("data", (data: Buffer) => {
        client.write(data);
        if (!endsTransaction(data)) return;
        idle.push(session);
        used = undefined;
      });
    };
    const session = connect(Number(port), hostname);
    all.add(session);
    use(session);
    client.on("data", (data) => {
      if (data[0] === TERMINATE) return;
      if (!used) use(idle.pop()!);
      used!.write(data);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    close: () => {
      for (const socket of all) socket.destroy();
      server.close();
    },
  };
}

/** Whether the messages that have arrived end with ReadyForQuery outside of a transaction. */
function readyReader(): (data: Buffer) => boolean {
  let rest = Buffer.alloc(0);
  return (data) => {
    let isReady = false;
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      isReady ||= rest[0] === READY && rest[5] === IDLE;
      rest = rest.subarray(1 + rest.readInt32BE(1));
    }
    return isReady;
  };
}
