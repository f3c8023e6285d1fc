import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Cut } from "../../src/app/api/home-views.ts";
import type { Reader } from "../api.ts";
import type { Span } from "../router.tsx";
import { useReadingWords } from "../words/use-reading.ts";
import { useViewWords } from "../words/use-views.ts";
import { BandSpan } from "./band-span.tsx";
import { NowView } from "./now/now-view.tsx";
import { HeatCard } from "./heat-card.tsx";
import { PartsSpan } from "./parts-span.tsx";
import { PartsBelow } from "./parts-view.tsx";
import { viewsApi } from "./views-api.ts";
import "../styles/use.css";
import "../styles/views.css";

export interface UseAsk {
  readonly span?: Span;
  readonly at?: string;
  readonly meter?: string;
  readonly cut?: Cut;
}

export type Go = (ask: UseAsk) => void;
export type BarSpan = Exclude<Span, "now">;
const SPANS: readonly Span[] = ["now", "day", "week", "month", "year"];

/** Use by day, week, month or year, of the resident's own home or an account's. */
export function UsePanel({
  from,
  ask,
  go,
}: {
  readonly from: Reader;
  readonly ask: UseAsk;
  readonly go: Go;
}) {
  const reading = useReadingWords();
  const said = useViewWords();
  const span = ask.span ?? "day";
  const nameOf = (name: Span) =>
    name === "now" || name === "week" ? said[name] : reading.use.spans[name];
  return (
    <div className="use">
      <fieldset className="tablist" aria-label={reading.use.title}>
        {SPANS.map((name) => (
          <button
            key={name}
            type="button"
            className="tab"
            aria-pressed={span === name}
            onClick={() => go({ ...kept(ask), span: name, ...nearest(ask.at, name) })}
          >
            {nameOf(name)}
          </button>
        ))}
      </fieldset>
      {span === "now" ? (
        <NowView from={from} />
      ) : (
        <Spanned span={span} from={from} ask={ask} go={go} />
      )}
    </div>
  );
}

/** From a day to its month or year keeps the place; back to a finer span starts at the newest. */
function nearest(at: string | undefined, span: Span): { at?: string } {
  if (at === undefined) return {};
  if (span === "week" && at.length === 10) return { at };
  if (span === "month" && at.length >= 7) return { at: at.slice(0, 7) };
  if (span === "year" && at.length >= 4) return { at: at.slice(0, 4) };
  return {};
}

function kept({ meter, cut }: UseAsk): { meter?: string; cut?: Cut } {
  return { ...(meter === undefined ? {} : { meter }), ...(cut === undefined ? {} : { cut }) };
}

/** A chart of the span, cut as asked; below it the parts of the same span. */
function Spanned({
  span,
  from,
  ask,
  go,
}: {
  readonly span: BarSpan;
  readonly from: Reader;
  readonly ask: UseAsk;
  readonly go: Go;
}) {
  const isOwn = from.base === "/api";
  const cut = ask.cut ?? "house";
  const asked = cut === "house" ? "appliance" : cut;
  const at = firstDayOf(ask.at);
  const parts = useQuery({
    queryKey: ["parts", from.base, from.params, span, at ?? null, asked],
    queryFn: () => viewsApi.parts(from, { span, at, cut: asked }),
    placeholderData: (before) => before,
    enabled: ask.meter === undefined,
  });
  const isCut = parts.data?.shows === "appliances";
  return (
    <>
      {isCut ? (
        <CutChoice cut={cut} choose={(chosen) => go({ ...ask, span, cut: chosen })} />
      ) : null}
      {cut === "house" && span !== "week" ? (
        <BandSpan span={span} from={from} ask={ask} go={go} />
      ) : (
        <PartsSpan query={parts} span={span} cut={isCut ? cut : "house"} from={from} go={go} />
      )}
      {parts.data?.manages === true ? <BuildingLink isOwn={isOwn} /> : null}
      {parts.data === undefined ? null : <PartsBelow view={parts.data} isOwn={isOwn} />}
      {span === "month" ? <HeatCard from={from} month={ask.at?.slice(0, 7)} /> : null}
    </>
  );
}

/** To the building that the household manages. */
function BuildingLink({ isOwn }: { readonly isOwn: boolean }) {
  const said = useViewWords();
  const { account } = useParams({ strict: false });
  const link = { className: "button ghost use-building" };
  if (isOwn) {
    return (
      <Link {...link} to="/building">
        {said.building}
      </Link>
    );
  }
  return account === undefined ? null : (
    <Link {...link} to="/accounts/$account/building" params={{ account }}>
      {said.building}
    </Link>
  );
}

/** Of `2026-11` its first day; the parts are asked by a day. */
function firstDayOf(at: string | undefined): string | undefined {
  if (at === undefined) return undefined;
  return `${at}-01-01`.slice(0, 10);
}

const CUTS: readonly Cut[] = ["house", "room", "appliance"];

function CutChoice({ cut, choose }: { readonly cut: Cut; readonly choose: (cut: Cut) => void }) {
  const said = useViewWords();
  return (
    <fieldset className="tablist cut-choice" aria-label={said.cut}>
      {CUTS.map((name) => (
        <button
          key={name}
          type="button"
          className="tab"
          aria-pressed={cut === name}
          onClick={() => choose(name)}
        >
          {said.cuts[name]}
        </button>
      ))}
    </fieldset>
  );
}
