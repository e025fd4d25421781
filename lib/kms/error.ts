/** Why a KMS did not wrap or unwrap a key: its access, the key, that it is away, or settings that are missing. */
export type KmsProblem = "no_access" | "wrong_key" | "away" | "settings";

/** Its message is one sentence or two for the operator, with what to do; it holds no key and no credential. */
export class KmsError extends Error {
  override readonly name = "KmsError";

  constructor(
    readonly problem: KmsProblem,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
