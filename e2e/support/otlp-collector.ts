import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { waitUntil } from "@/scripts/processes";

/** ExportTraceServiceRequest of opentelemetry-proto 1.x in JSON, as far as a trace needs it; anything else is refused. */
const attributes = z.array(
  z.strictObject({
    key: z.string().min(1),
    value: z.union([z.strictObject({ stringValue: z.string() }), z.strictObject({ intValue: z.int() })]),
  }),
);
const hex = (characters: number) => z.string().regex(new RegExp(`^[0-9a-fA-F]{${characters}}$`));
const span = z.strictObject({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: hex(16).optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: z.union([z.string().regex(/^\d{19}$/), z.number()]),
  endTimeUnixNano: z.union([z.string().regex(/^\d{19}$/), z.number()]),
  attributes,
  status: z.strictObject({ code: z.int().min(0).max(2) }).optional(),
});
const scope = z.strictObject({ name: z.string(), version: z.string().optional(), attributes: attributes.optional() });
export const OTLP = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeSpans: z.array(z.strictObject({ scope, spans: z.array(span) })),
    }),
  ),
});

export type ReceivedSpan = Omit<z.infer<typeof span>, "attributes"> & { attributes: Record<string, string | number> };

const toRecord = (list: z.infer<typeof attributes>) =>
  Object.fromEntries(list.map(({ key, value }) => [key, "stringValue" in value ? value.stringValue : value.intValue]));

/** A stand-in for a collector by real HTTP: takes traces as OTLP/HTTP has them in JSON, and refuses everything else. */
export async function otlpCollector() {
  const received = {
    bodies: [] as string[],
    headers: [] as object[],
    spans: [] as ReceivedSpan[],
    services: [] as string[],
  };
  /** Statuses, each for one call, in place of taking it. */
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const handle = async () => {
      const body = await text(request);
      const failure = failures.shift();
      if (failure) return response.writeHead(failure).end();
      if (request.method !== "POST" || request.url !== "/v1/traces") return response.writeHead(404).end();
      const { resourceSpans } = OTLP.parse(JSON.parse(body));
      received.bodies.push(body);
      received.headers.push(request.headers);
      for (const { resource, scopeSpans } of resourceSpans) {
        received.services.push(String(toRecord(resource.attributes)["service.name"]));
        for (const { spans } of scopeSpans)
          for (const span of spans) received.spans.push({ ...span, attributes: toRecord(span.attributes) });
      }
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    };
    handle().catch((error: Error) => response.writeHead(400).end(error.message));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...received,
    failures,
    /** The spans, once there is one like this. */
    until: async (isIt: (span: ReceivedSpan) => boolean) => {
      if (await waitUntil(() => received.spans.some(isIt), 20_000, 50)) return received.spans.filter(isIt);
      throw new Error(`no such span among ${received.spans.map(({ name }) => name).join(", ")}`);
    },
    close: () => server.close(),
  };
}
