import { Moment } from "@/components/time/moment";
import { leadWithoutToken } from "@/components/copy/done";
import type { DoneStep } from "@/lib/attempts/view";

export function DoneLead({ step }: { step: DoneStep }) {
  const { instances, shownUntil } = step;
  if (instances.every(({ token }) => token === null)) return leadWithoutToken(step);
  const until = <Moment at={shownUntil} />;
  return instances.length === 1 ? (
    <>
      Copy the instance token now. You won’t be able to see it again after {until}. If you lose it, rotate it on the
      instance’s page.
    </>
  ) : (
    <>
      Copy the instance tokens now. You won’t be able to see them again after {until}. If you lose one, rotate it on its
      instance’s page.
    </>
  );
}
