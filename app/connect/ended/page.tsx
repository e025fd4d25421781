import type { Metadata } from "next";
import { ConnectPage } from "@/components/connect/connect-page";
import { Ended } from "@/components/connect/ended";
import { failureStep } from "@/components/copy/failure-step";
import { failureWords } from "@/components/copy/failure";
import { firstValue, type Query } from "@/app/query";
import { endedStep } from "@/lib/connect/ended-page";
import { getUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Connecting ended" };

/** Also for somebody who is not signed in: Xero may send a browser here that has no session. */
export default async function EndedPage({ searchParams }: { searchParams: Query }) {
  const user = await getUser();
  const step = await endedStep(
    user,
    await firstValue(searchParams, "reason"),
    await firstValue(searchParams, "attempt"),
  );
  const { title, short, happened, kept, next } = failureWords(step);
  return (
    <ConnectPage
      at={failureStep(step)}
      stopped={short}
      title={title}
      lead={`${happened} ${kept} ${next}`}
      leave={{ href: user ? "/dashboard/instances" : "/", label: "Leave" }}
    >
      <Ended
        step={step}
        isSignedIn={user !== null}
        isAdmin={user?.role === "admin"}
        requestId={requestIdOf(await firstValue(searchParams, "request"))}
      />
    </ConnectPage>
  );
}

/** Shown only when it is one: an address may hold anything. */
function requestIdOf(text: string | undefined): string | null {
  return text !== undefined && /^[\da-f]{24}$/.test(text) ? text : null;
}
