import type { ComponentProps } from "react";
import { clsx } from "@/components/ui/class-names";

/** A button on the bulk bar, which has inverse colours. */
export function BarButton({ danger = false, className, ...button }: ComponentProps<"button"> & { danger?: boolean }) {
  return (
    <button
      type="button"
      {...button}
      className={clsx(
        "inline-flex min-h-(--hit) shrink-0 cursor-pointer items-center justify-center gap-2 rounded-control px-2.5 text-14 leading-[1.2] font-medium whitespace-nowrap outline-inverse-focus transition-colors hover:bg-canvas/15 focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0",
        danger && "text-inverse-danger",
        className,
      )}
    />
  );
}
