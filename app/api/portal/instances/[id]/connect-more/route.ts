import { toId } from "@/lib/validation";
import { depart } from "@/app/api/portal/redirect";
import { connectMore } from "@/lib/connect/connect-more";
import { formRoute } from "@/lib/portal";

/** Offers the other organisations that an instance's consent reaches. */
export const POST = formRoute<{ id: string }>(async ({ user, parameters }) =>
  depart(await connectMore(user, toId(parameters.id))),
);
