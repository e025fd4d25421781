export type SignInProblem = { title: string; text: string };

const PROBLEMS: Record<string, SignInProblem> = {
  CredentialsSignin: {
    title: "E-mail and password do not belong together.",
    text: "Check both and try again.",
  },
  TooManyTries: {
    title: "Too many tries in a short time.",
    text: "Wait a few minutes, then try again.",
  },
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
