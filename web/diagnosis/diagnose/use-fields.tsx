import { useDiagnoseWords } from "../../words/diagnose.ts";
import type { UseAsked } from "../worker/asked.ts";
import { Choice, NumberField, Tick } from "./controls.tsx";
import { FileField } from "./file-field.tsx";
import type { Holds } from "./known-card.tsx";
import { ShapeFields } from "./shape-fields.tsx";
import type { Engines } from "./use-engine.ts";

const WAYS: readonly UseAsked["from"][] = ["file", "months", "bill", "household"];

/** What is known of the use, in one of four ways. */
export function UseFields({ form, change, engines }: Holds & { readonly engines: Engines }) {
  const words = useDiagnoseWords();
  const { by, shape } = form;
  const shaped = by === "months" || by === "bill";
  return (
    <>
      <fieldset className="tablist use-ways">
        <legend className="known-legend">{words.use}</legend>
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            className="tab"
            aria-pressed={way === by}
            onClick={() => change({ by: way })}
          >
            {words.by[way]}
          </button>
        ))}
      </fieldset>
      {by === "file" ? <FileField form={form} change={change} engines={engines} /> : null}
      {by === "months" ? <MonthFields form={form} change={change} /> : null}
      {by === "bill" ? <BillFields form={form} change={change} /> : null}
      {by === "household" ? <HomeFields form={form} change={change} /> : null}
      {shaped ? (
        <ShapeFields
          shape={shape}
          templates={engines.choices.templates}
          change={(next) => change({ shape: next })}
        />
      ) : null}
    </>
  );
}

function MonthFields({ form, change }: Holds) {
  const words = useDiagnoseWords();
  return (
    <>
      <p className="sub small">{words.months.help}</p>
      <MonthGrid values={form.months} unit="kWh" change={(months) => change({ months })} />
    </>
  );
}

/** Twelve figures, January first. */
export function MonthGrid({
  values,
  unit,
  change,
}: {
  readonly values: readonly (number | null)[];
  readonly unit: string;
  readonly change: (values: readonly (number | null)[]) => void;
}) {
  const words = useDiagnoseWords();
  return (
    <div className="month-grid">
      {values.map((value, index) => (
        <NumberField
          key={index}
          label={`${words.monthOf(index + 1)} ${unit}`}
          value={value}
          most={20_000}
          change={(next) => change(values.with(index, next))}
        />
      ))}
    </div>
  );
}

function BillFields({ form: { bill }, change }: Holds) {
  const words = useDiagnoseWords();
  return (
    <div className="known-pair">
      <NumberField
        label={words.bill.yen}
        value={bill.yen}
        most={1_000_000}
        change={(yen) => change({ bill: { ...bill, yen: Math.round(yen ?? 0) } })}
      />
      <label className="known-field">
        <span>{words.bill.month}</span>
        <input
          type="month"
          className="control"
          value={bill.month}
          onChange={({ target: { value } }) => {
            if (/^\d{4}-\d{2}$/.test(value)) change({ bill: { ...bill, month: value } });
          }}
        />
      </label>
    </div>
  );
}

function HomeFields({ form: { home }, change }: Holds) {
  const { home: words } = useDiagnoseWords();
  const set = (part: Partial<typeof home>) => change({ home: { ...home, ...part } });
  return (
    <>
      <div className="known-pair three">
        <NumberField
          label={words.persons}
          value={home.persons}
          most={20}
          change={(persons) => set({ persons: Math.max(1, Math.round(persons ?? 1)) })}
        />
        <Choice
          label={words.dwelling}
          value={home.dwelling}
          options={(["house", "flat"] as const).map((value) => ({ value, label: words[value] }))}
          change={(value) => set({ dwelling: value === "flat" ? "flat" : "house" })}
        />
        <NumberField
          label={`${words.floor} m²`}
          value={home.floorM2}
          most={1000}
          change={(floorM2) => set({ floorM2: Math.max(5, floorM2 ?? 5) })}
        />
      </div>
      <Choice
        label={words.heating}
        value={home.heating}
        options={(["electricity", "other"] as const).map((value) => ({
          value,
          label: words[value],
        }))}
        change={(value) => set({ heating: value === "other" ? "other" : "electricity" })}
      />
      <div className="ticks-row">
        <Tick
          label={words.allElectric}
          on={home.allElectric}
          change={(allElectric) => set({ allElectric })}
        />
        <Tick
          label={words.homeByDay}
          on={home.homeByDay}
          change={(homeByDay) => set({ homeByDay })}
        />
      </div>
    </>
  );
}
