import { createContext, useContext } from "react";
import type { Purpose } from "../../src/app/api/account.ts";

export interface PurposeChoice {
  readonly purpose: Purpose;
  readonly choose: (purpose: Purpose) => void;
}

export const PURPOSES: readonly Purpose[] = [
  "inquiry",
  "billing",
  "contract",
  "complaint",
  "audit",
];

export const PurposeContext = createContext<PurposeChoice | null>(null);

/** Why staff looks: sent with every read. Throws outside the staff's frame. */
export function usePurpose(): PurposeChoice {
  const choice = useContext(PurposeContext);
  if (choice === null) throw new Error("no purpose is stated here");
  return choice;
}
