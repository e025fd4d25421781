import type { Options } from "./options";
import type { Settings } from "./settings";
import type { Simulator } from "./simulator";

/** What the server is told. Settings that are in our own environment win over those of the data folder. */
export function serverEnvironment(
  options: Options,
  settings: Settings,
  databaseUrl: string,
  simulator: Simulator | null,
): NodeJS.ProcessEnv {
  const publicUrl = process.env.PUBLIC_URL || localAddress(options.port);
  const sessionSecret = process.env.SESSION_SECRET || settings.sessionSecret;
  return {
    ...process.env,
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: publicUrl,
    ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS || settings.encryptionKeys,
    SESSION_SECRET: sessionSecret,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: sessionSecret,
    ...(simulator && xeroAddresses(simulator.url)),
    // Beside a simulator receivers are on this machine, too.
    ...(simulator && { WEBHOOK_NETWORKS: process.env.WEBHOOK_NETWORKS || "any" }),
  };
}

/** Where the portal answers on this machine, whatever its public address is. */
export function localAddress(port: number): string {
  return `http://localhost:${port}`;
}

function xeroAddresses(simulator: string) {
  return {
    XERO_OAUTH1_BASE_URL: simulator,
    XERO_AUTHORIZE_URL: `${simulator}/identity/connect/authorize`,
    XERO_TOKEN_URL: `${simulator}/connect/token`,
    XERO_REVOCATION_URL: `${simulator}/connect/revocation`,
    XERO_API_BASE_URL: simulator,
  };
}
