import { Fact, DescriptionList } from "@/components/ui/description-list";
import { TitledPanel } from "@/components/ui/panel";
import { CREDENTIAL_WORDS } from "@/components/copy/credentials";
import type { CredentialView } from "@/lib/instances/view";

/** The stored credentials by name; their values are never shown again. */
export function CredentialsPanel({ credentials }: { credentials: CredentialView[] }) {
  return (
    <TitledPanel id="credentials" title="Credentials">
      <DescriptionList>
        {credentials.map((credential) => (
          <Fact key={credential} name={CREDENTIAL_WORDS[credential].name}>
            {CREDENTIAL_WORDS[credential].text}
          </Fact>
        ))}
      </DescriptionList>
    </TitledPanel>
  );
}
