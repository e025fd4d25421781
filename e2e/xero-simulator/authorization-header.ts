import { OAuthProblem } from "./problem";

/** The decoded parameters of an `OAuth` Authorization header, with the realm left out (RFC 5849, section 3.5.1). */
export function readAuthorizationHeader(header: string | undefined): Map<string, string> {
  const parameters = new Map<string, string>();
  const list = /^OAuth\s+(.*)$/is.exec(header ?? "")?.[1];
  if (list === undefined) throw new OAuthProblem("parameter_absent", "The Authorization header is missing");
  for (const piece of list.split(",")) {
    const [, name, value] = /^\s*([^=\s]+)="([^"]*)"\s*$/.exec(piece) ?? [];
    if (name === undefined || value === undefined) throw malformed();
    const decoded = decode(name);
    if (parameters.has(decoded)) throw new OAuthProblem("parameter_rejected", `${decoded} was sent twice`);
    parameters.set(decoded, decode(value));
  }
  parameters.delete("realm");
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed();
  }
}

const malformed = () => new OAuthProblem("parameter_rejected", "The Authorization header could not be read");
