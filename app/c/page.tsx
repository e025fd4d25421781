import type { Metadata } from "next";
import { Welcome } from "@/components/customer/welcome";
import { hostOf } from "@/lib/branding/host";
import { welcomePage } from "@/lib/connect/customer/read-page";
import type { Query } from "@/app/query";
import { pageWords, requireHere, requireVisitor } from "./page-words";

type Props = { searchParams: Query };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { link } = await requireVisitor(searchParams);
  return { title: { absolute: hostOf(link.organization).name }, robots: "noindex" };
}

export default async function WelcomePage({ searchParams }: Props) {
  const view = await requireHere(welcomePage(await requireVisitor(searchParams)));
  return <Welcome {...await pageWords()} view={view} />;
}
