import { type ListQuery, NO_QUERY, readListQuery, writeListQuery } from "./list-query";

/** A named filter: `address` is the query string. */
export type View = { name: string; address: string };

const STORAGE_KEY = "gangway-instance-views";

const preset = (name: string, query: Partial<ListQuery>): View => ({
  name,
  address: writeListQuery({ ...NO_QUERY, ...query }),
});

/** Built-in views. Members see only what they connected anyway. */
export function presets(isAdmin: boolean): View[] {
  return [
    preset("All", {}),
    preset("Needs attention", { statuses: ["reconnect", "expired", "expiring", "retrying"] }),
    preset("Legacy 1.0a", { protocol: "oauth1", sort: "newest" }),
    ...(isAdmin ? [preset("Connected by me", { by: "me" })] : []),
  ];
}

export function queryOf({ address }: View): ListQuery {
  return readListQuery(new URLSearchParams(address));
}

/** The query string that identifies a view: without the scroll position. */
export function addressOf(query: ListQuery): string {
  return writeListQuery({ ...query, at: "" });
}

const listeners = new Set<() => void>();
let known: { text: string | null; views: View[] } = { text: null, views: [] };

/** Views saved in this browser, as a store for `useSyncExternalStore`. */
export const savedViews = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  },
  read: (): View[] => {
    const text = readStorage();
    if (text !== known.text) known = { text, views: parse(text) };
    return known.views;
  },
  add: (view: View) => write([...savedViews.read().filter(({ name }) => name !== view.name), view]),
  remove: (name: string) => write(savedViews.read().filter((view) => view.name !== name)),
};

function write(views: View[]) {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(views));
  } catch {
    // Storage may be forbidden; the address can be kept as a bookmark.
  }
  for (const listener of listeners) listener();
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function parse(text: string | null): View[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.flatMap(toView) : [];
  } catch {
    return [];
  }
}

/** Storage is untrusted: only a valid query is taken from it. */
function toView(value: unknown): View[] {
  const { name, address } = (value ?? {}) as Partial<Record<keyof View, unknown>>;
  if (typeof name !== "string" || typeof address !== "string" || name === "") return [];
  return [{ name, address: addressOf(readListQuery(new URLSearchParams(address))) }];
}
