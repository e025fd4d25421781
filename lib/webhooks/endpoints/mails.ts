import type { Mail } from "@/lib/mail";
import { MAX_FAILING_DAYS } from "./view";

type Off = { email: string; origin: string; reason: "gone" | "failing"; page: string };

const WHY: Record<Off["reason"], string> = {
  gone: "it answered 410 Gone, which means that it wants no more events",
  failing: `no event could be delivered to it for ${MAX_FAILING_DAYS} days`,
};

/** The email that tells an admin that Gangway has turned a webhook off. */
export function endpointOffMail({ email, origin, reason, page }: Off): Mail {
  return {
    to: email,
    subject: `Gangway turned off the webhook to ${origin}`,
    text: `Gangway no longer sends events to ${origin}: ${WHY[reason]}.

When it works again, turn the webhook on, and replay the events of the time between:

${page}
`,
  };
}
