import { Explain, Explained } from "@/components/ui/description-list";
import { type Consequence, consequencesOfNew } from "@/components/copy/consequences";

export function Consequences({ consequences }: { consequences: Consequence[] }) {
  return (
    <Explained>
      {consequences.map(({ name, text }) => (
        <Explain key={name} name={name}>
          {text}
        </Explain>
      ))}
    </Explained>
  );
}

const KINDS = [
  { kind: "public", when: "group-has-[[value=public]:checked]/choose:block" },
  { kind: "partner", when: "group-has-[[value=partner]:checked]/choose:block" },
] as const;

const PROTOCOLS = [
  { protocol: "oauth2", when: "group-has-[[value=oauth2]:checked]/choose:block" },
  { protocol: "oauth1", when: "group-has-[[value=oauth1]:checked]/choose:block" },
] as const;

/** Of the choice in the surrounding `group/choose`: CSS shows one of the five, also without scripts. */
export function ConsequencesOfChoice() {
  return (
    <>
      {PROTOCOLS.map(({ protocol, when }) => (
        <div key={protocol} className={`hidden ${when}`}>
          {KINDS.map((choice) => (
            <div key={choice.kind} className={`hidden ${choice.when}`}>
              <Consequences consequences={consequencesOfNew({ kind: choice.kind, protocol })} />
            </div>
          ))}
        </div>
      ))}
      <div className="hidden group-has-[[value=custom]:checked]/choose:block">
        <Consequences consequences={consequencesOfNew({ kind: "custom", protocol: "oauth2" })} />
      </div>
    </>
  );
}
