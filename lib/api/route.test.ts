import { describe, expect, it } from "vitest";
import { ANSWER_HEADERS, CALL_HEADERS } from "@/lib/passthrough/headers";
import { allow, resourceHandler } from "./route";

const ORIGIN = "https://app.example";

// Read once, with the first call.
process.env.DATABASE_URL = "postgresql://localhost/none";
process.env.ALLOWED_ORIGINS = ORIGIN;

const answer = async () => new Response("xml", { headers: { "cache-control": "no-store, no-transform" } });
const usual = resourceHandler({ GET: allow("anybody", answer) });
const rules = { isJson: false, allowHeaders: CALL_HEADERS, exposeHeaders: [...ANSWER_HEADERS, "gangway-answer-from"] };
const anybody = allow("anybody", answer);
const open = resourceHandler({ GET: anybody, HEAD: anybody, POST: anybody }, rules);

const asked = (method: string, headers: Record<string, string> = {}) => ({
  request: new Request("http://localhost:3000/elements/api-v2/x", { method, headers }),
  parameters: { noun: "elements" },
  exchange: null,
});

describe("routes with rules of their own", () => {
  it("tell a page of an allowed origin which headers it may send and read", async () => {
    const preflight = await open(asked("OPTIONS", { origin: ORIGIN }));
    const may = preflight.headers.get("access-control-allow-headers")?.split(", ");
    expect(may).toEqual(expect.arrayContaining(["authorization", "idempotency-key", "if-modified-since"]));
    expect(preflight.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    const { headers } = await open(asked("GET", { origin: ORIGIN }));
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("access-control-expose-headers")).toMatch(
      /^Elements-Returned-Count, .*Elements-Error, Content-Disposition, accept-ranges.*gangway-answer-from$/,
    );
  });

  it("tell other origins nothing", async () => {
    const preflight = await open(asked("OPTIONS", { origin: "https://evil.example" }));
    expect(preflight.headers.get("access-control-allow-headers")).toBeNull();
  });

  it("take any Accept where answers are not ours, and JSON only elsewhere", async () => {
    const xml = { accept: "application/pdf" };
    expect((await open(asked("GET", xml))).status).toBe(200);
    expect((await usual(asked("GET", xml))).status).toBe(406);
  });

  it("keep what an answer says about caching, and else forbid it", async () => {
    expect((await open(asked("GET"))).headers.get("cache-control")).toBe("no-store, no-transform");
    expect((await open(asked("PUT"))).headers.get("cache-control")).toBe("no-store");
    expect((await open(asked("PUT"))).status).toBe(405);
  });
});
