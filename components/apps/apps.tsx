"use client";

import type { ReactNode } from "react";
import { LoadError } from "@/components/portal/load-error";
import { Freshness } from "@/components/portal/freshness";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { counted } from "@/components/copy/number";
import type { AppView } from "@/lib/apps/view";
import { AppRow } from "./app-row";
import { useApps } from "./use-apps";

/** The saved apps, refreshed every ten seconds. `children` appear below once the list is loaded, so that nothing moves. */
export function Apps({ canAdd, children }: { canAdd: boolean; children: ReactNode }) {
  const { value, at, error, refresh } = useApps();
  if (!value && !error) return <AppsSkeleton />;
  return (
    <>
      {value ? (
        <List {...{ value, at, canAdd }} stale={error !== undefined} />
      ) : (
        <LoadError what="The list" error={error!} onRetry={refresh} />
      )}
      {children}
    </>
  );
}

type ListProps = { value: { items: AppView[] }; at: number; stale: boolean; canAdd: boolean };

function List({ value, at, stale, canAdd }: ListProps) {
  if (value.items.length === 0) return <NoApps canAdd={canAdd} />;
  return (
    <>
      <ListNote>
        <span>{counted(value.items.length, "app")}</span>
        <Freshness at={at} stale={stale} />
      </ListNote>
      <Panel>
        <ul>
          {value.items.map((app) => (
            <AppRow key={app.id} app={app} />
          ))}
        </ul>
      </Panel>
    </>
  );
}

function NoApps({ canAdd }: { canAdd: boolean }) {
  return (
    <EmptyState
      title="No app is saved yet"
      role="status"
      startsHere
      actions={
        <>
          {canAdd && (
            <LinkButton href="/dashboard/apps/new" variant="primary">
              Add an app
            </LinkButton>
          )}
          <LinkButton href="/connect" variant={canAdd ? "secondary" : "primary"}>
            Connect Xero
          </LinkButton>
        </>
      }
    >
      An app is the entry in Xero’s developer portal that your keys come from. You enter its keys once and Gangway saves
      them: when you connect{canAdd && ", or before"}.
    </EmptyState>
  );
}

const ROWS = ["w-1/3", "w-2/5", "w-1/4"];

function AppsSkeleton() {
  return (
    <Loading what="apps">
      <ListNote />
      <Panel>
        {ROWS.map((width) => (
          <div key={width} className="grid h-[97px] content-center gap-2 border-b border-line px-5 last:border-b-0">
            <SkeletonBlock className={`h-2.5 ${width}`} />
            <SkeletonBlock className="h-2 w-1/2" />
            <SkeletonBlock className="h-2 w-2/5" />
          </div>
        ))}
      </Panel>
    </Loading>
  );
}
