import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { z } from "zod";
import type { CheckedCall, IntakeForm } from "../../../src/app/api/callout.ts";
import type {
  announcementBody,
  Board,
  DayPlan,
  DeskAct,
  DeskCall,
  DeskCase,
  Dwellings,
  Figures,
  shiftsBody,
  Suggestions,
  TechnicianBody,
  Technicians,
  TownMap,
} from "../../../src/app/api/callout-desk.ts";
import type { Problem } from "../../../src/app/api/fields.ts";
import { ApiFailure, ask, type Params, withQuery } from "../../api.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { usePurpose } from "../../staff/purpose.ts";

const BASE = "/api/staff/callout";
/** Without a live stream the board looks again by itself. */
const LOOK_AGAIN_MS = 15_000;
/** With one, clocks go on all the same. */
const CLOCKS_GO_ON_MS = 30_000;

const at = (path: string, name: string) => `${BASE}/${path}/${encodeURIComponent(name)}`;

export function useIntakeForm() {
  return useQuery({
    queryKey: ["callout", "form"],
    queryFn: () => ask<IntakeForm>("GET", `${BASE}/form`),
  });
}

export function useDwellings(q: string) {
  return useQuery({
    queryKey: ["callout", "dwellings", q],
    queryFn: () => ask<Dwellings>("GET", withQuery(`${BASE}/dwellings`, { q })),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
}

/** What would be decided; `body` as settled text, empty while something is missing. */
export function useCheckedCall(body: string) {
  return useQuery({
    queryKey: ["callout", "check", body],
    queryFn: () => ask<CheckedCall>("POST", `${BASE}/check`, JSON.parse(body)),
    enabled: body !== "",
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useBoard(isLive: boolean) {
  return useQuery({
    queryKey: ["callout", "board"],
    queryFn: () => ask<Board>("GET", `${BASE}/board`),
    staleTime: 0,
    refetchInterval: isLive ? CLOCKS_GO_ON_MS : LOOK_AGAIN_MS,
  });
}

export function useTownMap() {
  return useQuery({
    queryKey: ["callout", "map"],
    queryFn: () => ask<TownMap>("GET", `${BASE}/map`),
    staleTime: Infinity,
  });
}

export function useCase(number: string) {
  const { purpose } = usePurpose();
  return useQuery({
    queryKey: ["callout", "case", number, purpose],
    queryFn: () => ask<DeskCase>("GET", withQuery(at("cases", number), { purpose })),
    staleTime: 0,
  });
}

/** Asked only where a technician is looked for. */
export function useSuggestions(number: string, isSought: boolean) {
  return useQuery({
    queryKey: ["callout", "suggestions", number],
    queryFn: () => ask<Suggestions>("GET", `${at("cases", number)}/suggestions`),
    enabled: isSought,
    staleTime: 0,
  });
}

/** Sends a body under a key of its own: sent again unchanged, it counts once. */
function useSending<B, T>(send: (body: B, key: string) => Promise<T>, done: (answer: T) => void) {
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (body: B) => {
      sent.current = submissionFor(sent.current, body);
      return send(body, sent.current.key);
    },
    onSuccess: (answer) => {
      sent.current = null;
      done(answer);
    },
  });
}

/** All of the call-out that is shown is read anew. */
function useReadAnew() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ["callout"] });
}

/** A call, and the caller's yes to what a visit outside the terms costs. */
async function sendCall({ call, price }: { call: DeskCall; price: boolean }, key: string) {
  const taken = await ask<DeskCase>("POST", `${BASE}/cases`, call, key);
  if (!price || !taken.may.includes("price")) return taken;
  const act = { type: "price-accepted" };
  return ask<DeskCase>("POST", at("cases", taken.number), { act }, `${key}-price`);
}

export function useCalling(done: (taken: DeskCase) => void) {
  const anew = useReadAnew();
  return useSending(sendCall, (taken: DeskCase) => {
    anew();
    done(taken);
  });
}

