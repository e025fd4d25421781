import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AskForCode } from "@/components/customer/ask-for-code";
import { Own } from "@/components/customer/own";
import { ownPage } from "@/lib/connect/customer/own-page";
import { customerPages } from "@/lib/connect/customer/view";
import { findCodeHost, getCustomer } from "@/lib/customer";
import { firstValue, type Query } from "@/app/query";
import { pageWords } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const metadata: Metadata = { title: { absolute: "Xero" }, robots: "noindex" };

/** The customer's own page; without a cookie that proves who it is, a code by mail opens it. */
export default async function ConnectionsPage({ searchParams }: Props) {
  const hostId = await firstValue(searchParams, "host");
  const customer = await getCustomer(hostId);
  if (customer) return <Own {...await pageWords()} view={await ownPage(customer)} />;
  const found = await findCodeHost(hostId);
  if (!found) redirect(customerPages.ended("no_cookies"));
  const codeId = (await firstValue(searchParams, "code")) ?? null;
  const isWrong = (await firstValue(searchParams, "wrong")) !== undefined;
  return <AskForCode {...await pageWords()} hostId={found.id} host={found.host} {...{ codeId, isWrong }} />;
}
