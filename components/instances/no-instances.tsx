import { EmptyState } from "@/components/ui/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { counted } from "@/components/copy/number";
import { ConnectByProgram } from "./connect-by-program";

/** Members see their own instances only, so that others may be there. */
export function NoInstances({ isAdmin }: { isAdmin: boolean }) {
  return (
    <EmptyState
      title={isAdmin ? "No organisation is connected yet" : "You have no instances yet"}
      role="status"
      startsHere
      actions={
        <>
          <LinkButton href="/connect" variant="primary">
            Connect Xero
          </LinkButton>
          <ConnectByProgram />
        </>
      }
    >
      Connect one here in about two minutes, or connect through the API. Each connected Xero organisation is called an
      instance.{isAdmin ? "" : " Instances that others connected are shown to admins and to whoever connected them."}
    </EmptyState>
  );
}

export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <>
      <ListNote>{counted(0, "instance")}</ListNote>
      <EmptyState
        title="No matching instances"
        role="status"
        actions={<Button onClick={onClear}>Show all instances</Button>}
      >
        We searched names, organisations, tags and ids. Try fewer letters or filters.
      </EmptyState>
    </>
  );
}
