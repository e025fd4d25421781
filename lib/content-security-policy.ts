/** SHA-256 of the style sheet that sonner, which shows the toasts, puts into a page. It takes no nonce. */
const TOAST_STYLES = "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

/**
 * The policy of a page: scripts that carry its nonce, and what they load; style sheets of ours; nothing of other sites, and no plug-ins or
 * frames (https://web.dev/articles/strict-csp). `isDevelopment` allows what Next.js needs to reload changes.
 *
 * Without form-action, because browsers apply it to redirects, too, and forms lead to Xero, to a single sign-on and to return addresses.
 */
export function pagePolicy(nonce: string, isDevelopment: boolean): string {
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src ${own} ${TOAST_STYLES}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
