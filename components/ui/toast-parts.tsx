import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Toaster as Sonner, toast } from "sonner";
import type { Message } from "./toast";

/** How long something can be taken back from its toast. Milliseconds. */
const UNDO_MS = 10_000;

/** Shows each message once. */
export function LoadedToaster({ messages }: { messages: Message[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { text, undo } of messages.slice(shown.current))
      toast.success(text, undo && { action: { label: "Undo", onClick: undo }, duration: UNDO_MS });
    shown.current = messages.length;
  }, [messages]);
  return (
    <Sonner
      position="bottom-center"
      style={{ fontFamily: "inherit" }}
      icons={{ success: <CircleCheck className="size-4 text-connected" /> }}
      toastOptions={{
        unstyled: true,
        classNames: {
          actionButton:
            "ml-auto min-h-(--hit) cursor-pointer px-2 font-medium text-accent underline underline-offset-3",
          toast:
            "flex w-full items-center gap-3 rounded-panel border border-line bg-raised px-3.5 py-3 text-14 text-ink shadow-float",
        },
      }}
    />
  );
}
