import { installationKey } from "@/lib/signing-keys/installation-key";
import { requireConnector } from "@/lib/wire/connector";
import { wireRoute } from "@/lib/wire/route";

/** The certificate of the key that signs for Partner apps, to upload at Xero. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({
  GET: async ({ parameters }) => {
    requireConnector(parameters.key ?? "");
    const { certificate } = await installationKey();
    const headers = {
      "content-type": "application/x-pem-file",
      "content-disposition": 'attachment; filename="gangway.pem"',
    };
    return new Response(certificate, { headers });
  },
});
