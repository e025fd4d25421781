import { useCallback, useEffect, useRef, useState } from "react";
import type { ConnectOptions, Gangway, Returned } from "@/public/gangway";

/** Loads `gangway.js` of your Gangway once. `null` until it is there. */
function useScript(url: string): Gangway | null {
  const [gangway, setGangway] = useState<Gangway | null>(null);
  useEffect(() => {
    const src = new URL("/gangway.js", url).href;
    const script =
      document.querySelector<HTMLScriptElement>(`script[src="${src}"]`) ?? document.createElement("script");
    const show = () => setGangway(window.gangway);
    if (script.isConnected && "gangway" in window) show();
    script.addEventListener("load", show);
    if (!script.isConnected) document.head.append(Object.assign(script, { src }));
    return () => script.removeEventListener("load", show);
  }, [url]);
  return gangway;
}

type Options = Omit<ConnectOptions, "token"> & {
  /** The public address of your Gangway. */
  url: string;
  /** Asks your server for the token of a new session. */
  getToken: () => Promise<string>;
};

/** A button's worth of Gangway: `connect` is for its click, and `isReady` when the script is there. */
export function useGangway({ url, getToken, ...options }: Options) {
  const gangway = useScript(url);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const connect = useCallback(() => gangway?.connect({ ...latest.current, token: getToken() }), [gangway, getToken]);
  return { connect, isReady: gangway !== null };
}

/** For the page of `returnUrl`: how the customer came back; undefined until that is known, null when nobody did. */
export function useReturned(url: string): Returned | null | undefined {
  const gangway = useScript(url);
  const [result, setResult] = useState<Returned | null>();
  useEffect(() => {
    void gangway?.returned().then(setResult);
  }, [gangway]);
  return result;
}
