import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { isOver } from "./stage.ts";

/** While a call goes on its page looks again, as long as somebody looks at it. */
const LOOK_AGAIN_MS = 10_000;

export const lookAgain = {
  staleTime: 0,
  refetchInterval: ({ state }: { readonly state: { readonly data?: ResidentCase | undefined } }) =>
    state.data !== undefined && isOver(state.data.state) ? (false as const) : LOOK_AGAIN_MS,
};
