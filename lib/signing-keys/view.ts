/** A certificate of the installation as pages see it: nothing in it is secret. */
export type CertificateView = {
  pem: string;
  /** SHA-256, in pairs of hexadecimal digits. */
  fingerprint: string;
  validTo: string;
};

/** What signs for Partner apps of OAuth 1.0a, and what is to follow it. */
export type RotationView = { inUse: CertificateView; waiting: CertificateView | null };
