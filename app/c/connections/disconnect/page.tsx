import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AskToDisconnect } from "@/components/customer/ask-to-disconnect";
import { disconnectPage } from "@/lib/connect/customer/own-page";
import { customerPages } from "@/lib/connect/customer/view";
import { getCustomer } from "@/lib/customer";
import { toId } from "@/lib/validation";
import { firstValue, type Query } from "@/app/query";
import { pageWords } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const metadata: Metadata = { title: { absolute: "Xero" }, robots: "noindex" };

export default async function DisconnectPage({ searchParams }: Props) {
  const host = (await firstValue(searchParams, "host")) ?? "";
  const customer = await getCustomer(host);
  const view = customer && (await disconnectPage(customer, toId((await firstValue(searchParams, "instance")) ?? "")));
  return view ? <AskToDisconnect {...await pageWords()} view={view} /> : redirect(customerPages.connections(host));
}
