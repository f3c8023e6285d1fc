import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { IntakeForm, PublicCall, ResidentCase } from "../../../src/app/api/callout.ts";
import { ask, withQuery } from "../../api.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { keepPhone } from "../parts/kept-phone.ts";

const HELP = "/api/help";
const OPERATOR = "engawa.help-operator";

/**
 * Whose help is asked for, where the address says so (`/help?operator=east`); kept for this tab,
 * as the steps of the form have addresses of their own.
 */
function operatorAsked(): { readonly operator?: string } {
  const said = new URLSearchParams(globalThis.location.search).get("operator");
  try {
    if (said !== null) sessionStorage.setItem(OPERATOR, said);
    const operator = said ?? sessionStorage.getItem(OPERATOR);
    return operator === null ? {} : { operator };
  } catch {
    return said === null ? {} : { operator: said };
  }
}

/** The number and the dangers, for anybody; the number is kept for when this fails. */
export function useHelpForm() {
  return useQuery({
    queryKey: ["help-form"],
    queryFn: async () => {
      const form = await ask<IntakeForm>("GET", withQuery(HELP, operatorAsked()));
      keepPhone(form.phone);
      return form;
    },
    retry: 1,
  });
}

export function useHelpCode() {
  return useMutation({
    mutationFn: (email: string) =>
      ask<unknown>("POST", `${HELP}/code`, { email, ...operatorAsked() }),
  });
}

interface Made {
  readonly token: string;
  readonly case: ResidentCase;
}

/** Call for help with the code of the mail; sent again, it is one call. */
export function useHelpCalling(done: (made: Made) => void) {
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (body: { readonly code: string; readonly call: PublicCall }) => {
      sent.current = submissionFor(sent.current, body);
      return ask<Made>("POST", `${HELP}/calls`, { ...body, ...operatorAsked() }, sent.current.key);
    },
    onSuccess: (made) => {
      sent.current = null;
      done(made);
    },
  });
}

/** Where a call behind a secret address is found. */
export function helpAddress(token: string): string {
  return `${HELP}/calls/${encodeURIComponent(token)}`;
}
