import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { themeScript } from "@/components/ui/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gangway", template: "%s · Gangway" },
  description: "Connect Xero organisations to your product, and keep them connected.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Only a customer's pages come in several languages.
  const language = (await headers()).get("x-gangway-language") ?? "en-GB";
  return (
    // The script sets data-theme before React sees the element.
    <html lang={language} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-raised px-4 py-2 font-medium text-ink shadow-float focus:translate-y-0"
        >
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
