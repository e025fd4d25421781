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
