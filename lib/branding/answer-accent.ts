import { accentOf, accentStyle } from "./accent";
import { colourProblem } from "./view";

/** Answers the style sheet of a colour for its host's pages, by its six hex digits: a file, because pages allow no styles within them. */
export function accentAnswer(digits: string): Response {
  const colour = `#${digits}`;
  if (colourProblem(colour) !== null) return new Response(null, { status: 404 });
  const lines = Object.entries(accentStyle(accentOf(colour))).map(([name, value]) => `${name}:${value}`);
  const headers = { "content-type": "text/css", "cache-control": "public, max-age=31536000, immutable" };
  return new Response(`.host.host{${lines.join(";")}}`, { headers });
}
