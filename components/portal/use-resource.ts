import useSWR, { type SWRConfiguration } from "swr";
import { isFollowing } from "./follow-updates";
import { getJson, type PortalError } from "./request";

/** Also of what changes without being told. */
export const REFRESH_MS = 10_000;
/** While the server tells of changes: what the clock alone changes is read anew, too. */
const REFRESH_LIVE_MS = 30_000;

/** An interval of refreshes for what changes only as the server tells, while it does. */
export const unlessLive = (ms: number) => () => (isFollowing() ? REFRESH_LIVE_MS : ms);

type Dated<T> = { value: T; at: number };

async function readDated<T>(path: string): Promise<Dated<T>> {
  const value = await getJson<T>(path);
  return { value, at: Date.now() };
}

/**
 * A resource of the portal API, refreshed regularly: seldom while the server tells of changes, unless an interval is given. While a refresh fails the last value stays; `at` is when it was read. The
 * interval may depend on the last value.
 */
export function useResource<T>(path: string, refreshMs: number | ((value?: T) => number) = unlessLive(REFRESH_MS)) {
  const { data, error, isLoading, mutate } = useSWR<Dated<T>, PortalError>(path, readDated<T>, {
    refreshInterval: typeof refreshMs === "number" ? refreshMs : (read) => refreshMs(read?.value),
    keepPreviousData: true,
    onErrorRetry: retrySteadily,
  });
  return {
    // What was read before is not for whoever sits there now.
    value: error?.status === 401 ? undefined : data?.value,
    at: data?.at ?? 0,
    error,
    isLoading,
    refresh: () => mutate(),
    replace: (value: T) => mutate({ value, at: Date.now() }, { revalidate: false }),
  };
}

type RetryHandler = NonNullable<SWRConfiguration["onErrorRetry"]>;

/** Without back-off: pages promise the reader "every 10 seconds". */
export function retrySteadily(...[, , , revalidate, options]: Parameters<RetryHandler>) {
  setTimeout(() => void revalidate(options), REFRESH_MS);
}
