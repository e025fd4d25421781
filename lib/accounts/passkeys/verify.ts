import { log } from "@/lib/log";
import { relyingParty, userHandleOf } from "./relying-party";
import { readAuthentication } from "./responses";
import { type ChallengeFor, findPasskey, listPasskeys, noteUse, saveChallenge, takeChallenge } from "./store";

/** What a browser signs with: any passkey of `userId`, or any of its own where that is null. */
export async function passkeyOptions(what: ChallengeFor) {
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    ...(what.userId !== null && { allowCredentials: await listPasskeys(what.userId) }),
  });
  await saveChallenge(options.challenge, what);
  return options;
}

/** Whose passkey it is, and whether it proved it. */
export type PasskeyTry = { email: string; isProved: boolean };

/** Checks what a browser signed, once. Null for a passkey that nobody has. */
export async function tryPasskey(input: unknown, what: ChallengeFor): Promise<PasskeyTry | null> {
  const response = readAuthentication(input);
  const passkey = response && (await findPasskey(response.id));
  if (!response || !passkey) return null;
  const { email, id: userId } = passkey.user;
  const { userHandle } = response.response;
  const isTheirs =
    (what.userId === null || what.userId === userId) &&
    (userHandle === undefined || Buffer.from(userHandle, "base64url").toString() === userHandleOf(userId));
  const { publicKey, counter, transports } = passkey;
  const credential = { id: response.id, publicKey, counter: Number(counter), transports };
  return { email, isProved: isTheirs && (await isSigned(response, credential, what)) };
}

type Response = NonNullable<ReturnType<typeof readAuthentication>>;
type Credential = { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[] };

async function isSigned(response: Response, credential: Credential, what: ChallengeFor): Promise<boolean> {
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedRPID,
      expectedOrigin,
      expectedChallenge: (challenge) => takeChallenge(challenge, what),
      credential,
      requireUserVerification: true,
    });
    return verified && (await noteUse(credential.id, authenticationInfo.newCounter));
  } catch (error) {
    log.debug({ error: error instanceof Error ? error.message : "unknown" }, "a passkey was refused");
    return false;
  }
}
