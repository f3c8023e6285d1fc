import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Figures } from "../../../src/app/api/callout-desk.ts";
import { yenText } from "../../format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { CalloutNav } from "./callout-nav.tsx";
import { useFigures } from "./desk-api.ts";
import { ByArea, ByFamily, ByMonth, Clocks } from "./figures/figure-tables.tsx";
import { PeriodChoice } from "./figures/period-choice.tsx";
import { shareText } from "./figures/share-text.ts";
import "../../styles/callout-desk.css";

/** How well help came, over a period; every chart is a table with bars in it. */
export function FiguresPage() {
  const { figures: words } = useCalloutDeskWords();
  const search = useSearch({ from: "/dispatch/figures" });
  const navigate = useNavigate();
  const query = useFigures(search);
  return (
    <>
      <CalloutNav />
      <PageHead title={words.title} />
      <p className="sub">{words.lead}</p>
      <Fetched query={query} rows={4}>
        {(figures) => (
          <>
            <PeriodChoice
              key={`${figures.from}${figures.until}`}
              period={figures}
              choose={(period) => void navigate({ to: "/dispatch/figures", search: period })}
            />
            {figures.cases === 0 ? (
              <p className="card state">{words.none}</p>
            ) : (
              <Whole figures={figures} />
            )}
          </>
        )}
      </Fetched>
    </>
  );
}

function Whole({ figures }: { readonly figures: Figures }) {
  const { figures: words } = useCalloutDeskWords();
  return (
    <>
      <Heads figures={figures} />
      <p className="sub small figure-chart">{words.chart}</p>
      <div className="figure-columns">
        <ByFamily figures={figures} />
        <ByMonth figures={figures} />
        <ByArea figures={figures} />
        <Clocks figures={figures} />
      </div>
    </>
  );
}

function Heads({ figures }: { readonly figures: Figures }) {
  const { figures: words, minutes, yen } = useCalloutDeskWords();
  const { arrival, firstVisitFix, outside, complaints, promisesKept, extraYen } = figures;
  const time = (value: number | null) => (value === null ? words.notKnown : minutes(value));
  const heads = [
    { name: words.cases, value: words.count(figures.cases), more: "" },
    {
      name: words.arrival,
      value: `${time(arrival.p50)} / ${time(arrival.p90)}`,
      more: `${words.half} / ${words.ninety}`,
    },
    {
      name: words.firstFix,
      value: shareText(firstVisitFix.fixed, firstVisitFix.of),
      more: words.share(firstVisitFix.fixed, firstVisitFix.of),
    },
    {
      name: words.kept,
      value: shareText(promisesKept.kept, promisesKept.of),
      more: words.share(promisesKept.kept, promisesKept.of),
    },
    {
      name: words.outside,
      value: shareText(outside.cases, outside.of),
      more: words.share(outside.cases, outside.of),
    },
    {
      name: words.complaints,
      value: shareText(complaints.cases, complaints.of),
      more: words.share(complaints.cases, complaints.of),
    },
    {
      name: words.extra,
      value: `${yenText(extraYen.total)}${yen}`,
      more: [
        words.extraCases(extraYen.cases),
        ...(extraYen.median === null ? [] : [words.extraMedian(yenText(extraYen.median))]),
      ].join(" · "),
    },
  ];
  return (
    <dl className="figure-heads">
      {heads.map(({ name, value, more }) => (
        <div key={name} className="card">
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="sub small">{more}</dd>
        </div>
      ))}
    </dl>
  );
}
