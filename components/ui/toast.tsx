"use client";

import { CircleCheck } from "lucide-react";
import { Toaster as Sonner, toast } from "sonner";

export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      style={{ fontFamily: "inherit" }}
      icons={{ success: <CircleCheck className="size-4 text-connected" /> }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-panel border border-line bg-raised px-3.5 py-3 text-14 text-ink shadow-float",
        },
      }}
    />
  );
}

/** For what has already happened and needs no decision. Errors stay in the page. */
export function say(message: string) {
  toast.success(message);
}
