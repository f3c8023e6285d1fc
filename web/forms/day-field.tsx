import { dayWithWeekday } from "../format.ts";
import { eraText } from "../../src/kernel/typed/era.ts";
import { readTypedDay } from "../../src/kernel/typed/typed-day.ts";
import { formatDay } from "../../src/kernel/day.ts";
import { useSpeech } from "../words/language.ts";
import { TextField, type TextFieldProps } from "./text-field.tsx";

/** A day as one writes it: 2026-11-30, 令和8年11月30日, R8.11.30; both calendars are said back. */
export function DayField(props: Omit<TextFieldProps, "echo" | "letters">) {
  const { language } = useSpeech();
  const read = readTypedDay(props.value);
  const echo = read.ok
    ? [dayWithWeekday(formatDay(read.value), language, true), eraText(read.value)].join(
        language === "ja" ? "・" : ", ",
      )
    : "";
  return <TextField {...props} letters={16} echo={echo} />;
}
