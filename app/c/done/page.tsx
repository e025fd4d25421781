import { Done } from "@/components/customer/done";
import { donePage } from "@/lib/connect/customer/read-page";
import { firstValue, type Query } from "@/app/query";
import { linkMetadata, pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const generateMetadata = linkMetadata;

export default async function DonePage({ searchParams }: Props) {
  const view = await requireHere(
    donePage(await requireVisitor(searchParams), await firstValue(searchParams, "attempt")),
  );
  return <Done {...await pageWords()} view={view} />;
}
