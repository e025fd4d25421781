"use client";

import { LoadError } from "@/components/portal/load-error";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { appKind } from "@/components/copy/app";
import { problemSentence } from "@/components/copy/problem";
import type { AppDetails } from "@/lib/apps/view";
import { AppDetailsPanel } from "./app-details-panel";
import { ConnectionMeter } from "./connection-meter";
import { DeleteApp } from "./delete-app";
import { EditApp } from "./edit-app";
import { ReplaceKeys } from "./replace-keys";
import { UnusedConnections } from "./unused-connections";
import { useApp } from "./use-app";
import { XeroWebhook } from "./xero-webhook";

/** A saved app: its usage and details, and what an admin may change. */
export function AppPage({ id }: { id: string }) {
  const { app, error, refresh, change, replaceSecret, replacePrivateKey } = useApp(id);
  if (!app) {
    if (error?.status === 404) return <Gone />;
    return error ? <LoadError what="The app" error={error} onRetry={refresh} /> : <AppSkeleton />;
  }
  return (
    <>
      <PageHeader title={app.name}>
        <LinkButton href={`/connect?app=${app.id}`} variant="primary">
          Connect with this app
        </LinkButton>
      </PageHeader>
      <p className="-mt-4 mb-6 text-ink-2">{appKind(app)}</p>
      {app.problem && <Problem app={app} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_308px]">
        <div className="grid min-w-0 gap-4">
          {app.canChange ? (
            <>
              <EditApp app={app} onChange={change} />
              <ReplaceKeys app={app} onSecret={replaceSecret} onPrivateKey={replacePrivateKey} />
              {app.canReceive && <XeroWebhook appId={app.id} />}
              {app.canCompare && <UnusedConnections appId={app.id} />}
              <DeleteApp app={app} />
            </>
          ) : (
            <p className="text-ink-2">Only an admin can change the app, replace its keys or delete it.</p>
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          {app.canChange && <ConnectionMeter app={app} />}
          <AppDetailsPanel app={app} />
        </div>
      </div>
    </>
  );
}

function Problem({ app }: { app: AppDetails }) {
  return (
    <Notice tone="reconnect" role="status" title="Renewals are paused for this app." className="mb-4">
      {problemSentence(app.problem)} Its Xero tokens stay valid until they expire.{" "}
      {app.problem === "approval_missing" ? APPROVE : COMPARE}
    </Notice>
  );
}

const COMPARE =
  "Compare the keys with the app’s page at Xero and replace what differs; renewals then resume immediately.";
const APPROVE = "Have its organisation approve it at Xero again; renewals then resume within five minutes.";

function Gone() {
  return (
    <EmptyState title="App not found" actions={<LinkButton href="/dashboard/apps">Back to apps</LinkButton>}>
      It may belong to another organization, or the link is wrong.
    </EmptyState>
  );
}

function AppSkeleton() {
  return (
    <Loading what="app">
      <Panel className="grid h-[280px] content-start gap-3 p-5">
        <SkeletonBlock className="h-3 w-1/3" />
        <SkeletonBlock className="h-2 w-3/5" />
        <SkeletonBlock className="h-2 w-2/5" />
      </Panel>
    </Loading>
  );
}
