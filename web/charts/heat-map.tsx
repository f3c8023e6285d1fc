import type { HeatView } from "../../src/app/api/home-views.ts";
import { dayWithWeekday, dotOf, kwhText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { Columns, WIDTH } from "./columns.tsx";

const HEIGHT = 288;
const SLOTS = 48;
/** Shades from little to much. */
const SHADES = 8;

/** Days across, half-hours down; each column can be read alone. */
export function HeatMap({
  days,
  label,
}: {
  readonly days: HeatView["days"];
  readonly label: string;
}) {
  const { language } = useSpeech();
  const top = Math.max(1, ...days.flatMap(({ wh }) => wh.map((each) => each ?? 0)));
  const step = WIDTH / days.length;
  const tall = HEIGHT / SLOTS;
  const columns = days.map(({ day, wh }) => {
    const known = wh.flatMap((each) => each ?? []);
    const total = known.reduce((sum, each) => sum + each, 0);
    const figure = known.length === 0 ? "—" : `${kwhText(total, 1)} kWh`;
    return { said: `${dayWithWeekday(day, language)}${dotOf(language)}${figure}` };
  });
  const marks = [0, 7, 14, 21, 28]
    .filter((at) => at < days.length)
    .map((at) => ({
      at: at / days.length,
      label: language === "ja" ? `${at + 1}日` : String(at + 1),
    }));
  return (
    <div className="heat">
      <div className="heat-hours sub" aria-hidden="true">
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour}>{language === "ja" ? `${hour}時` : `${hour}:00`}</span>
        ))}
      </div>
      <Columns className="bars" columns={columns} marks={marks} label={label} height={HEIGHT}>
        {days.map(({ day, wh }, at) =>
          wh.map((each, slot) =>
            each === null ? null : (
              <rect
                key={`${day}-${slot}`}
                x={at * step + 0.5}
                y={slot * tall}
                width={step - 1}
                height={tall}
                className={`heat-${shadeOf(each, top)}`}
              />
            ),
          ),
        )}
      </Columns>
    </div>
  );
}

function shadeOf(wh: number, top: number): number {
  return Math.max(0, Math.min(SHADES - 1, Math.floor((wh * SHADES) / (top + 1))));
}
