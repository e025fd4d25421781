import { grantProblemWords } from "@/lib/grants/problem";

const REMEDY = "Ask the customer to connect again; its id and token stay.";

export function reconnectSentence(instanceId: number, problem: string | null): string {
  const because = grantProblemWords(problem)?.because ?? "Xero refused to renew its token";
  return `Instance ${instanceId} has to be reconnected: ${because}. ${REMEDY}`;
}

export function expiredSentence(instanceId: number): string {
  return `The Xero token of instance ${instanceId} has expired and cannot be renewed. ${REMEDY}`;
}

export function appUnreadableSentence(instanceId: number): string {
  return `The app of instance ${instanceId} was encrypted with a key this server no longer has. Enter its keys in Gangway again.`;
}
