import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { AppView } from "@/lib/apps/view";
import { readAppKind } from "@/lib/xero/view";

type Kind = Pick<AppView, "kind" | "protocol">;

const KINDS = [
  { kind: "public", title: "Public", text: "Any app Xero has not certified." },
  { kind: "partner", title: "Partner", text: "Certified by Xero." },
  { kind: "custom", title: "Custom connection", text: "For one organisation, approved at Xero by mail." },
] as const;

const PROTOCOLS = [
  { protocol: "oauth2", title: "OAuth 2.0", text: "What Xero supports today." },
  { protocol: "oauth1", title: "OAuth 1.0a", text: "Legacy: for gateways, archives and the simulator." },
] as const;

/** Which kind of app it is, and which protocol it speaks. */
export function AppKindChoice({ app, onChoose }: { app: Kind; onChoose: (app: Kind) => void }) {
  return (
    <>
      <RadioCards legend="Kind of app">
        {KINDS.map(({ kind, title, text }) => (
          <RadioCard
            key={kind}
            name="kind"
            value={kind}
            title={title}
            checked={app.kind === kind}
            onChange={() => onChoose(readAppKind(kind, app.protocol))}
          >
            {text}
          </RadioCard>
        ))}
      </RadioCards>
      {app.kind !== "custom" && (
        <RadioCards legend="Protocol">
          {PROTOCOLS.map(({ protocol, title, text }) => (
            <RadioCard
              key={protocol}
              name="protocol"
              value={protocol}
              title={title}
              checked={app.protocol === protocol}
              onChange={() => onChoose({ ...app, protocol })}
            >
              {text}
            </RadioCard>
          ))}
        </RadioCards>
      )}
    </>
  );
}
