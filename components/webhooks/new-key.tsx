import { ShownOnce } from "@/components/secrets/shown-once";

/** A signature key that was just made; inside a dialog. */
export function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <ShownOnce label="Signature key" value={value} onClose={onClose}>
      Add it to the program that receives the events. Use it to verify that events come from Gangway unchanged. It can’t
      be shown again.
    </ShownOnce>
  );
}
