import { Ban, Check, Clock, Pause, KeyRound, Link, Pencil, RefreshCw, Unlink } from "lucide-react";
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
  "instance.restored": Link,
  "grant.renewed": Check,
  "grant.renewal_failed": RefreshCw,
  "grant.reconnect_needed": Unlink,
  "grant.expiring": Clock,
  "grant.expired": Ban,
  "organization.token_reading_changed": KeyRound,
  "app.secret_replaced": KeyRound,
  "app.key_replaced": KeyRound,
  "installation.certificate_prepared": KeyRound,
  "installation.certificate_rotated": KeyRound,
};

export function EventIcon({ type }: { type: EventType }) {
  const Icon = ICONS[type];
  return <Icon />;
}
