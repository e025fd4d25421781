import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { wordsIn } from "@/components/customer/words";
import { hostOf } from "@/lib/branding/host";
import { customerPages } from "@/lib/connect/customer/view";
import type { PageOr } from "@/lib/connect/customer/read-page";
import type { Visitor } from "@/lib/connect/customer/visitor";
import { getVisitor } from "@/lib/customer";
import { readLanguage } from "@/lib/links/language";
import { firstValue, type Query } from "@/app/query";

/** The words of this request's language, and its own address for the switch. */
export async function pageWords() {
  const request = await headers();
  const words = wordsIn(readLanguage(request.get("x-gangway-language")) ?? "en");
  return { words, path: request.get("x-gangway-path") ?? "/c" };
}

/** The customer of this page; without the link's cookie, the page that says so. */
export async function requireVisitor(query: Query): Promise<Visitor> {
  const link = await firstValue(query, "link");
  const visitor = await getVisitor(link);
  return visitor ?? redirect(link ? customerPages.ended("no_cookies", { link }) : customerPages.ended("incomplete"));
}

/** The title of every page of a link: the host's name. */
export async function linkMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const { link } = await requireVisitor(searchParams);
  return { title: { absolute: hostOf(link.organization).name }, robots: "noindex" };
}

/** What the page shows. Redirects when the customer is somewhere else. */
export async function requireHere<View>(page: PageOr<View> | Promise<PageOr<View>>): Promise<View> {
  const result = await page;
  return "redirectTo" in result ? redirect(result.redirectTo) : result.view;
}
