import type { UseDay } from "../../src/app/api/use.ts";
import { type Bar, Bars } from "../charts/bars.tsx";
import { BandLegend } from "../charts/legend.tsx";
import { amountText, dayWithWeekday, dotOf, kwhText, say, slotText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

const HOURS = [0, 6, 12, 18];

/** A day as 48 bars in the colours of the tariff's bands. */
export function DayView({ use }: { readonly use: UseDay }) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const bandOf = new Map(use.bands.map((band) => [band.id, band]));
  const bars = use.slots.map((slot, index): Bar => {
    const band = bandOf.get(slot.band);
    const price = band?.price ? ` ${amountText(band.price)} ${reading.use.perKwh}` : "";
    const missing = slot.quality === "missing";
    const priced = `${band ? say(band.label, language) : ""}${price}`;
    const quality = slot.quality === "measured" ? [] : [reading.use.quality[slot.quality]];
    const said = missing
      ? reading.use.quality.missing
      : [`${kwhText(slot.wh, 2)} kWh`, priced, ...quality].join(dotOf(language));
    return {
      key: String(index),
      value: slot.wh,
      tone: band?.tone ?? "flat",
      look: missing ? "missing" : isNoReading(slot.quality) ? "hatched" : "solid",
      said: `${slotText(index)}　${said}`,
    };
  });
  const count = (quality: string) => use.slots.filter((slot) => slot.quality === quality).length;
  const ticks = HOURS.map((hour) => ({
    index: hour * 2,
    label: language === "ja" ? `${hour}時` : `${hour}:00`,
  }));
  if (count("missing") === 48) return <p className="state">{reading.use.empty}</p>;
  return (
    <>
      <Bars
        bars={bars}
        ticks={ticks}
        label={reading.use.dayChart(dayWithWeekday(use.day, language))}
      />
      <BandLegend
        bands={use.bands}
        estimated={count("estimated") + count("spread")}
        provisional={count("provisional")}
        missing={count("missing")}
      />
      <Disclosure label={reading.use.table} labelOpen={words.close}>
        <DayTable use={use} />
      </Disclosure>
    </>
  );
}

/** A value that no register gave: filled in, or a share of several slots' use. */
function isNoReading(quality: UseDay["slots"][number]["quality"]): boolean {
  return quality === "estimated" || quality === "spread";
}

function DayTable({ use }: { readonly use: UseDay }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const bandOf = new Map(use.bands.map((band) => [band.id, band]));
  return (
    <table>
      <caption className="unseen">
        {reading.use.dayChart(dayWithWeekday(use.day, language))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{reading.use.slot}</th>
          <th scope="col" className="number">
            {reading.use.use}
          </th>
          <th scope="col">{reading.use.band}</th>
          <th scope="col">{reading.use.state}</th>
        </tr>
      </thead>
      <tbody>
        {use.slots.map((slot, index) => {
          const band = bandOf.get(slot.band);
          return (
            <tr key={slotText(index)}>
              <td>{slotText(index)}</td>
              <td className="number">{slot.quality === "missing" ? "—" : kwhText(slot.wh, 2)}</td>
              <td>{band ? say(band.label, language) : ""}</td>
              <td className={slot.quality === "measured" ? "sub" : "strong"}>
                {reading.use.quality[slot.quality]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
