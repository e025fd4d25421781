import { depart } from "@/app/api/portal/depart";
import { offerOthers } from "@/lib/attempts/offer-others";
import { formRoute } from "@/lib/portal";

/** Offers the other organisations that an instance's consent reaches. */
export const POST = formRoute<{ id: string }>(async ({ user, parameters }) =>
  depart(await offerOthers(user, Number(parameters.id))),
);
