import { Choose } from "@/components/customer/choose";
import { choosePage } from "@/lib/connect/customer/read-page";
import { firstValue, type Query } from "@/app/query";
import { linkMetadata, pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const generateMetadata = linkMetadata;

export default async function ChoosePage({ searchParams }: Props) {
  const isEmpty = (await firstValue(searchParams, "empty")) !== undefined;
  const attempt = await firstValue(searchParams, "attempt");
  const view = await requireHere(choosePage(await requireVisitor(searchParams), attempt, isEmpty));
  return <Choose {...await pageWords()} view={view} />;
}
