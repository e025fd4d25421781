import useSWR, { type SWRConfiguration } from "swr";
import { getJson, type PortalError } from "./request";

const REFRESH_MS = 10_000;

type Dated<T> = { value: T; at: number };

async function readDated<T>(path: string): Promise<Dated<T>> {
  const value = await getJson<T>(path);
  return { value, at: Date.now() };
}

/**
 * One resource of our own API, kept fresh. What was read last stays while a refresh fails; `at` says when that was. How often it
 * is read may depend on what was read last.
 */
export function useResource<T>(path: string, refreshMs: number | ((value?: T) => number) = REFRESH_MS) {
  const { data, error, isLoading, mutate } = useSWR<Dated<T>, PortalError>(path, readDated<T>, {
    refreshInterval: typeof refreshMs === "number" ? refreshMs : (read) => refreshMs(read?.value),
    keepPreviousData: true,
    onErrorRetry: retrySteadily,
  });
  return {
    value: data?.value,
    at: data?.at ?? 0,
    error,
    isLoading,
    refresh: () => mutate(),
    replace: (value: T) => mutate({ value, at: Date.now() }, { revalidate: false }),
  };
}

type RetryHandler = NonNullable<SWRConfiguration["onErrorRetry"]>;

/** As often as a refresh, however long it fails: pages promise the reader "every 10 seconds". */
export function retrySteadily(...[, , , revalidate, options]: Parameters<RetryHandler>) {
  setTimeout(() => void revalidate(options), REFRESH_MS);
}
