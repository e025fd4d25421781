import { PortalError } from "@/components/portal/request";
import { PASSKEY_PROBLEMS } from "@/components/copy/second-step";

/** Whether this browser has passkeys, and takes them as JSON (Chrome 129, Firefox 119, Safari 18.4); only on https and localhost. */
const hasPasskeys = () =>
  typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** Has the device make a passkey. Throws a PortalError whose message says why it did not. */
export function createPasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  return ask(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );
}

/** Has the device sign with one. Throws as `createPasskey`. */
export function signWithPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  return ask(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
}

async function ask(device: () => Promise<Credential | null>): Promise<unknown> {
  if (!hasPasskeys()) throw new PortalError(0, PASSKEY_PROBLEMS.unsupported, null);
  try {
    return ((await device()) as PublicKeyCredential).toJSON();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    throw new PortalError(0, problems[name] ?? PASSKEY_PROBLEMS.failed, null);
  }
}

const problems: Partial<Record<string, string>> = {
  NotAllowedError: PASSKEY_PROBLEMS.cancelled,
  InvalidStateError: PASSKEY_PROBLEMS.known,
  SecurityError: PASSKEY_PROBLEMS.address,
};
