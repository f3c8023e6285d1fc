import { dotOf, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { Choice, More, NumberField, Slider, Tick } from "./controls.tsx";
import type { Holds } from "./known-card.tsx";

const KWH = { min: 0, max: 20, step: 0.5 };

/** The battery: its size, how it is run, and how far that is from the best schedule. */
export function BatteryCard({
  form: { battery },
  change,
  gapYen,
}: Holds & { readonly gapYen: number | null }) {
  const { battery: words } = useDiagnoseWords();
  const { effect } = useDiagnosisWords();
  const { language } = useSpeech();
  const set = (part: Partial<typeof battery>) => change({ battery: { ...battery, ...part } });
  return (
    <section className="card known" aria-labelledby="battery">
      <h2 id="battery" className="card-title">
        {words.title}
      </h2>
      <Slider
        label={words.kwh}
        unit="kWh"
        value={battery.kwh}
        range={KWH}
        change={(kwh) => set({ kwh })}
      />
      <p className="sub">
        {words.modes[battery.mode]}
        {gapYen === null ? null : `${dotOf(language)}${effect.optimum(yenText(gapYen))}`}
      </p>
      <More label={words.more}>
        <Choice
          label={words.mode}
          value={battery.mode}
          options={(["self-use-first", "sell-first"] as const).map((value) => ({
            value,
            label: words.modes[value],
          }))}
          change={(value) =>
            set({ mode: value === "sell-first" ? "sell-first" : "self-use-first" })
          }
        />
        <NumberField
          label={words.price}
          value={battery.price}
          most={10_000}
          help={words.priceHelp}
          change={(price) => set({ price })}
        />
        <div className="ticks-row">
          <Tick label={words.grid} on={battery.grid} change={(grid) => set({ grid })} />
          <Tick label={words.present} on={battery.present} change={(present) => set({ present })} />
        </div>
      </More>
    </section>
  );
}
