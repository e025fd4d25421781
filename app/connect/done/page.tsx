import type { Metadata } from "next";
import { ConnectPage } from "@/components/connect/connect-page";
import { Done } from "@/components/connect/done";
import { DoneLead } from "@/components/connect/done-lead";
import { doneTitle } from "@/components/copy/done";
import { firstValue, type Query } from "@/app/query";
import { requireStep } from "@/app/connect/steps";
import { doneStep } from "@/lib/connect/current-page";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Connected" };

export default async function DonePage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const step = await requireStep(doneStep(user, await firstValue(searchParams, "attempt")));
  return (
    <ConnectPage
      at={4}
      title={doneTitle(step)}
      lead={<DoneLead step={step} />}
      leave={{ href: "/dashboard", label: "Dashboard" }}
    >
      <Done step={step} />
    </ConnectPage>
  );
}
