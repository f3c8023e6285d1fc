import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type {
  EventBody,
  EventCheck,
  PointEventDetail,
  PointsView,
  StaffEventDetail,
  StaffEvents,
} from "../../src/app/api/points.ts";
import { ask, type Reader, withQuery } from "../api.ts";
import { type Submission, submissionFor } from "../forms/submission-key.ts";

const EVENTS = "/api/points/events";
const STAFF = "/api/staff/point-events";
/** While an event runs its page looks again each half minute. */
const LOOK_AGAIN_MS = 30_000;

/** The own points, or those of the account that staff looks at. */
export function usePoints({ base, params }: Reader) {
  const own = base === "/api";
  return useQuery({
    queryKey: own ? ["points"] : ["points", base, params],
    queryFn: () => ask<PointsView>("GET", withQuery(`${base}/points`, params)),
  });
}

/** Ask to pay with points; sent again, it counts once. */
export function useSpending(done: () => void) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (points: number) => {
      sent.current = submissionFor(sent.current, points);
      return ask<PointsView>("POST", "/api/points/use", { points }, sent.current.key);
    },
    onSuccess: (points) => {
      sent.current = null;
      client.setQueryData(["points"], points);
      done();
    },
  });
}

export function usePointEvent(event: string) {
  return useQuery({
    queryKey: ["point-event", event],
    queryFn: () => ask<PointEventDetail>("GET", `${EVENTS}/${encodeURIComponent(event)}`),
    refetchInterval: ({ state }) => (state.data?.event.phase === "over" ? false : LOOK_AGAIN_MS),
  });
}

/** Take part or leave. */
export function useChoosing(event: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (part: boolean) =>
      ask<PointEventDetail>("POST", `${EVENTS}/${encodeURIComponent(event)}/choice`, { part }),
    onSuccess: (detail) => {
      client.setQueryData(["point-event", event], detail);
      void client.invalidateQueries({ queryKey: ["points"] });
    },
  });
}

export function useStaffEvents() {
  return useQuery({
    queryKey: ["staff-events"],
    queryFn: () => ask<StaffEvents>("GET", STAFF),
  });
}

export function useStaffEvent(event: string) {
  return useQuery({
    queryKey: ["staff-event", event],
    queryFn: () => ask<StaffEventDetail>("GET", `${STAFF}/${encodeURIComponent(event)}`),
    refetchInterval: ({ state }) => (state.data?.event.phase === "over" ? false : LOOK_AGAIN_MS),
  });
}

export function checkEvent(body: EventBody): Promise<EventCheck> {
  return ask<EventCheck>("POST", `${STAFF}/check`, body);
}

export function useAnnouncing(done: (detail: StaffEventDetail) => void) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (body: EventBody) => {
      sent.current = submissionFor(sent.current, body);
      return ask<StaffEventDetail>("POST", STAFF, body, sent.current.key);
    },
    onSuccess: (detail) => {
      sent.current = null;
      void client.invalidateQueries({ queryKey: ["staff-events"] });
      done(detail);
    },
  });
}

export function useCallingOff(event: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      ask<StaffEventDetail>("POST", `${STAFF}/${encodeURIComponent(event)}/call-off`, {}),
    onSuccess: (detail) => {
      client.setQueryData(["staff-event", event], detail);
      void client.invalidateQueries({ queryKey: ["staff-events"] });
    },
  });
}

/** Points of an account came from fraud. */
export function useFraud(from: Reader) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      ask<PointsView>("POST", withQuery(`${from.base}/points/fraud`, from.params), { reason }),
    onSuccess: (points) => client.setQueryData(["points", from.base, from.params], points),
  });
}
