import { clsx } from "@/components/ui/class-names";
import type { Host } from "@/lib/branding/view";

type HostMarkProps = {
  host: Pick<Host, "name" | "logoUrl">;
  /** Of the letter's tile. */
  className: string;
  logoClassName: string;
};

/** The host's mark: its logo, else the first letter of its name. Only as an image: what an SVG holds cannot act there. */
export function HostMark({ host: { name, logoUrl }, className, logoClassName }: HostMarkProps) {
  // The name stands beside it.
  // oxlint-disable-next-line next/no-img-element -- no optimizer takes an SVG
  if (logoUrl) return <img src={logoUrl} alt="" className={clsx("shrink-0 object-contain", logoClassName)} />;
  return (
    <span
      aria-hidden="true"
      className={clsx("grid shrink-0 place-items-center bg-accent font-semibold text-on-accent", className)}
    >
      {String.fromCodePoint(name.trim().codePointAt(0) ?? 63).toUpperCase()}
    </span>
  );
}
