import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer, type Request } from "./http";

/** The collections that answer what was written to them, and what an id of each is called. */
const IDS: Record<string, string> = { Contacts: "ContactID", Invoices: "InvoiceID" };

/** What a write brought: the records of a body of JSON, each with an id, as Xero answers them. None for anything else. */
export function writtenRecords(path: string, body: Buffer): Record<string, object[]> {
  const name = path.split("/").at(-1) ?? "";
  const id = IDS[name];
  if (!id) return {};
  const given = (parse(body) as Record<string, unknown> | null)?.[name];
  if (!Array.isArray(given)) return {};
  return { [name]: given.map((record: object) => Object.assign({ [id]: randomUUID() }, record)) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

const ONE_INVOICE = /^\/api\.xro\/2\.0\/Invoices\/([0-9a-f-]{36})$/i;
const ATTACHMENT = /^\/api\.xro\/2\.0\/Invoices\/[0-9a-f-]{36}\/Attachments\/([^/]+)$/i;

/** An invoice as PDF, for who accepts nothing else; null for any other call. */
export function invoiceAsPdf({ method, url, headers }: Request): Answer | null {
  if (method !== "GET" || !ONE_INVOICE.test(url.pathname) || headers.accept !== "application/pdf") return null;
  return { status: 200, headers: { "content-type": "application/pdf" }, body: "%PDF-1.4\n%%EOF\n" };
}

/** The name of the file that a call attaches to an invoice; null for any other call. */
export function attachedFile({ method, url }: Request): string | null {
  if (method !== "PUT" && method !== "POST") return null;
  const name = ATTACHMENT.exec(url.pathname)?.[1];
  return name === undefined ? null : decodeURIComponent(name);
}

/** What Xero answers to an attachment. */
export function attachmentAnswer(fileName: string, contentLength: number, mimeType: string | null): Answer {
  const attachment = {
    AttachmentID: randomUUID(),
    FileName: fileName,
    ContentLength: contentLength,
    MimeType: mimeType,
  };
  return jsonAnswer(200, { Id: randomUUID(), Status: "OK", Attachments: [attachment] });
}
