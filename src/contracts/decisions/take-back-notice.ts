import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { reopened, runningNotice } from "../household/reopen.ts";
import { spoken } from "../words/spoken.ts";
import { clausesOnLeaving } from "./leaving-notes.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Take a notice of leaving back while its last day lies ahead (MM-23, HM-06, HH-06, EN-14, IT-11):
 * said for 2025-03-31, it may be taken back through 2025-03-30, and the contract goes on as if
 * nobody had said anything; so does what was to end along with it.
 */
export function takeBackNotice(asked: Asked, _action: ActionOf<"take-back-notice">): Decision {
  const shut = refusedByState(asked, "notice", ["accepted", "active", "suspended", "paused"]);
  if (shut) return shut;
  const { life, on } = asked;
  const clauses = clausesOnLeaving(asked);
  const running = runningNotice(life, on);
  if (!running) return noNotice(asked, clauses);
  const undone = reopened(asked);
  if (!undone.ok) return undone;
  const lastDay = spoken(running.end.on);
  return ok(
    decided({
      events: undone.value,
      notes: [
        {
          label: {
            ja: `${lastDay.ja}で終わる予定を取りやめ、契約はそのまま続きます`,
            en: `It no longer ends with ${lastDay.en}; the contract goes on as before`,
          },
          clauses,
          on: null,
        },
      ],
      clauses,
    }),
  );
}

function noNotice({ life }: Asked, clauses: readonly string[]): Decision {
  if (life.endedOn === null) {
    return refuse({
      code: "contracts.no-notice",
      clauses,
      reason: {
        ja: "取り消せる解約のお申し出がありません",
        en: "There is no notice of leaving to take back",
      },
    });
  }
  return refuse({
    code: "contracts.notice-not-to-take-back",
    clauses,
    reason: {
      ja: "この終了は取り消せません（お客さまのお申し出によるものでないか、最終日になっています）",
      en: "This end is not by the customer's notice, or its last day has come",
    },
  });
}
