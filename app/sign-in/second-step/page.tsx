import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { firstValue, type Query } from "@/app/query";
import { SecondStepForm } from "@/components/sign-in/second-step-form";
import { NarrowPage } from "@/components/site/narrow-page";
import { findOwnPending } from "@/lib/auth/authorize";
import { pathAfterSignIn } from "@/lib/local-path";
import { csrfToken } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondStepPage({ searchParams }: { searchParams: Query }) {
  const pending = await findOwnPending();
  if (!pending) redirect("/sign-in");
  const callbackUrl = pathAfterSignIn(await firstValue(searchParams, "callbackUrl")) ?? "/dashboard";
  const problem = (await firstValue(searchParams, "error")) ?? null;
  return (
    <NarrowPage title="Second step" lead={`Your password is right. Now prove that you are ${pending.email}.`}>
      <SecondStepForm csrfToken={await csrfToken()} callbackUrl={callbackUrl} problem={problem} />
      <p className="mt-6 text-14 text-ink-2">
        Lost your phone? Enter a recovery code, or ask an admin of your organization to remove your second step.{" "}
        <Link href="/sign-in">Sign in as somebody else</Link>
      </p>
    </NarrowPage>
  );
}
