import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Reminders } from "@/components/customer/reminders";
import { customerPages } from "@/lib/connect/customer/view";
import { getHost } from "@/lib/branding/host";
import { findReminderAddress } from "@/lib/reconnects/reminder-store";
import { firstValue, type Query } from "@/app/query";
import { pageWords } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const metadata: Metadata = { title: { absolute: "Xero" }, robots: "noindex", referrer: "no-referrer" };

export default async function RemindersPage({ searchParams }: Props) {
  const id = (await firstValue(searchParams, "stop")) ?? "";
  const found = await findReminderAddress(id);
  const host = found && (await getHost(found.organizationId));
  if (!host) redirect(customerPages.ended("incomplete"));
  return <Reminders {...await pageWords()} id={id} host={host} isStopped={found.isStopped} />;
}
