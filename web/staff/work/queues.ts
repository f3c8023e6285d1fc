import { useQuery } from "@tanstack/react-query";
import type { Queues } from "../../../src/app/api/queue.ts";
import { desk } from "../desk-api.ts";
import { usePurpose } from "../purpose.ts";

export const QUEUES = [
  "applications",
  "works",
  "starts",
  "documents",
  "deadlines",
  "approvals",
] as const;
export type QueueName = (typeof QUEUES)[number];

/** The name of a queue as the address has it; the first where it names none. */
export function queueNamed(text: string): QueueName {
  return QUEUES.find((name) => name === text) ?? "applications";
}

/** Looking is written into the audit: not every moment. */
const LOOK_AGAIN_MS = 300_000;

/** Everything that waits at the desk, looked at again from time to time. */
export function useQueues() {
  const { purpose } = usePurpose();
  return useQuery({
    queryKey: ["queues", purpose],
    queryFn: () => desk.queues(purpose),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** What is listed and what waits besides. */
export function countOf(queues: Queues, name: QueueName): number {
  return queues[name].length + queues.more[name];
}
