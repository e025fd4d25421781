import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { addToSpan } from "@/lib/tracing/span";
import { NOUNS } from "./nouns";
import { NOWHERE, OPERATIONS, type Path, RULES } from "./operations";
import { resourceHandler, type Resource, type Rules } from "./route";

type Server = Hono<{ Bindings: HttpBindings }>;

/** Answers the calls of programs without Next.js, whose router takes a call as long as all the rest of it. */
export function apiListener(): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const app: Server = new Hono({ strict: false });
  for (const [path, resource] of Object.entries(OPERATIONS)) add(app, path, resource, RULES[path as Path]);
  add(app, "/*", NOWHERE);
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}

function add(app: Server, path: string, resource: Resource, rules?: Rules): void {
  const handle = resourceHandler(resource, rules);
  const below = rules?.isWithAllBelow ? "/*" : "";
  const pattern = `/:noun/api-v2${path.replaceAll(/\{(\w+)\}/g, ":$1")}${below}`;
  app.all(pattern, ({ req, env: { incoming, outgoing } }) => {
    addToSpan({ "http.route": path });
    return handle({ request: req.raw, parameters: req.param(), exchange: { incoming, outgoing } });
  });
}

const OURS = new RegExp(`^/(?:${Object.keys(NOUNS).join("|")})/api-v2(?=[/?]|$)`);

/** Whether an address, as it was sent, is one of the contract's. */
export const isApi = (address: string) => OURS.test(address);
