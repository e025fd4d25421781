import type { Metadata } from "next";
import Link from "next/link";
import { firstValue, type Query } from "@/app/query";
import { PasskeyButton } from "@/components/sign-in/passkey-button";
import { ProviderForm } from "@/components/sign-in/provider-form";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { pathAfterSignIn } from "@/lib/local-path";
import { sessionEndText } from "@/components/copy/sign-in";
import { NarrowPage } from "@/components/site/narrow-page";
import { env } from "@/lib/env";
import { csrfToken } from "@/lib/signed-in";
import { singleSignOnName } from "@/lib/accounts/single-sign-on";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const callbackUrl = pathAfterSignIn(await firstValue(searchParams, "callbackUrl"));
  const form = { csrfToken: await csrfToken(), callbackUrl };
  const problem = (await firstValue(searchParams, "error")) ?? null;
  const ended = sessionEndText(await firstValue(searchParams, "reason"), env().SESSION_IDLE_MINUTES);
  const provider = singleSignOnName();
  return (
    <NarrowPage title="Sign in" lead="Connect and manage Xero organisations.">
      <SignInForm {...form} problem={problem} ended={ended} />
      <p className="mt-6 text-14">
        <Link href="/forgot-password">Forgot your password?</Link>
      </p>
      <PasskeyButton as="passkey" callbackUrl={callbackUrl} />
      {provider && <ProviderForm {...form} name={provider} />}
    </NarrowPage>
  );
}
