import { readBody } from "@/lib/http";
import { receiveWebhook } from "@/lib/xero-events/receive";
import { SIGNATURE_HEADER } from "@/lib/xero/webhook";
import type { ApiCall } from "./route";

/** More than two thousand events. */
const MAX_KIB = 1024;

/** `POST /xero-webhooks/{app}`, which Xero calls: 200 or 401, empty, as its check of the address wants it. */
export async function takeXeroWebhook({ request, parameters }: ApiCall): Promise<Response> {
  const signature = request.headers.get(SIGNATURE_HEADER) ?? "";
  const isTaken = await receiveWebhook(parameters.app ?? "", () => readBody(request, MAX_KIB), signature);
  return new Response(null, { status: isTaken ? 200 : 401 });
}
