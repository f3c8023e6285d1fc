import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { ask } from "../../api.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";

/** Through which door a case is followed: one's own account, or a secret address. */
export interface CaseDoor {
  readonly base: string;
  readonly queryKey: readonly unknown[];
  /** Own account: quotes are signed and complaints made here. */
  readonly isOwn: boolean;
  /** The address of a picture. */
  readonly photoAt: (photo: string) => string;
}

interface Act {
  /** What follows the door's address: `cancel`, `price`, `quotes/…`. */
  readonly path: string;
  readonly body: unknown;
}

/** Something that is done to a case; sent again, it counts once. */
export function useCaseAct(door: CaseDoor, done: () => void = () => undefined) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: ({ path, body }: Act) => {
      sent.current = submissionFor(sent.current, { path, body });
      return ask<ResidentCase>("POST", `${door.base}/${path}`, body, sent.current.key);
    },
    onSuccess: (after) => {
      sent.current = null;
      client.setQueryData(door.queryKey, after);
      void client.invalidateQueries({ queryKey: ["callout"] });
      done();
    },
    // The case went on meanwhile: show how it stands now.
    onError: () => void client.invalidateQueries({ queryKey: door.queryKey }),
  });
}
