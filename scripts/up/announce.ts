import type { Options } from "./options";
import { writePrivateFile } from "./private-file";
import type { Simulator } from "./simulator";

/** What scripts and tests need to know about a running Gangway; written to --ready-file. */
export type Ready = {
  url: string;
  pid: number;
  databaseUrl: string;
  admin: { email: string; password: string };
  userSecret: string;
  organizationSecret: string;
  simulator: Simulator | null;
};

export function writeReadyFile(file: string, ready: Ready): void {
  writePrivateFile(file, `${JSON.stringify(ready, null, 2)}\n`);
}

/** The only place where secrets are printed: for the person who started Gangway. */
export function announce(ready: Ready, { data }: Options): void {
  const { url, admin, userSecret, organizationSecret, simulator } = ready;
  console.log(`
Gangway is ready:  ${url}

  Sign in          ${admin.email}
  Password         ${admin.password}   (unless it was changed)
  For the API      user secret ${userSecret}
                   organization secret ${organizationSecret}
  Data folder      ${data}
${simulator ? describe(simulator) : "  Xero             live\n"}
For the calls of the README and of docs/guides, paste this into another terminal:

${exportLines(ready)}

Ctrl-C stops it.
`);
}

/** The variables that the calls of the README and the guides use, as a shell reads them. */
function exportLines({ url, userSecret, organizationSecret, simulator }: Ready): string {
  const app = simulator?.apps.find(({ kind, protocol }) => kind === "public" && protocol === "oauth2");
  const custom = simulator?.apps.find(({ kind }) => kind === "custom");
  const variables = {
    HOST: `${url}/elements/api-v2`,
    AUTH: `Authorization: User ${userSecret}, Organization ${organizationSecret}`,
    GANGWAY_URL: url,
    GANGWAY_USER_SECRET: userSecret,
    GANGWAY_ORGANIZATION_SECRET: organizationSecret,
    CALLBACK: `${url}/connect/callback`,
    ...(custom && { CUSTOM_KEY: custom.key, CUSTOM_SECRET: custom.secret }),
    ...(simulator && app && { KEY: app.key, SECRET: app.secret, CONSENT: `${simulator.controlUrl}/consent` }),
  };
  return Object.entries(variables)
    .map(([name, value]) => `  export ${name}='${value}'`)
    .join("\n");
}

const KINDS = { partner: "Partner", public: "Public ", custom: "Custom " };

function describe({ url, apps }: Simulator): string {
  const lines = apps.map(
    ({ kind, protocol, key, secret, privateKeyFile }) =>
      `    ${KINDS[kind]} ${protocol === "oauth1" ? "1.0a" : "2.0 "}   key ${key}   secret ${secret}` +
      (privateKeyFile ? `\n                   private key ${privateKeyFile}` : ""),
  );
  return `  Xero simulator   ${url}, with these sample apps:\n${lines.join("\n")}\n`;
}
