import { Moment } from "@/components/time/moment";
import { withoutToken } from "@/components/copy/done";
import type { DoneStep } from "@/lib/attempts/view";

export function DoneLead({ step }: { step: DoneStep }) {
  const { instances, shownUntil } = step;
  if (instances.every(({ token }) => token === null)) return withoutToken(step);
  const until = <Moment at={shownUntil} />;
  return instances.length === 1 ? (
    <>
      Copy the token now. This page can show it until {until}; after that Gangway has only a fingerprint. If it gets
      lost, rotate it on the instance’s page.
    </>
  ) : (
    <>
      Copy the tokens now. This page can show them until {until}; after that Gangway has only fingerprints. If one gets
      lost, rotate it on its instance’s page.
    </>
  );
}
