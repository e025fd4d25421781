// For programs: why an instance cannot be used, and the way out.

const REASONS: Record<string, string> = {
  consent_withdrawn: "Xero no longer accepts the consent",
  token_rejected: "Xero no longer accepts its token",
  removed_in_xero: "the organisation was disconnected in Xero",
  answer_lost: "Xero's answer to a renewal got lost, and the old token with it",
  undecryptable: "its token was encrypted with a key this server no longer has",
};

const WAY_OUT = "Ask the customer to connect again; its id and token stay.";

export function reconnectSentence(instanceId: number, problem: string | null): string {
  const reason = (problem !== null && REASONS[problem]) || "Xero refused to renew its token";
  return `Instance ${instanceId} has to be reconnected: ${reason}. ${WAY_OUT}`;
}

export function expiredSentence(instanceId: number): string {
  return `The token of instance ${instanceId} has ended and cannot be renewed. ${WAY_OUT}`;
}

export function appUnreadableSentence(instanceId: number): string {
  return `The app of instance ${instanceId} was encrypted with a key this server no longer has. Enter its keys in Gangway again.`;
}
