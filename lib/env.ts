import { readFileSync } from "node:fs";
import { z } from "zod";
import { isNetwork } from "./client-ip";
import { ENCRYPTION_SETTINGS, parseKeyEntry, splitList } from "./encryption-settings";

const address = z.url({ protocol: /^https?$/, error: "is not an http or https address" });
const origin = (error: string) =>
  address
    .refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, { error })
    .transform((url) => new URL(url).origin);
const NOT_AN_ORIGIN = "is not a list of origins such as https://app.example.com, without a path";
const NO_IDLE_TIME = "is not a number of minutes from 5 to 720";
const NO_SHARE = "is not a number from 0 to 1";
const proxy = z.url({ protocol: /^https?$/, error: "is not the http or https address of a proxy" });

/** Days, from `min` on. */
const days = (min: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, "is not a number of days")
    .transform(Number)
    .refine((count) => count >= min, { error: `is less than ${min}` });
/** Days, or null for ever. */
const daysOrForever = (min: number) =>
  z.union([z.literal("forever").transform(() => null), days(min)], {
    error: `is neither a number of days, from ${min} on, nor forever`,
  });

const valueList = z
  .string()
  .default("")
  .transform((list) => splitList(list).filter(Boolean));

/** `name=value`, percent-encoded (OpenTelemetry's specification of OTLP exporters, "Specifying headers via environment variables"). */
const header = z
  .string()
  .regex(/^[\w-]+=([^%]|%[0-7][0-9A-Fa-f])+$/, "is not a list of name=value pairs, percent-encoded")
  .transform((pair) => [pair.split("=", 1)[0]!, decodeURIComponent(pair.slice(pair.indexOf("=") + 1))] as const);

/** Docker and Kubernetes hand secrets over as files. Null for one that cannot be read. */
function readSecretFile(path: string): string | null {
  try {
    // The comment keeps the bundler from tracing this read, which would put the whole project into its output.
    return readFileSync(/* turbopackIgnore: true */ path, "utf8").trim();
  } catch {
    return null;
  }
}

const shape = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgresql:// address" }),
  PUBLIC_URL: origin("has a path: Gangway is served at the root of its host"),
  CUSTOMER_URL: origin("has a path: customers' pages are served at the root of their host").optional(),
  ...ENCRYPTION_SETTINGS,
  BREACHED_PASSWORDS_URL: address.optional(),
  BACKUP_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, "is not 32 bytes in base64")
    .optional(),
  SESSION_IDLE_MINUTES: z.coerce
    .number(NO_IDLE_TIME)
    .int(NO_IDLE_TIME)
    .min(5, NO_IDLE_TIME)
    .max(720, NO_IDLE_TIME)
    .default(240),
  SESSION_SECRET: z.string({ error: "is missing" }).min(32, "has fewer than 32 characters"),
  ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform(splitList)
    .pipe(z.array(z.union([z.literal(""), origin(NOT_AN_ORIGIN)], { error: NOT_AN_ORIGIN })))
    .transform((list) => list.filter(Boolean)),
  // Read by scripts/server.js, which has no zod.
  HSTS_SUBDOMAINS: z.enum(["on", "off"]).default("off"),
  ROLE: z.enum(["both", "web", "worker"]).default("both"),
  TRUSTED_PROXIES: z
    .string()
    .default("0")
    .transform((text) => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : splitList(text)))
    .refine((trusted) => typeof trusted === "number" || trusted.every(isNetwork), {
      error: "is neither a number of proxies nor a list of networks such as 10.0.0.0/8",
    }),
  HTTP_PROXY: proxy.optional(),
  HTTPS_PROXY: proxy.optional(),
  NO_PROXY: z
    .string()
    .default("")
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  WEBHOOK_NETWORKS: z.enum(["public", "any"]).default("public"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  ACCESS_LOG: z.enum(["on", "off"]).default("off"),
  // A delivery waits for up to three days, and needs its event.
  KEEP_AUDIT_LOG_DAYS: daysOrForever(7).default(null),
  KEEP_ATTEMPTS_DAYS: daysOrForever(1).default(null),
  KEEP_LINKS_DAYS: daysOrForever(1).default(null),
  KEEP_DELIVERIES_DAYS: days(1).default(30),
  KEEP_CHANGES_DAYS: days(1).default(30),
  METRICS_TOKEN: z.string().min(16, "has fewer than 16 characters").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .default("")
    .transform((text) => splitList(text).filter(Boolean))
    .pipe(z.array(header))
    .transform((pairs) => Object.fromEntries(pairs)),
  OTEL_SERVICE_NAME: z.string().default("gangway"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number(NO_SHARE).min(0, NO_SHARE).max(1, NO_SHARE).default(1),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "is not an smtp:// or smtps:// address" }).optional(),
  MAIL_FROM: z.string().optional(),
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_EMAIL_VERIFIED: z.enum(["required", "assumed"]).default("required"),
  OIDC_NAME: z.string().default("single sign-on"),
  OIDC_ORGANIZATION: z.uuid({ error: "is not the id of an organization" }).optional(),
  OIDC_JOIN: z.enum(["invited", "everybody"]).default("invited"),
  OIDC_ROLE_CLAIM: z.string().optional(),
  OIDC_ADMIN_VALUES: valueList,
  OIDC_MEMBER_VALUES: valueList,
  XERO_OAUTH1_BASE_URL: address.default("https://api.xero.com"),
  XERO_AUTHORIZE_URL: address.default("https://login.xero.com/identity/connect/authorize"),
  XERO_TOKEN_URL: address.default("https://identity.xero.com/connect/token"),
  XERO_REVOCATION_URL: address.default("https://identity.xero.com/connect/revocation"),
  XERO_API_BASE_URL: address.default("https://api.xero.com"),
});

