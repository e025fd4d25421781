import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BroadScopesView } from "@/lib/instances/view";

/** Instances that need a new consent before Xero ends broad scopes, each with a button to reconnect. */
export function BroadScopes({ instances }: { instances: BroadScopesView[] }) {
  if (instances.length === 0) {
    return (
      <EmptyState title="Nothing to do" role="status" actions={<Link href="/dashboard/apps">Back to apps</Link>}>
        No instance uses broad scopes. Xero ends them in September 2027.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mb-4 max-w-[640px] text-ink-2">
        Xero ends broad scopes in September 2027. These customers granted them. Before that, give the app granular
        scopes on its page, then reconnect each instance; the id and instance token stay the same.
      </p>
      <Panel>
        <ul>
          {instances.map((instance) => (
            <BroadScopesRow key={instance.id} instance={instance} />
          ))}
        </ul>
      </Panel>
    </>
  );
}

function BroadScopesRow({
  instance: { id, name, organisationName, appName, isAppReady },
}: {
  instance: BroadScopesView;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <div className="min-w-0 grow basis-[240px]">
        <Link href={`/dashboard/instances/${id}`}>{name}</Link>
        <p className="text-13 text-ink-3">
          {id} · {organisationName} · {appName}
          {isAppReady ? "" : ", still requests broad scopes"}
        </p>
      </div>
      <form method="post" action={`/api/portal/instances/${id}/reconnect`}>
        <SubmitButton busyLabel="Going to Xero" aria-label={`Reconnect ${name}`}>
          Reconnect
        </SubmitButton>
      </form>
    </li>
  );
}
