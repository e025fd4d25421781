import { portalRoute } from "@/lib/portal";
import { cancelRotation, finishRotation, prepareRotation, readRotation } from "@/lib/apps/rotate-certificate";

/** The certificate that signs, and the one that is to follow it. */
export const GET = portalRoute(async ({ user }) => Response.json(await readRotation(user)));

/** Makes the next one. */
export const POST = portalRoute(async ({ user }) => Response.json(await prepareRotation(user)));

/** Signs with the next one from now on, once Xero takes it for every app. */
export const PATCH = portalRoute(async ({ user }) => Response.json(await finishRotation(user)));

/** Drops the next one. */
export const DELETE = portalRoute(async ({ user }) => Response.json(await cancelRotation(user)));
