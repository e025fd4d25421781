import { usePathname, useSearchParams } from "next/navigation";
import { useResource } from "@/components/portal/use-resource";
import type { AuditLogPage } from "@/lib/audit-log/view";
import { type AuditLogQuery, readAuditLogQuery, toApiQuery, writeAuditLogQuery } from "./audit-log-query";

/** The query in the address, its page of entries, and how to request another: from the start, unless a cursor is given. */
export function useAuditLog() {
  const path = usePathname();
  const query = readAuditLogQuery(useSearchParams());
  const page = useResource<AuditLogPage>(`/api/portal/audit-log${toApiQuery(query)}`);
  const ask = (change: Partial<AuditLogQuery>) =>
    window.history.pushState(null, "", path + writeAuditLogQuery({ ...query, cursor: "", ...change }));
  return { query, page, ask };
}
