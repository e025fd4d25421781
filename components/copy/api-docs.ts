const WAYS: Record<string, string> = {
  secrets: "the two secrets",
  element: "the two secrets and an instance token",
  apiKey: "an API key",
  bearer: "the token of POST /authentication",
};

/** Who may call, by the names that the OpenAPI document gives the ways to prove it. */
export function accessWords(access: string[]): string {
  if (access.length === 0) return "Open: needs no header.";
  return `Authorization: ${access.map((way) => WAYS[way] ?? way).join(", or ")}.`;
}
