import type { Metadata } from "next";
import { Done } from "@/components/customer/done";
import { hostOf } from "@/lib/branding/host";
import { donePage } from "@/lib/connect/customer/read-page";
import { firstValue, type Query } from "@/app/query";
import { pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { link } = await requireVisitor(searchParams);
  return { title: { absolute: hostOf(link.organization).name }, robots: "noindex" };
}

export default async function DonePage({ searchParams }: Props) {
  const view = await requireHere(
    donePage(await requireVisitor(searchParams), await firstValue(searchParams, "attempt")),
  );
  return <Done {...await pageWords()} view={view} />;
}
