const WAYS: Record<string, string> = {
  secrets: "the two secrets",
  element: "the two secrets and an instance token",
  apiKey: "an API key",
  bearer: "the token of POST /authentication",
};

/** Who may call, by the names that the OpenAPI document gives the ways to prove it. */
export function accessWords(access: { way: string; scopes: string[] }[]): string {
  if (access.length === 0) return "Open: needs no header.";
  const ways = access.map(({ way, scopes }) => {
    const words = WAYS[way] ?? way;
    return scopes.length === 0 ? words : `${words} with the scope ${scopes.join(" and ")}`;
  });
  return `Authorization: ${ways.join(", or ")}.`;
}
