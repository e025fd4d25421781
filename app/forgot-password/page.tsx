import type { Metadata } from "next";
import { headers } from "next/headers";
import { ForgotForm } from "@/components/password/forgot-form";
import { NoMail } from "@/components/password/no-mail";
import { NarrowPage } from "@/components/site/narrow-page";
import { ScriptRequired } from "@/components/site/script-required";
import { sendsMail } from "@/lib/mail";

export const metadata: Metadata = { title: "Forgot your password?" };

export default async function ForgotPasswordPage() {
  // Tells Next that the page depends on the request, before settings are read: a build has none.
  await headers();
  return (
    <NarrowPage title="Forgot your password?" lead="A reset link lets you choose a new one.">
      {sendsMail() ? (
        <>
          <ScriptRequired />
          <ForgotForm />
        </>
      ) : (
        <NoMail />
      )}
    </NarrowPage>
  );
}
