import { z } from "zod";

/** An AWS KMS key by its ARN (one of a key or an alias), or `vault:` with the mount and the name of a key of Vault's Transit engine. */
export const KMS_KEY = /^(arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|vault:[\w/-]+\/[\w-]+)$/;

const PLAIN = "[A-Za-z0-9+/]{43}=";
const WRAPPED = "(aws|vault:v\\d+):[A-Za-z0-9+/]+={0,2}";

const encryptionKey = z
  .string()
  .regex(
    new RegExp(`^[\\w-]{1,32}:(${PLAIN}|${WRAPPED})$`),
    "is not a list of id:base64 pairs of 32 bytes each, or of what keys:wrap prints",
  );

/** Entries of a list that are separated by commas. */
export const splitList = (list: string) => list.split(",").map((entry) => entry.trim());

const optional = z.string().optional();

/** The settings of the keys that encrypt what is stored, and of the KMS that may have wrapped them. The other names are those that the SDKs have. */
export const ENCRYPTION_SETTINGS = {
  ENCRYPTION_KEYS: z.string({ error: "is missing" }).transform(splitList).pipe(z.array(encryptionKey).min(1)),
  ENCRYPTION_KEYS_FILE: optional,
  KMS_KEY: z.string().regex(KMS_KEY, "is neither the ARN of an AWS KMS key nor vault:MOUNT/KEY").optional(),
  AWS_ACCESS_KEY_ID: optional,
  AWS_SECRET_ACCESS_KEY: optional,
  AWS_SESSION_TOKEN: optional,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: optional,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: optional,
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: optional,
  AWS_ENDPOINT_URL_KMS: optional,
  VAULT_ADDR: optional,
  VAULT_NAMESPACE: optional,
  VAULT_TOKEN: optional,
  VAULT_TOKEN_FILE: optional,
};

/** An entry of ENCRYPTION_KEYS: an id, and 32 bytes as base64 or what a KMS made of them. */
export type KeyEntry = { id: string; value: string; isWrapped: boolean };

/** Parts of an entry of ENCRYPTION_KEYS. */
export function parseKeyEntry(entry: string): KeyEntry {
  const at = entry.indexOf(":");
  const value = entry.slice(at + 1);
  return { id: entry.slice(0, at), value, isWrapped: value.includes(":") };
}
