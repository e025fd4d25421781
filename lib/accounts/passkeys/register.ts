import { z } from "zod";
import { parseInput, text } from "@/lib/validation";
import { GangwayError } from "@/lib/errors";
import { log } from "@/lib/log";
import {
  type Account,
  type Added,
  addSecondStep,
  type Confirmation,
  removeSecondStep,
} from "@/lib/accounts/second-step/change";
import { confirmPassword } from "@/lib/accounts/sign-in";
import { relyingParty, userHandleOf } from "./relying-party";
import { readRegistration } from "./responses";
import { deletePasskey, insertPasskey, listPasskeys, renamePasskey, saveChallenge, takeChallenge } from "./store";

const MAX_PASSKEYS = 20;
const MAX_NAME = 80;

const named = z.object({ name: text({ label: "Name", max: MAX_NAME }) });

const challengeOf = ({ userId, sessionId }: Account) => ({ userId, boundTo: `session ${sessionId}` });

/** What the browser makes a passkey with. Throws as `confirmPassword`, and `conflict` for who has too many. */
export async function beginPasskey(user: Account, password: unknown) {
  await confirmPassword(user, password);
  const passkeys = await listPasskeys(user.userId);
  if (passkeys.length >= MAX_PASSKEYS)
    throw new GangwayError("conflict", `You have ${MAX_PASSKEYS} passkeys. Remove one that you no longer use.`);
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const { id: rpID } = relyingParty();
  const options = await generateRegistrationOptions({
    rpName: "Gangway",
    rpID,
    userName: user.email,
    userID: Buffer.from(userHandleOf(user.userId)),
    excludeCredentials: passkeys,
    // Discoverable and with the device's own lock, so that it stands for both password and second step.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await saveChallenge(options.challenge, challengeOf(user));
  return options;
}

/** Saves a new passkey. Throws `invalid_request` for what the browser can't have made, `conflict`. */
export async function finishPasskey(user: Account, { response, ...entered }: Record<string, unknown>): Promise<Added> {
  const { name } = parseInput(named, entered);
  const passkey = await verify(user, response);
  if (!passkey) throw new GangwayError("invalid_request", "The passkey could not be checked. Begin again.");
  return addSecondStep(user, { what: "passkey", name }, async (tx) => {
    if (!(await insertPasskey(tx, { ...passkey, userId: user.userId, name })))
      throw new GangwayError("conflict", "This passkey is registered already.");
  });
}

async function verify(user: Account, input: unknown) {
  const response = readRegistration(input);
  if (!response || (await hasCertificates(response.response.attestationObject))) return null;
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedRPID,
    expectedOrigin,
    expectedChallenge: (challenge) => takeChallenge(challenge, challengeOf(user)),
    requireUserVerification: true,
  }).catch(refused);
  if (!registrationInfo) return null;
  const { id, publicKey, counter } = registrationInfo.credential;
  return { id, publicKey, counter, transports: response.response.transports ?? [] };
}

/** Which maker a device is of was not asked; and certificates can name addresses, which the library would call. */
async function hasCertificates(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  try {
    return (
      decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, "base64url")))
        .get("attStmt")
        .get("x5c") !== undefined
    );
  } catch {
    return true;
  }
}

function refused(error: Error) {
  log.debug({ error: error.message }, "a passkey was refused");
  return { registrationInfo: undefined };
}

/** Throws `invalid_request`, `not_found`. */
export async function nameMyPasskey({ userId }: Account, id: string, entered: Record<string, unknown>): Promise<void> {
  const { name } = parseInput(named, entered);
  if (!(await renamePasskey(userId, id, name))) throw new GangwayError("not_found", "It was removed already.");
}

/** Throws `forbidden` for a wrong password or code, `not_found`, `too_many_requests`. */
export async function removeMyPasskey(user: Account, id: string, confirmation: Confirmation): Promise<void> {
  await removeSecondStep(user, confirmation, async (tx) => {
    const name = await deletePasskey(tx, user.userId, id);
    return name === null ? null : { what: "passkey", name };
  });
}
