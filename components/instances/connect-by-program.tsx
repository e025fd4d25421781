import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";

const ProgramDialog = onDemand(() => import("./program-dialog").then((file) => file.ProgramDialog));

export function ConnectByProgram() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Use the API</Button>
      {isOpen && <ProgramDialog onClose={() => setOpen(false)} />}
    </>
  );
}
