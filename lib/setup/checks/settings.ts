import type { SettingProblem } from "@/lib/env";
import { failed, ok } from "./finding";
import type { Finding } from "@/lib/setup/view";

/** What a line could say, for settings whose form is not obvious. */
const EXAMPLES: Record<string, string> = {
  DATABASE_URL: "postgresql://user:password@db.example.com:5432/gangway",
  PUBLIC_URL: "https://gangway.example.com",
  ENCRYPTION_KEYS: "k1:$(openssl rand -base64 32)",
  SESSION_SECRET: "$(openssl rand -base64 32)",
  ALLOWED_ORIGINS: "https://app.example.com",
  ROLE: "both",
  TRUSTED_PROXIES: "1",
  HTTP_PROXY: "http://proxy.example.com:3128",
  HTTPS_PROXY: "http://proxy.example.com:3128",
  WEBHOOK_NETWORKS: "public",
  LOG_LEVEL: "info",
  SMTP_URL: "smtp://user:password@mail.example.com:587",
  MAIL_FROM: "Gangway <gangway@example.com>",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "gangway",
  OIDC_CLIENT_SECRET: "the secret that your provider shows",
};

/** A line for a setting, with a value in the form that is expected. */
export function exampleLine(name: string): string {
  const value = EXAMPLES[name] ?? "https://api.xero.com";
  return `${name}=${/[ ]/.test(value) ? `"${value}"` : value}`;
}

/** Whether the settings can be read: a server does not start with wrong ones. */
export function checkSettings(problems: SettingProblem[]): Finding {
  if (problems.length === 0) return ok("Every setting can be read.");
  const told = problems.map(({ name, problem }) => `${name} ${problem}`).join("; ");
  const line = [...new Set(problems.map(({ name }) => exampleLine(name)))].join("\n");
  return failed(`${told}. Gangway does not start like that.`, { line });
}
