import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Toaster as Sonner, toast } from "sonner";

/** Shows each message once. */
export function LoadedToaster({ messages }: { messages: string[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const message of messages.slice(shown.current)) toast.success(message);
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
          toast:
            "flex w-full items-center gap-3 rounded-panel border border-line bg-raised px-3.5 py-3 text-14 text-ink shadow-float",
        },
      }}
    />
  );
}
