import { z } from "zod";
import { GangwayError } from "@/lib/errors";
import { decodeCursor, encodeCursor } from "@/lib/paging";
import { MAX_ID } from "@/lib/validation";

const MAX_SIZE = 200;
const ID = z.int().nonnegative().max(MAX_ID);

/** Reads `pageSize` (1 to 200, which is also the default) and `nextPage`. Empty values count as not given. */
export function readPage(query: URLSearchParams): { size: number; afterId: number } {
  const size = query.get("pageSize")?.trim() || String(MAX_SIZE);
  if (!/^\d{1,9}$/.test(size) || Number(size) < 1) {
    throw new GangwayError("invalid_request", `pageSize is not a number from 1 to ${MAX_SIZE}.`);
  }
  const token = query.get("nextPage")?.trim();
  return { size: Math.min(Number(size), MAX_SIZE), afterId: token ? fromNextPageToken(token) : 0 };
}

/** The opaque token of the page that begins after this id. */
export function toNextPageToken(id: number): string {
  return encodeCursor([id]);
}

function fromNextPageToken(token: string): number {
  return decodeCursor(token, z.tuple([ID]), "nextPage is not a value of the Elements-Next-Page-Token header.")[0];
}
