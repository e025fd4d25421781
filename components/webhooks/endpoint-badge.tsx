import { Check, Pause, RefreshCw } from "lucide-react";
import { endpointState } from "@/components/copy/endpoint";
import { Badge } from "@/components/ui/badge";
import type { EndpointView } from "@/lib/webhooks/endpoints/view";

const ICONS = { On: Check, Failing: RefreshCw, Off: Pause };

export function EndpointBadge({ endpoint }: { endpoint: EndpointView }) {
  const { word, tone } = endpointState(endpoint);
  const Icon = ICONS[word];
  return (
    <Badge tone={tone} icon={<Icon />}>
      {word}
    </Badge>
  );
}
