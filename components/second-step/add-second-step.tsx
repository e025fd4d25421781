"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";

const AddAuthenticator = onDemand(() => import("./add-authenticator").then((file) => file.AddAuthenticator));

/** Adds the first second step, then leads to where the user wanted to go. */
export function AddSecondStep({ email, callbackUrl }: { email: string; callbackUrl: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isAdded, setIsAdded] = useState(false);

  function close() {
    if (isAdded) window.location.assign(callbackUrl);
    else setIsOpen(false);
  }

  return (
    <div className="grid gap-3 sm:justify-items-start">
      <Button variant="primary" size="lg" onClick={() => setIsOpen(true)}>
        Add an authenticator app
      </Button>
      {isOpen && <AddAuthenticator email={email} onAdded={() => setIsAdded(true)} onClose={close} />}
    </div>
  );
}
