export const SECURITY_HEADERS = [
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The contract answers a trailing slash in place; a redirect would drop a program's request body.
  skipTrailingSlashRedirect: true,
  // A logo, which an organization uploaded, has stricter ones of its own.
  headers: async () => [{ source: "/((?!api/customer/logos/).*)", headers: SECURITY_HEADERS }],
  // Pages read no bodies: what the proxy keeps of one is bounded, for each open connection.
  experimental: { proxyClientMaxBodySize: "64kb" },
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@node-rs/argon2", "pino", "undici", "@peculiar/x509"],
};
