import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { requireReturnAddress } from "./return-address";

const database = useDatabase();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
  await register("https://app.example.com", "http://localhost:4000");
});

const register = (...origins: string[]) =>
  database.query("update organizations set callback_origins = $2 where id = $1", [caller.organizationId, origins]);
const check = (address: string) => requireReturnAddress(caller.organizationId, address, "returnUrl");

it.each([
  "https://app.example.com",
  "https://app.example.com/settings?tab=xero",
  "HTTPS://APP.EXAMPLE.COM/",
  "https://app.example.com:443/x",
  "http://localhost:4000/back",
])("sends customers back to %s", async (address) => {
  await expect(check(address)).resolves.toBeUndefined();
});

const SCHEMES = ["http:", "javascript:", "data:", "file:", "ftp:", "ws:", "blob:https:", "vbscript:", "", "https"];
const HOSTS = [
  "//evil.example",
  "//app.example.com.evil.example",
  "//evil.example/app.example.com",
  "//evil.example#app.example.com",
  "//evil.example?https://app.example.com",
  "//app.example.com@evil.example",
  "//app.example.com:443@evil.example",
  "//user:pass@app.example.com",
  "//user@app.example.com",
  "//app.example.com:8443",
  "//app.example.com.",
  "//app-example.com",
  "//xapp.example.com",
  "//sub.app.example.com",
  "//example.com",
  "//app.example.com%2eevil.example",
  "//app.example.com\\@evil.example",
  "//app。example。com.evil.example",
  "//аpp.example.com",
  "//app.exаmple.com",
  "//127.0.0.1",
  "//[::1]",
  "//2130706433",
  "//0x7f000001",
  "//localhost:4001",
  "//localhost",
  "\\\\evil.example",
  "/\\evil.example",
  "///evil.example",
  "//\tevil.example",
];

describe("refuses every other form of an address", () => {
  const wrong = ["https:", ...SCHEMES].flatMap((scheme) => HOSTS.map((host) => scheme + host));
  it(`all ${wrong.length} of them`, async () => {
    expect(wrong.length).toBeGreaterThanOrEqual(300);
    const answers = await Promise.allSettled(wrong.map((address) => check(address)));
    const taken = wrong.filter((_, at) => answers[at]!.status === "fulfilled");
    expect(taken).toEqual([]);
  });
});

it("refuses all while none is registered", async () => {
  await register();
  await expect(check("https://app.example.com")).rejects.toMatchObject({ code: "invalid_request", entry: "returnUrl" });
});
