import type { Metadata } from "next";
import { SettingsPage } from "@/components/settings/settings-page";
import { SetupCheck } from "@/components/setup/setup-check";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Set-up check" };

export default async function SetupPage() {
  return (
    <SettingsPage user={await requireUser()} title="Set-up check" refused="Only admins can check the set-up">
      <SetupCheck />
    </SettingsPage>
  );
}
