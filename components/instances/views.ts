import { type ListQuery, NO_QUERY, readListQuery, writeListQuery } from "./list-query";

/** A list to come back to: a name for an address. */
export type View = { name: string; address: string };

const STORAGE_KEY = "gangway-instance-views";

const preset = (name: string, query: Partial<ListQuery>): View => ({
  name,
  address: writeListQuery({ ...NO_QUERY, ...query }),
});

/** Views that everybody has. A member sees nothing but what they connected. */
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

/** The address of a query without its place, by which a view is known. */
export function addressOf(query: ListQuery): string {
  return writeListQuery({ ...query, at: "" });
}

const listeners = new Set<() => void>();
let known: { text: string | null; views: View[] } = { text: null, views: [] };

/** The views of this browser, as `useSyncExternalStore` wants them. */
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

/** What stands there may be anybody's: only what reads as a query of ours is taken from it. */
function toView(value: unknown): View[] {
  const { name, address } = (value ?? {}) as Partial<Record<keyof View, unknown>>;
  if (typeof name !== "string" || typeof address !== "string" || name === "") return [];
  return [{ name, address: addressOf(readListQuery(new URLSearchParams(address))) }];
}
