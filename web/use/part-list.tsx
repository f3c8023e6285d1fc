import { Link } from "@tanstack/react-router";
import type { PartsView } from "../../src/app/api/home-views.ts";
import { kwhText, say, yenText } from "../format.ts";
import { type Language, useSpeech } from "../words/language.ts";
import { useViewWords } from "../words/use-views.ts";
import type { ViewWords } from "../words/views-ja.ts";
import { percentOf } from "./coverage.tsx";
import { isIdle, listRows, type PartRow } from "./part-rows.ts";

export function rowName(row: PartRow, said: ViewWords, language: Language): string {
  if (row.kind === "rest") return said.rest;
  if (row.kind === "others") return said.others(row.count);
  return row.name === null ? said.cuts.house : say(row.name, language);
}

/** Each room or appliance with what it took and cost; the unmeasured rest stands below. */
export function PartList({ view, isOwn }: { readonly view: PartsView; readonly isOwn: boolean }) {
  const said = useViewWords();
  const rows = listRows(view);
  const idle = view.parts.filter(isIdle).length;
  const top = Math.max(1, ...rows.map(({ totalWh }) => totalWh));
  return (
    <section className="section">
      <div className="row wrap">
        <h2>{view.cut === "room" ? said.byRoom : said.byAppliance}</h2>
        <span className="sub small">{said.covered(percentOf(view.coveredWh, view.totalWh))}</span>
      </div>
      {view.parts.length === 0 ? (
        <div className="card">
          <p>{said.noParts}</p>
          {isOwn ? (
            <Link className="quiet" to="/appliances">
              {said.connect}
            </Link>
          ) : null}
        </div>
      ) : (
        <ul className="list part-list">
          {rows.map((row) => (
            <PartItem key={row.key} row={row} top={top} view={view} />
          ))}
        </ul>
      )}
      <p className="sub small part-note">
        {idle > 0 ? said.idle(idle) : null} {view.yen === null ? null : said.shared}
      </p>
    </section>
  );
}

function PartItem({
  row,
  top,
  view,
}: {
  readonly row: PartRow;
  readonly top: number;
  readonly view: PartsView;
}) {
  const { words, language } = useSpeech();
  const said = useViewWords();
  const gaps = said.known(row.missing, row.estimated);
  const width = `${Math.max(0, Math.min(100, (row.totalWh / top) * 100))}%`;
  return (
    <li className={row.kind === "rest" ? "list-row part-rest" : "list-row"}>
      <div className="row">
        <span>
          {rowName(row, said, language)}
          {gaps === "" ? null : <span className="sub small part-gaps">{gaps}</span>}
        </span>
        <span className="yen">
          {row.yen === null ? (
            kwhText(row.totalWh)
          ) : (
            <>
              {yenText(row.yen)}
              <span className="unit">{words.yen}</span>
            </>
          )}
        </span>
      </div>
      <div className="part-bar" aria-hidden="true">
        <span style={{ width, background: `var(--${row.color})` }} />
      </div>
      <p className="sub small">
        {kwhText(row.totalWh)} {words.kwh} ({percentOf(row.totalWh, view.totalWh)}%)
        {row.kind === "rest" ? ` ${said.restWhy}` : ""}
      </p>
    </li>
  );
}
