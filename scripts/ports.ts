import { type AddressInfo, createServer } from "node:net";

/** A port nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return tryPort(0);
}

export async function isFree(port: number): Promise<boolean> {
  return tryPort(port).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") return false;
      throw new Error(`Port ${port} cannot be used: ${error.message}`, { cause: error });
    },
  );
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => resolve(found));
    });
  });
}
