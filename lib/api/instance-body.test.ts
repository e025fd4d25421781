import { expect, it } from "vitest";
import { readHeldTokens, readProvision } from "./instance-body";

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
