import { changedKeys, newSignatureKey, signingKeys } from "@/lib/signature-keys";

type Endpoint = { id: string; organizationId: string };

const recordOf = ({ id, organizationId }: Endpoint) => ({
  table: "webhook_endpoints",
  row: id,
  organization: organizationId,
});

/** A new key, and the column of keys with it. `sealed` is the column as it is. */
export function newKeys(endpoint: Endpoint, sealed: Uint8Array | null) {
  const key = newSignatureKey();
  return { key, keysSealed: changedKeys(recordOf(endpoint), key, sealed)! };
}

/** The keys that sign what is sent to an endpoint at a time, in milliseconds, the newest first. Throws DecryptionError. */
export function keysOfEndpoint(endpoint: Endpoint, sealed: Uint8Array, now: number): string[] {
  return signingKeys(recordOf(endpoint), sealed, now);
}
