import { type Answer, type Request, textAnswer } from "../http";
import type { Store } from "../store";
import { authenticateClient } from "./client";
import { grantOfRefreshToken, revokeUser } from "./grants";
import { tokenError } from "./refusals";

/** RFC 7009: an unknown token is as good as a revoked one. */
export function revokeToken(store: Store, request: Request): Answer {
  const { app, form } = authenticateClient(store, request);
  const token = form.get("token");
  if (!token) throw tokenError("invalid_request");
  const grant = grantOfRefreshToken(store, token, app);
  if (grant) revokeUser(store, app.key, grant.user);
  return textAnswer(200, "");
}
