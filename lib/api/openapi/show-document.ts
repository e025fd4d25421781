import type { ApiCall } from "@/lib/api/route";
import { NOUNS } from "@/lib/api/nouns";

/** `GET /openapi.json`: the document, in the spelling of the path. */
export async function showDocument({ noun }: ApiCall): Promise<Response> {
  // Loaded with the first call, since it is about the table that this is part of.
  const { openApiDocument } = await import("./document");
  const spelling = Object.entries(NOUNS).find(([, key]) => key === noun)![0];
  return Response.json(openApiDocument(spelling), { headers: { "cache-control": "public, max-age=300" } });
}
