import { CurlCall } from "@/components/connect/curl-call";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";

type FirstCallProps = { instance: { id: number; name: string }; onCalled: () => Promise<unknown> };

/** Reads the organisation from Xero here, or shows the line that does it from anywhere. */
export function FirstCall({ instance: { id, name }, onCalled }: FirstCallProps) {
  const { busy, problem, run } = useTask();

  async function call() {
    const { organisation } = await sendJson<{ organisation: string }>("POST", `/api/portal/instances/${id}/first-call`);
    showToast(`Xero answered: ${organisation}.`);
    await onCalled();
  }

  return (
    <div className="grid gap-4">
      {problem && (
        <Notice tone="reconnect" role="alert" title="The call did not work.">
          {problem}
        </Notice>
      )}
      <div>
        <Button
          variant="primary"
          className="max-w-full wrap-anywhere whitespace-normal!"
          busy={busy}
          busyLabel="Calling"
          onClick={() => run(call)}
        >
          Read {name} from here
        </Button>
      </div>
      <CurlCall publicUrl={window.location.origin} token={null} />
    </div>
  );
}
