/** A link for an instance's customer: to be copied, or where it was mailed to. */
export type AskedCustomer = { url: string; expiresAt: string } | { mailedTo: string };
