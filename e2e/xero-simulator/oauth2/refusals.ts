import { randomUUID } from "node:crypto";
import { escapeMarkup } from "../encoding";
import { type Answer, jsonAnswer } from "../http";
import { page } from "../page";
import { Refusal } from "../refusal";

/** RFC 6749, section 5.2. */
export function tokenError(error: string): Refusal {
  const answer = jsonAnswer(400, { error });
  return new Refusal({ ...answer, headers: { ...answer.headers, "cache-control": "no-store" } });
}

/** The API's own shape (xero-protocol.md, B.4). */
export function apiRefusal(status: 401 | 403, detail: string): Refusal {
  const Title = status === 401 ? "Unauthorized" : "Forbidden";
  const body = { Type: null, Title, Status: status, Detail: detail, Instance: randomUUID(), Extensions: {} };
  return new Refusal(jsonAnswer(status, body));
}

/** What the user reads at Xero; the app that sent them hears nothing. */
export class PageRefusal extends Refusal {
  constructor(
    readonly error: string,
    readonly description: string,
  ) {
    super(errorPage(error, description));
  }
}

const errorPage = (error: string, description: string): Answer =>
  page(
    400,
    "Sorry, something went wrong",
    `<p>${escapeMarkup(description)}</p><p>Error: <code>${escapeMarkup(error)}</code></p>
<p>You have not been sent back. Close this page, or go back to the app by yourself.</p>`,
  );
