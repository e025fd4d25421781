import type { Metadata } from "next";
import { SettingsPage } from "@/components/settings/settings-page";
import { EndpointPage } from "@/components/webhooks/endpoint-page";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Webhook" };

const WEBHOOKS = { href: "/dashboard/settings/webhooks", title: "Webhooks" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [user, { id }] = await Promise.all([requireUser(), params]);
  return (
    <SettingsPage user={user} title="Webhook" refused="Only admins can manage webhooks" above={WEBHOOKS}>
      <EndpointPage id={id} />
    </SettingsPage>
  );
}