export function useActing(number: string, done: (after: DeskCase) => void) {
  const anew = useReadAnew();
  const client = useQueryClient();
  const { purpose } = usePurpose();
  const send = (act: DeskAct, key: string) =>
    ask<DeskCase>("POST", at("cases", number), { act }, key);
  return useSending(send, (after: DeskCase) => {
    client.setQueryData(["callout", "case", number, purpose], after);
    anew();
    done(after);
  });
}

export function useDayPlan(day: string | undefined) {
  return useQuery({
    queryKey: ["callout", "plan", day ?? ""],
    queryFn: () => ask<DayPlan>("GET", withQuery(`${BASE}/plan`, { day })),
    staleTime: 0,
  });
}

interface Asked {
  readonly day: string;
  readonly seed: number;
}

export function useProposing() {
  return useMutation({
    mutationFn: (asked: Asked) => ask<DayPlan>("POST", `${BASE}/plan/proposal`, asked),
  });
}

const sendPlan = (asked: Asked, key: string) => ask<DayPlan>("POST", `${BASE}/plan`, asked, key);

export function useApplying(done: (plan: DayPlan) => void) {
  const anew = useReadAnew();
  return useSending(sendPlan, (plan: DayPlan) => {
    anew();
    done(plan);
  });
}

export function useFigures(period: Params) {
  return useQuery({
    queryKey: ["callout", "figures", period],
    queryFn: () => ask<Figures>("GET", withQuery(`${BASE}/figures`, period)),
    placeholderData: keepPreviousData,
  });
}

const PEOPLE = ["callout", "technicians"] as const;

export function useTechnicians() {
  return useQuery({
    queryKey: PEOPLE,
    queryFn: () => ask<Technicians>("GET", `${BASE}/technicians`),
  });
}

function usePeopleSending<B>(path: string, done: () => void) {
  const client = useQueryClient();
  const send = (body: B, key: string) =>
    ask<Technicians>("POST", `${BASE}/technicians${path}`, body, key);
  return useSending(send, (people: Technicians) => {
    client.setQueryData(PEOPLE, people);
    done();
  });
}

/** Null: somebody new. */
export function useKeepingTechnician(technician: string | null, done: () => void) {
  const path = technician === null ? "" : `/${encodeURIComponent(technician)}`;
  return usePeopleSending<TechnicianBody>(path, done);
}

export function useKeepingShifts(technician: string, done: () => void) {
  return usePeopleSending<z.input<typeof shiftsBody>>(
    `/${encodeURIComponent(technician)}/shifts`,
    done,
  );
}

export function useKeepingPhoto(technician: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: Blob) => sendFile(`${at("technicians", technician)}/photo`, file),
    onSuccess: (people: Technicians) => client.setQueryData(PEOPLE, people),
  });
}

const sendAnnouncement = (body: z.input<typeof announcementBody>, key: string) =>
  ask<Board>("POST", `${BASE}/announcements`, body, key);

export function useAnnouncing(done: () => void) {
  const anew = useReadAnew();
  return useSending(sendAnnouncement, () => {
    anew();
    done();
  });
}

/** The bytes as they are; what they hold is judged by the server. */
async function sendFile(path: string, file: Blob): Promise<Technicians> {
  const headers = { "Content-Type": "application/octet-stream" };
  const init = { method: "POST", credentials: "same-origin", headers, body: file } as const;
  const response = await fetch(path, init).catch(() => null);
  if (response === null) throw new ApiFailure(0, null);
  const answer: unknown = await response.json().catch(() => null);
  // Shaped on the server by the schemas of these types.
  if (!response.ok) throw new ApiFailure(response.status, answer as Problem | null);
  return answer as Technicians;
}

export function useEndingAnnouncement() {
  const anew = useReadAnew();
  return useMutation({
    mutationFn: (announcement: string) =>
      ask<Board>("POST", `${at("announcements", announcement)}/end`, {}),
    onSuccess: anew,
  });
}

export function photoAddress(photo: string): string {
  return at("photos", photo);
}

export function reportAddress(number: string, document: string, params: Params): string {
  const path = `${at("cases", number)}/reports/${encodeURIComponent(document)}/pdf`;
  return withQuery(path, params);
}
