import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { returnPage, startPage } from "./pages";

/** What the product needs to know of Gangway: its address, the two secrets, the app to connect with. */
export type ProductSettings = { gangway: string; authorization: string; app: string };

type Connected = { instances: { id: number; name: string; token: string | null }[] };

/**
 * A small product whose customers connect Xero, as docs/onboarding.md tells. It is of another site than Gangway: 127.0.0.1. `connected` has what it got for
 * the codes.
 */
export async function startProduct(settings: () => ProductSettings) {
  const connected: Connected[] = [];
  const product = express().use(express.json());

  async function call<T>(path: string, body: unknown): Promise<T> {
    const { gangway, authorization } = settings();
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${gangway}/elements/api-v2${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`Gangway answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  product.get("/", (_request, response) => void response.type("html").send(startPage(settings().gangway)));
  product.get("/connected", (_request, response) => void response.type("html").send(returnPage(settings().gangway)));
  async function startSession() {
    const session = { app: settings().app, externalId: "cus_20841", returnUrl: `${url}/connected` };
    const { token } = await call<{ token: string }>("/connect/sessions", session);
    return { token };
  }

  async function finish({ session, code }: { session: string; code: string }) {
    const result = await call<Connected>(`/connect/sessions/${encodeURIComponent(session)}/result`, { code });
    connected.push(result);
    return result.instances.map(({ name }) => name);
  }

  product.post("/session", (_request, response, next) => void startSession().then((body) => response.json(body), next));
  product.post(
    "/finish",
    (request, response, next) =>
      void finish(request.body as { session: string; code: string }).then((names) => response.json(names), next),
  );

  const server: Server = product.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, connected, stop };
}
