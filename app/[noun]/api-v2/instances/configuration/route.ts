// The Element token picks the instance.
export { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "../[id]/configuration/route";
