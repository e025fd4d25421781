import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { firstValue, type Query } from "@/app/query";
import { AddSecondStep } from "@/components/second-step/add-second-step";
import { SignOutForm } from "@/components/sign-in/sign-out-form";
import { NarrowPage } from "@/components/site/narrow-page";
import { ScriptRequired } from "@/components/site/script-required";
import { pathAfterSignIn } from "@/lib/local-path";
import { csrfToken, getAccountHolder } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Add a second step" };

/** Where everybody is led who has no second step in an organization that requires one. */
export default async function AddSecondStepPage({ searchParams }: { searchParams: Query }) {
  const account = await getAccountHolder();
  const callbackUrl = pathAfterSignIn(await firstValue(searchParams, "callbackUrl"));
  if (!account) redirect("/sign-in");
  if (!account.lacksSecondStep) redirect(callbackUrl);
  return (
    <NarrowPage
      title="Add a second step"
      lead={`${account.organizationName} requires one of everybody who signs in with a password. Add yours to go on.`}
    >
      <ScriptRequired />
      <AddSecondStep email={account.email} callbackUrl={callbackUrl} />
      <SignOutForm csrfToken={await csrfToken()} />
    </NarrowPage>
  );
}
