"use client";

import { LoadError } from "@/components/portal/load-error";
import { useResource } from "@/components/portal/use-resource";
import { SecondStepPanel } from "@/components/second-step/second-step-panel";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import type { AccountView } from "@/lib/accounts/view";
import { OwnData } from "./own-data";
import { PasswordPanel } from "./password-panel";
import { Sessions } from "./sessions";

/** A user's own password, secret, sessions and data. */
export function MyAccount() {
  const { value, error, refresh } = useResource<AccountView>("/api/portal/account");
  if (!value) return error ? <LoadError what="Your account" error={error} onRetry={refresh} /> : <AccountSkeleton />;
  return (
    <div className="grid max-w-[720px] gap-4">
      <PasswordPanel email={value.email} hasPassword={value.hasPassword} refresh={refresh} />
      <SecondStepPanel account={value} refresh={refresh} />
      <SecretPanel owner="user" email={value.email} secret={value.secret} refresh={refresh} />
      <Sessions account={value} refresh={refresh} />
      <OwnData />
    </div>
  );
}

function AccountSkeleton() {
  return (
    <Loading what="your account">
      <Panel className="grid h-[198px] max-w-[720px] content-start gap-3 p-4 sm:p-5">
        <SkeletonBlock className="h-2.5 w-1/4" />
        <SkeletonBlock className="mt-2 h-2 w-4/5" />
        <SkeletonBlock className="h-2 w-3/5" />
        <SkeletonBlock className="mt-3 h-2.5 w-2/5" />
      </Panel>
    </Loading>
  );
}
