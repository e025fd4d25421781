import { readdirSync } from "node:fs";
import { HOSTILE } from "@/e2e/support/hostile";

export type HostileRequest = { method: string; path: string; headers: Record<string, string>; body: Buffer | null };

const METHODS = ["GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND"];
const IDS = [
  "0",
  "1",
  "-1",
  "1e0",
  "0x1",
  "+1",
  "2147483648",
  "99999999999999999999",
  "1.0",
  "NaN",
  "%00",
  "%ff",
  "%2e%2e%2f",
  "0198c0de-0000-4000-8000-000000000000",
];
const TYPES = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/xml",
  "",
  "application/json; charset=utf-7",
];
const FIELDS = [
  "name",
  "email",
  "password",
  "token",
  "key",
  "secret",
  "kind",
  "protocol",
  "element",
  "configuration",
  "providerData",
  "tags",
  "code",
  "state",
  "error",
  "cursor",
  "after",
  "sort",
  "searchText",
  "page",
  "pageSize",
  "callbackUrl",
  "attempt",
  "link",
  "reason",
  "ids",
  "consent",
  "connectionIds",
];

/** Every address that files of `app` answer, with its parameters in brackets. */
export function readRoutes(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file));
  const addresses = routes.map((file) => `/${file.replace(/\/?(route|page)\.tsx?$/, "")}`);
  return addresses.flatMap((address) =>
    address.startsWith("/[noun]/") ? ["elements", "your_moms"].map((noun) => address.replace("[noun]", noun)) : address,
  );
}

/** The same numbers for the same seed, so that what failed can be sent again. */
export function randomNumbers(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]! };
}

export type Random = ReturnType<typeof randomNumbers>;

/** One request that no honest client sends. `proofs` are headers of somebody who may call; the half of all requests has none. */
export function hostileRequest(random: Random, routes: string[], proofs: Record<string, string>[]): HostileRequest {
  const { next, pick } = random;
  const text = () => (next() < 0.05 ? pick(HOSTILE).repeat(40) : pick(HOSTILE));
  const part = () => (next() < 0.5 ? pick(IDS) : encodeURIComponent(text()));
  const method = pick(METHODS);
  const query = Array.from({ length: Math.floor(next() * 4) }, () => `${pick(FIELDS)}=${encodeURIComponent(text())}`);
  const path = pick(routes).replaceAll(/\[+\.{0,3}[^\]]+\]+/g, part) + (query.length > 0 ? `?${query.join("&")}` : "");
  const isForeign = next() < 0.2;
  const headers = {
    ...(next() < 0.5 ? {} : pick(proofs)),
    ...(next() < 0.2 && { accept: pick(["text/html", "application/json", "image/png", "x".repeat(500), "*/*;q=9"]) }),
    ...(next() < 0.1 && {
      authorization: pick(["User", "User x, Organization y", "Bearer x", `User ${" ".repeat(3_000)}a b`, "Basic !!"]),
    }),
    ...(next() < 0.1 && { cookie: `next-auth.session-token=${encodeURIComponent(text())}; gangway-link=${pick(IDS)}` }),
    ...(next() < 0.1 && { "x-forwarded-for": pick(["1.1.1.1", "::", "x".repeat(200), "127.0.0.1, evil"]) }),
    "sec-fetch-site": isForeign ? "cross-site" : "same-origin",
  };
  if (method === "GET" || method === "HEAD" || next() < 0.2) return { method, path, headers, body: null };
  const body = bodyOf(random, text);
  return { method, path, headers: { ...headers, "content-type": pick(TYPES) }, body };
}

function bodyOf({ next, pick }: Random, text: () => string): Buffer {
  const value = (): unknown =>
    pick([text(), null, true, -1, 1e308, [], {}, [text()], { [text()]: text() }, { key: "xero" }, [[[[[[[[]]]]]]]]]);
  const fields = Object.fromEntries(Array.from({ length: 5 }, () => [pick(FIELDS), value()]));
  const kind = next();
  if (kind < 0.5) return Buffer.from(JSON.stringify(fields));
  if (kind < 0.7)
    return Buffer.from(
      Object.keys(fields)
        .map((name) => `${name}=${encodeURIComponent(text())}`)
        .join("&"),
    );
  if (kind < 0.8) return Buffer.from("[".repeat(5_000));
  if (kind < 0.9)
    return Buffer.from(`--x\r\ncontent-disposition: form-data; name="${text()}"\r\n\r\n${text()}\r\n--x--`);
  return kind < 0.99 ? Buffer.from([0xff, 0xfe, 0, ...Buffer.from(text())]) : Buffer.alloc(300_000, "a");
}
