import { seal, unseal } from "@/lib/seal";

/** The contract's configuration keys whose values are secrets: sealed, and shown masked. */
export const SECRET_CONFIGURATION = ["event.notification.signature.key"] as const;

type InstanceIdentity = { id: number; organizationId: string };

/** Seals the secret part of an instance's configuration; null when there is none. */
export function sealConfiguration(
  instance: InstanceIdentity,
  secrets: Record<string, string>,
): Buffer<ArrayBuffer> | null {
  return Object.keys(secrets).length === 0 ? null : seal(JSON.stringify(secrets), identity(instance));
}

/** The secret part again. */
export function openConfiguration(instance: InstanceIdentity, sealed: Uint8Array | null): Record<string, string> {
  return sealed ? (JSON.parse(unseal(sealed, identity(instance))) as Record<string, string>) : {};
}

function identity({ id, organizationId }: InstanceIdentity) {
  return { table: "instances", row: id, organization: organizationId };
}
