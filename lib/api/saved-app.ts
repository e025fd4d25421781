import { decryptAppSecret } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { configurationOf } from "@/lib/instances/configuration";
import type { InstanceRow } from "@/lib/instances/store";
import { toTrimmedText } from "@/lib/validation";
import { toObject } from "./instance-body";
import { MASK } from "./instance-shape";

type Body = Record<string, unknown>;

/** The body of a new sign-in with what is saved of the instance's app, where it leaves that out or sends the mask back. */
export async function withSavedApp(row: InstanceRow, body: Body): Promise<Body> {
  const given = toObject(body.configuration);
  const app = await getApp(row.organizationId, row.grant.app.id);
  const isOtherApp = isGiven(given["oauth.api.key"]) && toTrimmedText(given["oauth.api.key"]) !== app?.key;
  if (!app || isOtherApp) return body;
  const saved = {
    "oauth.api.key": app.key,
    "oauth.api.secret": decryptAppSecret(app),
    "oauth.callback.url": configurationOf(row).callbackUrl ?? app.callbackUrl,
    "xero.partner": app.kind === "partner",
  };
  const own = Object.entries(given).filter(([, value]) => isGiven(value));
  return { ...body, configuration: { ...saved, ...Object.fromEntries(own) } };
}

const isGiven = (value: unknown) => !["", MASK].includes(toTrimmedText(value));
