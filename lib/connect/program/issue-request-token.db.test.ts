import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, newPartnerApp, useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import type { Caller } from "@/lib/caller";
import { rateLimit } from "@/lib/rate-limit";
import { issueRequestToken } from "./issue-request-token";

const CALLBACK = "http://localhost:3000/auth";
const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const issue = ({ key, secret }: SimulatorApp, partner?: boolean, address: string | null = "203.0.113.7") =>
  issueRequestToken({ key, secret, callbackUrl: CALLBACK, partner }, address);
const methodsOf = async ({ key }: SimulatorApp) =>
  (await simulator.control().requests(key))
    .filter(({ path }) => path === "/oauth/RequestToken")
    .map(({ oauth, status }) => [oauth.oauth_signature_method, status]);
const signed = (method: string, status = 200) => [method, status];

describe("an app that nobody has saved", () => {
  it("is Public unless the program says otherwise, and Partner when Xero says so", async () => {
    const app = await simulator.control().createApp("public");
    await issue(app);
    await issue(app, false);
    expect(await methodsOf(app)).toEqual([signed("HMAC-SHA1"), signed("HMAC-SHA1")]);
    const partner = await newPartnerApp(simulator.control());
    await issue(partner);
    await issue(partner, true);
    expect(await methodsOf(partner)).toEqual([signed("HMAC-SHA1", 400), signed("RSA-SHA1"), signed("RSA-SHA1")]);
  });

  it("is not tried as Partner when the program said that it is Public", async () => {
    const partner = await newPartnerApp(simulator.control());
    await expect(issue(partner, false)).rejects.toMatchObject({ reason: "certificate_missing" });
    expect(await methodsOf(partner)).toEqual([signed("HMAC-SHA1", 400)]);
  });

  it("is remembered for step 3, with the secret of its token", async () => {
    const app = await simulator.control().createApp("public");
    const given = await issue(app);
    expect(given.token).not.toBe("");
    const [attempt] = await database.query<{ kind: string; status: string }>(
      "select kind, protocol, status from attempts order by created_at desc limit 1",
    );
    expect(attempt).toEqual({ kind: "public", protocol: "oauth1", status: "sent" });
  });
});

describe("a saved app", () => {
  it("is known by its keys, with its kind", async () => {
    const app = await newPartnerApp(simulator.control());
    await connected(simulator.control(), caller, app);
    const before = (await methodsOf(app)).length;
    await issue(app);
    expect((await methodsOf(app)).slice(before)).toEqual([signed("RSA-SHA1")]);
  });

  it("of the kind Partner is not used by who has another secret", async () => {
    const app = await newPartnerApp(simulator.control());
    await connected(simulator.control(), caller, app);
    const before = (await methodsOf(app)).length;
    for (const partner of [undefined, true])
      await expect(issue({ ...app, secret: "another" }, partner)).rejects.toThrow("does not match the secret");
    expect(await methodsOf(app)).toHaveLength(before);
  });

  it("is not meant where the program names the other kind", async () => {
    const app = await newPartnerApp(simulator.control());
    await connected(simulator.control(), caller, app);
    await expect(issue(app, false)).rejects.toMatchObject({ reason: "certificate_missing" });
  });
});

it("strangers of a network are counted, and who brings a saved app's keys is not", async () => {
  const saved = await simulator.control().createApp("public");
  await connected(simulator.control(), caller, saved);
  const stranger = await simulator.control().createApp("public");
  const address = "198.51.100.9";
  const counted = rateLimit("request tokens", 300);
  for (let left = 299; left > 0; left -= 1) await counted.consume(address);
  await issue(stranger, undefined, address);
  await expect(issue(stranger, undefined, address)).rejects.toMatchObject({ code: "too_many_requests" });
  await issue(saved, undefined, address);
  await issue(stranger, undefined, "198.51.100.10");
});
