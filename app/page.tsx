import { ArrowRight } from "lucide-react";
import { connection } from "next/server";
import { TokenTimeline } from "@/components/landing/token-timeline";
import { Steps } from "@/components/landing/steps";
import { Header } from "@/components/site/header";
import { Footer } from "@/components/site/footer";
import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";

export default async function HomePage() {
  await connection();
  return (
    <div className="flex min-h-dvh flex-col">
      <Header label="Home page">
        <LinkButton href="/sign-in">Sign in</LinkButton>
      </Header>
      <main id="main" className="flex grow flex-col">
        <div className="mx-auto grid w-full max-w-[1160px] grow items-center gap-10 px-4 pt-8 pb-10 sm:px-8 sm:py-14 lg:grid-cols-[minmax(0,11fr)_minmax(0,12fr)] lg:gap-14 lg:pt-[72px] lg:pb-[88px]">
          <div>
            <h1 className="text-hero leading-[1.06] tracking-hero">Connect Xero once. Stay connected.</h1>
            <p className="mt-5 mb-8 max-w-[32em] text-18 text-ink-2">
              Gangway guides a business through Xero’s consent, renews its Xero token before it expires, and gives your
              product one lasting instance token per organisation.
            </p>
            <Actions>
              <LinkButton href="/connect" variant="primary" size="lg">
                Connect Xero <ArrowRight />
              </LinkButton>
              <LinkButton href="/dashboard" size="lg">
                Open dashboard
              </LinkButton>
            </Actions>
            <p className="mt-5 text-13 text-ink-3">
              Runs on your own servers. Xero tokens stay in your database, encrypted.
            </p>
          </div>
          <TokenTimeline renderedAt={Date.now()} />
        </div>
        <Steps />
      </main>
      <Footer />
    </div>
  );
}
