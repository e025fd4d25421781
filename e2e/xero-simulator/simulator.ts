import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { addSampleApps, privateKeyFile } from "./apps";
import { createSimulatorServer } from "./server";
import { Store } from "./store";

export interface SampleApp {
  kind: "public" | "partner";
  protocol: "oauth1";
  key: string;
  secret: string;
  /** Where the private key of the partner app lies, when there is a folder to keep it. */
  privateKeyFile?: string;
}

export interface Simulator {
  url: string;
  controlUrl: string;
  apps: SampleApp[];
  stop(): Promise<void>;
}

/** A Xero of one's own, on loopback only. `statePath` is the folder in which it remembers. */
export async function startSimulator(options: { port?: number; statePath?: string } = {}): Promise<Simulator> {
  const store = new Store(options.statePath);
  await addSampleApps(store, options.statePath);
  const server = createSimulatorServer(store);
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    controlUrl: `${url}/control`,
    apps: sampleApps(store, options.statePath),
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      store.flush();
    },
  };
}

function sampleApps({ state }: Store, folder: string | undefined): SampleApp[] {
  const samples = state.apps.filter((app) => app.sample);
  return samples.map(({ kind, protocol, key, secret }) => {
    const app: SampleApp = { kind, protocol, key, secret };
    if (folder && kind === "partner") app.privateKeyFile = privateKeyFile(folder);
    return app;
  });
}
