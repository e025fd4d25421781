/** A list of the contract, with its counts and, unless it is the last page, the token of the next. */
export function listResponse(items: unknown[], total = items.length, nextPageToken: string | null = null): Response {
  const headers = { "elements-returned-count": String(items.length), "elements-total-count": String(total) };
  return Response.json(items, {
    headers: nextPageToken === null ? headers : { ...headers, "elements-next-page-token": nextPageToken },
  });
}
