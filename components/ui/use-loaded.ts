import { useEffect, useState } from "react";
import { say } from "./toast";

/** What `load` imports, from when it is wanted on; null until it is here, and when it cannot be loaded, which is said. */
export function useLoaded<T extends object>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    load().then(
      (file) => setLoaded(() => file),
      () => say("A part of this page could not be loaded. Reload the page."),
    );
  }, [load, isWanted]);
  return loaded;
}
