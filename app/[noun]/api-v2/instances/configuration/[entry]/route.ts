// The Element token picks the instance.
export { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "@/app/[noun]/api-v2/instances/[id]/configuration/[entry]/route";
