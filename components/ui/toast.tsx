"use client";

import { useEffect, useState } from "react";
import { useLoaded } from "./use-loaded";

const SAID = "gangway:said";
const load = () => import("./toast-parts");

/** Where toasts appear. What draws them is loaded with the first. */
export function Toaster() {
  const [said, setSaid] = useState<string[]>([]);
  const parts = useLoaded(load, said.length > 0);
  useEffect(() => {
    const add = ({ detail }: CustomEventInit<string>) => setSaid((before) => [...before, detail!]);
    window.addEventListener(SAID, add);
    return () => window.removeEventListener(SAID, add);
  }, []);
  return parts && <parts.LoadedToaster said={said} />;
}

/** For what has already happened and needs no decision. Errors stay in the page. */
export function say(message: string) {
  window.dispatchEvent(new CustomEvent(SAID, { detail: message }));
}
