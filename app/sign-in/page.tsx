import type { Metadata } from "next";
import Link from "next/link";
import { ProviderForm } from "@/components/sign-in/provider-form";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { localPath } from "@/components/sign-in/local-path";
import { NarrowPage } from "@/components/site/narrow-page";
import { csrfToken } from "@/lib/signed-in";
import { singleSignOnName } from "@/lib/accounts/single-sign-on";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ error?: string | string[]; callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { error, callbackUrl } = await searchParams;
  const form = { csrfToken: await csrfToken(), callbackUrl: localPath(first(callbackUrl)) ?? "/dashboard" };
  const provider = singleSignOnName();
  return (
    <NarrowPage title="Sign in" lead="To connect Xero organisations and to look after them.">
      <SignInForm {...form} problem={first(error) ?? null} />
      <p className="mt-6 text-14">
        <Link href="/forgot-password">Forgot your password?</Link>
      </p>
      {provider && <ProviderForm {...form} name={provider} />}
    </NarrowPage>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
