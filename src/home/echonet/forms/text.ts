import { bytesOfHex, hexOf, unsignedAt } from "../bytes.ts";
import { formatDay, parseDay } from "../../../kernel/day.ts";
import { type Form, misread, sized, value } from "./form.ts";

/** Bytes as hex digits. */
export function raw(fewest: number, most = fewest): Form {
  return sized({
    fewest,
    most,
    shape: { kind: "raw" },
    read: (edt) => value(hexOf(edt)),
    write: (of) => {
      const bytes = typeof of === "string" ? bytesOfHex(of) : null;
      return bytes && bytes.length >= fewest && bytes.length <= most ? [...bytes] : null;
    },
  });
}

/** Text of a maker: printable ASCII, or what UTF-8 gives; padding of 00 and spaces falls. */
export function text(most: number): Form {
  return sized({
    fewest: 0,
    most,
    shape: { kind: "text" },
    read: (edt) => value(textIn(edt)),
    write: (of) => {
      const bytes = typeof of === "string" ? [...new TextEncoder().encode(of)] : null;
      return bytes && bytes.length <= most ? bytes : null;
    },
  });
}

/** Control characters have no place in a name: a device may send any byte. */
function textIn(edt: Uint8Array): string {
  return [...new TextDecoder().decode(edt)]
    .filter((letter) => letter >= " " && letter !== "\u007f" && letter !== "\ufffd")
    .join("")
    .trim();
}

/** YYYY (2 bytes) MM DD. All FF, or year 0: not known. */
export const DATE: Form = sized({
  fewest: 4,
  most: 4,
  shape: { kind: "date" },
  read: (edt) => {
    if (edt.every((byte) => byte === 0xff) || edt.every((byte) => byte === 0)) return value(null);
    const day = dayIn(edt);
    return day === null ? misread("out-of-range") : value(formatDay(day));
  },
  write: (of) => {
    if (typeof of !== "string" || parseDay(of) === null) return null;
    const year = Number(of.slice(0, 4));
    return [year >> 8, year & 0xff, Number(of.slice(5, 7)), Number(of.slice(8))];
  },
});

function dayIn(edt: Uint8Array) {
  const [month = 0, date = 0] = edt.subarray(2);
  return parseDay(`${padded(unsignedAt(edt, 0, 2), 4)}-${padded(month, 2)}-${padded(date, 2)}`);
}

/** Hour and minute. */
export const TIME: Form = sized({
  fewest: 2,
  most: 2,
  shape: { kind: "time" },
  read: ([hour = 0, minute = 0]) =>
    hour === 0xff && minute === 0xff
      ? value(null)
      : hour > 23 || minute > 59
        ? misread("out-of-range")
        : value(`${padded(hour, 2)}:${padded(minute, 2)}`),
  write: (of) => {
    const match = typeof of === "string" ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(of) : null;
    return match && [Number(match[1]), Number(match[2])];
  },
});

/** Date and time of day to the minute (6 bytes) or second (7): Tokyo's, without a zone. */
export function dateTime(size: 6 | 7): Form {
  return sized({
    fewest: size,
    most: size,
    shape: { kind: "date-time" },
    read: (edt) => {
      if (edt.subarray(0, 6).every((byte) => byte === 0xff)) return value(null);
      const day = dayIn(edt.subarray(0, 4));
      const [hour = 0, minute = 0, second = 0] = edt.subarray(4);
      if (day === null || hour > 23 || minute > 59 || second > 59) return misread("out-of-range");
      return value(
        `${formatDay(day)}T${[hour, minute, second].map((part) => padded(part, 2)).join(":")}`,
      );
    },
    write: () => null,
  });
}

function padded(part: number, digits: number): string {
  return String(part).padStart(digits, "0");
}
