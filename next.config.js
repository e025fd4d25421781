/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The contract answers a trailing slash in place; a redirect would drop a program's request body.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@node-rs/argon2", "pino", "undici", "@peculiar/x509"],
};
