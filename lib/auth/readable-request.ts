import { NextRequest } from "next/server";
import { readBody, readJson } from "@/lib/http";
import { pathAfterSignIn } from "@/lib/local-path";

/**
 * What next-auth can read of a request: it answers 500 to a body that is no form, to fields that are no text, and to an address to go to
 * that is none, and reads a body of any size into memory. Throws `too_large`, `invalid_request`.
 */
export async function readableRequest(request: NextRequest): Promise<NextRequest> {
  const url = new URL(request.url);
  keepLocal(url.searchParams);
  const headers = new Headers(request.headers);
  if (request.method !== "POST") return new NextRequest(url, { headers });
  const fields = await readFields(request);
  keepLocal(fields);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  return new NextRequest(url, { method: "POST", headers, body: fields.toString() });
}

function keepLocal(fields: URLSearchParams): void {
  const back = fields.get("callbackUrl");
  if (back !== null) fields.set("callbackUrl", pathAfterSignIn(back));
}

/** Those that are text. Other bodies than next-auth's two have none. */
async function readFields(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/json")) {
    const fields = Object.entries(await readJson(request));
    return new URLSearchParams(fields.filter((field): field is [string, string] => typeof field[1] === "string"));
  }
  const body = Buffer.from(await readBody(request)).toString();
  return new URLSearchParams(type.includes("application/x-www-form-urlencoded") ? body : "");
}
