import { Explain, Explained } from "@/components/ui/facts";

type Kind = "partner" | "public";

type Consequence = Record<"name" | Kind, string>;

/** What OAuth 1.0a means for each kind of app, once it is connected. */
const LATER: Consequence[] = [
  {
    name: "Who renews",
    partner:
      "Gangway, by itself, ten minutes before a token ends. A renewal whose answer gets lost needs the customer again.",
    public: "Nobody can. Xero doesn’t allow it for these apps.",
  },
  {
    name: "After 30 minutes",
    partner: "Nothing changes. It goes on for up to ten years.",
    public: "The connection ends, and the customer has to agree again.",
  },
];

/** And before that. */
const NOW: Consequence[] = [
  {
    name: "You need",
    partner: "Consumer key and secret, and a certificate uploaded at Xero. Gangway has one ready.",
    public: "Consumer key and consumer secret.",
  },
  {
    name: "Signs with",
    partner: "An RSA key (RSA-SHA1): Gangway’s, or one of your own.",
    public: "The consumer secret (HMAC-SHA1).",
  },
];

/** What comes of a saved app. */
export function ConsequencesOf({ kind }: { kind: Kind }) {
  return (
    <Explained>
      {LATER.map((consequence) => (
        <Explain key={consequence.name} name={consequence.name}>
          {consequence[kind]}
        </Explain>
      ))}
    </Explained>
  );
}

/** Of the kind that is chosen in the `group/choose` around: the browser shows one of the two texts by itself. */
export function ConsequencesOfChoice() {
  return (
    <Explained>
      {[...LATER, ...NOW].map((consequence) => (
        <Explain key={consequence.name} name={consequence.name}>
          <span className="hidden group-has-[[value=partner]:checked]/choose:inline">{consequence.partner}</span>
          <span className="hidden group-has-[[value=public]:checked]/choose:inline">{consequence.public}</span>
        </Explain>
      ))}
    </Explained>
  );
}
