import { XeroClient, Invoice } from "xero-node";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { instanceOfOAuth2 } from "./support/instance-by-api";

const INVOICE = "00000000-0000-4000-8000-000000000001";

test("Xero's own SDK works through passthrough with a key of the instance and another base path", async ({
  portal,
  simulator,
}) => {
  const client = clientOf(portal);
  const { id, app } = await instanceOfOAuth2(client, simulator);
  const { body } = await client.call("POST", `/instances/${id}/keys`, { name: "SDK", expiresIn: 600 });

  const xero = new XeroClient();
  xero.setTokenSet({ access_token: String(body.key) });
  xero.accountingApi.basePath = `${client.base}/passthrough/api.xro/2.0`;
  const api = xero.accountingApi;

  const { organisations } = (await api.getOrganisations("")).body;
  expect(organisations?.[0]?.name).toBe("Harbour Lane Bakery");
  const { invoices } = (await api.getInvoices("", undefined, undefined, undefined, undefined, undefined, undefined, undefined, 2)).body; // prettier-ignore
  expect(invoices?.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["INV-0003", "INV-0004"]);

  const contact = { name: "Béla & Co" };
  const { contacts } = (await api.createContacts("", { contacts: [contact] })).body;
  expect(contacts).toMatchObject([{ ...contact, contactID: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  const draft = { type: Invoice.TypeEnum.ACCREC, contact, reference: "£ € ✓" };
  expect((await api.createInvoices("", { invoices: [draft] })).body.invoices).toMatchObject([{ reference: "£ € ✓" }]);

  const receipt = Buffer.from("%PDF-1.4 a receipt");
  const { attachments } = (await api.createInvoiceAttachmentByFileName("", INVOICE, "receipt 1.pdf", receipt)).body;
  expect(attachments).toMatchObject([{ fileName: "receipt 1.pdf", contentLength: receipt.length }]);
  const pdf = await api.getInvoiceAsPdf("", INVOICE);
  expect(pdf.body.toString("latin1", 0, 5)).toBe("%PDF-");

  const unchanged = api.getInvoices("", new Date());
  expect(await statusOf(unchanged)).toBe(304);
  const [path, headers] = ["/api.xro/2.0/Organisation", { "retry-after": "21", "x-rate-limit-problem": "minute" }];
  await simulator.fault({ path, kind: "status", status: 429, headers, key: app.key });
  const limited = await refusalOf(api.getOrganisations(""));
  expect([limited.statusCode, limited.headers["retry-after"]]).toEqual([429, "21"]);
});

type Refusal = { statusCode: number; headers: Record<string, string> };

/** What the SDK rejects with, as JSON text or as it is. */
async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  const read = (typeof error === "string" ? JSON.parse(error) : error) as { response: Refusal };
  return read.response;
}

const statusOf = async (call: Promise<unknown>) => (await refusalOf(call)).statusCode;
