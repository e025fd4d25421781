/** A line of the activity trail as pages see it. */
export type EventView = {
  id: string;
  type: EventType;
  /** E-mail of who did it; null for Gangway itself or the API's open calls. */
  actor: string | null;
  data: Record<string, string | number | boolean | null>;
  at: string;
};

export const EVENT_TYPES = [
  "instance.connected",
  "instance.reconnected",
  "instance.renamed",
  "instance.tagged",
  "instance.configured",
  "instance.enabled",
  "instance.disabled",
  "instance.token_rotated",
  "instance.disconnected",
  "instance.restored",
  "instance.reconnect_asked",
  "webhook.set_up",
  "webhook.changed",
  "webhook.switched_off",
  "webhook.tested",
  "webhook.sent_again",
  "grant.renewed",
  "grant.renewal_failed",
  "grant.reconnect_needed",
  "grant.expiring",
  "grant.expired",
  "organization.token_reading_changed",
  "app.secret_replaced",
  "app.key_replaced",
  "installation.certificate_prepared",
  "installation.certificate_rotated",
  "user.invited",
  "user.invitation_revoked",
  "user.joined",
  "user.role_changed",
  "user.removed",
  "user.sessions_ended",
  "user.reset_link_made",
  "user.password_changed",
  "user.secret_shown",
  "user.secret_rotated",
  "user.secret_ended",
  "organization.secret_shown",
  "organization.secret_rotated",
  "organization.secret_ended",
  "organization.callback_origins_changed",
  "organization.created",
] as const;

export type EventType = (typeof EVENT_TYPES)[number];
