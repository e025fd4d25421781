import { randomUUID } from "node:crypto";
import { decryptAppSecret } from "@/lib/apps/credentials";
import type { Db } from "@/lib/db";
import { deleteUnusedGrant, getGrantWithApp, lockGrantById } from "@/lib/grants/store";
import { decryptTokens } from "@/lib/grants/token-encryption";
import { DecryptionError } from "@/lib/encryption";
import { protocolOf } from "@/lib/xero/protocol";
import { encryptSecrets, type RevocationSecrets } from "./secrets";

/** An instance that is about to use its grant no more. */
export type Leaver = {
  id: number;
  grantId: string;
  organisationName: string;
  xeroConnectionId: string | null;
  removedAt: Date | null;
};

type Grant = NonNullable<Awaited<ReturnType<typeof getGrantWithApp>>>;

/**
 * Runs `leave`, which deletes an instance or gives it another grant. With the last instance its grant is deleted. What Xero has to
 * end then is queued in the same transaction; returns its id, or null when Xero cannot end it.
 */
export async function leaveGrant(tx: Db, leaver: Leaver, leave: () => Promise<unknown>): Promise<string | null> {
  // Instances that leave at the same moment do so one after the other, so that one of them is the last.
  await lockGrantById(tx, leaver.grantId);
  const grant = await getGrantWithApp(tx, leaver.grantId);
  await leave();
  const isLast = await deleteUnusedGrant(tx, leaver.grantId);
  // Without a token that Xero takes nothing can be ended there.
  if (!grant?.tokens || !protocolOf(grant.app).canRevoke || grant.status === "reconnect") return null;
  const secrets = isLast ? secretsOf(grant) : null;
  const connectionId = leaver.removedAt ? null : leaver.xeroConnectionId;
  return secrets || connectionId ? add(tx, grant, { leaver, connectionId, secrets }) : null;
}

/** Null when they cannot be decrypted: then nothing can be ended with them. */
function secretsOf({ id, organizationId, app, tokens }: Grant): RevocationSecrets | null {
  try {
    return { appSecret: decryptAppSecret(app), tokens: decryptTokens({ id, organizationId }, tokens!.tokensSealed) };
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
}

type Meant = { leaver: Leaver; connectionId: string | null; secrets: RevocationSecrets | null };

/** Due after some seconds: whoever makes it asks Xero at once, and the queue when that has died. */
async function add(tx: Db, grant: Grant, { leaver, connectionId, secrets }: Meant): Promise<string> {
  const { organizationId, subject, app } = grant;
  const id = randomUUID();
  const sealed = secrets ? encryptSecrets(id, secrets) : null;
  await tx.$executeRaw`
    insert into revocations (id, organization_id, instance_id, organisation, client_id, xero_user, connection_id, secrets_sealed, next_at)
    values (${id}::uuid, ${organizationId}::uuid, ${leaver.id}, ${leaver.organisationName}, ${app.key}, ${subject},
      ${connectionId}, ${sealed}, now() + interval '5 seconds')`;
  return id;
}
