import {
  Ban,
  Building2,
  Check,
  KeyRound,
  Link,
  LogOut,
  Mail,
  Pause,
  Pencil,
  RefreshCw,
  Unlink,
  UserRound,
} from "lucide-react";
import type { EventType } from "@/lib/events/view";

const ICONS: Record<EventType, typeof Check> = {
  "instance.connected": Link,
  "instance.reconnected": Link,
  "instance.renamed": Pencil,
  "instance.tagged": Pencil,
  "instance.configured": Pencil,
  "instance.enabled": Check,
  "instance.disabled": Pause,
  "instance.token_rotated": KeyRound,
  "instance.disconnected": Ban,
  "grant.renewed": Check,
  "grant.renewal_failed": RefreshCw,
  "grant.reconnect_needed": Unlink,
  "organization.token_reading_changed": KeyRound,
  "user.invited": Mail,
  "user.invitation_revoked": Ban,
  "user.joined": UserRound,
  "user.role_changed": Pencil,
  "user.removed": Ban,
  "user.sessions_ended": LogOut,
  "user.reset_link_made": Mail,
  "user.password_changed": KeyRound,
  "user.secret_shown": KeyRound,
  "user.secret_rotated": KeyRound,
  "user.secret_ended": KeyRound,
  "organization.secret_shown": KeyRound,
  "organization.secret_rotated": KeyRound,
  "organization.secret_ended": KeyRound,
  "organization.callback_origins_changed": Pencil,
  "organization.created": Building2,
};

export function EventIcon({ type }: { type: EventType }) {
  const Icon = ICONS[type];
  return <Icon />;
}
