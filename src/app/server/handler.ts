import type { z } from "zod";
import type { Result } from "../../kernel/result.ts";
import type { KeyRow } from "../../diagnosis/store-keys.ts";
import type { Session } from "../../platform/index.ts";
import type { LinkedDiagnosis } from "../api/diagnosis-run.ts";
import type { RegistrationBody, RegistrationView } from "../api/person.ts";
import type { OpenCalloutRoute } from "../api/callout-open-routes.ts";
import type { Route } from "../api/route.ts";
import type { RouteName, ROUTES } from "../api/routes.ts";
import type { Refusal } from "./problems.ts";

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<R, K extends string> = R extends Readonly<Record<K, infer S>> ? Output<S> : undefined;

/** A file that is answered: a PDF, CSV, or a picture. */
export interface AnsweredFile {
  readonly name: string;
  /** Of a picture: `image/jpeg`. */
  readonly mediaType?: string;
  readonly bytes: Uint8Array;
}

type Answer<R extends Route> = R["answer"] extends "pdf" | "csv" | "image"
  ? AnsweredFile
  : Output<R["answer"]>;

/** A parsed request and who makes it. */
export interface Call<R extends Route> {
  readonly session: Session;
  readonly params: Part<R, "params">;
  readonly query: Part<R, "query">;
  readonly body: Part<R, "body">;
  /** The file that was sent, where the route takes one. */
  readonly file: R extends { readonly file: number } ? Uint8Array : undefined;
  /** The request's own key, where the route asks for one. */
  readonly key: R extends { readonly key: true } ? string : undefined;
  /** The API key by which a program calls; null: a person with a session. */
  readonly program: KeyRow | null;
}

/** Finds who a program calls for; null: the key opens nothing. */
export type Programs = (
  token: string,
) => Promise<{ readonly session: Session; readonly program: KeyRow } | null>;

/** Routes about the session itself, and those that a secret opens, are no room's to answer. */
export type SessionRoute =
  | "login"
  | "logout"
  | "session"
  | "registration"
  | "register"
  | "diagnosisLink"
  | "linkedReport"
  | OpenCalloutRoute;
export type DataRoute = Exclude<RouteName, SessionRoute>;

export type Handlers = {
  readonly [N in DataRoute]: (
    call: Call<(typeof ROUTES)[N]>,
  ) => Promise<Result<Answer<(typeof ROUTES)[N]>, Refusal>>;
};

interface Frame {
  readonly operator: { readonly ja: string; readonly en: string };
  readonly today: string;
  readonly diagnoses: boolean;
}

/** Opens, finds and ends sessions. */
export interface Sessions {
  login(request: {
    loginId: string;
    password: string;
    address: string;
    agent: string;
  }): Promise<Result<{ token: string; session: Session }, Refusal>>;
  find(token: string): Promise<Session | null>;
  logout(token: string): Promise<void>;
  /** Operator's name and business day, and which pages there are, for the frame around them. */
  frame(session: Session): Promise<Frame>;
}

/** Opens the diagnosis behind a customer's secret address, and its report. */
export interface Links {
  open(token: string): Promise<Result<LinkedDiagnosis, Refusal>>;
  report(token: string, language: "ja" | "en"): Promise<Result<AnsweredFile, Refusal>>;
}

/** Looks up invitations and makes logins from them. */
export interface Registrations {
  find(token: string): Promise<Result<RegistrationView, Refusal>>;
  register(token: string, body: RegistrationBody): Promise<Result<{ loginId: string }, Refusal>>;
}
