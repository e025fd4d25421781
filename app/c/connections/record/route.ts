import { recordLines } from "@/components/customer/record-lines";
import { ownRecord } from "@/lib/connect/customer/own-page";
import { customerPages } from "@/lib/connect/customer/view";
import { CSV_MARK, toCsvLine } from "@/lib/csv";
import { getCustomer, openFormRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";
import { pageWords } from "@/app/c/page-words";

/** What was noted about the customer's connections with `host`, as CSV. */
export const GET = openFormRoute(async (request) => {
  const host = new URL(request.url).searchParams.get("host") ?? "";
  const customer = await getCustomer(host);
  if (!customer) return seeOther(customerPages.connections(host));
  const { words } = await pageWords();
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="connections.csv"',
    "cache-control": "no-store",
  };
  const lines = recordLines(words, customer.host.shortName, await ownRecord(customer)).map((cells) => toCsvLine(cells));
  return new Response(CSV_MARK + lines.join(""), { headers });
});
