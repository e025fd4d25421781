import { logoAnswer } from "@/lib/branding/answer-logo";

/** The logo of that SHA-256. */
export async function GET(_: Request, { params }: { params: Promise<{ hash: string }> }): Promise<Response> {
  return logoAnswer((await params).hash);
}
