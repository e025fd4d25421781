import type { Metadata } from "next";
import { ResetForm } from "@/components/password/reset-form";
import { NarrowPage } from "@/components/site/narrow-page";
import { ScriptRequired } from "@/components/site/script-required";

export const metadata: Metadata = { title: "New password" };

export default function ResetPasswordPage() {
  return (
    <NarrowPage title="Choose a new password" lead="Saving it signs you out everywhere.">
      <ScriptRequired />
      <ResetForm />
    </NarrowPage>
  );
}
