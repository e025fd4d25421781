import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";
import type { DoneStep } from "@/lib/attempts/view";
import { CurlCall } from "./curl-call";
import { TokensOnce } from "./token-once";

/** The last page: tokens, a first call, and where to go. */
export function Done({ step: { instances, publicUrl } }: { step: DoneStep }) {
  const shown = instances.find(({ token }) => token !== null);
  const only = instances.length === 1 ? instances[0] : undefined;
  return (
    <>
      {(shown || !only) && <TokensOnce instances={instances} />}
      <CurlCall publicUrl={publicUrl} token={shown?.token ?? null} />
      <Actions>
        <LinkButton
          href={only ? `/dashboard/instances/${only.id}` : "/dashboard/instances"}
          variant="primary"
          size="lg"
        >
          {only ? "Open the instance" : "Open instances"}
        </LinkButton>
        <LinkButton href="/connect" size="lg">
          Connect another
        </LinkButton>
      </Actions>
    </>
  );
}
