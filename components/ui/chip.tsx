import { X } from "lucide-react";
import { Button } from "./button";

/** An active filter; a click removes it. */
export function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <Button variant="chosen" onClick={onRemove}>
      <span dir="auto" title={text} className="max-w-[240px] truncate">
        {text}
      </span>
      <span className="sr-only">, remove this filter</span>
      <X />
    </Button>
  );
}
