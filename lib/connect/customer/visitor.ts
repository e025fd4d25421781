import { timingSafeEqual } from "node:crypto";
import { randomToken, tokenHash } from "@/lib/encryption";
import { hostCookie, hostCookieName } from "@/lib/host-cookie";
import { readLanguage } from "@/lib/links/language";
import { linkActor } from "@/lib/links/link-actor";
import { findLinkByToken, noteOpened, type LinkRow } from "@/lib/links/store";
import { type Language, MAX_LINK_DAYS } from "@/lib/links/view";
import { rateLimit } from "@/lib/rate-limit";
import { isUuid } from "@/lib/validation";
import type { Actor } from "@/lib/audit-log/record";

const wrongTokensOf = rateLimit("link tokens", 30);

const LINK_COOKIE = "gangway-link-";

declare const PROVEN: unique symbol;

/**
 * A customer without an account: a browser that holds a link's token. `visitorHash` tells the browsers of one link apart. Only the
 * look-ups here make one.
 */
export type Visitor = {
  link: LinkRow;
  visitorHash: Buffer<ArrayBuffer>;
  address: string | null;
  readonly [PROVEN]: true;
};

/** Reads one of the browser's cookies. */
export type CookieOf = (name: string) => string | undefined;

/** What opening a link leads to: its id, the cookie to set and its own language; null when no link has this token. */
export type Opened = { linkId: string; cookie: string; language: Language | null } | null;

type Opening = { token: string; address: string | null; cookieOf: CookieOf; isSeen: boolean };

/**
 * Opens a link. `isSeen` when a person looks at it, and not a program that follows links: only that counts. Throws
 * `too_many_requests` after 30 wrong tokens from one address within 15 minutes.
 */
export async function openLink({ token, address, cookieOf, isSeen }: Opening): Promise<Opened> {
  const link = isToken(token) ? await findLinkByToken(tokenHash(token)) : null;
  if (!link) {
    await wrongTokensOf.consume(address);
    return null;
  }
  if (isSeen) await noteOpened(link.id);
  const [, before] = readCookie(cookieOf(cookieName(link.id)));
  const cookie = visitorCookie(link.id, token, before ?? randomToken("base64url"));
  return { linkId: link.id, cookie, language: readLanguage(link.language) };
}

/** The customer that a browser's cookie proves for a link, or null. The link may have ended. */
export async function findVisitor(linkId: string, cookieOf: CookieOf, address: string | null): Promise<Visitor | null> {
  const [token, visitor] = readCookie(cookieOf(cookieName(linkId)));
  if (token === undefined || visitor === undefined) return null;
  const link = await findLinkByToken(tokenHash(token));
  if (!link || !timingSafeEqual(tokenHash(link.id), tokenHash(linkId))) return null;
  return { link, visitorHash: tokenHash(visitor), address } as Visitor;
}

/** How the audit log names a customer. */
export function actorOf({ link, address }: Visitor): Actor {
  return linkActor(link, address);
}

function visitorCookie(linkId: string, token: string, visitor: string): string {
  return hostCookie(`${LINK_COOKIE}${linkId}`, `${token}.${visitor}`, MAX_LINK_DAYS * 24 * 60 * 60);
}

function cookieName(linkId: string): string {
  return hostCookieName(`${LINK_COOKIE}${linkId}`);
}

/** The ids of the links whose cookies a browser has, by the names of its cookies. */
export function linksOfCookies(names: string[]): string[] {
  const start = cookieName("");
  return names.flatMap((name) => {
    const id = name.startsWith(start) ? name.slice(start.length) : "";
    return isUuid(id) ? [id] : [];
  });
}

function readCookie(value: string | undefined): [token?: string, visitor?: string] {
  const [token, visitor] = value?.split(".") ?? [];
  return token && visitor && isToken(token) && isToken(visitor) ? [token, visitor] : [];
}

/** 32 bytes of base64url. */
const isToken = (text: string) => /^[\w-]{43}$/.test(text);
