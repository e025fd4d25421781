import type { Metadata } from "next";
import { OrganizationKeys } from "@/components/api-keys/organization-keys";
import { SettingsPage } from "@/components/settings/settings-page";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  return (
    <SettingsPage user={await requireUser()} title="API keys" refused="Only admins can manage API keys">
      <OrganizationKeys />
    </SettingsPage>
  );
}
