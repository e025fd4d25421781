import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DialogActions } from "@/components/ui/dialog";

type ShownOnceProps = { label: string; value: string; children: ReactNode; onClose: () => void };

/** A secret that was just made and can't be shown again, selected; inside a dialog. The children say what to do with it. */
export function ShownOnce({ label, value, children, onClose }: ShownOnceProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.select(), []);
  return (
    <>
      <p className="mb-4 text-ink-2">{children}</p>
      <div ref={box}>
        <CopyField id="shown-once" label={label} value={value} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </>
  );
}
