import { afterEach, expect, test, vi } from "vitest";
import { errorText, getJson, PortalError, sendJson } from "./request";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answer(response: () => Promise<Response>) {
  const fetch = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(response);
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

async function failureOf(work: Promise<unknown>): Promise<PortalError> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof PortalError)) throw new Error("it did not fail as expected", { cause: error });
  return error;
}

test("an error keeps status, sentence and request id of the body", async () => {
  const body = { requestId: "6561c0a2f1", code: "conflict", message: "Another instance has this name." };
  answer(async () => Response.json(body, { status: 409 }));
  const error = await failureOf(getJson("/api/portal/instances"));
  expect(error).toMatchObject({ status: 409, requestId: "6561c0a2f1", message: "Another instance has this name." });
});

test("an error page that is no JSON still gives a sentence", async () => {
  answer(async () => new Response("<html>Bad gateway</html>", { status: 502 }));
  const error = await failureOf(getJson("/api/portal/instances"));
  expect(error).toMatchObject({ status: 502, requestId: null, message: "The server answered with an error (502)." });
});

test("a server that is not there, and one that is too slow, are told apart", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(errorText(await failureOf(getJson("/x")))).toBe("The server could not be reached.");
  answer(() => Promise.reject(new DOMException("late", "TimeoutError")));
  expect(errorText(await failureOf(getJson("/x")))).toBe("The server did not answer within 10 seconds.");
});

test("a change is sent as JSON; an answer without a body is none", async () => {
  const fetch = answer(async () => new Response(null, { status: 204 }));
  await expect(sendJson("PATCH", "/x", { disabled: true })).resolves.toBeUndefined();
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: '{"disabled":true}',
  });
});

test("something unforeseen has a sentence too", () => {
  expect(errorText(new SyntaxError("Unexpected end of JSON input"))).toBe("The server’s answer could not be read.");
});
