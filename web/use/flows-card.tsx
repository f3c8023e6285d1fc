import type { PartsView } from "../../src/app/api/home-views.ts";
import { dotOf, kwhText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useViewWords } from "../words/use-views.ts";

type Flows = NonNullable<PartsView["flows"]>;

/** Panels, battery and the grid: what came in and what went out, as a table of bars. */
export function FlowsCard({ flows }: { readonly flows: Flows }) {
  const { words, language } = useSpeech();
  const said = useViewWords();
  const rows = [
    { label: said.flows.used, wh: flows.usedWh, color: "flat" },
    { label: said.flows.generated, wh: flows.generatedWh, color: "day" },
    { label: said.flows.bought, wh: flows.boughtWh, color: "night" },
    { label: said.flows.sold, wh: flows.soldWh, color: "gain" },
    { label: said.flows.discharged, wh: flows.dischargedWh, color: "part-4" },
    { label: said.flows.charged, wh: flows.chargedWh, color: "part-5" },
  ].filter(({ wh }) => wh > 0);
  const top = Math.max(1, ...rows.map(({ wh }) => wh));
  const { selfSufficiency, ownUse } = flows;
  return (
    <section className="section">
      <h2>{said.flows.title}</h2>
      <div className="card">
        <p className="flow-rates">
          {[
            ...(selfSufficiency === null ? [] : [said.flows.self(tenth(selfSufficiency))]),
            ...(ownUse === null ? [] : [said.flows.own(tenth(ownUse))]),
          ].join(dotOf(language))}
        </p>
        <table>
          <caption className="unseen">{said.flows.chart}</caption>
          <tbody>
            {rows.map(({ label, wh, color }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="flow-cell" aria-hidden="true">
                  <span
                    className="flow-bar"
                    style={{ width: `${(wh / top) * 100}%`, background: `var(--${color})` }}
                  />
                </td>
                <td className="number">
                  {kwhText(wh)} {words.kwh}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** 571 thousandths are 57. */
function tenth(thousandths: number): string {
  return String(Math.floor(thousandths / 10));
}
