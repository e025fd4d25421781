export const DISABLE_CONSEQUENCES =
  "API calls get 403 immediately, until it is enabled again. The connection stays, and its Xero token is still renewed.";
