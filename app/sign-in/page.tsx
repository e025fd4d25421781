import type { Metadata } from "next";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { localPath } from "@/components/sign-in/local-path";
import { Bar } from "@/components/site/bar";
import { Foot } from "@/components/site/foot";
import { csrfToken } from "@/lib/session";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ error?: string | string[]; callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { error, callbackUrl } = await searchParams;
  return (
    <div className="flex min-h-dvh flex-col">
      <Bar />
      <main id="main" className="mx-auto w-full max-w-[464px] grow px-4 pt-8 pb-14 text-16 sm:px-8 sm:pt-20">
        <h1 className="text-24 leading-[1.2] tracking-large sm:text-28">Sign in</h1>
        <p className="mt-2 mb-8 text-ink-2">To connect Xero organisations and to look after them.</p>
        <SignInForm
          csrfToken={await csrfToken()}
          callbackUrl={localPath(first(callbackUrl)) ?? "/dashboard"}
          problem={first(error) ?? null}
        />
      </main>
      <Foot />
    </div>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
