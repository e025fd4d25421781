import { ShownOnce } from "@/components/secrets/shown-once";

/** Codes that were just made; inside a dialog. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <ShownOnce label="Recovery codes" value={codes.join("\n")} onClose={onClose}>
      Keep them where your phone is not, such as a password manager: each lets you in once when you have lost your
      second step. They can’t be shown again.
    </ShownOnce>
  );
}
