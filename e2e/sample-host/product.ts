import { createHmac } from "node:crypto";
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
 * the codes. Where `isChecked`, it wants Gangway to ask it who the customer is.
 */
export async function startProduct(settings: ProductSettings, isChecked = false) {
  const connected: Connected[] = [];
  const product = express().use(express.json());

  async function call<T>(path: string, body: unknown): Promise<T> {
    const { gangway, authorization } = settings;
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${gangway}/elements/api-v2${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`Gangway answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  product.get("/", (_request, response) => void response.type("html").send(startPage(settings.gangway)));
  product.get("/connected", (_request, response) => void response.type("html").send(returnPage(settings.gangway)));
  async function startSession() {
    const session = { app: settings.app, externalId: "cus_20841", returnUrl: `${url}/connected` };
    const verifyUrl = isChecked ? `${url}/verify` : undefined;
    const { token } = await call<{ token: string }>("/connect/sessions", { ...session, verifyUrl });
    return { token };
  }

  async function finish({ session, code }: { session: string; code: string }) {
    const result = await call<Connected>(`/connect/sessions/${encodeURIComponent(session)}/result`, { code });
    connected.push(result);
    return result.instances.map(({ name }) => name);
  }

  /** Whoever has the product's page open is its customer: this product has one. */
  async function verify({ session = "", check = "", signature }: Record<string, string | undefined>) {
    const secret = /Organization (.*)$/.exec(settings.authorization)![1]!;
    const expected = createHmac("sha256", secret).update(`${session}.${check}`).digest("hex");
    if (signature !== expected) throw new Error("not sent by Gangway");
    return call<{ continueUrl: string }>(`/connect/sessions/${session}/verification`, { check });
  }

  product.get(
    "/verify",
    (request, response, next) =>
      void verify(request.query as Record<string, string>).then((to) => response.redirect(to.continueUrl), next),
  );
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
