export { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "../../../../instances/[id]/route";
