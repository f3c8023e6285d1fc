import { Link } from "@tanstack/react-router";
import type { PartsView as Parts } from "../../src/app/api/home-views.ts";
import type { Reader } from "../api.ts";
import { type PartStack, PartStacks } from "../charts/part-stacks.tsx";
import { dayText, dayWithWeekday, dotOf, kwhText, monthText, slotText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { type Language, useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useViewWords } from "../words/use-views.ts";
import type { ViewWords } from "../words/views-ja.ts";
import { Coverage } from "./coverage.tsx";
import { FlowsCard } from "./flows-card.tsx";
import { PartList, rowName } from "./part-list.tsx";
import { chartRows, type PartRow } from "./part-rows.ts";
import { PartTable } from "./part-table.tsx";
import { csvAddress } from "./views-api.ts";

/** A span of use cut by room or appliance (or not at all), with what is not measured. */
export function PartsView({ view, from }: { readonly view: Parts; readonly from: Reader }) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const said = useViewWords();
  const rows = view.cut === "house" ? [houseRow(view)] : chartRows(view);
  if (view.steps.every(({ ahead, missing }) => ahead || missing > 0) && view.totalWh === 0)
    return <p className="state">{said.empty}</p>;
  return (
    <>
      <PartStacks
        stacks={stacksOf(view, rows, { said, language, missing: reading.use.quality.missing })}
        ticks={ticksOf(view, language)}
        label={said.chart(said.cuts[view.cut], spanText(view, language))}
      />
      <Coverage view={view} />
      <Disclosure label={said.partsTable} labelOpen={words.close}>
        <PartTable view={view} rows={rows} />
      </Disclosure>
      <p className="sub small csv-line">
        <a className="quiet" href={csvOf(from, view)} download>
          {said.csv.download}
        </a>
        {said.csv.why}
      </p>
    </>
  );
}

function csvOf(from: Reader, { from: first, until, cut }: Parts): string {
  return csvAddress(from, { from: first, until, cut });
}

/** What stands below the chart: parts with their cost, or what would show them. */
export function PartsBelow({ view, isOwn }: { readonly view: Parts; readonly isOwn: boolean }) {
  return (
    <>
      {view.cut === "house" ? null : <PartList view={view} isOwn={isOwn} />}
      {view.flows === null ? null : <FlowsCard flows={view.flows} />}
      {view.premium === null || !isOwn ? null : <PremiumCard premium={view.premium} />}
    </>
  );
}

function PremiumCard({ premium }: { readonly premium: NonNullable<Parts["premium"]> }) {
  const said = useViewWords();
  const { language } = useSpeech();
  const item = premium.item[language];
  const text =
    premium.yen === null
      ? said.premium.bodyFree(item)
      : said.premium.body(item, String(premium.yen));
  return (
    <section className="section">
      <h2>{said.premium.title}</h2>
      <div className="card premium-card">
        <p>{text}</p>
        {premium.contract === null ? (
          <Link className="button ghost" to="/apply">
            {said.premium.apply}
          </Link>
        ) : (
          <Link
            className="button ghost"
            to="/contracts/$contract/$action"
            params={{ contract: premium.contract, action: "change-item" }}
          >
            {said.premium.change}
          </Link>
        )}
      </div>
    </section>
  );
}

function houseRow({ steps, totalWh, yen, known }: Parts): PartRow {
  const wh = steps.map((step) => step.wh);
  const { missing, estimated } = known;
  const named = { key: "house", name: null, kind: "meter", color: "flat" } as const;
  return { ...named, wh, totalWh, yen, missing, estimated, count: 1 };
}

interface Speaking {
  readonly said: ViewWords;
  readonly language: Language;
  readonly missing: string;
}

function stacksOf(view: Parts, rows: readonly PartRow[], speaking: Speaking): PartStack[] {
  const { said, language, missing } = speaking;
  return view.steps.map((step, at) => {
    const parts = rows.map((row) => ({ color: row.color, value: row.wh[at] ?? 0 }));
    const isMissing = step.slots > 0 && step.missing === step.slots;
    const names =
      view.cut === "house"
        ? []
        : rows
            .filter((row) => (row.wh[at] ?? 0) > 0)
            .slice(0, 3)
            .map((row) => `${rowName(row, said, language)} ${kwhText(row.wh[at] ?? 0, 2)}`);
    const gaps = said.known(isMissing ? 0 : step.missing, step.estimated);
    const figures = [`${kwhText(step.wh, 2)} kWh`, ...names, ...(gaps === "" ? [] : [gaps])];
    const text = step.ahead ? said.ahead : isMissing ? missing : figures.join(dotOf(language));
    return {
      key: step.key,
      parts: step.ahead ? [] : parts,
      look: lookOf(step, isMissing),
      said: `${stepText(view.span, step.key, language)}　${text}`,
    };
  });
}

function lookOf(step: Parts["steps"][number], isMissing: boolean): PartStack["look"] {
  if (step.ahead) return "ahead";
  if (isMissing) return "missing";
  return step.missing + step.estimated > 0 ? "hatched" : "solid";
}

export function stepText(span: Parts["span"], key: string, language: Language): string {
  if (span === "day") return slotText(Number(key));
  return span === "year" ? monthText(key, language) : dayWithWeekday(key, language);
}

export function spanText(view: Parts, language: Language): string {
  if (view.span === "day") return dayWithWeekday(view.from, language);
  if (view.span === "month") return monthText(view.from.slice(0, 7), language);
  if (view.span === "year")
    return language === "ja" ? `${view.from.slice(0, 4)}年` : view.from.slice(0, 4);
  return `${dayText(view.from, language)}–${dayText(view.steps.at(-1)?.key ?? "", language)}`;
}

function ticksOf(view: Parts, language: Language) {
  const every = { day: 12, week: 1, month: 7, year: 2 }[view.span];
  return view.steps.flatMap(({ key }, index) => {
    if (index % every !== 0) return [];
    if (view.span === "day") {
      const label = language === "ja" ? `${index / 2}時` : `${index / 2}:00`;
      return [{ index, label }];
    }
    if (view.span === "week") return [{ index, label: dayText(key, language) }];
    if (view.span === "month")
      return [{ index, label: language === "ja" ? `${index + 1}日` : String(index + 1) }];
    return [{ index, label: monthText(key, language, false) }];
  });
}
