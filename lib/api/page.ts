import { GangwayError } from "@/lib/errors";

const MOST = 200;

/** Reads `pageSize` (1 to 200, which is also the default) and `nextPage`. Empty values count as not given. */
export function readPage(query: URLSearchParams): { size: number; afterId: number } {
  const size = query.get("pageSize")?.trim() || String(MOST);
  if (!/^\d{1,9}$/.test(size) || Number(size) < 1) {
    throw new GangwayError("invalid_request", `pageSize is not a number from 1 to ${MOST}.`);
  }
  const token = query.get("nextPage")?.trim();
  return { size: Math.min(Number(size), MOST), afterId: token ? fromNextPageToken(token) : 0 };
}

/** The opaque token of the page that begins after this id. */
export function toNextPageToken(id: number): string {
  return Buffer.from(`after:${id}`).toString("base64url");
}

function fromNextPageToken(token: string): number {
  const id = /^after:(\d{1,10})$/.exec(Buffer.from(token, "base64url").toString("latin1"))?.[1];
  if (!id || Number(id) > 2 ** 31 - 1) {
    throw new GangwayError("invalid_request", "nextPage is not a value of the Elements-Next-Page-Token header.");
  }
  return Number(id);
}
