import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";

const AddApp = onDemand(() => import("@/components/apps/add-app").then((file) => file.AddApp));

/** Opens the form for a new app in its place. */
export function AddFirstApp({ onAdded }: { onAdded: () => Promise<unknown> }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <AddApp onAdded={() => void onAdded()} />;
  return (
    <Button variant="primary" onClick={() => setOpen(true)}>
      Add an app
    </Button>
  );
}
