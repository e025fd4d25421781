import { KMS_KEY } from "@/lib/encryption-settings";
import { awsKms } from "./aws";
import { KmsError } from "./error";
import type { Kms } from "./kms";
import { vaultTransit } from "./vault";

/** The KMS of a key that is named as in KMS_KEY. */
export function kmsOf(key: string): Kms {
  if (!KMS_KEY.test(key))
    throw new KmsError("settings", `${key} is neither the ARN of an AWS KMS key nor vault:MOUNT/KEY.`);
  return key.startsWith("vault:") ? vaultTransit(key.slice("vault:".length)) : awsKms(key);
}
