import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { amountText, commaOf, monthText } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { type Language, useSpeech } from "../../words/language.ts";
import type { DiagnosisWords } from "../../words/diagnosis-ja.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { FigureTable } from "../charts/figure-table.tsx";
import { type Stack, Stacks, type Tone } from "../charts/stacks.tsx";
import { ToneLegend } from "../charts/tone-legend.tsx";

type EnergyMonth = NonNullable<DiagnosisAnswer["energy"]>[number];
type Flow = "self" | "discharged" | "bought" | "sold";

const TONES: Readonly<Record<Flow, Tone>> = {
  self: "day",
  discharged: "gain",
  bought: "night",
  sold: "peak",
};

/** Where the year's electricity comes from and goes to, month by month. */
export function FlowsCard({ energy }: { readonly energy: readonly EnergyMonth[] }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const sum = (key: Exclude<keyof EnergyMonth, "month">) =>
    energy.reduce((total, month) => total + month[key], 0);
  const generated = sum("generatedWh");
  const flows: readonly Flow[] =
    generated > 0 ? ["self", "discharged", "bought", "sold"] : ["bought"];
  const stacks = energy.map((month) => stackOf(month, { flows, words, language }));
  return (
    <section className="card flows" aria-labelledby="flows">
      <div className="row wrap">
        <h2 id="flows" className="card-title">
          {words.flows.title}
        </h2>
        <span className="sub small">
          {[
            `${words.flows.load} ${kwh(sum("loadWh"))} kWh`,
            ...(generated > 0
              ? [
                  `${words.flows.generated} ${kwh(generated)} kWh`,
                  words.flows.selfShare(Math.round((1 - sum("soldWh") / generated) * 100)),
                ]
              : []),
          ].join(commaOf(language))}
        </span>
      </div>
      <Stacks
        stacks={stacks}
        ticks={energy.map(({ month }) => tickOf(month, language))}
        label={words.flows.caption}
      />
      <ToneLegend
        entries={flows.map((flow) => ({ tone: TONES[flow], label: words.flows[flow] }))}
      />
      <Disclosure label={words.table} labelOpen={words.chart}>
        <FlowsTable energy={energy} />
      </Disclosure>
    </section>
  );
}

interface Saying {
  readonly flows: readonly Flow[];
  readonly words: DiagnosisWords;
  readonly language: Language;
}

function stackOf(month: EnergyMonth, { flows, words, language }: Saying): Stack {
  const of: Readonly<Record<Flow, number>> = {
    self: month.selfUsedWh,
    discharged: month.dischargedWh,
    bought: month.boughtWh,
    sold: -month.soldWh,
  };
  const said = flows.map((flow) => `${words.flows[flow]} ${kwh(Math.abs(of[flow]))}`);
  return {
    key: month.month,
    parts: flows.map((flow) => ({ tone: TONES[flow], value: of[flow] })),
    said: `${monthText(month.month, language)} ${said.join(commaOf(language))} kWh`,
  };
}

const COLUMNS = [
  ["load", "loadWh"],
  ["generated", "generatedWh"],
  ["self", "selfUsedWh"],
  ["sold", "soldWh"],
  ["bought", "boughtWh"],
  ["charged", "chargedWh"],
  ["discharged", "dischargedWh"],
] as const;

function FlowsTable({ energy }: { readonly energy: readonly EnergyMonth[] }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const rows = energy.map((month) => [
    monthText(month.month, language),
    ...COLUMNS.map(([, key]) => kwh(month[key])),
  ]);
  const year = COLUMNS.map(([, key]) => kwh(energy.reduce((sum, month) => sum + month[key], 0)));
  return (
    <FigureTable
      caption={words.flows.caption}
      head={[words.flows.month, ...COLUMNS.map(([name]) => words.flows[name])]}
      rows={[...rows, [words.flows.year, ...year]]}
    />
  );
}

function tickOf(month: string, language: Language): string {
  return language === "ja" ? String(Number(month.slice(5))) : monthText(month, language, false);
}

function kwh(wh: number): string {
  return amountText(String(Math.round(wh / 1000)));
}
