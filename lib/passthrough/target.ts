import { GangwayError } from "@/lib/errors";

/** The APIs of Xero that are about an organisation: `api.xro/2.0`, `files.xro/1.0`, `payroll.xro/2.0` and so on. */
const SHAPE = /^\/[a-z]+\.xro\/\d+\.\d+(\/|$)/;
/** Characters of a path, percent-encoded bytes among them (RFC 3986 section 3.3). */
const PATH = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})*$/i;
/** What servers read as different paths: dot segments, empty segments, and slashes, dots and controls that are encoded once or more. */
const TRICKS = /\/\.{1,2}(?:[/;]|$)|\/\/|%(?:25)*(?:2e|2f|5c|[01][\da-f]|7f)/i;
/** Bytes that HTTP allows in an address, without `#`. */
const QUERY = /^[!-"$-~\u0080-\u00FF]*$/;

const NO_API =
  "After passthrough comes a path of one of Xero's APIs, such as /passthrough/api.xro/2.0/Invoices. Nothing else of Xero can be reached.";
const NOT_PLAIN =
  "The path holds dot segments, a doubled slash, a backslash or a character that has to be encoded. Send it plain.";
const WRONG_QUERY = "The query holds # or a control character. Encode it, such as %23.";

/**
 * Path and query for Xero of what follows `passthrough` in the raw address, byte for byte. Throws `invalid_request` for
 * anything but a plain path of one of Xero's APIs, so that neither its token and connection calls nor another host can be
 * reached.
 */
export function readTarget(after: string): string {
  const at = after.indexOf("?");
  const path = at < 0 ? after : after.slice(0, at);
  const query = at < 0 ? "" : after.slice(at);
  const isPlain = PATH.test(path) && !TRICKS.test(path);
  const problem = !SHAPE.test(path) ? NO_API : !isPlain ? NOT_PLAIN : !QUERY.test(query) ? WRONG_QUERY : null;
  if (problem !== null) throw new GangwayError("invalid_request", problem);
  return path + query;
}
