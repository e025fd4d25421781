"use client";

import { LoadError } from "@/components/portal/load-error";
import { InstanceBody } from "./instance-body";
import { InstanceSkeleton } from "./instance-skeleton";
import { InstanceGone } from "./instance-gone";
import { useInstance } from "./use-instance";

/** An instance with its actions, refreshed every ten seconds. */
export function Instance({ id, canMail, isAdmin }: { id: number; canMail: boolean; isAdmin: boolean }) {
  const { instance, error, refresh, ...actions } = useInstance(id);
  const isGone = error?.status === 404;
  if (instance && !isGone)
    return (
      <InstanceBody {...{ instance, canMail, isAdmin }} stale={error !== undefined} refresh={refresh} {...actions} />
    );
  return (
    <>
      <h1 className="sr-only">Instance {id}</h1>
      {isGone && <InstanceGone id={id} />}
      {error && !isGone && <LoadError what={`Instance ${id}`} error={error} onRetry={refresh} />}
      {!error && <InstanceSkeleton />}
    </>
  );
}
