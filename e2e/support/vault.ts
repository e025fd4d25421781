import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

export const VAULT_TOKEN = "hvs.a-token-of-the-tests";
type Call = { plaintext: string; ciphertext: string; associated_data?: string };

const seal = (key: Buffer, { plaintext, associated_data: data = "" }: Call) => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(data, "base64"));
  const sealed = Buffer.concat([cipher.update(plaintext, "base64"), cipher.final()]);
  return { ciphertext: `vault:v1:${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64")}` };
};

const open = (key: Buffer, { ciphertext, associated_data: data = "" }: Call) => {
  const bytes = Buffer.from(ciphertext.replace("vault:v1:", ""), "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(data, "base64"));
  decipher.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  return { plaintext: plain.toString("base64") };
};

/** A stand-in for Vault's Transit engine by real HTTP, at `transit` with keys of these names; it fails with the statuses it is given. */
export async function vault(...names: string[]) {
  const keys = new Map(names.map((name) => [name, randomBytes(32)]));
  /** Statuses, each for one call: 503 is that of a sealed Vault. */
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const handle = async () => {
      const call = (await json(request)) as Call;
      const failure = failures.shift();
      if (failure) return answer(failure, { errors: ["Vault is sealed"] });
      if (request.headers["x-vault-token"] !== VAULT_TOKEN) return answer(403, { errors: ["permission denied"] });
      const [, operation, name] = /^\/v1\/transit\/(encrypt|decrypt)\/([\w-]+)$/.exec(request.url!) ?? [];
      if (!operation) return answer(404, { errors: ["no handler for route"] });
      const key = keys.get(name!);
      if (!key) return answer(400, { errors: ["encryption key not found"] });
      answer(200, { data: operation === "encrypt" ? seal(key, call) : open(key, call) });
    };
    handle().catch(() => answer(400, { errors: ["cipher: message authentication failed"] }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const settings = {
    VAULT_ADDR: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    VAULT_TOKEN,
    KMS_KEY: `vault:transit/${names[0]}`,
  };
  return { settings, failures, close: () => server.close() };
}
