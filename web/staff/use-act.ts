import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Acted, StaffActionBody } from "../../src/app/api/action.ts";
import { ApiFailure, type Reader } from "../api.ts";
import { type Submission, submissionFor } from "../forms/submission-key.ts";
import { life } from "../life-api.ts";
import { readAnew } from "../query.ts";

/** Where an action is asked: an account's contract. */
export interface Place {
  readonly from: Reader;
  readonly contract: string;
}

/**
 * Carries an action out. The same body goes out under the same key, so that a second try after a
 * lost answer counts once; afterwards everything that is shown is read anew.
 */
export function useAct({ from, contract }: Place, done: (acted: Acted) => void) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (body: StaffActionBody) => {
      sent.current = submissionFor(sent.current, body);
      return life.act(from, contract, body, sent.current.key);
    },
    onSuccess: async (acted) => {
      done(acted);
      await readAnew(client);
    },
  });
}

/** Somebody else changed the contract meanwhile: what was looked at is not what is. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiFailure && error.problem?.code === "contracts.changed-meanwhile";
}
