import { createContext, useContext } from "react";
import type { SwitchRow } from "../../src/app/api/switch.ts";
import { OWN, type Reader } from "../api.ts";

export type SwitchAction = NonNullable<SwitchRow["action"]>;

/** Whose contracts are compared, and how a step begins where that is not the resident's own way. */
export interface SwitchPlace {
  readonly from: Reader;
  readonly begin: ((action: SwitchAction, contract: string) => void) | null;
}

export const SwitchPlaceContext = createContext<SwitchPlace>({ from: OWN, begin: null });

export function useSwitchPlace(): SwitchPlace {
  return useContext(SwitchPlaceContext);
}
