/** What wraps and unwraps encryption keys. A wrapped key opens under its own id only. Both throw KmsError. */
export type Kms = {
  /** "AWS KMS" */
  name: string;
  /** Returns what stands in ENCRYPTION_KEYS after the id. */
  wrap: (id: string, key: Buffer) => Promise<string>;
  /** Takes what stands in ENCRYPTION_KEYS after the id; returns 32 bytes. */
  unwrap: (id: string, wrapped: string) => Promise<Buffer>;
};
