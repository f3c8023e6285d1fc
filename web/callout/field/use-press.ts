import { useCallback } from "react";
import type { FieldVisit } from "../../../src/app/api/callout-field.ts";
import type { KeptPhoto, Told } from "./queue/entry.ts";
import { useBox } from "./use-box.ts";

/** What a press on a visit's page says; the visit is the page's. */
type Said = Told extends infer T ? (T extends Told ? Omit<T, "number" | "visit"> : never) : never;

/** Keeps what was pressed for this visit, several at once in their order; then it is sent. */
export function usePress({ number, visit }: Pick<FieldVisit, "number" | "visit">) {
  const box = useBox();
  return useCallback(
    async (said: Said | readonly Said[], photo?: Omit<KeptPhoto, "owner">): Promise<void> => {
      const all: readonly Said[] = Array.isArray(said) ? said : [said as Said];
      // What is added is the same for each type of fact.
      await box.press(
        all.map((each) => ({ ...each, number, visit }) as Told),
        photo,
      );
    },
    [box, number, visit],
  );
}
