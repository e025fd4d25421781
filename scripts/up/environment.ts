import { isIPv6 } from "node:net";
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
  const publicUrl = process.env.PUBLIC_URL || localAddress(options);
  const sessionSecret = process.env.SESSION_SECRET || settings.sessionSecret;
  return {
    ...process.env,
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: publicUrl,
    ...(!process.env.ENCRYPTION_KEYS_FILE && {
      ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS || settings.encryptionKeys,
    }),
    SESSION_SECRET: sessionSecret,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: sessionSecret,
    ...(simulator && xeroAddresses(simulator.url)),
    // Beside a simulator receivers are on this machine, too.
    ...(simulator && { WEBHOOK_NETWORKS: process.env.WEBHOOK_NETWORKS || "any" }),
  };
}

/** Of the addresses that are meant by `localhost`, too. */
const ON_LOOPBACK = new Set(["127.0.0.1", "::1", "0.0.0.0", "::"]);

/** Where the portal answers on this machine, whatever its public address is. */
export function localAddress({ host, port }: Pick<Options, "host" | "port">): string {
  if (ON_LOOPBACK.has(host)) return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
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
