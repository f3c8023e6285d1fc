import type { DeviceView, Readable, Settable } from "../../src/app/api/home-device.ts";
import type { Setting } from "../home-api.ts";
import { commaOf, dotOf, say } from "../format.ts";
import type { HomeWords } from "../words/home-ja.ts";
import type { Language } from "../words/language.ts";

export type Value = Setting[string];

/** A language and its words, as sentences about devices need both. */
export interface Tongue {
  readonly words: HomeWords;
  readonly language: Language;
}

/** The property that switches a device. */
export const SWITCH = "operationStatus";

/** Power as people read it: `420 W`, from 1,000 W up `1.24 kW`; the sign is said in words. */
export function wattText(powerW: number): string {
  const size = Math.abs(powerW);
  return size < 1000 ? `${Math.trunc(size)} W` : `${KILO.format(size / 1000)} kW`;
}

const KILO = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** How long ago, by the server's clock alone: both instants are its own. */
export function agoText(asOf: string, at: string, { ago }: HomeWords): string {
  const seconds = (Date.parse(asOf) - Date.parse(at)) / 1000;
  if (Number.isNaN(seconds) || seconds < 60) return ago.now;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return ago.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ago.hours(hours) : ago.days(Math.floor(hours / 24));
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Tokyo",
  hour: "numeric",
  minute: "2-digit",
  second: "2-digit",
});

/** An instant on the wall of the home: `21:45:03`. */
export function clockText(iso: string): string {
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? iso : CLOCK.format(instant);
}

type Worded = Pick<Readable, "property" | "unit" | "options">;

/** A property's value for people: an option's name, a number with its unit, on or off. */
export function valueText(value: Value | undefined, of: Worded, tongue: Tongue): string {
  const { words, language } = tongue;
  if (value === undefined || value === null) return words.none;
  const option = of.options.find((each) => each.value === value);
  if (option) return say(option.label, language);
  if (typeof value === "boolean") {
    const [yes, no] = of.property === SWITCH ? [words.on, words.off] : [words.yes, words.no];
    return value ? yes : no;
  }
  if (typeof value === "number") return numberText(value, of.unit, tongue);
  if (typeof value === "string") return value;
  if (isList(value)) {
    return value.map((each) => valueText(each, of, tongue)).join(commaOf(language));
  }
  return Object.entries(value)
    .map(([name, each]) => `${words.parts[name] ?? name} ${valueText(each, of, tongue)}`)
    .join(commaOf(language));
}

function isList(value: NonNullable<Value>): value is readonly Value[] {
  return Array.isArray(value);
}

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

function numberText(value: number, unit: string, { words }: Tongue): string {
  const said = words.unit[unit] ?? unit;
  const number = NUMBER.format(value).replace("-", "−");
  if (said === "") return number;
  return /^[%℃°]/.test(said) ? `${number}${said}` : `${number} ${said}`;
}

/** What a switch stands on, where it is known. */
export function isOn({ state }: Pick<DeviceView, "state">): boolean | null {
  const value = state[SWITCH];
  return typeof value === "boolean" ? value : null;
}

const POWER = /ElectricPower|ElectricEnergy|faultStatus|powerSaving|remoteControl/;

/**
 * How a device stands, in a few words: 切, or 冷房・26℃. What can be set says most; of a device
 * that only tells, the first two things it tells; empty where it tells nothing but its power.
 */
export function stateText(device: DeviceView, tongue: Tongue): string {
  const on = isOn(device);
  if (on === false) return switchText(device, tongue);
  const known = (each: { readonly property: string }) =>
    each.property !== SWITCH && isPlain(device.state[each.property]);
  const set = device.settable.filter(known).filter(({ property }) => !POWER.test(property));
  const told = device.readable.filter(known).filter(({ property }) => !POWER.test(property));
  // Of two numbers nobody could tell which is which.
  const most = [
    ...set.filter(({ form }) => form !== "number").slice(0, 1),
    ...set.filter(({ form }) => form === "number").slice(0, 1),
  ];
  const shown =
    most.length > 0
      ? most.map((each) => valueText(device.state[each.property], each, tongue))
      : told.slice(0, 2).map((each) => pairText(each, device.state[each.property], tongue));
  if (shown.length > 0) return shown.join(dotOf(tongue.language));
  const switches = device.settable.some(({ property }) => property === SWITCH);
  return on === true && switches ? switchText(device, tongue) : "";
}

/** What can be said in a word or two: no list, and nothing that is not known. */
function isPlain(value: Value | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== "object";
}

function switchText(device: DeviceView, tongue: Tongue): string {
  const of = wordsOf(device, SWITCH) ?? { property: SWITCH, unit: "", options: [] };
  return valueText(device.state[SWITCH], of, tongue);
}

function pairText(of: Readable, value: Value | undefined, tongue: Tongue): string {
  return `${say(of.label, tongue.language)} ${valueText(value, of, tongue)}`;
}

/** What is asked of a device: `電源 入、温度 26℃`. Where it is gone, the properties' own names. */
export function settingText(set: Setting, device: DeviceView | undefined, tongue: Tongue): string {
  const parts = Object.entries(set).map(([property, value]) => {
    const of = wordsOf(device, property);
    return of === undefined
      ? `${property} ${String(value)}`
      : `${say(of.label, tongue.language)} ${valueText(value, of, tongue)}`;
  });
  return parts.join(commaOf(tongue.language));
}

/** How a device words a property, be it one that is set or one that is only told. */
export function wordsOf(
  device: DeviceView | undefined,
  property: string,
): Settable | Readable | undefined {
  const called = (each: { readonly property: string }) => each.property === property;
  return device?.settable.find(called) ?? device?.readable.find(called);
}

/** A property that is on or off has the words of a switch where it brings none of its own. */
export function switchChoices(
  { options }: Settable,
  [on, off]: readonly [string, string],
): Settable["options"] {
  if (options.length > 0) return options;
  return [
    { value: true, label: { ja: on, en: on } },
    { value: false, label: { ja: off, en: off } },
  ];
}
