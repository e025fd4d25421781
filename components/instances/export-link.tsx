"use client";

import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { countParams, readListQuery } from "./list-query";

/** Exports the filtered list as CSV. */
export function ExportLink() {
  const query = readListQuery(useSearchParams());
  return (
    <LinkButton href={`/api/portal/instances/export?${countParams(query)}`} download aria-label="Export CSV">
      <Download /> <span className="max-sm:hidden">Export CSV</span>
    </LinkButton>
  );
}
