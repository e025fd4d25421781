import { createHmac, generateKeyPairSync, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signatureBaseString } from "./base-string";
import { encode } from "./encode";
import { authorizationHeader, signature } from "./sign";

const hmac = (clientSecret: string, tokenSecret = "") => ({ method: "HMAC-SHA1", clientSecret, tokenSecret }) as const;

describe("published vectors", () => {
  // RFC 5849 section 3.4.1.1; the signature printed in the RFC is wrong, erratum 2550 has the right base string.
  const rfc = {
    method: "POST",
    url: new URL("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
    form: "c2&a3=2+q",
    parameters: {
      oauth_consumer_key: "9djdj82h48djs9d2",
      oauth_token: "kkk9d7dh3k39sjv7",
      oauth_signature_method: "HMAC-SHA1",
      oauth_timestamp: "137131201",
      oauth_nonce: "7d8f3e4a",
    },
  };

  it("builds the base string of RFC 5849 section 3.4.1.1", () => {
    expect(signatureBaseString(rfc)).toBe(
      "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D" +
        "%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1" +
        "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
    );
  });

  it("signs it as erratum 2550 says", () => {
    expect(signature(rfc, hmac("j49sk3j29djd", "dh893hdasih9"))).toBe("r6/TJjbCOr97/+UU0NsvSne7s5g=");
  });

  it("signs the photo request of OAuth Core 1.0a, appendix A.5", () => {
    const request = {
      method: "GET",
      url: new URL("http://photos.example.net/photos?file=vacation.jpg&size=original"),
      parameters: {
        oauth_consumer_key: "dpf43f3p2l4k3l03",
        oauth_token: "nnch734d00sl2jdk",
        oauth_signature_method: "HMAC-SHA1",
        oauth_timestamp: "1191242096",
        oauth_nonce: "kllo9940pd9333jh",
        oauth_version: "1.0",
      },
    };
    expect(signature(request, hmac("kd94hf93k423kf44", "pfkkdhi9sl3r4s00"))).toBe("tR3+Ty81lMeYAr/Fid0kMTYa/WM=");
  });

  it("signs Twitter's documented status update", () => {
    const request = {
      method: "post",
      url: new URL("https://api.twitter.com/1.1/statuses/update.json?include_entities=true"),
      form: "status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21",
      parameters: {
        oauth_consumer_key: "xvz1evFS4wEEPTGEFPHBog",
        oauth_nonce: "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
        oauth_signature_method: "HMAC-SHA1",
        oauth_timestamp: "1318622958",
        oauth_token: "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        oauth_version: "1.0",
      },
    };
    const signer = hmac("kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");
    expect(signature(request, signer)).toBe("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
  });
});

describe("the corners of RFC 5849", () => {
  const base = (url: string, form?: string) =>
    decodeURIComponent(signatureBaseString({ method: "GET", url: new URL(url), parameters: {}, form }).split("&")[2]!);

  it("encodes !'()* and leaves ~ bare", () => {
    expect(encode("!'()*~ü")).toBe("%21%27%28%29%2A~%C3%BC");
  });

  it("takes + for a space, splits at the first =, and makes flag equal flag=", () => {
    expect(base("https://x.test/?a=b+c&d=e=f&flag")).toBe("a=b%20c&d=e%3Df&flag=");
  });

  it("counts duplicates, and sorts by name, then by value, as bytes", () => {
    expect(base("https://x.test/?a=2&a=10&a-=1&A=0&ä=1")).toBe("%C3%A4=1&A=0&a=10&a=2&a-=1");
  });

  it("keeps bytes that are not UTF-8 as they are sent", () => {
    expect(base("https://x.test/?a=%ff%41")).toBe("a=%FFA");
  });

  it("counts a form body beside the query", () => {
    expect(base("https://x.test/?z=1", "a=%7e+")).toBe("a=~%20&z=1");
  });

  it("drops a default port only for its own scheme, and the fragment", () => {
    const uri = (url: string) =>
      signatureBaseString({ method: "GET", url: new URL(url), parameters: {} }).split("&")[1];
    expect(uri("HTTPS://X.test:443/p#f")).toBe(encode("https://x.test/p"));
    expect(uri("https://x.test:80")).toBe(encode("https://x.test:80/"));
  });
});

describe("properties", () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());

  it("any query, secret and port signs the same as a reference made with URLSearchParams", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text)),
        text,
        text,
        fc.webPath(),
        fc.nat(65_535),
        (query, a, b, path, port) => {
          const url = new URL(`https://x.test:${port}${path.startsWith("/") ? path : `/${path}`}`);
          url.search = new URLSearchParams(query).toString();
          const strict = (value: string) =>
            encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
          const pairs = query
            .map(([name, value]) => [strict(name), strict(value)] as const)
            .toSorted(
              (x, y) =>
                Buffer.compare(Buffer.from(x[0]), Buffer.from(y[0])) ||
                Buffer.compare(Buffer.from(x[1]), Buffer.from(y[1])),
            );
          const expected = `GET&${strict(`${url.origin}${url.pathname}`)}&${strict(pairs.map((pair) => pair.join("=")).join("&"))}`;
          const key = `${strict(a)}&${strict(b)}`;
          expect(signature({ method: "GET", url, parameters: {} }, hmac(a, b))).toBe(
            createHmac("sha1", key).update(expected).digest("base64"),
          );
        },
      ),
    );
  });

  it("an RSA signature verifies with the public key over the base string", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    fc.assert(
      fc.property(fc.dictionary(text, text), (parameters) => {
        const request = { method: "POST", url: new URL("https://x.test/"), parameters };
        const made = Buffer.from(signature(request, { method: "RSA-SHA1", privateKey }), "base64");
        expect(verify("RSA-SHA1", Buffer.from(signatureBaseString(request)), publicKey, made)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe("the Authorization header", () => {
  const header = (token?: string) =>
    authorizationHeader({
      method: "POST",
      url: new URL("https://x.test/oauth/RequestToken"),
      consumerKey: "key",
      signer: hmac("secret"),
      token,
      timestamp: 1_700_000_000,
      parameters: { oauth_callback: "https://me.test/back?state=a b&c=d" },
    });

  it("has every parameter of the protocol, apart by commas, and the token where there is one", () => {
    const parametersOf = (text: string) =>
      new Map(
        text
          .replace(/^OAuth /, "")
          .split(", ")
          .map((part) => part.replaceAll('"', "").split("=") as [string, string]),
      );
    const usual = {
      oauth_callback: "https%3A%2F%2Fme.test%2Fback%3Fstate%3Da%20b%26c%3Dd",
      oauth_consumer_key: "key",
      oauth_nonce: "",
      oauth_signature: "",
      oauth_signature_method: "HMAC-SHA1",
      oauth_timestamp: "1700000000",
      oauth_version: "1.0",
    };
    /** Without what is never the same. */
    const fixed = (text: string) => {
      const all = parametersOf(text);
      expect([all.get("oauth_nonce"), all.get("oauth_signature")]).not.toContain(undefined);
      return Object.fromEntries([...all, ["oauth_nonce", ""], ["oauth_signature", ""]]);
    };
    expect(fixed(header())).toEqual(usual);
    expect(fixed(header("the token"))).toEqual({ ...usual, oauth_token: "the%20token" });
  });

  it("carries a callback with its own query encoded whole", () => {
    expect(header()).toContain('oauth_callback="https%3A%2F%2Fme.test%2Fback%3Fstate%3Da%20b%26c%3Dd"');
  });

  it("is never the same twice", () => {
    expect(header()).not.toBe(header());
  });
});
