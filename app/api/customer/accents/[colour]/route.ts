import { accentAnswer } from "@/lib/branding/answer-accent";

/** The style sheet of that colour. */
export async function GET(_: Request, { params }: { params: Promise<{ colour: string }> }): Promise<Response> {
  return accentAnswer((await params).colour);
}
