import type { Metadata } from "next";
import { SettingsPage } from "@/components/settings/settings-page";
import { Endpoints } from "@/components/webhooks/endpoints";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  return (
    <SettingsPage user={await requireUser()} title="Webhooks" refused="Only admins can manage webhooks">
      <Endpoints />
    </SettingsPage>
  );
}
