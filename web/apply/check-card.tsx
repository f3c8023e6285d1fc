import type { ActionPreview } from "../../src/app/api/action.ts";
import type { Offer } from "../../src/app/api/application.ts";
import { RefusalReason } from "../life/refusal-card.tsx";
import { useLifeWords } from "../words/use-life.ts";
import type { CheckState } from "./form-step.tsx";
import { Together } from "./together.tsx";

interface Props {
  readonly id: string;
  readonly check: ActionPreview | null;
  readonly state: CheckState;
  /** Everything of the form was answered. */
  readonly complete: boolean;
  readonly offer: Offer;
  readonly offers: readonly Offer[];
  readonly services: readonly string[];
  readonly add: (service: string) => void;
}

/** Said while the form is filled in: it would be accepted, or why not and what would help. */
export function CheckCard({ id, check, state, complete, ...rest }: Props) {
  const words = useLifeWords();
  const { offer, offers, services, add } = rest;
  const refused = check?.refused ?? null;
  const missing = offer.together.filter((service) => !services.includes(service));
  return (
    <div
      id={id}
      tabIndex={-1}
      className={`check-card ${markOf(check, state, complete)}`}
      aria-live="polite"
    >
      {state === "waiting" ? <p className="sub">{words.apply.notYet}</p> : null}
      {state === "failed" ? <p>{words.apply.notChecked}</p> : null}
      {state === "checking" && check === null ? (
        <p className="sub">{words.apply.checking}</p>
      ) : null}
      {state !== "waiting" && state !== "failed" && check !== null ? (
        refused === null ? (
          <p className={complete ? "gain strong" : "sub"}>
            {complete ? `✓ ${words.apply.fine}` : words.apply.fineSoFar}
          </p>
        ) : (
          <>
            <p className="strong">{words.apply.notNow}</p>
            <RefusalReason refused={refused} />
            <Together with={missing} offers={offers} add={add} />
          </>
        )
      ) : null}
    </div>
  );
}

function markOf(check: ActionPreview | null, state: CheckState, complete: boolean): string {
  if (state === "waiting" || check === null) return "open";
  if (check.refused !== null) return "against";
  return complete ? "fine" : "open";
}
