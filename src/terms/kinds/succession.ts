import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const way = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1).optional(),
  /** Names of the papers without which it is not taken up. */
  papers: z.array(z.string()),
  /** Of several heirs one speaks for all; until they name one, whoever asks is taken for that. */
  representative: z.literal("one-of-the-heirs").optional(),
  /** What the present holder has not paid. */
  debts: z.enum(["stay-unless-taken-over", "must-be-taken-over", "same-person"]),
  /** The act of the service's notice rule that says how early it is told; left out: at once. */
  act: z.string().optional(),
  /** Code of the fee for it; left out: none. */
  fee: z.string().optional(),
  /** `amount`: what the operator set for a fee that is passed on as it is. */
  values: history({ amount: decimalField.optional() }),
});

/** Who may follow whom as the customer of a contract, and with what. */
export const succession = defineKind(
  "succession",
  {
    papers: z.record(z.string(), labelField),
    ways: z.partialRecord(z.enum(["inheritance", "renaming", "assignment"]), way),
  },
  ({ papers, ways }) =>
    Object.entries(ways).flatMap(([name, { papers: asked }]) =>
      asked
        .filter((paper) => !(paper in papers))
        .map((paper) => ({ path: ["ways", name, "papers"], message: `no paper ${paper} here` })),
    ),
);
