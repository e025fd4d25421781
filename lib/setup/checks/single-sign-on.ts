import { request } from "undici";
import { z } from "zod";
import { organizationExists } from "@/lib/accounts/organization-store";
import { isUntrusted } from "@/lib/certificate";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import type { Settings } from "@/lib/env";
import { failed, ok, setting, unchecked } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { TRUST_LINE } from "./database";
import { exampleLine, exampleLines } from "./settings";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_000_000;
const SET_UP = { line: exampleLines("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET") };

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(["RS256"]),
});

type Asked = Pick<Settings, "OIDC_ISSUER" | "OIDC_NAME" | "PUBLIC_URL"> & Partial<Pick<Settings, "OIDC_ORGANIZATION">>;

/** Whether the provider's discovery document can be read, and is of the provider that is set. */
export async function checkSingleSignOn(settings: Asked): Promise<Finding> {
  const { OIDC_ISSUER: issuer, OIDC_NAME: name, OIDC_ORGANIZATION: organization, PUBLIC_URL } = settings;
  if (issuer === undefined) return unchecked("Not set up: people sign in with a password.", SET_UP);
  const read = await readDiscovery(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if ("refused" in read) return read.refused;
  const found = discovery.safeParse(read.json);
  if (!found.success)
    return failed(`${issuer} answers without a discovery document.`, { line: exampleLine("OIDC_ISSUER") });
  if (found.data.issuer !== issuer)
    return failed(
      `The provider calls itself ${found.data.issuer}, so sign-ins are refused.`,
      setting("OIDC_ISSUER", found.data.issuer),
    );
  if (!found.data.id_token_signing_alg_values_supported.includes("RS256"))
    return failed(`${issuer} does not sign ID tokens with RS256. Choose that algorithm there.`);
  if (organization && !(await organizationExists(organization)))
    return failed("OIDC_ORGANIZATION is not the id of an organization here, so nobody joins it or gets a role.", {
      line: exampleLine("OIDC_ORGANIZATION"),
    });
  return ok(`${name}: ${issuer} answers. Its redirect URI for Gangway is ${PUBLIC_URL}/api/auth/callback/oidc.`);
}

async function readDiscovery(url: string): Promise<{ json: unknown } | { refused: Finding }> {
  const dispatcher = newDispatcher({ connect: { timeout: TIMEOUT_MS }, maxResponseSize: MAX_BYTES });
  try {
    const { body } = await request(url, { dispatcher, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { json: JSON.parse(await body.text()) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { json: null };
    if (isUntrusted(error)) return { refused: failed("The certificate of OIDC_ISSUER is not trusted.", TRUST_LINE) };
    return {
      refused: failed(`${new URL(url).origin} does not answer, so nobody can sign in through it.`, {
        line: exampleLine("OIDC_ISSUER"),
      }),
    };
  } finally {
    await dispatcher.destroy();
  }
}
