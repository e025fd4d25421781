import type { Actor } from "@/lib/audit-log/record";

/** How the audit log names a customer without an account: by their link. `address` is null where it is not known. */
export function linkActor(link: { organizationId: string; name: string }, address: string | null): Actor {
  return { organizationId: link.organizationId, userId: null, address, name: `${link.name} (link)` };
}
