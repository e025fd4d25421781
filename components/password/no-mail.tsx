import { Notice } from "@/components/ui/notice";

/** In place of the form where the server cannot send email. */
export function NoMail() {
  return (
    <Notice tone="plain" title="Email isn’t set up here.">
      Ask an admin to create a reset link for you (People &gt; your name).
    </Notice>
  );
}
