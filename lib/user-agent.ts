/** Names Gangway in every outgoing call. */
export const USER_AGENT = "Gangway";
