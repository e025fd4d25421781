import { useEffect, useState } from "react";

/**
 * The secret that a link carries in its fragment; null when there is none, undefined until scripts have looked. It is
 * taken out of the address at once, so that no history keeps it, and kept for this tab, so that a reload does not lose it.
 */
export function useLinkToken(page: string): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const take = () => {
      const found = window.location.hash.slice(1);
      if (found) window.history.replaceState(null, "", window.location.pathname);
      setToken((known) => keep(page, found) ?? known ?? null);
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, [page]);
  return token;
}

/** Forgets it once it was used. */
export function clearLinkToken(page: string): void {
  try {
    sessionStorage.removeItem(page);
  } catch {
    // Storage may be forbidden; then nothing was kept.
  }
}

function keep(page: string, found: string): string | null {
  try {
    if (found) sessionStorage.setItem(page, found);
    return found || sessionStorage.getItem(page);
  } catch {
    return found || null;
  }
}
