import { z } from "zod";
import { env } from "@/lib/env";
import { callKms, isUnusable, isWrong, type KmsAnswer, readSetting, toKey } from "./call";
import { KmsError } from "./error";
import type { Kms } from "./kms";

const NAME = "Vault";

/**
 * The Transit engine of Vault, or of OpenBao, with the key `mount/name`. The key's id is associated data; Vault before 1.13 does not know
 * it and ignores it.
 */
export function vaultTransit(path: string): Kms {
  const associated = (id: string) => Buffer.from(`gangway encryption key ${id}`).toString("base64");
  return {
    name: NAME,
    wrap: async (id, key) => {
      const given = { plaintext: key.toString("base64"), associated_data: associated(id) };
      const { ciphertext } = await call(path, "encrypt", given, id);
      if (!ciphertext) throw isWrong(NAME, id, "no ciphertext");
      return ciphertext;
    },
    unwrap: async (id, wrapped) => {
      if (!wrapped.startsWith("vault:")) throw isWrong(NAME, id, "another KMS wrapped it");
      const given = { ciphertext: wrapped, associated_data: associated(id) };
      const key = toKey((await call(path, "decrypt", given, id)).plaintext);
      if (!key) throw isWrong(NAME, id, "not 32 bytes");
      return key;
    },
  };
}

const answered = z.object({
  data: z.object({ ciphertext: z.string().optional(), plaintext: z.string().optional() }),
});

async function call(path: string, operation: "encrypt" | "decrypt", given: object, id: string) {
  const { VAULT_ADDR, VAULT_NAMESPACE } = env();
  if (!VAULT_ADDR || !URL.canParse(VAULT_ADDR)) throw new KmsError("settings", "VAULT_ADDR is no address of Vault.");
  const [, mount, key] = /^(.+)\/(.+)$/.exec(path)!;
  const url = new URL(`${VAULT_ADDR.replace(/\/+$/, "")}/v1/${mount}/${operation}/${key}`);
  const headers = {
    "content-type": "application/json",
    "x-vault-request": "true",
    "x-vault-token": await token(),
    ...(VAULT_NAMESPACE && { "x-vault-namespace": VAULT_NAMESPACE }),
  };
  const body = JSON.stringify(given);
  const answer = await callKms(NAME, () => ({ url, headers, body }));
  const { data: read } = answered.safeParse(answer.body);
  if (answer.status === 200 && read) return read.data;
  throw refusal(`${mount}/${operation}/${key}`, id, answer);
}

async function token(): Promise<string> {
  const { VAULT_TOKEN, VAULT_TOKEN_FILE } = env();
  if (VAULT_TOKEN) return VAULT_TOKEN;
  if (VAULT_TOKEN_FILE) return readSetting("VAULT_TOKEN_FILE", VAULT_TOKEN_FILE);
  throw new KmsError("settings", "VAULT_TOKEN and VAULT_TOKEN_FILE are missing: set one of them.");
}

/** 400 for a ciphertext that does not open, and for a key that is not there; 404 for an engine that is not there (Vault's HTTP status codes). */
function refusal(path: string, id: string, { status, body }: KmsAnswer): KmsError {
  const isMissing = JSON.stringify(body ?? "").includes("encryption key not found");
  if (status === 404 || isMissing) return isUnusable(NAME, `${status} for ${path}`);
  if (status === 400) return isWrong(NAME, id, "400");
  const remedy = `See that its token is valid and has a policy with "update" on ${path}.`;
  return new KmsError("no_access", `${NAME} refuses Gangway (${status}). ${remedy}`);
}
