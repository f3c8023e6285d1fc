import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type {
  CheckedCall,
  IntakeForm,
  ResidentCall,
  ResidentCase,
} from "../../../src/app/api/callout.ts";
import type { PersonView } from "../../../src/app/api/person.ts";
import { ask } from "../../api.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";

const CALLOUT = "/api/callout";
export function useCallForm() {
  return useQuery({
    queryKey: ["callout-form"],
    queryFn: () => ask<IntakeForm>("GET", `${CALLOUT}/form`),
  });
}

/** Who asks, as the contract knows them: name and telephone need not be typed. */
export function useOwnContact() {
  return useQuery({
    queryKey: ["person"],
    queryFn: () => ask<PersonView>("GET", "/api/person"),
    retry: false,
  });
}

/** What would be decided; asked anew as soon as something else is said. */
export function useCheckedCall(call: ResidentCall) {
  return useQuery({
    queryKey: ["callout-check", call],
    queryFn: () => ask<CheckedCall>("POST", `${CALLOUT}/check`, call),
    staleTime: 30_000,
    retry: 1,
  });
}

interface Sent {
  readonly call: ResidentCall;
  /** Yen that were told and accepted, where the visit has a price. */
  readonly accepted: number;
}

/** Call for help; sent again, it is one call. A price that was accepted goes right after it. */
export function useCalling(done: (made: ResidentCase) => void) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: async ({ call, accepted }: Sent) => {
      sent.current = submissionFor(sent.current, call);
      const { key } = sent.current;
      const made = await ask<ResidentCase>("POST", CALLOUT, call, key);
      if (accepted === 0 || made.state !== "open") return made;
      const price = `${CALLOUT}/cases/${encodeURIComponent(made.number)}/price`;
      const yes = { accept: true, total: accepted };
      // Not taken, as when the price has just changed: the case itself asks again.
      return ask<ResidentCase>("POST", price, yes, `${key}-price`).catch(() => made);
    },
    onSuccess: (made) => {
      sent.current = null;
      client.setQueryData(["callout-case", made.number], made);
      void client.invalidateQueries({ queryKey: ["callout"] });
      done(made);
    },
  });
}
