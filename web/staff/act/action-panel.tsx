import { useState } from "react";
import type { PossibleAction, PossibleActions } from "../../../src/app/api/action.ts";
import type { Typed } from "../../forms/question.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { SidePanel } from "../side-panel.tsx";
import type { Place } from "../use-act.ts";
import { ActionForm } from "./action-form.tsx";
import { RefusalView } from "./refusal-view.tsx";

interface Step {
  readonly type: string;
  readonly preset: Typed;
}

/** An action of a contract in a panel; from a suspension one can step aside to tell first. */
export function ActionPanel({
  place,
  actions,
  name,
  first,
  close,
}: {
  readonly place: Place;
  readonly actions: PossibleActions;
  /** The contract as the desk calls it. */
  readonly name: string;
  readonly first: Step;
  readonly close: () => void;
}) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const [aside, setAside] = useState<Step | null>(null);
  const step = aside ?? first;
  const possible = actions.actions.find(({ type }) => type === step.type);
  if (possible === undefined) return null;
  const done = () => (aside === null ? close() : setAside(null));
  return (
    <SidePanel
      title={say(possible.label, language)}
      lead={<p className="sub">{staffAct.of(name)}</p>}
      close={close}
    >
      {aside === null ? null : (
        <button type="button" className="quiet" onClick={() => setAside(null)}>
          ← {staffAct.backToStop}
        </button>
      )}
      <PanelBody
        key={`${step.type}${Object.values(step.preset).join()}`}
        step={step}
        possible={possible}
        show={{ place, today: actions.today, done, stepAside: setAside }}
      />
    </SidePanel>
  );
}

interface Show {
  readonly place: Place;
  readonly today: string;
  readonly done: () => void;
  readonly stepAside: (step: Step) => void;
}

function PanelBody({
  step,
  possible,
  show: { place, today, done, stepAside },
}: {
  readonly step: Step;
  readonly possible: PossibleAction;
  readonly show: Show;
}) {
  // A refusal that no answer could change has no questions.
  if (!possible.allowed && possible.refused && possible.fields.length === 0) {
    return <RefusalView refused={possible.refused} />;
  }
  const asking = { place, today, possible, preset: step.preset };
  if (possible.type !== "suspend") return <ActionForm asking={asking} done={done} />;
  return (
    <ActionForm
      asking={asking}
      done={done}
      tellFirst={(what, typed) =>
        stepAside({ type: "tell", preset: { what, ground: typed["ground"] ?? "" } })
      }
    />
  );
}
