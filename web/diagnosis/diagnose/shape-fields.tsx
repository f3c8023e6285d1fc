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
  const { template = OWN, weights } = shape;
  return (
    <>
      <Choice
        label={words.title}
        value={template}
        options={[
          ...templates.map(({ key, label }) => ({ value: key, label: say(label, language) })),
          { value: OWN, label: words.own },
        ]}
        change={(value) => {
          const chosen = templates.find(({ key }) => key === value);
          change(chosen ? { template: chosen.key } : { weights: EVEN });
        }}
      />
      {weights
        ? BANDS.map((band) => (
            <Slider
              key={band}
              label={words[band]}
              unit=""
              value={weights[band]}
              range={{ min: 1, max: 100, step: 1 }}
              change={(value) => change({ weights: { ...weights, [band]: value } })}
            />
          ))
        : null}
    </>
  );
}
