import type { Metadata } from "next";
import { Ended } from "@/components/customer/ended";
import { hostOf } from "@/lib/branding/host";
import { readCustomerEnd } from "@/lib/connect/customer/view";
import { endedPage } from "@/lib/connect/customer/read-page";
import { getVisitor } from "@/lib/customer";
import { firstValue, type Query } from "@/app/query";
import { pageWords } from "@/app/c/page-words";

type Props = { searchParams: Query };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const visitor = await getVisitor(await firstValue(searchParams, "link"));
  return { title: { absolute: visitor ? hostOf(visitor.link.organization).name : "Xero" }, robots: "noindex" };
}

export default async function EndedPage({ searchParams }: Props) {
  const reason = readCustomerEnd(await firstValue(searchParams, "reason"));
  const visitor = await getVisitor(await firstValue(searchParams, "link"));
  const view = await endedPage(visitor, reason, await firstValue(searchParams, "attempt"));
  return <Ended {...await pageWords()} view={view} />;
}
