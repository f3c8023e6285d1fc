import type { HouseholdSwitchView, SwitchRow as Row } from "../../src/app/api/switch.ts";
import { kwhText, monthText, say } from "../format.ts";
import { Clauses } from "../life/clauses.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import { SwitchRow } from "./switch-row.tsx";
import "../styles/life.css";
import "../styles/switch.css";

/** So many rows stand open; staying is always among them. */
const SHOWN = 5;

/** The rows of both groups, staying among them, and what they rest on. */
export function SwitchFound({ found }: { readonly found: HouseholdSwitchView }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const stay = found.rows.find(({ kind }) => kind === "stay");
  const keep = found.rows.filter(({ group }) => group === "keep");
  const leave = found.rows.filter(({ group }) => group === "give-up");
  return (
    <>
      <p className="sub switch-lead">
        {words.lead(monthText(found.first, language), monthText(found.through, language))}
      </p>
      <Group title={words.keep} why={words.keepWhy} rows={keep} />
      {leave.length === 0 || stay === undefined ? null : (
        <Group title={words.giveUp} why={words.giveUpWhy} rows={withStay(leave, stay)} />
      )}
      <Basis found={found} />
    </>
  );
}

/** Staying stands where its amount puts it, here as well; its place is that among the others. */
function withStay(rows: readonly Row[], stay: Row): readonly Row[] {
  const at = rows.findIndex(({ total }) => total >= 0);
  const here = { ...stay, place: null };
  return at < 0 ? [...rows, here] : [...rows.slice(0, at), here, ...rows.slice(at)];
}

interface GroupProps {
  readonly title: string;
  readonly why: string;
  readonly rows: readonly Row[];
}

function Group({ title, why, rows }: GroupProps) {
  const words = useSwitchWords();
  const placed = rows.filter(({ place, kind }) => place !== null || kind === "stay");
  const doubtful = rows.filter(({ place, kind }) => place === null && kind !== "stay");
  const shown = placed.filter(({ kind }, index) => index < SHOWN || kind === "stay");
  const more = placed.filter((row) => !shown.includes(row));
  return (
    <section className="section">
      <h2>{title}</h2>
      <p className="sub small switch-why">{why}</p>
      {rows.some(({ kind }) => kind === "supplier") ? (
        <p className="sub small switch-why">{words.supplierFirst}</p>
      ) : null}
      <Rows rows={shown} />
      {more.length === 0 ? null : (
        <Disclosure label={words.more(more.length)} labelOpen={words.less}>
          <Rows rows={more} />
        </Disclosure>
      )}
      {doubtful.length === 0 ? null : (
        <Disclosure label={words.doubtful(doubtful.length)} labelOpen={words.less}>
          <p className="sub small switch-why">{words.doubtfulWhy}</p>
          <Rows rows={doubtful} />
        </Disclosure>
      )}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ol className="switch-rows">
      {rows.map((row) => (
        <SwitchRow key={row.key} row={row} />
      ))}
    </ol>
  );
}

/** What the figures rest on, what is left out, and what could not be compared. */
function Basis({ found }: { readonly found: HouseholdSwitchView }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const { supplies, notPossible, notCompared, notes } = found;
  return (
    <section className="section">
      <h2>{words.basis}</h2>
      <div className="card">
        <ul className="switch-notes">
          {supplies.map(({ contract, yearWh, measuredPercent }) =>
            yearWh === null ? null : (
              <li key={contract}>{words.use(kwhText(yearWh, 0), measuredPercent ?? 0)}</li>
            ),
          )}
          <li>{words.scenario(say(found.scenario, language))}</li>
          {notes.map((note) => (
            <li key={note.en}>{say(note, language)}</li>
          ))}
        </ul>
        {notPossible.length === 0 ? null : (
          <Disclosure label={words.notPossible(notPossible.length)} labelOpen={words.less}>
            <ul className="switch-notes">
              {notPossible.map(({ label, reason, clauses }) => (
                <li key={label.en}>
                  <b>{say(label, language)}</b>
                  <p className="sub">{say(reason, language)}</p>
                  <Clauses clauses={clauses} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        {notCompared.length === 0 ? null : (
          <Disclosure label={words.notCompared(notCompared.length)} labelOpen={words.less}>
            <ul className="switch-notes">
              {notCompared.map(({ label, reason }, index) => (
                <li key={index}>
                  <b>{say(label, language)}</b>
                  <p className="sub">{say(reason, language)}</p>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </section>
  );
}
