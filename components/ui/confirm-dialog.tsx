import type { ReactNode } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { Notice } from "./notice";

type ConfirmDialogProps = {
  title: string;
  /** What changes, what stays, and whether it can be undone. */
  children: ReactNode;
  yes: string;
  busyLabel: string;
  /** First words of a failure: "Nothing was changed." */
  failed: string;
  danger?: boolean;
  returnTo?: string | undefined;
  onYes: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before something is done, and shows why it failed. Closes when it is done. */
export function ConfirmDialog({ title, children, yes, busyLabel, failed, danger, ...props }: ConfirmDialogProps) {
  const { onYes, onClose, returnTo } = props;
  const { busy, problem, run } = useTask();
  return (
    <Dialog title={title} onClose={onClose} returnTo={returnTo}>
      <p className="text-ink-2">{children}</p>
      {problem && (
        <Notice tone="reconnect" role="alert" title={failed} className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant={danger ? "danger-filled" : "primary"}
          busy={busy}
          busyLabel={busyLabel}
          onClick={() => run(() => onYes().then(onClose))}
        >
          {yes}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
