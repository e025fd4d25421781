import { PENDING_MINUTES } from "@/lib/accounts/view";
import { counted } from "./number";

export type SignInProblem = { title: string; text: string };

const PROVIDER_FAILED: SignInProblem = {
  title: "Single sign-on failed.",
  text: "Your provider did not answer or refused, or it took too long. Try again, or use your password.",
};

const PROBLEMS: Record<string, SignInProblem> = {
  CredentialsSignin: {
    title: "Wrong email or password.",
    text: "Check both and try again.",
  },
  TooManyTries: {
    title: "Too many attempts.",
    text: "Wait a few minutes, then try again.",
  },
  WrongCode: {
    title: "Wrong code.",
    text: "Enter the code that the app shows now; each works once. Is the clock of your phone right?",
  },
  TooManyCodes: {
    title: "Too many wrong codes.",
    text: "Wait a while, then try again. If it wasn’t you who tried, somebody knows your password: change it.",
  },
  SecondStepOver: {
    title: "That took too long.",
    text: `After the password you have ${PENDING_MINUTES} minutes for the second step. Sign in again.`,
  },
  PasskeyRefused: {
    title: "This passkey was not accepted.",
    text: "It may have been removed here, or you took longer than five minutes. Try again, or use your password.",
  },
  NotKnown: {
    title: "You have no account here.",
    text: "Your provider signed you in, but no admin has invited your verified email. Ask an admin for an invitation.",
  },
  NoEmail: {
    title: "Your provider sent no email.",
    text: "Gangway finds you by the claim “email”. Ask whoever runs your provider to send it.",
  },
  NoRole: {
    title: "You have no role here.",
    text: "Your provider signed you in, but gives you none of the roles that Gangway lets in. Ask whoever runs your provider.",
  },
  NotVerified: {
    title: "Your email isn’t verified.",
    text: "Your provider did not send “email_verified: true”. Verify your email there, or ask whoever runs Gangway: docs/settings.md has a setting for providers that never send this claim.",
  },
  OAuthSignin: PROVIDER_FAILED,
  OAuthCallback: PROVIDER_FAILED,
  Callback: PROVIDER_FAILED,
  unreachable: {
    title: "Gangway did not answer.",
    text: "Nothing was lost, and your email is still filled in. Try again in a moment.",
  },
};

const UNKNOWN: SignInProblem = {
  title: "Could not sign you in.",
  text: "Try again in a minute. If it keeps failing, check the server’s log.",
};

/** Words for the `error` codes of next-auth and of lib/auth.ts, and for a server that does not answer. */
export function signInProblem(code: string): SignInProblem {
  return PROBLEMS[code] ?? UNKNOWN;
}

/** Words for how a session ended, by the `reason` in the address; null for none. */
export function sessionEndText(reason: string | undefined, idleMinutes: number): SignInProblem | null {
  if (reason === "session_idle")
    return {
      title: "You were signed out for inactivity.",
      text: `A session ends after ${timeSpan(idleMinutes)} in which nothing is done. Sign in to continue where you were.`,
    };
  const text = "Sign in to continue where you were.";
  return reason === "session_ended" ? { title: "Your session ended.", text } : null;
}

/** "4 hours", "45 minutes". */
export function timeSpan(minutes: number): string {
  return minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
}

export function emailError(email: string): string | undefined {
  if (email.trim() === "") return "Enter the email you sign in with.";
  if (!/^\S+@\S+$/.test(email.trim())) return "Enter a valid email, such as name@example.com.";
  return undefined;
}

export function passwordError(password: string): string | undefined {
  return password === "" ? "Enter your password." : undefined;
}
