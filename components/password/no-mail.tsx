import { Notice } from "@/components/ui/notice";

/** Stands where no mail can be asked for. */
export function NoMail() {
  return (
    <Notice tone="plain" title="This Gangway sends no mail.">
      Ask an admin of your organization: on the page People they can make the link and hand it to you.
    </Notice>
  );
}
