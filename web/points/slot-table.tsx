import { kwhText } from "../format.ts";
import { usePointsWords } from "../words/use-points.ts";

interface Slot {
  readonly from: string;
  readonly meanWh: number | null;
  readonly usedWh: number | null;
}

/** Each half-hour as a pair of bars and its figures in one table. */
export function SlotTable({ slots }: { readonly slots: readonly Slot[] }) {
  const { events: words, judged } = usePointsWords();
  const most = Math.max(1, ...slots.flatMap(({ meanWh, usedWh }) => [meanWh ?? 0, usedWh ?? 0]));
  if (slots.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.slots}</h2>
      <div className="card">
        <table className="points-table points-slots">
          <thead>
            <tr>
              <th scope="col">{words.slot}</th>
              <th scope="col" aria-hidden="true" />
              <th scope="col" className="number">
                {judged.mean}
              </th>
              <th scope="col" className="number">
                {judged.used}
              </th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <tr key={slot.from}>
                <th scope="row">{slot.from}</th>
                <td className="points-bars" aria-hidden="true">
                  <span className="mean" style={widthOf(slot.meanWh, most)} />
                  <span className="used" style={widthOf(slot.usedWh, most)} />
                </td>
                <td className="number">{wattHours(slot.meanWh)}</td>
                <td className="number">{wattHours(slot.usedWh)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="sub small">kWh</p>
      </div>
    </section>
  );
}

function widthOf(wh: number | null, most: number) {
  return { width: `${Math.floor(((wh ?? 0) * 100) / most)}%` };
}

function wattHours(wh: number | null): string {
  return wh === null ? "–" : kwhText(wh, 3);
}
