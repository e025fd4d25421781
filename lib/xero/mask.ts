const MASK = "[hidden]";
/** Shorter texts are no secrets, and would blank out words. */
const MIN_CHARACTERS = 6;
const SECRET_FIELDS = ["code", "code_verifier", "refresh_token", "token", "client_secret"];

/** An answer's text without these secrets, in whichever usual spelling it repeats them: what Xero says is stored and shown. */
export function masked(text: string, secrets: (string | undefined)[]): string {
  const spellings = secrets
    .filter((secret) => secret !== undefined && secret.length >= MIN_CHARACTERS)
    .flatMap(spellingsOf);
  // The longest first, since one may be part of another.
  return spellings
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, MASK), text);
}

function spellingsOf(secret: string | undefined = ""): string[] {
  const formEncoded = new URLSearchParams([["", secret]]).toString().slice(1);
  return [...new Set([secret, encodeURIComponent(secret), formEncoded, JSON.stringify(secret).slice(1, -1)])];
}

/** The secrets that a call carries: in its Authorization header, of any scheme that we use, and in its form. */
export function secretsOf({ authorization = "" }: Record<string, string>, form = ""): string[] {
  const [scheme = "", ...rest] = authorization.split(" ");
  const credentials = rest.join(" ");
  const fields = new URLSearchParams(form);
  const sent = SECRET_FIELDS.flatMap((name) => fields.getAll(name));
  if (scheme === "Basic") return [...sent, credentials, ...secretOfBasic(credentials)];
  if (scheme !== "OAuth") return [...sent, credentials];
  const signed = credentials.matchAll(/(oauth_(?:token|verifier|session_handle|signature))="([^"]*)"/g);
  return [...sent, ...[...signed].map(([, , value]) => decodeURIComponent(value!))];
}

function secretOfBasic(credentials: string): string[] {
  const secret = Buffer.from(credentials, "base64").toString("utf8").split(":").slice(1).join(":");
  return [secret, new URLSearchParams(`s=${secret}`).get("s")!];
}
