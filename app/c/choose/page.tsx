import type { Metadata } from "next";
import { Choose } from "@/components/customer/choose";
import { hostOf } from "@/lib/branding/host";
import { choosePage } from "@/lib/connect/customer/read-page";
import { firstValue, type Query } from "@/app/query";
import { pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { link } = await requireVisitor(searchParams);
  return { title: { absolute: hostOf(link.organization).name }, robots: "noindex" };
}

export default async function ChoosePage({ searchParams }: Props) {
  const isEmpty = (await firstValue(searchParams, "empty")) !== undefined;
  const attempt = await firstValue(searchParams, "attempt");
  const view = await requireHere(choosePage(await requireVisitor(searchParams), attempt, isEmpty));
  return <Choose {...await pageWords()} view={view} />;
}
