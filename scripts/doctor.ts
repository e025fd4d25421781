// npm run doctor: the checks of the dashboard's page "Set-up check" for all organizations, with the server's settings in the
// environment; also while the database is away or settings are wrong. Exits with 1 when one failed.
import { log } from "@/lib/log";
import { runDoctor } from "@/lib/setup/doctor";

if (!process.env.LOG_LEVEL) log.level = "silent";
process.exitCode = (await runDoctor((line) => console.log(line))) ? 0 : 1;
