import { ChevronRight } from "lucide-react";
import Link from "next/link";

export function Breadcrumb({ href, title, here }: { href: string; title: string; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-ink-3">
      <Link href={href} className="inline-flex min-h-7 items-center text-ink-2 max-sm:min-h-11">
        {title}
      </Link>
      <ChevronRight className="size-[13px]" />
      <span aria-current="page" className="tabular-nums">
        {here}
      </span>
    </nav>
  );
}
