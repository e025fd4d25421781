"use client";

import { LoadError } from "@/components/portal/load-error";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { ApiKeysPanel } from "./api-keys-panel";
import { BrandingPanel } from "./branding-panel";
import { CallbackOrigins } from "./callback-origins";
import { CustomerReminders } from "./customer-reminders";
import { DeleteOrganization } from "./delete-organization";
import { FurtherOrganization } from "./further-organization";
import { Installation } from "./installation";
import { OrganizationName } from "./organization-name";
import { RequiredSecondStep } from "./required-second-step";
import { SetupPanel } from "./setup-panel";
import { TokenReading } from "./token-reading";
import { WebhooksPanel } from "./webhooks-panel";
import { useSettings } from "./use-settings";

export function Settings({ email }: { email: string }) {
  const { value, error, refresh, change } = useSettings();
  if (!value) return error ? <LoadError what="The settings" error={error} onRetry={refresh} /> : <SettingsSkeleton />;
  return (
    <div className="grid max-w-[720px] gap-4">
      <OrganizationName name={value.name} key={value.name} onChange={change} />
      <BrandingPanel />
      <ApiKeysPanel />
      <WebhooksPanel />
      <TokenReading settings={value} onChange={change} />
      <CustomerReminders settings={value} onChange={change} />
      <RequiredSecondStep settings={value} onChange={change} />
      <CallbackOrigins origins={value.callbackOrigins} onChange={change} />
      <SecretPanel owner="organization" email={email} secret={value.secret} refresh={refresh} />
      <SetupPanel />
      <Installation settings={value} email={email} />
      <FurtherOrganization />
      <DeleteOrganization name={value.name} />
    </div>
  );
}

function SettingsSkeleton() {
  return (
    <Loading what="settings">
      <Panel className="grid h-[198px] max-w-[720px] content-start gap-3 p-4 sm:p-5">
        <SkeletonBlock className="h-2.5 w-1/4" />
        <SkeletonBlock className="mt-2 h-2 w-4/5" />
        <SkeletonBlock className="h-2 w-3/5" />
        <SkeletonBlock className="mt-3 h-2.5 w-2/5" />
      </Panel>
    </Loading>
  );
}
