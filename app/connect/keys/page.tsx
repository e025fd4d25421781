import type { Metadata } from "next";
import Link from "next/link";
import { choosePath } from "@/components/connect/choose-path";
import { ConnectPage } from "@/components/connect/connect-page";
import { KeysAside } from "@/components/connect/keys-aside";
import { KeysForm } from "@/components/connect/keys-form";
import { appKind } from "@/components/copy/app";
import { firstValue, type Query } from "@/app/query";
import { requireStep } from "@/app/connect/steps";
import { keysStep } from "@/lib/connect/current-page";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Enter keys" };

export default async function KeysPage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const step = await requireStep(keysStep(user, await firstValue(searchParams, "attempt")));
  return (
    <ConnectPage
      at={1}
      title="Enter your app’s keys"
      lead={
        <>
          {appKind(step)}. <Link href={choosePath(step)}>Change</Link>
        </>
      }
      leave={{ href: "/dashboard/instances", label: "Cancel" }}
      aside={<KeysAside step={step} />}
    >
      <KeysForm step={step} />
    </ConnectPage>
  );
}
