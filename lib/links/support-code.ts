/** The four signs a customer tells the host's support, who finds the attempt by them among the link's. */
export function supportCode(attemptId: string): string {
  return attemptId.slice(-4).toUpperCase();
}
