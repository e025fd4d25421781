import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Reminders } from "@/components/customer/reminders";
import { customerPages } from "@/lib/connect/customer/view";
import { findReminderAddress } from "@/lib/reconnects/reminder-store";
import { firstValue, type Query } from "@/app/query";
import { pageWords } from "@/app/c/page-words";

type Props = { searchParams: Query };

export const metadata: Metadata = { title: { absolute: "Xero" }, robots: "noindex", referrer: "no-referrer" };

export default async function RemindersPage({ searchParams }: Props) {
  const id = (await firstValue(searchParams, "stop")) ?? "";
  const found = await findReminderAddress(id);
  if (!found) redirect(customerPages.ended("incomplete"));
  return <Reminders {...await pageWords()} id={id} host={found.host} isStopped={found.isStopped} />;
}
