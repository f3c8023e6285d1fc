import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { PossibleAction, PossibleActions } from "../../../src/app/api/action.ts";
import { OWN } from "../../api.ts";
import { say } from "../../format.ts";
import { useDraft } from "../../forms/use-draft.ts";
import { RefusalCard } from "../../life/refusal-card.tsx";
import { useActions, useContracts } from "../../life/use-life-queries.ts";
import { Empty, Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { ConfirmStep } from "./confirm-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { type ActDraft, EMPTY_DRAFT, screensOf } from "./act-draft.ts";
import { QuestionStep } from "./question-step.tsx";
import { StepHead } from "../../life/step-head.tsx";
import "../../styles/life.css";

/** One action on one contract: its questions, then the money, then yes or no, then what follows. */
export function ActPage() {
  const { contract, action } = useParams({ from: "/contracts/$contract/$action" });
  const query = useActions(OWN, contract);
  return (
    <div className="narrow">
      <Back contract={contract} />
      <Fetched alone query={query} rows={2}>
        {(possible) => <Flow key={`${contract}/${action}`} possible={possible} type={action} />}
      </Fetched>
    </div>
  );
}

function Back({ contract }: { readonly contract: string }) {
  const { language } = useSpeech();
  const words = useLifeWords();
  const found = useContracts().data?.contracts.find(({ id }) => id === contract);
  return (
    <Link to="/contracts/$contract" params={{ contract }} className="quiet more back-link">
      {found === undefined ? words.act.toContract : say(found.name, language)}
    </Link>
  );
}

function Flow({ possible, type }: { readonly possible: PossibleActions; readonly type: string }) {
  const words = useLifeWords();
  const { at } = useSearch({ from: "/contracts/$contract/$action" });
  const { contract } = possible;
  const [draft, change, clear] = useDraft<ActDraft>(`act.${contract}.${type}`, EMPTY_DRAFT);
  const action = possible.actions.find((one) => one.type === type);
  if (at === "done" && draft.done !== null) {
    return <DoneStep contract={contract} type={type} done={draft.done} clear={clear} />;
  }
  if (action === undefined) {
    return (
      <Empty>
        <h1>{words.act.unknown}</h1>
      </Empty>
    );
  }
  if (!action.allowed) return <NotAllowed action={action} />;
  return <Steps contract={contract} action={action} at={at} draft={draft} change={change} />;
}

function NotAllowed({ action }: { readonly action: PossibleAction }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const title = words.act.cannotTitle(say(action.label, language));
  return (
    <>
      <StepHead title={title} />
      {action.refused === null ? null : (
        <RefusalCard refused={action.refused} title={words.contract.cannot} />
      )}
    </>
  );
}

function Steps({
  contract,
  action,
  at,
  draft,
  change,
}: {
  readonly contract: string;
  readonly action: PossibleAction;
  readonly at: string | undefined;
  readonly draft: ActDraft;
  readonly change: (next: Partial<ActDraft>) => void;
}) {
  const screens = screensOf(action, draft);
  const wanted =
    at === "confirm" || at === "done" ? screens.length : Number.parseInt(at ?? "0", 10);
  const firstOpen = screens.findIndex(({ complete }) => !complete);
  // An address may name a later step than what was answered: the first open question comes first.
  const reached = firstOpen === -1 ? wanted : Math.min(wanted, firstOpen);
  const screen = screens[Number.isNaN(reached) ? 0 : reached];
  if (screen === undefined) {
    return <ConfirmStep contract={contract} action={action} draft={draft} change={change} />;
  }
  return (
    <QuestionStep
      key={screen.index}
      contract={contract}
      action={action}
      screen={screen}
      count={screens.length}
      draft={draft}
      change={change}
    />
  );
}
