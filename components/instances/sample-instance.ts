import type { InstanceView } from "@/lib/instances/view";

/** For tests: a Monday afternoon, eleven minutes into a token that is renewed at 14:46 and ends at 14:56. */
export const NOW = Date.parse("2026-11-23T14:37:26Z");

export function sampleInstance(part: Partial<InstanceView> = {}): InstanceView {
  return {
    id: 1291,
    name: "Harbour Lane Bakery",
    tags: ["monthly-close"],
    externalId: null,
    organisationName: "Harbour Lane Bakery Ltd",
    app: { id: "a1", name: "Lantern Sync", kind: "partner", protocol: "oauth1" },
    status: "connected",
    problem: null,
    issuedAt: "2026-11-23T14:26:00Z",
    expiresAt: "2026-11-23T14:56:00Z",
    renewsAt: "2026-11-23T14:46:00Z",
    connectedBy: "ops@lantern.example",
    createdAt: "2026-11-12T16:42:00Z",
    disabledAt: null,
    disabledBy: null,
    ...part,
  };
}
