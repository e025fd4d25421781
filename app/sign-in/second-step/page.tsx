import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { firstValue, type Query } from "@/app/query";
import { PasskeyButton } from "@/components/sign-in/passkey-button";
import { SecondStepForm } from "@/components/sign-in/second-step-form";
import { NarrowPage } from "@/components/site/narrow-page";
import { findOwnPending } from "@/lib/auth/waiting";
import { pathAfterSignIn } from "@/lib/local-path";
import { csrfToken } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondStepPage({ searchParams }: { searchParams: Query }) {
  const pending = await findOwnPending();
  if (!pending) redirect("/sign-in");
  const callbackUrl = pathAfterSignIn(await firstValue(searchParams, "callbackUrl"));
  const hasApp = pending.secondSteps.includes("authenticator");
  const passkey = pending.secondSteps.includes("passkey") && (
    <PasskeyButton as="second-step" callbackUrl={callbackUrl} isFirst={!hasApp} />
  );
  const problem = (await firstValue(searchParams, "error")) ?? null;
  return (
    <NarrowPage title="Second step" lead={`Your password is right. Now prove that you are ${pending.email}.`}>
      {!hasApp && passkey}
      <SecondStepForm csrfToken={await csrfToken()} callbackUrl={callbackUrl} problem={problem} hasApp={hasApp} />
      {hasApp && passkey}
      <p className="mt-6 text-14 text-ink-2">
        Lost it? Enter a recovery code, or ask an admin of your organization to remove your second step.{" "}
        <Link href="/sign-in">Sign in as somebody else</Link>
      </p>
    </NarrowPage>
  );
}
