import type { SettingProblem, Settings } from "@/lib/env";
import { failed, ok } from "./finding";
import type { Finding } from "@/lib/setup/view";

/** What a line could say: a value in the form that is expected. A test has each of them read. */
export const EXAMPLES: Record<keyof Settings, string> = {
  DATABASE_URL: "postgresql://user:password@db.example.com:5432/gangway",
  PUBLIC_URL: "https://gangway.example.com",
  CUSTOMER_URL: "https://connect.example.com",
  ENCRYPTION_KEYS: "k1:$(openssl rand -base64 32)",
  ENCRYPTION_KEYS_FILE: "/run/secrets/encryption_keys",
  BACKUP_KEY: "$(openssl rand -base64 32)",
  BREACHED_PASSWORDS_URL: "https://api.pwnedpasswords.com",
  KMS_KEY: "arn:aws:kms:eu-west-1:111122223333:alias/gangway",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "the secret that AWS showed with it",
  AWS_SESSION_TOKEN: "the token of a session",
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/id",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE:
    "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token",
  AWS_ENDPOINT_URL_KMS: "https://vpce-0example.kms.eu-west-1.vpce.amazonaws.com",
  VAULT_ADDR: "https://vault.example.com:8200",
  VAULT_NAMESPACE: "admin",
  VAULT_TOKEN: "the token of a policy for the key",
  VAULT_TOKEN_FILE: "/vault/secrets/token",
  SESSION_IDLE_MINUTES: "240",
  SESSION_SECRET: "$(openssl rand -base64 32)",
  ALLOWED_ORIGINS: "https://app.example.com",
  HSTS_SUBDOMAINS: "on",
  ROLE: "both",
  TRUSTED_PROXIES: "1",
  HTTP_PROXY: "http://proxy.example.com:3128",
  HTTPS_PROXY: "http://proxy.example.com:3128",
  NO_PROXY: "localhost,.internal.example.com",
  WEBHOOK_NETWORKS: "public",
  LOG_LEVEL: "info",
  ACCESS_LOG: "on",
  KEEP_AUDIT_LOG_DAYS: "forever",
  KEEP_ATTEMPTS_DAYS: "400",
  KEEP_LINKS_DAYS: "400",
  KEEP_DELIVERIES_DAYS: "30",
  KEEP_CHANGES_DAYS: "30",
  METRICS_TOKEN: "$(openssl rand -hex 16)",
  OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.example.com:4318",
  OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20dXNlcjpwYXNzd29yZA==",
  OTEL_SERVICE_NAME: "gangway",
  OTEL_TRACES_SAMPLER_ARG: "0.1",
  SMTP_URL: "smtp://user:password@mail.example.com:587",
  MAIL_FROM: "Gangway <gangway@example.com>",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "gangway",
  OIDC_CLIENT_SECRET: "the secret that your provider shows",
  OIDC_EMAIL_VERIFIED: "required",
  OIDC_NAME: "single sign-on",
  OIDC_ORGANIZATION: "01938f2e-7d3c-7b1a-9a52-5d0c4c1e7f00",
  OIDC_JOIN: "everybody",
  OIDC_ROLE_CLAIM: "roles",
  OIDC_ADMIN_VALUES: "gangway-admin",
  OIDC_MEMBER_VALUES: "gangway-member",
  XERO_OAUTH1_BASE_URL: "https://api.xero.com",
  XERO_AUTHORIZE_URL: "https://login.xero.com/identity/connect/authorize",
  XERO_TOKEN_URL: "https://identity.xero.com/connect/token",
  XERO_REVOCATION_URL: "https://identity.xero.com/connect/revocation",
  XERO_API_BASE_URL: "https://api.xero.com",
};

/** A line for a setting, with a value in the form that is expected. */
export function exampleLine(name: keyof Settings): string {
  const value = EXAMPLES[name];
  return `${name}=${/[ ]/.test(value) ? `"${value}"` : value}`;
}

/** One for each. */
export const exampleLines = (...names: (keyof Settings)[]) => names.map((name) => exampleLine(name)).join("\n");

/** Whether the settings can be read: a server does not start with wrong ones. */
export function checkSettings(problems: SettingProblem[]): Finding {
  if (problems.length === 0) return ok("Every setting can be read.");
  const told = problems.map(({ name, problem }) => `${name} ${problem}`).join("; ");
  const names = new Set(problems.map(({ name }) => name));
  return failed(`${told}. Gangway does not start like that.`, { line: exampleLines(...names) });
}
