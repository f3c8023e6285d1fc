import type { FormEvent } from "react";
import { AREAS } from "../../../src/kernel/area.ts";
import { Field } from "../../forms/field.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { TextField } from "../../forms/text-field.tsx";
import { useContractorWords } from "../../words/use-contractor.ts";
import { type PlanShape, type PlanTexts, planYaml } from "./plan-yaml.ts";

const EMPTY: PlanShape = {
  supplier: "",
  label: "",
  area: "tokyo",
  from: "2026-04-01",
  source: "",
  base: "10A",
  baseYen: "",
  energy: "tiers",
  price: "",
  price2: "",
  price3: "",
  upTo1: "120",
  upTo2: "300",
  nightPrice: "",
  nightFrom: "23:00",
  nightUntil: "7:00",
  adjusts: "both",
  month: "2026-08",
  amps: "40",
  kwh: "",
  nightKwh: "",
  energyYen: "",
};

type Texts = {
  [K in keyof PlanShape]: string extends PlanShape[K] ? K : never;
}[keyof PlanShape];
type Choices = Exclude<keyof PlanShape, Texts>;

interface Parts {
  readonly shape: PlanShape;
  readonly set: (part: Partial<PlanShape>) => void;
}

/** The common shapes: base by ampere or contract, steps, day and night; written out as YAML. */
export function PlanForm({ write }: { readonly write: (texts: PlanTexts, name: string) => void }) {
  const { plans: words } = useContractorWords();
  const [shape, set] = useDraft("own-plan-shape", EMPTY);
  const parts: Parts = { shape, set };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write(planYaml(shape), shape.label.trim());
  };
  const areas = AREAS.map((area) => ({ value: area, label: words.areas[area] }));
  return (
    <form onSubmit={submit} className="plan-form">
      <div className="plan-grid">
        <Text {...parts} name="supplier" label={words.supplier} />
        <Text {...parts} name="label" label={words.label} />
        <Choice {...parts} name="area" label={words.area} choices={areas} />
        <Text {...parts} name="from" label={words.from} help={words.fromHelp} />
        <Text {...parts} name="source" label={words.source} help={words.sourceHelp} />
      </div>
      <BaseAndEnergy {...parts} />
      <Example {...parts} />
      <div className="button-row">
        <button type="submit" className="button">
          {words.write}
        </button>
      </div>
    </form>
  );
}

function BaseAndEnergy(parts: Parts) {
  const { plans: words } = useContractorWords();
  const { base, energy } = parts.shape;
  return (
    <>
      <div className="plan-grid plan-row">
        <Choice {...parts} name="base" label={words.base} choices={listed(words.bases)} />
        {base === "none" ? null : <Text {...parts} name="baseYen" label={words.baseYen} digits />}
        <Choice
          {...parts}
          name="adjusts"
          label={words.adjusts}
          choices={listed(words.adjustments)}
        />
      </div>
      <div className="plan-grid plan-row">
        <Choice {...parts} name="energy" label={words.energy} choices={listed(words.energies)} />
        {energy === "flat" ? <Text {...parts} name="price" label={words.price} digits /> : null}
        {energy === "tiers" ? <Steps {...parts} /> : null}
        {energy === "bands" ? <DayAndNight {...parts} /> : null}
      </div>
    </>
  );
}

function Steps(parts: Parts) {
  const { plans: words } = useContractorWords();
  return (
    <>
      <Text {...parts} name="price" label={words.step(1)} digits />
      <Text {...parts} name="upTo1" label={words.upTo(1)} digits />
      <Text {...parts} name="price2" label={words.step(2)} digits />
      <Text {...parts} name="upTo2" label={words.upTo(2)} digits />
      <Text {...parts} name="price3" label={words.step(3)} digits />
    </>
  );
}

function DayAndNight(parts: Parts) {
  const { plans: words } = useContractorWords();
  return (
    <>
      <Text {...parts} name="price" label={words.dayPrice} digits />
      <Text {...parts} name="nightPrice" label={words.nightPrice} digits />
      <Text {...parts} name="nightFrom" label={words.nightFrom} />
      <Text {...parts} name="nightUntil" label={words.nightUntil} />
    </>
  );
}

function Example(parts: Parts) {
  const { plans: words } = useContractorWords();
  const { base, energy } = parts.shape;
  const isBanded = energy === "bands";
  return (
    <fieldset className="plan-row plan-example">
      <legend className="asked">{words.example}</legend>
      <p className="help">{words.examplesHelp}</p>
      <div className="plan-grid">
        <Text {...parts} name="month" label={words.month} help={words.monthHelp} />
        {base === "10A" ? <Text {...parts} name="amps" label={words.amps} digits /> : null}
        {base === "kVA" ? <Text {...parts} name="amps" label={words.kva} digits /> : null}
        <Text {...parts} name="kwh" label={isBanded ? words.dayKwh : words.kwh} digits />
        {isBanded ? <Text {...parts} name="nightKwh" label={words.nightKwh} digits /> : null}
        <Text {...parts} name="energyYen" label={words.energyYen} digits />
      </div>
    </fieldset>
  );
}

interface TextProps extends Parts {
  readonly name: Texts;
  readonly label: string;
  readonly help?: string;
  readonly digits?: boolean;
}

function Text({ shape, set, name, label, help, digits = false }: TextProps) {
  const question = { id: `shape-${name}`, label, help: help ?? null, required: true, wrong: null };
  return (
    <TextField
      question={question}
      value={shape[name]}
      change={(text) => set({ [name]: text })}
      inputMode={digits ? "numeric" : "text"}
    />
  );
}

interface Listed {
  readonly value: string;
  readonly label: string;
}

function listed(names: Readonly<Record<string, string>>): readonly Listed[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function Choice({
  shape,
  set,
  name,
  label,
  choices,
}: Parts & {
  readonly name: Choices;
  readonly label: string;
  readonly choices: readonly Listed[];
}) {
  const question = { id: `shape-${name}`, label, required: true, wrong: null };
  return (
    <Field question={question}>
      {(tied) => (
        <select
          {...tied}
          className="select"
          value={shape[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
