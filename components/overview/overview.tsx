"use client";

import Link from "next/link";
import { LoadError } from "@/components/portal/load-error";
import { Freshness } from "@/components/portal/freshness";
import { onDemand } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { counted } from "@/components/copy/number";
import type { OverviewView } from "@/lib/overview/view";
import { Attention } from "./attention";
import { Charts } from "./charts";
import { Stats } from "./stats";
import { StatusKeys } from "./status-keys";
import { useOverview } from "./use-overview";

const FirstRun = onDemand(() => import("@/components/first-run/first-run").then((file) => file.FirstRun));
const MemberStart = onDemand(() => import("@/components/first-run/member-start").then((file) => file.MemberStart));

/** `admins` are whom a member can ask. */
type OverviewProps = { canMail: boolean; admins: string[] };

/** The first steps, then what needs attention, then health at a glance. Members see both for the instances they connected. */
export function Overview({ canMail, admins }: OverviewProps) {
  const { value, at, error, refresh } = useOverview();
  if (!value) return error ? <LoadError what="The overview" error={error} onRetry={refresh} /> : <OverviewSkeleton />;
  const isEmpty = value.total === 0 && value.attention.length === 0;
  if (isEmpty && value.health === null) return <MemberStart admins={admins} />;
  const firstRun = value.firstRun && <FirstRun steps={value.firstRun} onChange={refresh} />;
  if (isEmpty) return firstRun;
  return (
    <>
      {firstRun}
      <Attention items={value.attention} canMail={canMail} note={<Freshness at={at} stale={error !== undefined} />} />
      <Stats {...value} />
      {value.health ? <Charts {...value} /> : <OwnInstances {...value} />}
    </>
  );
}

function OwnInstances({ counts, atLeast, total }: OverviewView) {
  return (
    <Panel aria-labelledby="own" className="p-4 sm:px-5">
      <h2 id="own" className="mb-2 text-14">
        You connected{" "}
        <Link href="/dashboard/instances" prefetch={false} className="ml-1 font-normal">
          {counted(total, "instance")}
        </Link>
      </h2>
      <StatusKeys counts={counts} atLeast={atLeast} />
      <p className="mt-2 text-13">
        <Link href="/dashboard/attempts" prefetch={false}>
          View your connection attempts
        </Link>
      </p>
    </Panel>
  );
}

function OverviewSkeleton() {
  return (
    <Loading what="the overview">
      <SkeletonBlock className="mt-1.5 mb-4 h-2.5 w-32" />
      <Panel className="mb-8 grid h-[76px] content-center gap-2.5 px-5">
        <SkeletonBlock className="h-2.5 w-1/4" />
        <SkeletonBlock className="h-2 w-1/2" />
      </Panel>
      <Panel className="mb-4 h-[206px] lg:h-[103px]" />
    </Loading>
  );
}
