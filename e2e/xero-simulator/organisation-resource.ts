import { randomUUID } from "node:crypto";
import type { Admitted } from "./authenticate";
import { escapeMarkup } from "./encoding";
import { type Answer, jsonAnswer, type Request, xmlAnswer } from "./http";
import type { Organisation } from "./organisations";
import type { Store } from "./store";

/** XML, unless JSON was asked for (xero-protocol.md, A.5). */
export function organisationResource(store: Store, request: Request, { app, organisation }: Admitted): Answer {
  const envelope = { Id: randomUUID(), Status: "OK", ProviderName: app.name };
  return /application\/json/i.test(request.headers.accept ?? "")
    ? jsonAnswer(200, { ...envelope, DateTimeUTC: `/Date(${store.now()})/`, Organisations: [organisation] })
    : xmlAnswer(200, xml({ ...envelope, DateTimeUTC: new Date(store.now()).toISOString() }, organisation));
}

function xml(envelope: Record<string, string>, organisation: Organisation): string {
  const elements = (fields: object) =>
    Object.entries(fields)
      .map(([name, value]) => `<${name}>${escapeMarkup(String(value))}</${name}>`)
      .join("");
  const body = `<Organisations><Organisation>${elements(organisation)}</Organisation></Organisations>`;
  return `<Response>${elements(envelope)}${body}</Response>`;
}
