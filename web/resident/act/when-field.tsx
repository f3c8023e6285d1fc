import { OWN } from "../../api.ts";
import { dayWithWeekday, yenText } from "../../format.ts";
import type { Leaving } from "../../../src/app/api/action.ts";
import { ChoiceField } from "../../forms/choice-field.tsx";
import { DayField } from "../../forms/day-field.tsx";
import { type AskedQuestion, controlId, typedOf } from "../../forms/question.ts";
import { useLeaving } from "../../life/use-life-queries.ts";
import { useFormWords } from "../../words/forms.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { LeavingTable } from "../leaving-card.tsx";
import type { ActDraft } from "./act-draft.ts";

interface Props {
  readonly contract: string;
  readonly question: AskedQuestion;
  readonly draft: ActDraft;
  readonly change: (next: Partial<ActDraft>) => void;
  readonly wrong: string | null;
  readonly leave: () => void;
}

/** When to leave: what each day costs first, then three plain ways to choose one. */
export function WhenField({ contract, question, draft, change, wrong, leave }: Props) {
  const words = useLifeWords();
  const { data } = useLeaving(OWN, contract);
  const soonest = data?.steps[0]?.from ?? question.min ?? "";
  const choices = useWays(data, soonest);
  const { when, typed } = draft;
  const choose = (way: string) => {
    if (way === "best" && data?.best) return change(chosen("best", data.best));
    if (way === "soonest") return change(chosen("soonest", soonest));
    change(chosen("other", when === "other" ? (typed[question.name] ?? "") : ""));
  };
  const chosen = (way: ActDraft["when"], on: string): Partial<ActDraft> => ({
    when: way,
    typed: { ...typed, [question.name]: on },
  });
  return (
    <>
      {data !== undefined && data.steps.length > 0 ? (
        <div className="leaving-lead">
          <h2>{words.leaving.title}</h2>
          <LeavingTable leaving={data} />
        </div>
      ) : null}
      <ChoiceField
        question={{
          id: "leave-when",
          label: words.leaving.when,
          required: true,
          wrong: when === "" ? wrong : null,
        }}
        choices={choices}
        value={when}
        change={choose}
      />
      {when === "other" ? (
        <OtherDay question={question} draft={draft} change={change} wrong={wrong} leave={leave} />
      ) : null}
    </>
  );
}

function OtherDay({ question, draft, change, wrong, leave }: Omit<Props, "contract">) {
  const { language } = useSpeech();
  const words = useFormWords();
  const help = question.help ? question.help[language] : "";
  return (
    <DayField
      question={{
        id: controlId("leave", question),
        label: question.label[language],
        help: `${help} ${words.dayHelp}`.trim(),
        required: true,
        wrong,
      }}
      value={typedOf(question, draft.typed)}
      change={(value) => change({ typed: { ...draft.typed, [question.name]: value } })}
      leave={leave}
    />
  );
}

function useWays(leaving: Leaving | undefined, soonest: string) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const best = leaving?.best ?? null;
  const first = leaving?.steps[0];
  const step = leaving?.steps.find(
    ({ from, until }) => best !== null && from <= best && best <= until,
  );
  return [
    ...(best === null || best === soonest
      ? []
      : [
          {
            value: "best",
            label: words.leaving.bestDay(dayWithWeekday(best, language, true)),
            help: step === undefined ? null : words.leaving.pays(yenText(step.amount)),
          },
        ]),
    {
      value: "soonest",
      label:
        soonest === ""
          ? words.leaving.soonest
          : words.leaving.soonestDay(dayWithWeekday(soonest, language, true)),
      help:
        first === undefined ? words.leaving.soonestHelp : words.leaving.pays(yenText(first.amount)),
    },
    { value: "other", label: words.leaving.other },
  ];
}
