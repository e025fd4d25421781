import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { Admitted } from "./authenticate";
import { patternOf } from "./content";
import { type Answer, jsonAnswer, type Request, textAnswer } from "./http";
import { attachedFile, attachmentAnswer, invoiceAsPdf, writtenRecords } from "./records";
import { organisationResource } from "./organisation-resource";
import type { Store } from "./store";
import { announce, type Category } from "./webhooks/announce";

type Resource = (store: Store, request: Request, admitted: Admitted) => Answer | Promise<Answer>;

const resources: Record<string, Resource> = {
  "GET /api.xro/2.0/Organisation": organisationResource,
  "GET /api.xro/2.0/Invoices": listInvoices,
  "POST /api.xro/2.0/Invoices": receiveChange("INVOICE"),
  "PUT /api.xro/2.0/Invoices": receiveChange("INVOICE"),
  "POST /api.xro/2.0/Contacts": receiveChange("CONTACT"),
  "PUT /api.xro/2.0/Contacts": receiveChange("CONTACT"),
  "POST /files.xro/1.0/Files": receive,
  "GET /api.xro/2.0/Echo": (_store, request) => {
    const [path, query] = parts(request);
    return jsonAnswer(200, { method: request.method, path, query, headers: open(request) });
  },
};

/** Xero answers every unknown resource with these words, as text (XeroAPI/Xero-OpenAPI, issue 163). */
const notFound = () => textAnswer(404, "The resource you're looking for cannot be found");

export function findResource(request: Request): Resource {
  const { method, url } = request;
  const fileName = attachedFile(request);
  if (fileName !== null) return (store, sent) => receiveAttachment(store, sent, fileName);
  const pdf = invoiceAsPdf(request);
  if (pdf) return () => pdf;
  const address = `${method} ${url.pathname}`;
  const bytes = /^GET \/files\.xro\/1\.0\/Files\/(\d{1,15})\/Content$/.exec(address)?.[1];
  return bytes === undefined ? (resources[address] ?? notFound) : () => file(Number(bytes));
}

/** Two to a page, and for those who have seen them already, none. */
function listInvoices(store: Store, { url, headers }: Request, { app }: Admitted): Answer {
  if (!Number.isNaN(Date.parse(headers["if-modified-since"] ?? ""))) return { status: 304, headers: {}, body: "" };
  const page = Math.max(1, Number(url.searchParams.get("page")) || 1);
  const Invoices = [2 * page - 1, 2 * page].map((number) => ({
    InvoiceID: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    InvoiceNumber: `INV-${String(number).padStart(4, "0")}`,
    Type: "ACCREC",
    Status: "AUTHORISED",
    Total: 100,
  }));
  const DateTimeUTC = `/Date(${store.now()})/`;
  return jsonAnswer(200, { Id: randomUUID(), Status: "OK", ProviderName: app.name, DateTimeUTC, Invoices });
}

const MAX_RECORDS_BYTES = 1024 * 1024;

/** Tells what arrived, keeps none of it, and answers the records that were written. */
async function receive(_store: Store, request: Request): Promise<Answer> {
  const hash = createHash("sha256");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes <= MAX_RECORDS_BYTES) chunks.push(Buffer.from(chunk));
  }
  const [, query] = parts(request);
  const contentType = request.headers["content-type"] ?? null;
  const received = { bytes, sha256: hash.digest("hex"), contentType, query, headers: open(request) };
  const isWhole = bytes <= MAX_RECORDS_BYTES && contentType?.includes("json");
  const records = isWhole ? writtenRecords(request.url.pathname, Buffer.concat(chunks)) : {};
  return jsonAnswer(200, { Id: randomUUID(), Status: "OK", ...records, received });
}

async function receiveAttachment(_store: Store, request: Request, fileName: string): Promise<Answer> {
  let bytes = 0;
  for await (const chunk of request.chunks) bytes += chunk.length;
  return attachmentAnswer(fileName, bytes, request.headers["content-type"] ?? null);
}

/** The same, and tells the apps that are connected with the organisation: also the one that calls. */
function receiveChange(category: Category): Resource {
  return async (store, request, admitted) => {
    const answer = await receive(store, request);
    const type = request.method === "PUT" ? "CREATE" : "UPDATE";
    announce(store, admitted.organisation.OrganisationID, { category, type, resourceId: randomUUID() });
    return answer;
  };
}

const file = (bytes: number): Answer => ({
  status: 200,
  headers: {
    "content-type": "application/octet-stream",
    "content-length": String(bytes),
    "content-disposition": `attachment; filename="${bytes}.bin"`,
  },
  body: Readable.from(patternOf(bytes), { objectMode: false }),
});

/** Path and query as they were sent, without the question mark. */
function parts({ target }: Request): [path: string, query: string] {
  const [path = "", ...query] = target.split("?");
  return [path, query.join("?")];
}

/** Every header, of the authorization only the scheme. */
function open({ headers }: Request): object {
  const { authorization, ...others } = headers;
  return { ...others, ...(authorization !== undefined && { authorization: authorization.split(" ", 1)[0] }) };
}
