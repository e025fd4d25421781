"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";

const AddAuthenticator = onDemand(() => import("./add-authenticator").then((file) => file.AddAuthenticator));
const AddPasskey = onDemand(() => import("@/components/passkeys/add-passkey").then((file) => file.AddPasskey));

/** Adds the first second step, then leads to where the user wanted to go. */
export function AddSecondStep({ email, callbackUrl }: { email: string; callbackUrl: string }) {
  const [open, setOpen] = useState<"app" | "passkey" | null>(null);
  const [isAdded, setIsAdded] = useState(false);

  function close() {
    if (isAdded) window.location.assign(callbackUrl);
    else setOpen(null);
  }

  const props = { email, onAdded: () => setIsAdded(true), onClose: close };
  return (
    <div className="grid gap-3 sm:justify-items-start noscript:hidden">
      <Button variant="primary" size="lg" onClick={() => setOpen("app")}>
        Add an authenticator app
      </Button>
      <Button size="lg" onClick={() => setOpen("passkey")}>
        Add a passkey
      </Button>
      {open === "app" && <AddAuthenticator {...props} />}
      {open === "passkey" && <AddPasskey {...props} />}
    </div>
  );
}
