/** What Node.js and OpenSSL call a certificate that is not trusted. */
const UNTRUSTED = /CERT|UNABLE_TO_VERIFY|SIGNATURE/;

/** What helps, for people who run Gangway. */
export const TRUST_REMEDY =
  "If a certificate authority of your own issued it, set NODE_EXTRA_CA_CERTS to the file of its certificate and start Gangway again.";

/** Whether a connection failed since the other side's certificate is not trusted. */
export function isUntrusted(error: unknown): boolean {
  return error instanceof Error && "code" in error && UNTRUSTED.test(String(error.code));
}
