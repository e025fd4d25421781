import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { addSampleApps, privateKeyFile } from "./apps";
import { newSigningKey } from "./oauth2/jwt";
import type { AppKind, Protocol } from "./model";
import { createSimulatorServer } from "./server";
import { Store } from "./store";

export interface SampleApp {
  kind: AppKind;
  protocol: Protocol;
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

type Options = { port?: number; statePath?: string; origin?: string };

/**
 * A Xero of one's own, on loopback only. `statePath` is the folder in which it remembers; `origin` is by which address it is known when
 * something stands before it.
 */
export async function startSimulator(options: Options = {}): Promise<Simulator> {
  const store = new Store(options.statePath);
  store.state.oauth2.signingKey ||= await newSigningKey();
  await addSampleApps(store, options.statePath);
  const server = createSimulatorServer(store);
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const own = `http://localhost:${(server.address() as AddressInfo).port}`;
  store.origin = options.origin ?? own;
  return {
    url: store.origin,
    controlUrl: `${own}/control`,
    apps: [...sampleApps(store, "oauth1", options.statePath), ...sampleApps(store, "oauth2")],
    async stop() {
      store.outbox.clear();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      store.flush();
    },
  };
}

function sampleApps({ state }: Store, protocol: Protocol, folder?: string): SampleApp[] {
  const samples = state.apps.filter((app) => app.sample && app.protocol === protocol);
  return samples.map(({ kind, key, secret }) => {
    const app: SampleApp = { kind, protocol, key, secret };
    if (folder && kind === "partner") app.privateKeyFile = privateKeyFile(folder);
    return app;
  });
}
