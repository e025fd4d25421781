import { expect, it } from "vitest";
import {
  externalAuthenticationOf,
  readChange,
  readCustomConnection,
  readHeldTokens,
  readProvision,
  toObject,
} from "./instance-body";

const keys = {
  "oauth.api.key": "key",
  "oauth.api.secret": "secret",
  "oauth.callback.url": "https://app.example.com/callback",
};
const provision = (providerData: object, configuration: object = {}) =>
  readProvision(
    {
      element: { key: "xero" },
      name: "Harbour Lane Bakery",
      providerData,
      configuration: { ...keys, ...configuration },
    },
    undefined,
  );
const takeOver = (configuration: object) =>
  readHeldTokens({
    name: "Harbour Lane Bakery",
    configuration: { ...keys, "oauth.user.refresh_token": "r", ...configuration },
  });

const UNUSABLE = ["a\0b", "a\r\nx: y", "a\u0007b", "a\u0085b", "a".repeat(900_000)];

it.each(UNUSABLE)("tokens and keys with control characters, or far too long, are refused by name (%#)", (bad) => {
  for (const name of ["oauth.user.token", "oauth.user.refresh_token", "oauth.api.key", "oauth.api.secret"])
    expect(() => takeOver({ [name]: bad }), name).toThrow(`configuration["${name}"]`);
  for (const name of ["oauth_token", "oauth_verifier", "secret"])
    expect(() => provision({ oauth_token: "t", oauth_verifier: "v", [name]: bad }), name).toThrow(name);
  expect(() => provision({ code: bad })).toThrow("providerData.code");
});

it.each(["tok\u00E9n", "\u{1F511}", "a b"])("an access token that no header can carry is refused (%#)", (bad) => {
  expect(() => takeOver({ "oauth.user.token": bad })).toThrow('configuration["oauth.user.token"] holds a character');
});

it("an access token is read whole, a secret's mask as left out, an empty webhook address as taken away", () => {
  expect(takeOver({ "oauth.user.token": "abc.def" }).tokens.accessToken).toBe("abc.def");
  expect(() => takeOver({ "oauth.user.token": "a" })).not.toThrow();
  const change = (configuration: object) => readChange({ configuration }).configuration;
  expect(change({ "event.notification.signature.key": "********" })).toEqual({});
  expect(change({ "event.notification.signature.key": "whsec_abc" })).toEqual({ webhookKey: "whsec_abc" });
  expect(change({ "event.notification.callback.url": "" })).toEqual({ webhookUrl: null });
  expect(change({ "event.notification.callback.url": "https://x.example/h" })).toEqual({
    webhookUrl: "https://x.example/h",
  });
  expect(change({ "event.notification.enabled": "true", "oauth.callback.url": "https://x.example/c" })).toEqual({
    webhookEnabled: true,
    callbackUrl: "https://x.example/c",
  });
  expect(change({})).toEqual({});
});

it("tenant ids are read in lower case where they are UUIDs, and as they are where not", () => {
  const tenantOf = (tenantId: unknown) => provision({ code: "c", tenantId }).provision.returned;
  const read = (tenantId: unknown) => provision({ code: "c", tenantId }).provision;
  expect(tenantOf(undefined)).toEqual({ protocol: "oauth2", code: "c" });
  const upper = "2B3C9D0E-1F2A-4B5C-8D7E-9F0A1B2C3D4E";
  expect(read(upper)).toMatchObject({ tenantId: upper.toLowerCase() });
  expect(read("Not One")).toMatchObject({ tenantId: "Not One" });
  expect(read(undefined)).toMatchObject({ tenantId: undefined });
});

it("a program's own tokens are read with everything that comes along", () => {
  const { tokens, instance } = readHeldTokens({
    name: "Held",
    providerData: { tenantId: "t" },
    configuration: {
      ...keys,
      "oauth.user.token": "a",
      "oauth.user.refresh_token": "r",
      "oauth.scope": "openid, files",
      "xero.partner": "true",
    },
  });
  expect(tokens).toEqual({
    key: "key",
    secret: "secret",
    callbackUrl: keys["oauth.callback.url"],
    partner: true,
    accessToken: "a",
    refreshToken: "r",
    scopes: ["openid", "files"],
    tenantId: "t",
  });
  const configuration = { callbackUrl: keys["oauth.callback.url"], externalAuthentication: "initial" };
  expect(instance).toEqual({ name: "Held", tags: ["Held"], configuration });
  expect(takeOver({}).tokens).toMatchObject({ partner: false, scopes: undefined });
});

it("a custom connection is read with its keys, name, tags and webhook", () => {
  const configuration = { "oauth.api.key": "k", "oauth.api.secret": "s", "event.notification.enabled": true };
  const read = readCustomConnection({ name: "Own books", configuration });
  expect(read.keys).toEqual({ key: "k", secret: "s" });
  expect(read.instance).toEqual({ name: "Own books", tags: ["Own books"], configuration: { webhookEnabled: true } });
});

it("how an instance comes about is read in any case, and nothing else is known", () => {
  const of = (externalAuthentication: unknown) => externalAuthenticationOf({ externalAuthentication });
  expect([of("Initial"), of(" client_credentials "), of("none"), of(undefined)]).toEqual([
    "initial",
    "client_credentials",
    null,
    null,
  ]);
});

it("what is no object is read as an empty one", () => {
  expect([toObject({ a: 1 }), toObject([1]), toObject(null), toObject("a"), toObject(undefined)]).toEqual([
    { a: 1 },
    {},
    {},
    {},
    {},
  ]);
});