const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** What the settings of roles and joining do nothing without. */
function oidcNeeds(
  given: z.infer<typeof shape>,
): ("OIDC_ISSUER" | "OIDC_ORGANIZATION" | "OIDC_ROLE_CLAIM" | "OIDC_ADMIN_VALUES")[] {
  const {
    OIDC_ORGANIZATION,
    OIDC_JOIN,
    OIDC_ROLE_CLAIM: claim,
    OIDC_ADMIN_VALUES: admins,
    OIDC_MEMBER_VALUES: members,
  } = given;
  return [
    ...(OIDC_ORGANIZATION ? (["OIDC_ISSUER"] as const) : []),
    ...(claim || OIDC_JOIN === "everybody" ? (["OIDC_ORGANIZATION"] as const) : []),
    ...(admins.length + members.length > 0 ? (["OIDC_ROLE_CLAIM"] as const) : []),
    ...(claim && members.length === 0 ? (["OIDC_ADMIN_VALUES"] as const) : []),
  ];
}

const settings = shape.superRefine((given, context) => {
  const together = [["SMTP_URL", "MAIL_FROM"], OIDC] as const;
  for (const names of together.filter((names) => names.some((name) => given[name] !== undefined)))
    for (const name of names.filter((name) => given[name] === undefined))
      context.addIssue({ code: "custom", path: [name], message: "is missing" });
  for (const name of oidcNeeds(given).filter((name) => !given[name]?.length))
    context.addIssue({ code: "custom", path: [name], message: "is missing" });
  const schemeOf = (url: string) => url.split(":", 1)[0];
  if (given.CUSTOMER_URL && schemeOf(given.CUSTOMER_URL) !== schemeOf(given.PUBLIC_URL))
    context.addIssue({ code: "custom", path: ["CUSTOMER_URL"], message: "has another scheme than PUBLIC_URL" });
  if (!given.KMS_KEY && given.ENCRYPTION_KEYS.some((entry) => parseKeyEntry(entry).isWrapped))
    context.addIssue({ code: "custom", path: ["KMS_KEY"], message: "is missing" });
});

export type Settings = z.infer<typeof settings>;

let read: Settings | undefined;

/** Hands the settings that next-auth reads by itself to it, in its own names. */
export function setNextAuthVariables(): void {
  process.env.NEXTAUTH_URL = env().PUBLIC_URL;
  process.env.NEXTAUTH_SECRET = env().SESSION_SECRET;
}

/** The settings of this installation, read and checked once. Throws an error that names every wrong setting, never a value. */
export function env(): Settings {
  read ??= parseSettings(process.env);
  return read;
}

/** The origin of customers' pages and links: CUSTOMER_URL, else PUBLIC_URL. */
export function customerUrl(): string {
  return env().CUSTOMER_URL ?? env().PUBLIC_URL;
}

/** Settings that other programs have, too, and that many write in lower case. */
const EITHER_CASE = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

/** Checks settings. Empty values count as not set, as they do in a shell's `NAME= command`. */
export function parseSettings(source: Record<string, string | undefined>): Settings {
  const read = readSettings(source);
  if (read.settings) return read.settings;
  const problems = read.problems.map(({ name, problem }) => `${name} ${problem}`);
  throw new Error(`Settings are wrong: ${problems.join("; ")}. docs/settings.md explains each.`);
}

/** The name of a wrong setting, and what is wrong, completing it: "is missing". Never a value. */
export type SettingProblem = { name: keyof Settings; problem: string };

type Read = { settings: Settings; problems?: never } | { settings?: never; problems: SettingProblem[] };

/** The settings, or everything that is wrong with them. */
export function readSettings(source: Record<string, string | undefined>): Read {
  const lowerCase = EITHER_CASE.map((name) => [name, source[name.toLowerCase()]] as const);
  const given = [...Object.entries(source), ...lowerCase];
  const present = Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ""));
  const { ENCRYPTION_KEYS_FILE: file } = present;
  if (file === undefined) return parse(present);
  if (present.ENCRYPTION_KEYS !== undefined) return wrongFile("is set beside ENCRYPTION_KEYS: set one of them");
  const keys = readSecretFile(file);
  return keys === null ? wrongFile("is not a file that can be read") : parse({ ...present, ENCRYPTION_KEYS: keys });
}

const wrongFile = (problem: string): Read => ({ problems: [{ name: "ENCRYPTION_KEYS_FILE", problem }] });

function parse(present: Record<string, string | undefined>): Read {
  const { data, error } = settings.safeParse(present);
  if (!error) return { settings: data };
  const problems = error.issues.map(({ path, message }) => {
    const name = path[0] as keyof Settings;
    return { name, problem: present[name] === undefined ? "is missing" : message };
  });
  return { problems };
}

/** The problems of this process's own settings. */
export function ownSettingProblems(): SettingProblem[] {
  return readSettings(process.env).problems ?? [];
}
