import { clsx } from "@/components/ui/class-names";
import type { ComponentProps } from "react";
import { LinkButton } from "@/components/ui/link-button";

/** A large link whose label holds the host's name: a long one wraps, since nobody knows how long it is. */
export function HostLink({ className, ...props }: ComponentProps<typeof LinkButton>) {
  return (
    <LinkButton
      size="lg"
      {...props}
      className={clsx("max-w-full text-center wrap-anywhere whitespace-normal!", className)}
    />
  );
}
