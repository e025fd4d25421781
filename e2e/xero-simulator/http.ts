import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { formBody } from "./encoding";

export interface Request {
  method: string;
  /** As the client addressed it; the Host header is part of what is signed. */
  url: URL;
  /** Path and query as they were sent. */
  target: string;
  headers: IncomingHttpHeaders;
  /** Empty when it was not kept. */
  body: string;
  /** The body in bytes, kept or as they arrive. */
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** All that is known before the body. */
export type Head = Omit<Request, "body" | "chunks">;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Readable;
}

export function readHead({ method = "GET", url: target = "/", headers }: IncomingMessage): Head {
  return { method, url: new URL(target, `http://${headers.host ?? "localhost"}`), target, headers };
}

export async function readBody(head: Head, message: IncomingMessage, maxBytes: number): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new RangeError("The body is too large");
    chunks.push(chunk);
  }
  return { ...head, body: Buffer.concat(chunks).toString("utf8"), chunks };
}

function answer(status: number, type: string, body: string): Answer {
  return { status, headers: { "content-type": `${type}; charset=utf-8` }, body };
}

/** Xero labels its forms as HTML. */
export const formAnswer = (status: number, fields: Record<string, string>) =>
  answer(status, "text/html", formBody(fields));

export const jsonAnswer = (status: number, value: unknown) => answer(status, "application/json", JSON.stringify(value));

export const xmlAnswer = (status: number, body: string) => answer(status, "text/xml", body);

export const textAnswer = (status: number, body: string) => answer(status, "text/plain", body);

export function pageAnswer(status: number, body: string): Answer {
  const page = answer(status, "text/html", body);
  page.headers["content-security-policy"] =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'";
  page.headers["cache-control"] = "no-store";
  return page;
}

/** A header holds ASCII only; the rest of the address stays as the app wrote it. */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location: location.replace(/[^!-~]/gu, encodeURIComponent) },
  body: "",
});
