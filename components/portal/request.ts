const TIMEOUT_MS = 10_000;

/** A failed call of the portal API. `message` is a sentence for the reader. */
export class PortalError extends Error {
  override readonly name = "PortalError";

  constructor(
    readonly status: number,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

/** A sentence for any failure of a call. */
export function errorText(error: unknown): string {
  return error instanceof PortalError ? error.message : "The server’s answer could not be read.";
}

/** By then the answer that renews a session has brought its cookie. */
const RENEWED_MS = 1_000;

/**
 * Reads a resource of the portal API, typed as its route answers. Where nobody seems to be signed in it asks once more: a session may have
 * been renewed meanwhile, and what was on its way had the cookie of before.
 */
export async function getJson<T>(path: string): Promise<T> {
  try {
    return await request<T>("GET", path);
  } catch (error) {
    if (!(error instanceof PortalError && error.status === 401)) throw error;
    await new Promise((resolve) => setTimeout(resolve, RENEWED_MS));
    return request<T>("GET", path);
  }
}

/** Calls the portal API with a body. Undefined for an answer without one. */
export function sendJson<T>(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> {
  return request<T>(method, path, body);
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetchWithTimeout(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw await toPortalError(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function fetchWithTimeout(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    throw new PortalError(
      0,
      late ? "The server did not answer within 10 seconds." : "The server could not be reached.",
      null,
    );
  }
}

export async function toPortalError(response: Response): Promise<PortalError> {
  const body: unknown = await response.json().catch(() => null);
  const { message, requestId } = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  return new PortalError(
    response.status,
    typeof message === "string" ? message : `The server answered with an error (${response.status}).`,
    typeof requestId === "string" ? requestId : null,
  );
}
