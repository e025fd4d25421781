import { findLogo } from "./store";

/** Opened by itself an SVG is a document of ours: it may load and run nothing, and is in no origin. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // Mail programs in a browser draw it in their own pages.
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "public, max-age=31536000, immutable",
};

/** Answers a logo by its SHA-256 in hex, 404 when nobody has it. */
export async function logoAnswer(hash: string): Promise<Response> {
  const found = /^[\da-f]{64}$/.test(hash) ? await findLogo(hash) : null;
  if (!found?.logo || !found.logoType) return new Response(null, { status: 404 });
  return new Response(found.logo, { headers: { ...HEADERS, "content-type": found.logoType } });
}
