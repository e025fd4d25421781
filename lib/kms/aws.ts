import { z } from "zod";
import { env } from "@/lib/env";
import { awsCredentials } from "./aws-credentials";
import { callKms, isUnusable, isWrong, type KmsAnswer, toKey } from "./call";
import { KmsError } from "./error";
import type { Kms } from "./kms";
import { signAws } from "./sign-aws";

const NAME = "AWS KMS";
const PREFIX = "aws:";

type Operation = "Encrypt" | "Decrypt";

/** Errors of the KMS API by their type (those of Decrypt, and its common errors): of the ciphertext, of the key, and what passes by itself. */
const WRONG = /^(IncorrectKey|InvalidCiphertext)/;
const UNUSABLE = /^(NotFound|Disabled|KMSInvalidState|InvalidKeyUsage|InvalidArn|Validation)/;
const BUSY = /^(Throttling|DependencyTimeout|KMSInternal|KeyUnavailable|ServiceUnavailable)/;

/** AWS KMS with the key of this ARN. The key's id is in the encryption context, which AWS authenticates and logs. */
export function awsKms(arn: string): Kms {
  const context = (id: string) => ({ application: "gangway", "encryption-key": id });
  return {
    name: NAME,
    wrap: async (id, key) => {
      const given = { Plaintext: key.toString("base64"), EncryptionContext: context(id) };
      const { CiphertextBlob } = await call(arn, "Encrypt", given, id);
      if (!CiphertextBlob) throw isWrong(NAME, id, "no ciphertext");
      return PREFIX + CiphertextBlob;
    },
    unwrap: async (id, wrapped) => {
      if (!wrapped.startsWith(PREFIX)) throw isWrong(NAME, id, "another KMS wrapped it");
      const given = { CiphertextBlob: wrapped.slice(PREFIX.length), EncryptionContext: context(id) };
      const key = toKey((await call(arn, "Decrypt", given, id)).Plaintext);
      if (!key) throw isWrong(NAME, id, "not 32 bytes");
      return key;
    },
  };
}

const answered = z.object({
  __type: z.string().default(""),
  CiphertextBlob: z.string().optional(),
  Plaintext: z.string().optional(),
});

/** `AccessDeniedException` of `com.amazonaws.kms#AccessDeniedException`. */
const typeOf = ({ body }: KmsAnswer) => (answered.safeParse(body).data?.__type ?? "").split("#").at(-1)!;

async function call(arn: string, operation: Operation, given: object, id: string) {
  const [, partition, , region] = arn.split(":") as [string, string, string, string];
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const url = new URL(env().AWS_ENDPOINT_URL_KMS ?? `https://kms.${region}.${domain}`);
  const body = JSON.stringify({ ...given, KeyId: arn });
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${operation}` };
  const credentials = await awsCredentials();
  const make = () => ({
    url,
    body,
    headers: signAws({ url, headers, body, region, service: "kms", credentials, at: new Date() }),
  });
  const answer = await callKms(NAME, make, { isBusy: (answer) => BUSY.test(typeOf(answer)) });
  const { data } = answered.safeParse(answer.body);
  if (answer.status === 200 && data) return data;
  throw refusal(operation, id, typeOf(answer) || String(answer.status));
}

function refusal(operation: Operation, id: string, type: string): KmsError {
  if (WRONG.test(type)) return isWrong(NAME, id, type);
  if (UNUSABLE.test(type)) return isUnusable(NAME, type);
  const remedy = `See that its credentials are valid and allow kms:${operation} with the key of KMS_KEY.`;
  return new KmsError("no_access", `${NAME} refuses Gangway (${type}). ${remedy}`);
}
