import type { ComponentType } from "react";
import type { IntakeForm } from "../../../src/app/api/callout.ts";
import { useDraft } from "../../forms/use-draft.ts";
import { useSpeech } from "../../words/language.ts";
import {
  type CallDraft,
  type ChangeCall,
  type Chosen,
  chosenOf,
  type Danger,
  EMPTY_CALL,
} from "./call-draft.ts";
import { FamilyStep, TroubleStep } from "./choose-steps.tsx";
import { DangerStep } from "./danger-step.tsx";
import { DetailsStep } from "./details-step.tsx";

/** Where one is in the form: the browser's own way back goes one step back. */
export interface Steps {
  readonly at: string | undefined;
  readonly go: (next: string | undefined) => void;
  readonly leave: () => void;
}

/** What the last step is given. */
export interface ToCheck {
  readonly form: IntakeForm;
  readonly draft: CallDraft;
  readonly chosen: Chosen;
  readonly change: ChangeCall;
  readonly clear: () => void;
  readonly steps: Steps;
}

/** What the script of a danger is given. */
export interface ToHandOver {
  readonly form: IntakeForm;
  readonly danger: Danger;
  readonly steps: Steps;
}

interface Props {
  readonly form: IntakeForm;
  readonly steps: Steps;
  readonly known: { readonly name: string; readonly phone: string };
  readonly isOpen: boolean;
  readonly Check: ComponentType<ToCheck>;
  readonly HandOver: ComponentType<ToHandOver>;
}

const DANGER = "danger-";

/** The steps of a call, the same with and without a login. */
export function Intake(props: Props) {
  const { form, steps, known, isOpen, HandOver } = props;
  const [kept, change, clear] = useDraft<CallDraft>(isOpen ? "help" : "callout", EMPTY_CALL);
  const draft = { ...kept, name: kept.name || known.name, phone: kept.phone || known.phone };
  const danger = form.dangers.find((each) => `${DANGER}${each.danger}` === steps.at);
  if (danger !== undefined) return <HandOver form={form} danger={danger} steps={steps} />;
  if (steps.at === undefined || !draft.safe) {
    return (
      <DangerStep
        form={form}
        yes={(which) => steps.go(`${DANGER}${which}`)}
        none={() => {
          change({ safe: true });
          steps.go("what");
        }}
      />
    );
  }
  return (
    <>
      <BackStep />
      <Choosing {...props} draft={draft} change={change} clear={clear} />
    </>
  );
}

type Going = Props & {
  readonly draft: CallDraft;
  readonly change: ChangeCall;
  readonly clear: () => void;
};

function Choosing({ form, steps, isOpen, Check, draft, change, clear }: Going) {
  const chosen = chosenOf(form, draft);
  const family = form.families.find((each) => each.family === draft.family);
  if (steps.at === "what" || family === undefined) {
    const choose = (next: string) => {
      change({ family: next });
      steps.go("which");
    };
    return <FamilyStep key="what" form={form} choose={choose} />;
  }
  if (steps.at === "which" || chosen === null) {
    const choose = (trouble: string) => {
      change({ trouble });
      steps.go("how");
    };
    return <TroubleStep key="which" family={family} choose={choose} />;
  }
  if (steps.at === "check") {
    return <Check {...{ form, draft, chosen, change, clear, steps }} />;
  }
  return (
    <DetailsStep
      key="how"
      draft={draft}
      change={change}
      chosen={chosen}
      isOpen={isOpen}
      next={() => steps.go("check")}
    />
  );
}

function BackStep() {
  const { words } = useSpeech();
  return (
    <button type="button" className="quiet more back-link" onClick={() => history.back()}>
      {words.back}
    </button>
  );
}
