import Link from "next/link";
import { Notice } from "@/components/ui/notice";

/** The app has as many organisations as a tier of Xero's allows. Which one it is on, only its owner sees at Xero. */
export function FullTier({ appId }: { appId: string }) {
  return (
    <Notice tone="expiring" role="status" title="Xero may refuse one more organisation.">
      This app has as many organisations as one of Xero’s tiers allows. If it is on that tier, Xero shows an error on
      its own page and nobody returns here. Check the tier in Xero’s developer portal, or remove unused connections on{" "}
      <Link href={`/dashboard/apps/${appId}`}>the app’s page</Link>. An organisation that is connected already can
      consent again.
    </Notice>
  );
}
