import { describe, expect, it } from "vitest";
import { readLenientJson } from "./lenient-json";

const post = (body: string) =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": "application/json" } });

describe("a body of the contract", () => {
  it("may lack a comma between strings on two lines, as the contract's sample does, also after curl joined the lines", async () => {
    const sample = '{ "secret": "a \\" b"\n    "org":"  \\"x\\"  " }';
    const expected = { secret: 'a " b', org: '  "x"  ' };
    expect(await readLenientJson(post(sample))).toEqual(expected);
    expect(await readLenientJson(post(sample.replaceAll("\n", "")))).toEqual(expected);
  });

  it.each([
    ["not JSON", "{name: 'x'}"],
    ["a string without an end", `{"a":"${'\\\\"'.repeat(60_000)}`],
  ])("is refused when it is %s", async (_what, body) => {
    await expect(readLenientJson(post(body))).rejects.toMatchObject({ code: "invalid_request" });
  });
});
