import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import {
  connectEverything,
  crash,
  echoEverything,
  letPeopleIn,
  makeSecrets,
  newCanary,
  sendWrongThings,
  type Stage,
} from "./canaries/journeys";
import { readXero } from "./canaries/read-xero";
import { databaseText, findSecrets, logText, type Place, readPlaces, scriptText } from "./canaries/places";
import { expect, test } from "./fixtures";
import { mailbox } from "./support/mailbox";
import { ownPortal } from "./support/own-portal";
import { startReceiver } from "./support/receiver";
import { ROOT } from "@/scripts/root";

/** Everything in the portal that tells of what was done. The last instance is gone by then. */
const PAGES = (instances: number[]) => [
  ...["", "/instances", "/apps", "/attempts", "/audit-log", "/links", "/people", "/account", "/settings"].map(
    (page) => `/dashboard${page}`,
  ),
  ...["/setup", "/webhooks", "/api-keys", "/branding"].map((page) => `/dashboard/settings${page}`),
  ...instances.map((id) => `/dashboard/instances/${id}`),
  ...["account", "apps", "attempts", "audit-log", "audit-log/export", "instances", "instances/export", "keys"].map(
    inPortal,
  ),
  ...["links", "overview", "people", "settings", "webhooks"].map(inPortal),
  ...instances.map((id) => inPortal(`instances/${id}/webhook`)),
];
const inPortal = (path: string) => `/api/portal/${path}`;

/** A backup as it lies in a file, byte by byte. */
function backupOf(databaseUrl: string, encryptionKeys: string, keep: (name: string, secret: string) => string): string {
  const file = join(mkdtempSync(join(tmpdir(), "gangway-canaries-")), "backup");
  const BACKUP_KEY = keep("BACKUP_KEY", randomBytes(32).toString("base64"));
  const env = { ...process.env, DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: encryptionKeys, BACKUP_KEY };
  execFileSync(process.execPath, ["--import", "tsx", "scripts/backup.ts", file], {
    cwd: ROOT,
    env: { ...env, PUBLIC_URL: "http://localhost:3000", SESSION_SECRET: "worth nothing, and 32 characters long" },
  });
  const text = readFileSync(file, "latin1");
  rmSync(dirname(file), { recursive: true });
  return text;
}

test("sixty secrets and more, through every flow, fault and crash, are nowhere but where they belong", async ({
  browser,
  portal: shared,
  signIn,
}) => {
  test.setTimeout(300_000);
  const secrets = new Map<string, string>();
  const keep = (name: string, secret: unknown): string => {
    if (typeof secret !== "string" || secret.length < 10) throw new Error(`${name} is no secret: ${typeof secret}`);
    secrets.set(secrets.has(name) ? `${name} ${secrets.size}` : name, secret);
    return secret;
  };
  const [xero, receiver, box] = [await readXero(), await startReceiver(), await mailbox()];
  const traces = await startReceiver();
  const mailPassword = keep("mail password", newCanary());
  const metricsToken = keep("METRICS_TOKEN", newCanary());
  const encryptionKey = keep("encryption key", randomBytes(32).toString("base64"));
  const own = await ownPortal({ ...shared, simulator: xero }, xero.url, {
    LOG_LEVEL: "debug",
    ACCESS_LOG: "on",
    METRICS_TOKEN: metricsToken,
    OTEL_EXPORTER_OTLP_ENDPOINT: new URL(traces.url).origin,
    SESSION_SECRET: keep("SESSION_SECRET", newCanary()),
    ENCRYPTION_KEYS: `k1:${encryptionKey}`,
    SMTP_URL: box.url.replace("//", `//gangway:${mailPassword}@`),
    MAIL_FROM: "Gangway <gangway@example.com>",
    OIDC_ISSUER: "http://localhost:9/",
    OIDC_CLIENT_ID: "gangway",
    OIDC_CLIENT_SECRET: keep("OIDC_CLIENT_SECRET", newCanary()),
    WEBHOOK_NETWORKS: "any",
    XERO_AUTHORIZE_URL: `${xero.url}/identity/connect/authorize`,
    XERO_TOKEN_URL: `${xero.url}/connect/token`,
    XERO_REVOCATION_URL: `${xero.url}/connect/revocation`,
  });
  const db = new pg.Client({ connectionString: own.databaseUrl });
  try {
    const portal = await own.start();
    await db.connect();
    keep("admin's password", portal.admin.password);
    keep("user secret", portal.userSecret);
    keep("organization secret", portal.organizationSecret);
    const context = await browser.newContext({ baseURL: portal.url });
    const admins = await context.newPage();
    await signIn(admins, portal.admin);
    const stage: Stage = { page: admins, browser, portal, simulator: xero.control, xero, receiver, box, keep };

    const instances = await connectEverything(stage);
    const app = await db.query<{ id: string }>(
      "select g.app_id id from grants g join instances i on i.grant_id = g.id where i.id = $1",
      [instances[0]],
    );
    await makeSecrets(stage, instances[0]!);
    await letPeopleIn(stage, app.rows[0]!.id);
    const answers = await sendWrongThings(stage);
    answers.push(...(await echoEverything(stage, instances)));
    await crash(stage, own.kill);
    await own.start();
    for (const given of xero.given) keep("given by Xero", given);

    const places: Place[] = [
      { name: "answers", text: answers.join("\n") },
      { name: "database", text: await databaseText(db) },
      { name: "log", text: logText(own.log) },
      { name: "scripts", text: scriptText() },
      { name: "webhooks", text: JSON.stringify(receiver.received) },
      { name: "traces", text: JSON.stringify(traces.received) },
      { name: "backup", text: backupOf(own.databaseUrl, `k1:${encryptionKey}`, keep) },
      {
        name: "metrics",
        text: await (
          await fetch(`${portal.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
        ).text(),
      },
      ...(await readPlaces(context.request, PAGES(instances.slice(0, -1)))),
    ];
    expect(secrets.size).toBeGreaterThanOrEqual(60);
    for (const { name, text } of places) expect(text.length, name).toBeGreaterThan(1);
    expect(findSecrets(secrets, places)).toEqual([]);
    // A mail is how the person whom a link lets in gets it.
    const inMails = findSecrets(secrets, [{ name: "a mail", text: box.text() }]);
    expect(inMails.toSorted()).toEqual(["invitation token in a mail", "link token in a mail", "reset token in a mail"]);
    // What looks for them finds them.
    expect(findSecrets(secrets, [{ name: "here", text: [...secrets.values()].join() }])).toHaveLength(secrets.size);
  } finally {
    await db.end();
    await own.stop();
    await Promise.all([xero.stop(), receiver.close(), traces.close(), box.close()]);
  }
});
