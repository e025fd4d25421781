import { installationKey } from "@/lib/apps/installation-key";
import { requireConnector } from "@/lib/api/connector";
import { apiRoute } from "@/lib/api/route";

/** The certificate of the key that signs for Partner apps, to upload at Xero. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
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
