import type { Metadata } from "next";
import { Keys } from "@/components/customer/keys";
import { hostOf } from "@/lib/branding/host";
import { keysPage } from "@/lib/connect/customer/keys";
import { firstValue, type Query } from "@/app/query";
import { pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { link } = await requireVisitor(searchParams);
  return { title: { absolute: hostOf(link.organization).name }, robots: "noindex" };
}

/** The keys of an app of the customer's own, where the link has them entered. */
export default async function KeysPage({ searchParams }: Props) {
  const attempt = await firstValue(searchParams, "attempt");
  const view = await requireHere(keysPage(await requireVisitor(searchParams), attempt));
  return <Keys {...await pageWords()} view={view} />;
}
