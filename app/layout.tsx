import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { wordsIn } from "@/components/customer/words";
import { FormErrors } from "@/components/ui/form-errors";
import { themeScript } from "@/components/ui/theme";
import { readLanguage } from "@/lib/links/language";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gangway", template: "%s · Gangway" },
  description: "Connect Xero organisations to your product, and keep them connected.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const request = await headers();
  // Only a customer's pages come in several languages.
  const language = readLanguage(request.get("x-gangway-language"));
  return (
    // The script sets data-theme before React sees the element.
    <html lang={language ?? "en-GB"} suppressHydrationWarning>
      <head>
        {/* Browsers hide the nonce from scripts, so React finds none. */}
        <script
          nonce={request.get("x-nonce") ?? undefined}
          dangerouslySetInnerHTML={{ __html: themeScript }}
          suppressHydrationWarning
        />
      </head>
      <body>
        <a
          href="#main"
          className="fixed start-2 top-2 z-50 -translate-y-20 rounded-control bg-raised px-4 py-2 font-medium text-ink shadow-float focus:translate-y-0"
        >
          {wordsIn(language ?? "en").t("frame.skip")}
        </a>
        {children}
        <FormErrors />
      </body>
    </html>
  );
}
