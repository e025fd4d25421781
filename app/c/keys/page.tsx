import { Keys } from "@/components/customer/keys";
import { keysPage } from "@/lib/connect/customer/keys";
import { firstValue, type Query } from "@/app/query";
import { linkMetadata, pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const generateMetadata = linkMetadata;

/** The keys of an app of the customer's own, where the link has them entered. */
export default async function KeysPage({ searchParams }: Props) {
  const attempt = await firstValue(searchParams, "attempt");
  const view = await requireHere(keysPage(await requireVisitor(searchParams), attempt));
  return <Keys {...await pageWords()} view={view} />;
}
