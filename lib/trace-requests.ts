import type { IncomingMessage, ServerResponse } from "node:http";
import { areaOf, methodOf, requestIdOf } from "./measure-requests";
import { isTracing, startSpan } from "./tracing/span";
import { parseTraceparent } from "./tracing/traceparent";

/** Asked all the time, by machines, and not worth a trace. */
const UNTRACED = new Set(["assets", "supervision"]);

/** How scripts/server.js answers a request in a span; undefined where tracing is off. What is called then must call `answer`. */
export function requestTracer() {
  if (!isTracing()) return undefined;
  return (incoming: IncomingMessage, outgoing: ServerResponse, answer: () => void) => {
    const area = areaOf(incoming.url ?? "");
    if (UNTRACED.has(area)) return answer();
    const method = methodOf(incoming);
    const attributes = { "http.request.method": method, "gangway.area": area };
    const caller = parseTraceparent([incoming.headers.traceparent].flat()[0]);
    const span = startSpan(`${method} ${area}`, "server", attributes, caller);
    outgoing.once("close", () => {
      const requestId = requestIdOf(outgoing);
      span.set({ "http.response.status_code": outgoing.statusCode });
      if (requestId) span.set({ "gangway.request.id": requestId });
      if (!outgoing.writableFinished) span.set({ "error.type": "client_closed" });
      span.end();
    });
    span.run(answer);
  };
}
