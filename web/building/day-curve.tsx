import type { BuildingView } from "../../src/app/api/home-views.ts";
import { type PartStack, PartStacks } from "../charts/part-stacks.tsx";
import { dayWithWeekday, dotOf, kwhText, slotText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { type BuildingWords, useBuildingWords } from "../words/building-words.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** A part of the building's half-hour. */
interface Layer {
  readonly label: string;
  readonly color: string;
  readonly wh: readonly (number | null)[];
}

/** Common areas, dwellings and losses piled up to what the building's meter says. */
function layersOf(building: BuildingView, said: BuildingWords): readonly Layer[] {
  const { main, common, dwellings } = building;
  const layers = [{ label: said.common, color: "part-2", wh: common.wh }];
  if (main === null) return layers;
  const above = main.map((wh, at) => less(wh, common.wh[at] ?? null));
  const shown = dwellings.wh;
  if (shown === null) return [...layers, { label: said.both, color: "part-rest", wh: above }];
  return [
    ...layers,
    { label: said.dwellings, color: "part-1", wh: shown },
    { label: said.losses, color: "part-rest", wh: above.map((wh, at) => less(wh, shown[at] ?? 0)) },
  ];
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** The day as demand in kW, with the contract power above it. */
export function DayCurve({ building }: { readonly building: BuildingView }) {
  const said = useBuildingWords();
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const layers = layersOf(building, said);
  const whole = building.main ?? building.common.wh;
  const demand = building.demands[0];
  const watts = demand?.contractWatts ?? null;
  const stacks = whole.map((wh, slot): PartStack => {
    const parts = layers.map((each) => ({ color: each.color, value: each.wh[slot] ?? 0 }));
    const names = layers.map((each) => `${each.label} ${kwText(each.wh[slot] ?? null)}`);
    const figures = [kwText(wh), ...names].join(dotOf(language));
    return {
      key: String(slot),
      parts: wh === null ? [] : parts,
      look: wh === null ? "missing" : "solid",
      said: `${slotText(slot)}　${wh === null ? reading.use.quality.missing : figures}`,
    };
  });
  const ticks = [0, 12, 24, 36].map((index) => ({
    index,
    label: language === "ja" ? `${index / 2}時` : `${index / 2}:00`,
  }));
  return (
    <>
      <PartStacks
        stacks={stacks}
        ticks={ticks}
        label={said.chart(dayWithWeekday(building.day, language))}
        {...(watts === null ? {} : { limit: watts / 2 })}
      />
      <ul className="legend sub small">
        {layers.map(({ label, color }) => (
          <li key={label}>
            <span className="swatch" style={{ background: `var(--${color})` }} />
            {label}
          </li>
        ))}
        {watts === null ? null : (
          <li>
            <span className="swatch mark-limit" />
            {said.contract(kwhText(watts, 0))}
          </li>
        )}
      </ul>
      <Disclosure label={said.chartTable} labelOpen={words.close}>
        <CurveTable building={building} layers={layers} whole={whole} />
      </Disclosure>
    </>
  );
}

/** 7,500 Wh in half an hour are 15.0 kW. */
function kwText(wh: number | null): string {
  return wh === null ? "—" : `${kwhText(wh * 2, 1)} kW`;
}

function CurveTable({
  building,
  layers,
  whole,
}: {
  readonly building: BuildingView;
  readonly layers: readonly Layer[];
  readonly whole: readonly (number | null)[];
}) {
  const said = useBuildingWords();
  const { language } = useSpeech();
  const label = said.chart(dayWithWeekday(building.day, language));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{said.time}</th>
            {building.main === null ? null : (
              <th scope="col" className="number">
                {said.main}
              </th>
            )}
            {layers.map((layer) => (
              <th key={layer.label} scope="col" className="number">
                {layer.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole.map((wh, slot) => (
            <tr key={slotText(slot)}>
              <td className="nowrap">{slotText(slot)}</td>
              {building.main === null ? null : <td className="number">{kwText(wh)}</td>}
              {layers.map((layer) => (
                <td key={layer.label} className="number">
                  {kwText(layer.wh[slot] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
