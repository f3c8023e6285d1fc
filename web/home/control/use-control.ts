import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { CommandView, DeviceView } from "../../../src/app/api/home-device.ts";
import { ApiFailure } from "../../api.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { homeApi, type Setting } from "../../home-api.ts";
import { isUnderWay } from "../live/merge-live.ts";
import { tell, useTold } from "../live/use-live.ts";
import type { Value } from "../wording.ts";

/** What a control shows: what the home says, or what was asked of it and is not confirmed yet. */
export interface Shown {
  readonly value: Value | undefined;
  readonly isAsked: boolean;
}

export interface Control {
  readonly device: DeviceView;
  readonly shown: (property: string) => Shown;
  readonly ask: (set: Setting) => void;
  /** The newest command and how far it got. */
  readonly command: CommandView | null;
  readonly dismiss: () => void;
  /** Why the server did not take it. */
  readonly error: unknown;
}

/** Setting a device, told truly: nothing is shown as done before the home has said so. */
export function useControl(device: DeviceView): Control {
  const client = useQueryClient();
  const { command, dismiss } = useTold(device);
  const sent = useRef<Submission | null>(null);
  const asking = useMutation({
    mutationFn: (set: Setting) => {
      sent.current = submissionFor(sent.current, set);
      return homeApi.command(device.device, set, sent.current.key);
    },
    onSuccess: (taken) => {
      sent.current = null;
      tell(client, [taken]);
    },
    onError: (failure) => {
      // An answer that was lost may have been a yes: the same key then asks no second time.
      if (failure instanceof ApiFailure && failure.status > 0) sent.current = null;
    },
  });
  const asked = asking.isPending ? asking.variables : null;
  return {
    device,
    command: asked === null ? command : null,
    dismiss,
    ask: asking.mutate,
    error: asking.error,
    shown: (property) => {
      const wished = asked ?? (command !== null && isUnderWay(command) ? command.set : {});
      return property in wished
        ? { value: wished[property], isAsked: true }
        : { value: device.state[property], isAsked: false };
    },
  };
}
