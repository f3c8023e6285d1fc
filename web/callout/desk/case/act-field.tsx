import { useId } from "react";
import { ChoiceField, Option } from "../../../forms/choice-field.tsx";
import { DayField } from "../../../forms/day-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useTechnicians } from "../desk-api.ts";
import type { FieldName } from "./act-draft.ts";

interface Props {
  readonly name: FieldName;
  readonly value: string;
  readonly wrong: string | null;
  readonly change: (value: string) => void;
}

/** The control that a field of a verb needs. */
export function ActField({ name, value, wrong, change }: Props) {
  const { acts: words } = useCalloutDeskWords();
  const id = useId();
  const question = { id, label: labelOf(name, words), required: true, wrong };
  switch (name) {
    case "day":
      return <DayField question={question} value={value} change={change} />;
    case "from":
    case "until":
      return <TextField question={question} value={value} letters={6} change={change} />;
    case "claimed":
      return (
        <TextField
          question={question}
          value={value}
          letters={10}
          inputMode="numeric"
          change={change}
        />
      );
    case "reason":
    case "words":
      return <TextField question={question} value={value} letters={40} change={change} />;
    case "confirmed":
      return (
        <div className="answer">
          <Option
            kind="checkbox"
            name={id}
            choice={{ value: "yes", label: words.confirmed }}
            chosen={value === "yes"}
            change={() => change(value === "yes" ? "" : "yes")}
          />
        </div>
      );
    case "who":
      return (
        <ChoiceField
          question={question}
          choices={(["caller", "operator"] as const).map((who) => ({
            value: who,
            label: words.whos[who],
          }))}
          value={value}
          change={change}
        />
      );
    case "technician":
      return <Technician question={question} value={value} change={change} />;
  }
}

function labelOf(name: FieldName, words: ReturnType<typeof useCalloutDeskWords>["acts"]): string {
  return words[name];
}

function Technician({
  question,
  value,
  change,
}: {
  readonly question: Parameters<typeof ChoiceField>[0]["question"];
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const { data } = useTechnicians();
  const active = (data?.technicians ?? []).filter((each) => each.active);
  return (
    <ChoiceField
      question={question}
      choices={active.map(({ technician, name }) => ({ value: technician, label: name }))}
      value={value}
      change={change}
    />
  );
}
