import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { DialogActions } from "@/components/ui/dialog";

type ShownOnceProps = { label: string; value: string; children: ReactNode; onClose: () => void };

/** A secret that was just made and can't be shown again, selected, or several lines of them; inside a dialog. The children say what to do with it. */
export function ShownOnce({ label, value, children, onClose }: ShownOnceProps) {
  const box = useRef<HTMLDivElement>(null);
  const isList = value.includes("\n");
  useEffect(() => box.current?.querySelector("input")?.select(), []);
  return (
    <>
      <p className="mb-4 text-ink-2">{children}</p>
      <div ref={box}>
        {isList ? (
          <CodeBlock title={label} text={value} what={`the ${label.toLowerCase()}`} />
        ) : (
          <CopyField id="shown-once" label={label} value={value} />
        )}
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied {isList ? "them" : "it"}
        </Button>
      </DialogActions>
    </>
  );
}
