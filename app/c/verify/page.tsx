import { Verify } from "@/components/customer/verify";
import { verifyPage } from "@/lib/connect/customer/read-page";
import { firstValue, type Query } from "@/app/query";
import { linkMetadata, pageWords, requireHere, requireVisitor } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const generateMetadata = linkMetadata;

/** The code from the mail, which shows that the link's customer is who was meant. */
export default async function VerifyPage({ searchParams }: Props) {
  const isWrong = (await firstValue(searchParams, "wrong")) !== undefined;
  const codeId = (await firstValue(searchParams, "code")) ?? "";
  const view = await requireHere(verifyPage(await requireVisitor(searchParams), codeId, isWrong));
  return <Verify {...await pageWords()} view={view} />;
}
