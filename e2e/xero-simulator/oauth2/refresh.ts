import type { Store } from "../store";
import type { RefreshToken } from "./model";

/** A replaced token works for a while more, since the answer may have been lost (xero-protocol.md, B.3). */
export const isUsable = (store: Store, { expiresAt, replacedAt = Infinity }: RefreshToken) =>
  expiresAt > store.now() && store.now() < replacedAt + store.state.limits.refreshGraceSeconds * 1000;
