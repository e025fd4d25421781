export type SignInProblem = { title: string; text: string };

const PROVIDER_FAILED: SignInProblem = {
  title: "Signing in at your provider did not work.",
  text: "It did not answer, refused, or you came back too late. Try again, or use your password.",
};

const PROBLEMS: Record<string, SignInProblem> = {
  CredentialsSignin: {
    title: "E-mail and password do not belong together.",
    text: "Check both and try again.",
  },
  TooManyTries: {
    title: "Too many tries in a short time.",
    text: "Wait a few minutes, then try again.",
  },
  NotKnown: {
    title: "You are signed in there, but not known here.",
    text: "Gangway needs an e-mail address that your provider has verified and that an admin has invited. Ask one for an invitation.",
  },
  OAuthSignin: PROVIDER_FAILED,
  OAuthCallback: PROVIDER_FAILED,
  Callback: PROVIDER_FAILED,
  unreachable: {
    title: "Gangway did not answer.",
    text: "Nothing was lost, and your e-mail address is still filled in. Try again in a moment.",
  },
};

const UNKNOWN: SignInProblem = {
  title: "Signing in did not work.",
  text: "Try again in a minute. If it goes on, the server’s log says why.",
};

/** Words for the `error` codes of next-auth and of lib/auth.ts, and for a server that does not answer. */
export function signInProblem(code: string): SignInProblem {
  return PROBLEMS[code] ?? UNKNOWN;
}

export function emailError(email: string): string | undefined {
  if (email.trim() === "") return "Enter the e-mail address you sign in with.";
  if (!/^\S+@\S+$/.test(email.trim()))
    return "This is not an e-mail address. It needs an @ with something on both sides.";
  return undefined;
}

export function passwordError(password: string): string | undefined {
  return password === "" ? "Enter your password." : undefined;
}
