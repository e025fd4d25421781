import { useEffect, useState } from "react";

/** What `load` imports, from when it is wanted on; null until it is here. When it cannot be loaded the error page says so. */
export function useLoaded<T extends object>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const fail = (error: unknown) =>
      setLoaded(() => {
        throw error;
      });
    load().then((file) => setLoaded(() => file), fail);
  }, [load, isWanted]);
  return loaded;
}
