import { Notice } from "@/components/ui/notice";
import { signInProblem } from "@/components/copy/sign-in";

/** Why signing in failed, by the code in the address or of next-auth's answer. */
export function ProblemNotice({ code }: { code: string }) {
  const { title, text } = signInProblem(code);
  return (
    <Notice tone="reconnect" role="alert" title={title}>
      {text}
    </Notice>
  );
}
