import { ShownOnce } from "@/components/secrets/shown-once";

/** An API key that was just made; inside a dialog. */
export function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <ShownOnce label="API key" value={value} onClose={onClose}>
      Copy it now: Gangway stores only a hash of it, so it can’t be shown again. Programs send it as{" "}
      <code className="font-mono text-13">Authorization: Bearer</code> with the key.
    </ShownOnce>
  );
}
