// Run by first-admin.ts and by `npm run admin`, with the portal's settings in the environment; prints one line of JSON.
import { closeDatabase } from "@/lib/db";
import { ensureFirstAdmin, ensureOrganization } from "@/lib/accounts/first-admin";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { GangwayError } from "@/lib/errors";
import { KmsError } from "@/lib/kms/error";

const { ADMIN_EMAIL: email = "", ADMIN_PASSWORD: password = "", ADMIN_ORGANIZATION: organizationName } = process.env;
try {
  await unwrapKeys();
  const admin = organizationName
    ? await ensureOrganization({ email, password, organizationName })
    : await ensureFirstAdmin({ email, password, organizationName: "My organization" });
  console.log(JSON.stringify(admin));
} catch (error) {
  if (!(error instanceof GangwayError || error instanceof KmsError)) throw error;
  const who = "ADMIN_EMAIL and ADMIN_PASSWORD of the environment say who the admin is.";
  console.error(error instanceof KmsError ? error.message : `${error.message} ${who}`);
  process.exitCode = 1;
}
await closeDatabase();
