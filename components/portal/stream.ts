import { PortalError, toPortalError } from "./request";

/** Posts to the portal API and calls `onLine` for each line of JSON as it arrives. Throws PortalError. */
export async function sendForLines(path: string, body: unknown, onLine: (line: unknown) => void, signal: AbortSignal) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok || !response.body) throw await toPortalError(response);
  let rest = "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line));
  }
}

/** A sentence for a stream that was interrupted. */
export function streamErrorText(error: unknown): string {
  if (error instanceof PortalError) return error.message;
  return "The connection to the server was lost.";
}
