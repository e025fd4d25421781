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

describe("every route", () => {
  const both = resourceHandler({ GET: allow("anybody", async () => new Response("got")), POST: anybody });

  it("answers HEAD as GET, unless it has one of its own", async () => {
    expect((await both(asked("HEAD"))).status).toBe(200);
    expect((await resourceHandler({ POST: anybody })(asked("HEAD"))).status).toBe(405);
  });

  it("names what is possible where a verb is not", async () => {
    const refused = await both(asked("DELETE"));
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, POST, OPTIONS"]);
    expect(await refused.json()).toMatchObject({ code: "method_not_allowed" });
    expect((await both(asked("GET"))).headers.get("allow")).toBeNull();
  });

  it("hands on who may call, the spelling, the path's parameters and the query", async () => {
    const seen: unknown[] = [];
    const told = resourceHandler({
      GET: allow("webhooks", async ({ access, noun, parameters, query }) => {
        seen.push(access, noun, parameters.noun, query.get("a"));
        return new Response("got");
      }),
    });
    const request = new Request("http://localhost:3000/your_moms/api-v2/x?a=1");
    await told({ request, parameters: { noun: "your_moms" }, exchange: null });
    expect(seen).toEqual(["webhooks", "your_mom", "your_moms", "1"]);
  });

  it("is of one spelling", async () => {
    const spelled = async (parameters: Record<string, string | undefined>) =>
      (await both({ ...asked("GET"), parameters })).status;
    expect(await spelled({ noun: "elements", connectors: "elements" })).toBe(200);
    expect(await spelled({ noun: "elements", connectors: "your_moms" })).toBe(404);
    expect(await spelled({ noun: "things" })).toBe(404);
    expect(await spelled({})).toBe(404);
  });

  it.each([
    "application/json",
    "text/html, */*",
    "text/html,application/json",
    "application/vnd.x-y+json",
    "application/*",
    "application/x-pem-file",
    "APPLICATION/JSON",
  ])("takes Accept: %s", async (accept) => {
    expect((await both(asked("GET", { accept }))).status).toBe(200);
  });

  it.each(["text/html", "xapplication/json", "text/html;application/json", "application/!+json", "application/xml"])(
    "refuses Accept: %s",
    async (accept) => {
      expect((await both(asked("GET", { accept }))).status).toBe(406);
    },
  );

  it("tells caches that answers differ by origin, and strangers nothing", async () => {
    const own = await both(asked("GET", { origin: ORIGIN }));
    expect([own.headers.get("vary"), own.headers.get("access-control-allow-origin")]).toEqual(["Origin", ORIGIN]);
    const strangers = await both(asked("GET", { origin: "https://evil.example" }));
    expect([strangers.headers.get("vary"), strangers.headers.get("access-control-allow-origin")]).toEqual([
      "Origin",
      null,
    ]);
    expect((await both(asked("GET"))).headers.get("access-control-allow-origin")).toBeNull();
  });
});
