import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "./button";

type LinkButtonProps = ComponentProps<"a"> & ButtonStyle & { href: string };

export function LinkButton({ variant, size, className, href, ...props }: LinkButtonProps) {
  const style = buttonStyle({ variant, size, className });
  const leavesTheApp = props.download !== undefined || !href.startsWith("/");
  return leavesTheApp ? (
    <a href={href} {...props} className={style} />
  ) : (
    <Link href={href} prefetch={false} {...props} className={style} />
  );
}
