import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import type { Choices } from "../worker/messages.ts";
import { Choice, More, NumberField, Slider, Tick } from "./controls.tsx";
import type { Holds } from "./known-card.tsx";
import { MonthGrid } from "./use-fields.tsx";

const KM = { min: 0, max: 150, step: 5 };
const CAR = ["night", "at-once", "surplus"] as const;
const WATER = ["night", "surplus"] as const;
const YEARS = [10, 15, 20] as const;

/** Gas, a car, hot water, and what is taken for the years ahead: folded until it is asked for. */
export function MoreCard({ form, change, choices }: Holds & { readonly choices: Choices }) {
  const words = useDiagnoseWords();
  return (
    <section className="card known">
      <More label={words.gas.title}>
        <GasFields form={form} change={change} choices={choices} />
      </More>
      <More label={words.loads.title}>
        <LoadFields form={form} change={change} />
      </More>
      <More label={words.ahead.title}>
        <AheadFields form={form} change={change} choices={choices} />
      </More>
    </section>
  );
}

function GasFields({ form, change, choices }: Holds & { readonly choices: Choices }) {
  const { gas: words, unknown } = useDiagnoseWords();
  const { language } = useSpeech();
  const { gas, prefecture } = form;
  const set = (part: Partial<typeof gas>) => change({ gas: { ...gas, ...part } });
  const districts = choices.districts.filter(({ prefectures }) => prefectures.includes(prefecture));
  if (districts.length === 0) return <p className="sub">{words.none}</p>;
  const plans = choices.gas.filter(({ districts: sold }) => sold.includes(gas.district));
  const mean = gas.m3.reduce((sum, each) => sum + each, 0) / 12;
  return (
    <>
      <Tick label={words.compare} on={gas.compare} change={(compare) => set({ compare })} />
      <Choice
        label={words.district}
        value={gas.district}
        options={districts.map(({ key, label }) => ({ value: key, label: say(label, language) }))}
        change={(district) => set({ district, plan: "" })}
      />
      <Choice
        label={words.plan}
        value={gas.plan}
        options={[
          { value: "", label: unknown },
          ...plans.map(({ address, supplier, label }) => ({
            value: address,
            label: `${say(supplier, language)} ${say(label, language)}`,
          })),
        ]}
        change={(plan) => set({ plan })}
      />
      <NumberField
        label={words.mean}
        value={Math.round(mean * 10) / 10}
        most={2000}
        change={(m3) => set({ m3: gas.m3.map(() => m3 ?? 0) })}
      />
      <More label={words.each}>
        <MonthGrid
          values={gas.m3}
          unit="m³"
          change={(m3) => set({ m3: m3.map((each) => each ?? 0) })}
        />
      </More>
    </>
  );
}

function LoadFields({ form: { car, water }, change }: Holds) {
  const { loads: words } = useDiagnoseWords();
  return (
    <>
      <Slider
        label={words.km}
        unit="km"
        value={car.km}
        range={KM}
        change={(km) => change({ car: { ...car, km } })}
      />
      <Choice
        label={words.carWhen}
        value={car.when}
        options={CAR.map((value) => ({ value, label: words.carWhens[value] }))}
        change={(value) =>
          change({ car: { ...car, when: CAR.find((each) => each === value) ?? "night" } })
        }
      />
      <Tick
        label={words.water}
        on={water.on}
        change={(on) => change({ water: { ...water, on } })}
      />
      <Choice
        label={words.waterWhen}
        value={water.when}
        options={WATER.map((value) => ({ value, label: words.waterWhens[value] }))}
        change={(value) =>
          change({ water: { ...water, when: value === "surplus" ? "surplus" : "night" } })
        }
      />
    </>
  );
}

function AheadFields({ form, change, choices }: Holds & { readonly choices: Choices }) {
  const { ahead: words } = useDiagnoseWords();
  const { language } = useSpeech();
  return (
    <>
      <Choice
        label={words.scenario}
        value={form.scenario}
        options={choices.scenarios.map(({ key, label }) => ({
          value: key,
          label: say(label, language),
        }))}
        change={(scenario) => change({ scenario })}
      />
      <Choice
        label={words.years}
        value={String(form.years)}
        options={YEARS.map((years) => ({ value: String(years), label: words.year(years) }))}
        change={(value) =>
          change({ years: YEARS.find((years) => String(years) === value) ?? form.years })
        }
      />
    </>
  );
}
