import { answerMetrics } from "@/server/answer-metrics";

export const dynamic = "force-dynamic";

export { answerMetrics as GET };
