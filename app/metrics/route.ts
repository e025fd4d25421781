import { answerScrape } from "@/lib/scrape";

/** The metrics of this process, for Prometheus. */
export const GET = (request: Request) => answerScrape(request);
