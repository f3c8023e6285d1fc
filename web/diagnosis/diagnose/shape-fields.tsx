import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import type { ShapeAsked } from "../worker/asked.ts";
import type { Choices } from "../worker/messages.ts";
import { Choice, Slider } from "./controls.tsx";

const BANDS = ["morning", "day", "evening", "night"] as const;
const OWN = "own";
const EVEN = { morning: 20, day: 25, evening: 35, night: 20 };

/** How use lies in the day: a way of living, or own weights of four bands. */
export function ShapeFields({
  shape,
  templates,
  change,
}: {
  readonly shape: ShapeAsked;
  readonly templates: Choices["templates"];
  readonly change: (shape: ShapeAsked) => void;
}) {
  const { shape: words } = useDiagnoseWords();
  const { language } = useSpeech();
  return (
    <>
      <Choice
        label={words.title}
        value={shape.by === "template" ? shape.template : OWN}
        options={[
          ...templates.map(({ key, label }) => ({ value: key, label: say(label, language) })),
          { value: OWN, label: words.own },
        ]}
        change={(value) =>
          change(
            value === OWN ? { by: "bands", weights: EVEN } : { by: "template", template: value },
          )
        }
      />
      {shape.by === "bands"
        ? BANDS.map((band) => (
            <Slider
              key={band}
              label={words[band]}
              unit=""
              value={shape.weights[band]}
              range={{ min: 1, max: 100, step: 1 }}
              change={(value) =>
                change({ by: "bands", weights: { ...shape.weights, [band]: value } })
              }
            />
          ))
        : null}
    </>
  );
}
