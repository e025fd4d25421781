import clsx from "clsx";
import type { Host } from "@/lib/connect/customer/view";

/** The host's mark: the first letter of its name. */
export function HostMark({ host, className }: { host: Host; className: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("grid shrink-0 place-items-center bg-accent font-semibold text-on-accent", className)}
    >
      {String.fromCodePoint(host.name.trim().codePointAt(0) ?? 63).toUpperCase()}
    </span>
  );
}
