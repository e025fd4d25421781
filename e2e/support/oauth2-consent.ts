import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { beginConsent, exchangeCode } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import type { SimulatorControl } from "./simulator-control";

const CALLBACK = "http://localhost:3000/auth";

/** An OAuth 2.0 app of its own at the simulator, as the product knows it. */
export async function newXeroApp(control: SimulatorControl): Promise<XeroApp> {
  const { key, secret, kind } = await control.createOAuth2App("partner", CALLBACK);
  return {
    kind,
    protocol: "oauth2",
    key,
    secret,
    callbackUrl: CALLBACK,
    privateKey: null,
    scopes: scopesFor([], false),
  };
}

/** What comes back when a customer agrees, and what the product remembers of it. `bend` changes the address on its way. */
export async function agreed(control: SimulatorControl, app: XeroApp, bend: (address: URL) => void = () => {}) {
  const { authorizeUrl, codeVerifier } = await beginConsent(app, "s");
  const address = new URL(authorizeUrl);
  bend(address);
  const { location } = await control.agree(address.href, { organisations: [0, 1] });
  return { code: new URL(location).searchParams.get("code")!, codeVerifier };
}

/** The tokens of a customer who agreed for two organisations. */
export async function consented(control: SimulatorControl, app: XeroApp): Promise<TokenSet> {
  const { code, codeVerifier } = await agreed(control, app);
  return exchangeCode(app, code, codeVerifier);
}
