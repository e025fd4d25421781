import { expect, it } from "vitest";
import { masked, secretsOf } from "./mask";

it("takes the secrets of a call out of what is said about it", () => {
  const basic = Buffer.from("client:se%2Bcret%2F1").toString("base64");
  const secrets = secretsOf(
    { authorization: `Basic ${basic}` },
    "grant_type=authorization_code&code=the-code-1&scope=openid",
  );
  for (const said of [`bad secret se+cret/1`, `header ${basic}`, "se%2Bcret%2F1", "code the-code-1 was used"])
    expect(masked(said, secrets)).toContain("[hidden]");
  expect(masked("authorization_code openid client", secrets)).toBe("authorization_code openid client");
});

it("knows bearers and signed calls", () => {
  expect(masked("token abc.def.ghi is old", secretsOf({ authorization: "Bearer abc.def.ghi" }))).toBe(
    "token [hidden] is old",
  );
  const signed =
    'OAuth oauth_consumer_key="KEY12345", oauth_token="TO%2BKEN1", oauth_verifier="7654321", oauth_signature="a%3Dbcdef"';
  const said = "KEY12345 TO+KEN1 7654321 a=bcdef TO%2BKEN1";
  expect(masked(said, secretsOf({ authorization: signed }))).toBe("KEY12345 [hidden] [hidden] [hidden] [hidden]");
});

it("leaves what is too short to be a secret, and copes with none", () => {
  expect(masked("an a", ["a", undefined, ""])).toBe("an a");
  expect(secretsOf({})).toEqual([""]);
});
