import { expect, test } from "vitest";
import { readAuthorizationHeader } from "./authorization-header";
import { baseString, hmacSha1Holds } from "./signature";

test("makes the base string of RFC 5849, section 3.4.1.1", () => {
  const url = new URL("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b");
  const authorization = `OAuth realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7",
    oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a",
    oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D"`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = { method: "post", url, headers, body: "c2&a3=2+q" };
  expect(baseString(request, readAuthorizationHeader(authorization))).toBe(
    "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q" +
      "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2" +
      "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201" +
      "%26oauth_token%3Dkkk9d7dh3k39sjv7",
  );
});

test("agrees with the signature of RFC 5849, section 1.2", () => {
  const url = new URL("http://photos.example.net/photos?file=vacation.jpg&size=original");
  const oauth = readAuthorizationHeader(
    'OAuth realm="Photos",oauth_consumer_key="dpf43f3p2l4k3l03",oauth_token="nnch734d00sl2jdk",' +
      'oauth_signature_method="HMAC-SHA1",oauth_timestamp="137131202",oauth_nonce="chapoH",' +
      'oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"',
  );
  const base = baseString({ method: "GET", url, headers: {}, body: "" }, oauth);
  const secrets = { app: "kd94hf93k423kf44", token: "pfkkdhi9sl3r4s00" };
  expect(hmacSha1Holds(base, secrets, "MdpQcU8iPSUjWoN/UDMsK2sui9I=")).toBe(true);
  expect(hmacSha1Holds(base, { ...secrets, token: "other" }, "MdpQcU8iPSUjWoN/UDMsK2sui9I=")).toBe(false);
});
