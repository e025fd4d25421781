/** Of every answer. Pages have a Content-Security-Policy of their own (proxy.ts). */
const COMMON = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
];
const OWN = { key: "Cross-Origin-Resource-Policy", value: "same-origin" };

/** Of what answers programs and scripts. */
export const SECURITY_HEADERS = [
  ...COMMON,
  OWN,
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'" },
];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // For scripts/runtime.ts: what a server needs of node_modules, traced into .next/standalone.
  output: process.env.TRACE_RUNTIME ? "standalone" : undefined,
  // No picture is resized, and no font measured, so what does that (25 MB) is not needed.
  images: { unoptimized: true },
  outputFileTracingExcludes: {
    "next-server": [
      "node_modules/sharp/**",
      "node_modules/@img/**",
      "node_modules/next/dist/**/capsize-font-metrics.json",
    ],
  },
  // The contract answers a trailing slash in place; a redirect would drop a program's request body.
  skipTrailingSlashRedirect: true,
  headers: async () => [
    { source: "/:path*", headers: COMMON },
    // What other sites load: logos, which have stricter ones of their own, in mails, and the script in the host's pages.
    { source: "/((?!api/customer/logos/|gangway\\.js$|icon\\.svg$).*)", headers: [OWN] },
    { source: "/:first(api|elements|your_moms)/((?!customer/logos/).*)", headers: SECURITY_HEADERS },
  ],
  // Pages read no bodies: what the proxy keeps of one is bounded, for each open connection.
  // A route is read when it is first asked for: reading all at the start takes 45 MB.
  experimental: { proxyClientMaxBodySize: "64kb", preloadEntriesOnStart: false },
  serverExternalPackages: [
    "pg",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "pino",
    "undici",
    "@peculiar/x509",
    "prom-client",
  ],
};
