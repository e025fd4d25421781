import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { OTLP, otlpCollector } from "@/e2e/support/otlp-collector";
import { freePort } from "@/scripts/ports";
import { parseTraceparent } from "./traceparent";

const collector = await otlpCollector();
afterAll(() => collector.close());
beforeEach(() => {
  collector.spans.length = 0;
  vi.unstubAllEnvs();
});

const shared = globalThis as { gangwayExporter?: unknown };

/** The modules as a process with these settings has them. */
async function tracing(settings: Record<string, string>) {
  vi.resetModules();
  delete shared.gangwayExporter;
  const database = { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
  for (const [name, value] of Object.entries({ ...database, ...settings })) vi.stubEnv(name, value);
  return { ...(await import("./span")), ...(await import("./export")) };
}
const on = (more: Record<string, string> = {}) => tracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...more });

it("is nothing where it is not set", async () => {
  const { startSpan, inSpan, exportSpans } = await tracing({});
  expect(startSpan("a", "client")).toBe(startSpan("b", "server"));
  expect(await inSpan("c", {}, async () => "what the work returns")).toBe("what the work returns");
  await exportSpans();
  expect(shared.gangwayExporter).toBeUndefined();
  expect(collector.spans).toEqual([]);
});

it("sends spans below each other to the collector, with the headers and the name of the settings", async () => {
  const { addToSpan, exportSpans, inSpan, startSpan } = await on({
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20dXNlcg==,x-tenant=books",
    OTEL_SERVICE_NAME: "gangway-eu",
  });
  await inSpan("renewal", { "gangway.grant.id": "g" }, async () => {
    const call = startSpan("xero connection", "client", { "http.request.method": "POST" });
    await Promise.resolve();
    call.set({ "http.response.status_code": 200 });
    call.end();
    call.end();
    addToSpan({ "gangway.outcome": "renewed" });
  });
  await exportSpans();
  const [call, renewal, ...more] = collector.spans;
  expect(more).toEqual([]);
  expect(renewal).toMatchObject({
    name: "renewal",
    kind: 1,
    attributes: { "gangway.grant.id": "g", "gangway.outcome": "renewed" },
    status: { code: 0 },
  });
  expect(renewal).not.toHaveProperty("parentSpanId");
  expect(call).toMatchObject({
    traceId: renewal!.traceId,
    parentSpanId: renewal!.spanId,
    kind: 3,
    attributes: { "http.request.method": "POST", "http.response.status_code": 200 },
  });
  expect(BigInt(call!.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(call!.startTimeUnixNano));
  expect(collector.headers.at(-1)).toMatchObject({ authorization: "Basic dXNlcg==", "x-tenant": "books" });
  expect(collector.services.at(-1)).toBe("gangway-eu");
});

it("a timer is below the span that starts it, unless it is to outlive it", async () => {
  const { inSpan, isInSpan, outsideSpans } = await on();
  const later = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(isInSpan())));
  expect(await inSpan("renewal", {}, async () => [await later(), await outsideSpans(later)])).toEqual([true, false]);
});

it("marks what failed, by the name of the error and never its message", async () => {
  const { exportSpans, inSpan } = await on();
  const failing = inSpan("delivery", {}, () => Promise.reject(new RangeError("a secret")));
  await expect(failing).rejects.toThrow("a secret");
  await exportSpans();
  expect(collector.spans).toMatchObject([{ attributes: { "error.type": "RangeError" }, status: { code: 2 } }]);
  expect(collector.bodies.at(-1)).not.toContain("a secret");
});

it("goes on in a caller's trace, sampled as the caller's is; others by share", async () => {
  const { exportSpans, startSpan } = await on({ OTEL_TRACES_SAMPLER_ARG: "0" });
  const caller = { traceId: "a".repeat(32), spanId: "b".repeat(16) };
  startSpan("theirs", "server", {}, { ...caller, isSampled: true }).end();
  startSpan("not theirs", "server", {}, { ...caller, isSampled: false }).end();
  startSpan("ours", "server").run(() => startSpan("below ours", "client").end());
  await exportSpans();
  expect(collector.spans).toMatchObject([{ name: "theirs", traceId: caller.traceId, parentSpanId: caller.spanId }]);
});

it("sends again what a collector that is away did not take, and drops what it refuses", async () => {
  const { exportSpans, startSpan } = await on();
  startSpan("kept", "server").end();
  collector.failures.push(503);
  await exportSpans();
  expect(collector.spans).toEqual([]);
  await exportSpans();
  expect(collector.spans.map(({ name }) => name)).toEqual(["kept"]);
  startSpan("refused", "server").end();
  collector.failures.push(400);
  await exportSpans();
  await exportSpans();
  expect(collector.spans.map(({ name }) => name)).toEqual(["kept"]);
});

it("keeps no more than 2,048 spans while nothing can be sent", async () => {
  const away = `http://127.0.0.1:${await freePort()}`;
  const { exportSpans, startSpan } = await tracing({ OTEL_EXPORTER_OTLP_ENDPOINT: away });
  for (let n = 0; n < 5_000; n++) startSpan("span", "server").end();
  await exportSpans();
  const { waiting } = shared.gangwayExporter as { waiting: unknown[] };
  expect(waiting.length).toBeLessThanOrEqual(2_048);
});

describe("traceparent", () => {
  const [trace, span] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];

  it.each([
    [`00-${trace}-${span}-01`, true],
    [`00-${trace}-${span}-00`, false],
    [`00-${trace}-${span}-03`, true],
    [`01-${trace}-${span}-01-of-a-later-version`, true],
  ])("%s", (header, isSampled) => {
    expect(parseTraceparent(header)).toEqual({ traceId: trace, spanId: span, isSampled });
  });

  it.each([
    undefined,
    "",
    `ff-${trace}-${span}-01`,
    `00-${trace}-${span}-01-more`,
    `00-${"0".repeat(32)}-${span}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace}-${span}-01, 00-${trace}-${span}-01`,
  ])("%s begins a trace here", (header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });
});

it("the stand-in takes the example that OpenTelemetry publishes (opentelemetry-proto, examples/trace.json)", () => {
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const example = {
    resourceSpans: [
      {
        resource: { attributes: [attribute("service.name", "my.service")] },
        scopeSpans: [
          {
            scope: { name: "my.library", version: "1.0.0", attributes: [attribute("my.scope.attribute", "some")] },
            spans: [
              {
                traceId: "5B8EFFF798038103D269B633813FC60C",
                spanId: "EEE19B7EC3C1B174",
                parentSpanId: "EEE19B7EC3C1B173",
                name: "I'm a server span",
                startTimeUnixNano: Number("1544712660000000000"),
                endTimeUnixNano: Number("1544712661000000000"),
                kind: 2,
                attributes: [attribute("my.span.attr", "some value")],
              },
            ],
          },
        ],
      },
    ],
  };
  expect(OTLP.safeParse(example).success).toBe(true);
});
