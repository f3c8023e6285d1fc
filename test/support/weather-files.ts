const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Every date of a year without a 29 February. */
const DATES = MONTH_DAYS.flatMap((days, month) =>
  Array.from({ length: days }, (_, date) => ({ month: month + 1, date: date + 1 })),
);

/** Noon light of a made-up year: a half sine from 6:00 to 18:00, W/m² in the mean of an hour. */
function lightOf(hour: number): number {
  return Math.max(0, Math.floor(600 * Math.sin((Math.PI * (hour + 0.5 - 6)) / 12)));
}

/** A small EPW file, made up; lines may be changed before they are joined. */
export function epwText(change: (lines: string[]) => void = () => undefined): string {
  const header = [
    "LOCATION,Tokyo,13,JPN,made up,476620,35.69,139.76,9.0,25.0",
    "DESIGN CONDITIONS,0",
    "TYPICAL/EXTREME PERIODS,0",
    "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    "COMMENTS 1,made up",
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday,1/1,12/31",
  ];
  const rows = DATES.flatMap(({ month, date }) =>
    Array.from({ length: 24 }, (_, hour) => {
      const ghi = lightOf(hour);
      const light = `0,0,300,${ghi},${Math.floor(ghi / 2)},${ghi - Math.floor(ghi / 4)}`;
      const air = `${month + hour / 10},5.0,60,101000`;
      const rest = "0,0,0,0,180,2.5,5,5,20,77777,9,999999999,20,0.1,0,88,0.2,0,0";
      return `1999,${month},${date},${hour + 1},60,?9,${air},${light},${rest}`;
    }),
  );
  const lines = [...header, ...rows];
  change(lines);
  return `${lines.join("\r\n")}\r\n`;
}

/** Values of a METPV element in an hour, in the file's own units. */
function metpvValue(element: number, hour: number): number {
  const light = Math.floor(lightOf(hour) * 0.36);
  const direct = Math.floor(light / 2);
  if (element === 1) return light;
  if (element === 2) return direct;
  if (element === 3) return light - direct;
  return element === 5 ? -12 + hour : 25;
}

const ELEMENTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** A METPV-20 file, made up: comma-separated, nine elements a day. */
export function metpv20Text(change: (lines: string[]) => void = () => undefined): string {
  const rows = DATES.flatMap(({ month, date }, day) =>
    ELEMENTS.map((element) => {
      const hours = Array.from({ length: 24 }, (_, hour) => metpvValue(element, hour));
      return `${element},${month},${date},2014,${hours.join(",")},0,8888,0,8888,${day + 1}`;
    }),
  );
  const lines = ["44132,TOKYO,35,41.5,139,45.0,25.2", ...rows];
  change(lines);
  return `${lines.join("\r\n")}\r\n`;
}

/** The same year as METPV-11 writes it: fixed columns, a remark behind each value. */
export function metpv11Text(change: (lines: string[]) => void = () => undefined): string {
  const rows = DATES.flatMap(({ month, date }, day) =>
    ELEMENTS.map((element) => {
      const hours = Array.from(
        { length: 24 },
        (_, hour) => `${String(metpvValue(element, hour)).padStart(4)}6`,
      );
      const stamp = `${String(month).padStart(2)}${String(date).padStart(2)}  6.5`;
      const sums = `    0 8888    0 8888${String(day + 1).padStart(5)}`;
      return `${String(element).padStart(5, "0")} ${stamp}${hours.join("")}${sums}`;
    }),
  );
  const lines = ["44132 TOKYO                  35 41.5  139 45.0    25.2", ...rows];
  change(lines);
  return `${lines.join("\n")}\n`;
}
