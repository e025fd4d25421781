import { signInOptions } from "@/lib/auth/waiting";
import { openRoute } from "@/lib/portal";

/** What a passkey has to sign to sign its user in, in this browser. */
export const POST = openRoute(async () => Response.json(await signInOptions()));
