import { useEffect, useState } from "react";

/**
 * The secret in a link's fragment; null without one, undefined before hydration. It is removed from the address immediately, so
 * that no history keeps it, and stored for this tab, so that it survives a reload.
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

export function clearLinkToken(page: string): void {
  try {
    sessionStorage.removeItem(page);
  } catch {
    // Storage may be forbidden; then nothing was stored.
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
