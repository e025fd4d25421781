import { secondStepOptions } from "@/lib/auth/waiting";
import { openRoute } from "@/lib/portal";

/** What a passkey has to sign as the second step, after the password. */
export const POST = openRoute(async () => Response.json(await secondStepOptions()));
