import { describe, expect, it } from "vitest";
import { GangwayError } from "./errors";
import { readForm, readJson, toFailure } from "./http";
import { XeroError } from "./xero/errors";

const post = (body: string, type = "application/json") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });

describe("a JSON body", () => {
  it("is read, with any JSON content type and its parameters", async () => {
    expect(await readJson(post('{"a": 1}', "application/vnd.x+json; charset=utf-8"))).toEqual({ a: 1 });
  });

  it("may be none at all", async () => {
    expect(await readJson(post(""))).toEqual({});
  });

  it.each([
    ["not JSON", "{name: 'x'}", "invalid_request"],
    ["a string without an end", `{"a":"${'\\\\"'.repeat(60_000)}`, "invalid_request"],
    ["a list", "[]", "invalid_request"],
    ["null", "null", "invalid_request"],
    ["too large", JSON.stringify({ name: "x".repeat(300_000) }), "too_large"],
  ])("is refused when it is %s", async (_what, body, code) => {
    await expect(readJson(post(body))).rejects.toMatchObject({ code });
  });

  it("is refused, not failed, when its caller breaks off", async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
    });
    const request = new Request("http://localhost/", { method: "POST", body: broken, duplex: "half" } as RequestInit);
    await expect(readJson(request)).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("is refused in another type", async () => {
    await expect(readJson(post("a=1", "application/x-www-form-urlencoded"))).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
  });
});

it.each(["application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain"])(
  "a body of type %s that is no form is refused",
  async (type) => {
    const request = new Request("http://localhost/", {
      method: "POST",
      body: "a=1",
      headers: { "content-type": type },
    });
    await expect(readForm(request)).rejects.toMatchObject({ code: "invalid_request" });
  },
);

describe("a failure", () => {
  it.each([
    [new GangwayError("conflict", "taken"), 409, "taken"],
    [new XeroError("token_rejected", { providerMessage: "revoked" }), 400, "Ask the customer to connect again"],
    [new XeroError("timeout"), 504, "did not answer in time"],
    [new XeroError("unreachable"), 502, "could not be reached"],
    [new XeroError("invalid_response"), 502, "not one Xero gives"],
    [new Error("password=hunter2"), 500, "Something went wrong here"],
  ])("of %s has status %i and our own words", (error, status, words) => {
    const failure = toFailure(error, "f".repeat(24));
    expect(failure.status).toBe(status);
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain("hunter2");
  });

  it("of a rate limit says how long to wait, a minute when Xero does not", () => {
    expect(toFailure(new XeroError("rate_limited", { retryAfterSeconds: 7 }), "id").headers).toEqual({
      "retry-after": "7",
    });
    expect(toFailure(new XeroError("rate_limited"), "id").headers).toEqual({ "retry-after": "60" });
  });
});
