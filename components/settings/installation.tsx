import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { SetupLink } from "@/components/setup/setup-link";
import { Button } from "@/components/ui/button";
import { DescriptionList, Fact } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { SettingsView } from "@/lib/accounts/view";

type InstallationProps = { settings: Pick<SettingsView, "sendsMail" | "singleSignOn">; email: string };

/** What the operator has set up for the whole installation, and a test of it. */
export function Installation({ settings: { sendsMail, singleSignOn }, email }: InstallationProps) {
  const { busy, problem, run } = useTask();

  async function test() {
    await sendJson("POST", "/api/portal/settings/test-mail");
    showToast(`Test email sent to ${email}.`);
  }

  return (
    <TitledPanel id="installation" title="Email and single sign-on">
      <DescriptionList>
        <Fact name="Email">
          {sendsMail ? "Set up" : "Not set up: invitations and links are copied and sent by hand"}
        </Fact>
        <Fact name="Single sign-on">{singleSignOn === null ? "Not set up" : `Set up: ${singleSignOn}`}</Fact>
      </DescriptionList>
      <p className="mt-3 max-w-[60ch] text-13 text-ink-3">
        Both are settings of the server: <code className="font-mono">SMTP_URL</code>,{" "}
        <code className="font-mono">MAIL_FROM</code> and <code className="font-mono">OIDC_ISSUER</code>. See the lines
        for <SetupLink to="mail">email</SetupLink> and <SetupLink to="single-sign-on">single sign-on</SetupLink>.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="No email was sent." className="mt-3">
          {problem} <SetupLink to="mail">Check the mail server</SetupLink>
        </Notice>
      )}
      {sendsMail && (
        <Button className="mt-3" busy={busy} busyLabel="Sending" onClick={() => run(test)}>
          Send a test email
        </Button>
      )}
    </TitledPanel>
  );
}
