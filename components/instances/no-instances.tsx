import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { counted } from "@/components/words/number";
import { ConnectByProgram } from "./connect-by-program";

export function NoInstances() {
  return (
    <Blank
      title="No organisation is connected yet"
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
      Connect one here, which takes about two minutes, or let your own program do it.
    </Blank>
  );
}

export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <>
      <ListNote>{counted(0, "instance")}</ListNote>
      <Blank
        title="No instance fits this search"
        role="status"
        actions={<Button onClick={onClear}>Show all instances</Button>}
      >
        Names, organisations, tags and ids were looked through. A shorter word may find it.
      </Blank>
    </>
  );
}
