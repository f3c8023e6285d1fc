import type { UseQueryResult } from "@tanstack/react-query";
import type { Cut, PartsView as Parts } from "../../src/app/api/home-views.ts";
import type { Reader } from "../api.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { PartsView, spanText } from "./parts-view.tsx";
import { SpanSteps, SpanSum } from "./span-head.tsx";
import type { BarSpan, Go } from "./use-panel.tsx";

/** A span as stacked bars of what used it. */
export function PartsSpan({
  query,
  span,
  cut,
  from,
  go,
}: {
  readonly query: UseQueryResult<Parts>;
  readonly span: BarSpan;
  readonly cut: Cut;
  readonly from: Reader;
  readonly go: Go;
}) {
  const { language } = useSpeech();
  return (
    <Fetched query={query}>
      {(loaded) => {
        const view = { ...loaded, cut };
        return (
          <section className="card use-card" aria-busy={query.isFetching}>
            <div className="row wrap use-head">
              <SpanSteps
                place={view}
                span={span}
                go={(at) => go({ span, cut, at: placeOf(span, at) })}
                title={spanText(view, language)}
                year={span === "day" || span === "week" ? view.from.slice(0, 4) : null}
              />
              <SpanSum use={view} />
            </div>
            <PartsView view={view} from={from} />
          </section>
        );
      }}
    </Fetched>
  );
}

/** As the address writes a place: a month without its day, a year without its month. */
function placeOf(span: BarSpan, at: string): string {
  return span === "month" ? at.slice(0, 7) : span === "year" ? at.slice(0, 4) : at;
}
