import { Ban, CircleCheck, CirclePause, Clock, RefreshCw, Unlink } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { STATUS_WORDS } from "@/components/copy/status";
import type { InstanceStatus } from "@/lib/instances/status";

export const STATUS_ICONS: Record<InstanceStatus, typeof Ban> = {
  connected: CircleCheck,
  expiring: Clock,
  retrying: RefreshCw,
  reconnect: Unlink,
  expired: Ban,
  disabled: CirclePause,
};

export function StatusBadge({ status }: { status: InstanceStatus }) {
  const Icon = STATUS_ICONS[status];
  return (
    <Badge tone={status} icon={<Icon />}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}
