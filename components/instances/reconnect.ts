import type { InstanceStatus } from "@/lib/instances/status";

/** Whether only the customer helps. */
export function needsReconnect(status: InstanceStatus): boolean {
  return status === "reconnect" || status === "expired" || status === "expiring";
}

/** Where the links and mails are read that asked an instance's customer to reconnect. */
export const historyPathOf = (id: number) => `/api/portal/instances/${id}/reconnects`;

export function reconnectPath(id: number): string {
  return `/api/portal/instances/${id}/reconnect`;
}

/** Posts a form, since the answer is a redirect to Xero that the browser must follow itself. */
export function sendBrowserTo(path: string): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  document.body.append(form);
  form.submit();
  form.remove();
}
