import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { SignatureV4 } from "@smithy/signature-v4";

/** Of AWS's own examples; worth nothing. */
export const AWS_SETTINGS = {
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  AWS_SESSION_TOKEN: "a session token",
};
const REGION = "eu-west-1";
export const arnOf = (name: string) => `arn:aws:kms:${REGION}:111122223333:key/${name}`;

type Call = { CiphertextBlob: string; Plaintext: string; EncryptionContext: Record<string, string>; KeyId: string };

type SourceData = string | ArrayBuffer | ArrayBufferView;
const bytesOf = (data: SourceData) =>
  ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data as string);

/** SHA-256 in the shape that AWS's own signer asks for. */
class Sha256 {
  private readonly hash;
  constructor(secret?: SourceData) {
    this.hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }
  update(data: SourceData) {
    this.hash.update(bytesOf(data));
  }
  digest() {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }
}

/** Whether AWS's own implementation of Signature Version 4 signs the request as it is signed. */
async function isSigned({ method, url, headers }: IncomingMessage, body: string): Promise<boolean> {
  const credentials = {
    accessKeyId: AWS_SETTINGS.AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SETTINGS.AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SETTINGS.AWS_SESSION_TOKEN,
  };
  const signer = new SignatureV4({ service: "kms", region: REGION, sha256: Sha256, credentials, applyChecksum: false });
  const signedNames = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split(";") ?? [];
  if (!["host", "x-amz-date", "x-amz-target"].every((name) => signedNames.includes(name))) return false;
  const given = Object.fromEntries(signedNames.map((name) => [name, String(headers[name])]));
  const time = String(headers["x-amz-date"]).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (!Number.isFinite(Date.parse(time)) || Math.abs(Date.now() - Date.parse(time)) > 15 * 60_000) return false;
  const [hostname, port] = headers.host!.split(":");
  const request = {
    method: method!,
    protocol: "http:",
    hostname: hostname!,
    port: Number(port),
    path: url!,
    query: {},
    headers: given,
    body,
  };
  const signed = await signer.sign(request, { signingDate: new Date(time) });
  return signed.headers.authorization === headers.authorization;
}

class Refusal extends Error {}

/** As AWS KMS does it: what it returns names the key, and the context is authenticated. */
class Keys {
  private readonly keys = new Map<string, Buffer>();
  constructor(names: string[]) {
    for (const name of names) this.keys.set(arnOf(name), randomBytes(32));
  }

  Encrypt({ KeyId, Plaintext, EncryptionContext }: Call) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.keyOf(KeyId), nonce).setAAD(aad(EncryptionContext));
    const sealed = Buffer.concat([cipher.update(Plaintext, "base64"), cipher.final()]);
    const blob = {
      key: KeyId,
      nonce: nonce.toString("hex"),
      tag: cipher.getAuthTag().toString("hex"),
      sealed: sealed.toString("hex"),
    };
    return { KeyId, CiphertextBlob: Buffer.from(JSON.stringify(blob)).toString("base64") };
  }

  Decrypt({ KeyId, CiphertextBlob, EncryptionContext }: Call) {
    try {
      const blob = JSON.parse(Buffer.from(CiphertextBlob, "base64").toString()) as Record<
        "key" | "nonce" | "tag" | "sealed",
        string
      >;
      const key = this.keyOf(KeyId);
      if (blob.key !== KeyId) throw new Refusal("IncorrectKeyException");
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(blob.nonce, "hex")).setAAD(
        aad(EncryptionContext),
      );
      decipher.setAuthTag(Buffer.from(blob.tag, "hex"));
      const plain = Buffer.concat([decipher.update(blob.sealed, "hex"), decipher.final()]);
      return { KeyId, Plaintext: plain.toString("base64") };
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal("InvalidCiphertextException");
    }
  }

  private keyOf(arn: string): Buffer {
    const key = this.keys.get(arn);
    if (!key) throw new Refusal("NotFoundException");
    return key;
  }
}

const aad = (context: Record<string, string>) =>
  Buffer.from(JSON.stringify(Object.entries(context).map(String).toSorted()));

/** A stand-in for AWS KMS by real HTTP, with keys of these names: it checks signatures by AWS's own code, and fails as it is told. */
export async function awsKms(...names: string[]) {
  const keys = new Keys(names);
  const calls: { operation: string; context: Record<string, string> }[] = [];
  /** Types of errors, each for one call. */
  const failures: string[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    const handle = async () => {
      const call = (await json(request)) as Call;
      const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "") as "Encrypt" | "Decrypt";
      calls.push({ operation, context: call.EncryptionContext });
      const failure = failures.shift();
      if (failure) throw new Refusal(failure);
      if (!(await isSigned(request, JSON.stringify(call)))) throw new Refusal("InvalidSignatureException");
      answer(200, keys[operation](call));
    };
    handle().catch((error: Error) =>
      answer(error.message.startsWith("KMSInternal") ? 500 : 400, { __type: error.message, message: "no" }),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { ...AWS_SETTINGS, AWS_ENDPOINT_URL_KMS: url, KMS_KEY: arnOf(names[0]!) };
  return { settings, calls, failures, close: () => server.close() };
}
