const UNRESERVED = /[A-Za-z0-9\-._~]/;

const ENCODED_BYTES = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/** Percent-encodes UTF-8 text: unreserved characters stay, hex digits are upper case (RFC 5849 section 3.6). */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (sign) => ENCODED_BYTES[sign.charCodeAt(0)]!);
}

/**
 * Re-encodes one name or value of a form-encoded query or body as RFC 5849 section 3.6 wants: `+` is a space (section 3.4.1.3.1).
 * Works on bytes, so a sequence that is not UTF-8 is signed as it is sent.
 */
function encodeFormComponent(component: string): string {
  return component.replace(/%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~]/gu, (whole, hex: string | undefined) => {
    if (hex) return ENCODED_BYTES[Number.parseInt(hex, 16)]!;
    return whole === "+" ? "%20" : encode(whole);
  });
}

/** Splits form-encoded text into encoded pairs: `flag` is `flag=`, only the first `=` separates, empty pieces are skipped. */
export function encodedPairs(form: string): [name: string, value: string][] {
  return form
    .split("&")
    .filter((piece) => piece !== "")
    .map((piece) => {
      const at = piece.indexOf("=");
      const [name, value] = at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
      return [encodeFormComponent(name), encodeFormComponent(value)];
    });
}
