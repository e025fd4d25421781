import { Welcome } from "@/components/customer/welcome";
import { welcomePage } from "@/lib/connect/customer/read-page";
import type { Query } from "@/app/query";
import { linkMetadata, pageWords, requireHere, requireVisitor } from "./page-words";

type Props = { searchParams: Query };

export const generateMetadata = linkMetadata;

export default async function WelcomePage({ searchParams }: Props) {
  const view = await requireHere(welcomePage(await requireVisitor(searchParams)));
  return <Welcome {...await pageWords()} view={view} />;
}
