import { useEffect, useState } from "react";
import { showToast } from "./toast";

/** The module that `load` imports once it is wanted; null until then. A failure shows a toast. */
export function useLoaded<T extends object>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    load().then(
      (file) => setLoaded(() => file),
      () => showToast("A part of this page could not be loaded. Reload the page."),
    );
  }, [load, isWanted]);
  return loaded;
}
