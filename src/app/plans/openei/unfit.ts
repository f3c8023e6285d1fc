import { dayOf } from "../../../kernel/day.ts";
import { compare, decimal, isZero } from "../../../kernel/exact.ts";
import { type FieldRefusal, type OpenEiRate, writtenText } from "./read-rate.ts";

/** Fields that price power, a moment or another meter: a plan's file has no word for them. */
const NO_WORD: Readonly<Record<string, string>> = {
  demandratestructure: "no demand charge",
  flatdemandstructure: "no demand charge",
  coincidentratestructure: "no charge at the system's peak",
  demandreactivepowercharge: "no charge for reactive power",
  fixedchargeeaaddl: "no charge for a second meter",
  fueladjustmentsmonthly: "no adjustment by month; write it as a rule of its own",
  minmonthlycharge: "mincharge with minchargeunits",
  annualmincharge: "a minimum by month",
};

/** What of a rate a plan cannot express, each by its field: all of it at once. */
export function unfitFields(rate: OpenEiRate): readonly FieldRefusal[] {
  return [
    ...Object.entries(NO_WORD).flatMap(([field, accepted]) =>
      charges(rate[field]) ? [{ field, found: "a charge", accepted }] : [],
    ),
    ...unfitTiers(rate),
    ...unfitSchedules(rate),
    ...unfitUnits(rate),
    ...unfitDays(rate),
  ];
}

/** Whether any number in it is not zero: zero charges are left out without a word. */
function charges(value: unknown): boolean {
  const text = writtenText(value);
  if (text !== null) return !/^-?0+(\.0+)?$/.test(text);
  if (Array.isArray(value)) return value.some(charges);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, part]) => key !== "max" && charges(part));
}

function unfitTiers({ energyratestructure }: OpenEiRate): FieldRefusal[] {
  return energyratestructure.flatMap((tiers, period) =>
    tiers.flatMap(({ rate, max, sell, unit = "kWh" }, index) => {
      const field = (name: string) => `energyratestructure.${period}.${index}.${name}`;
      const isLast = index === tiers.length - 1;
      const refused: FieldRefusal[] = [];
      const add = (name: string, found: string, accepted: string) =>
        refused.push({ field: field(name), found, accepted });
      if (rate === undefined) add("rate", "nothing", "a price per kWh");
      if (unit !== "kWh") add("unit", unit, "kWh in the month");
      if (sell !== undefined && !isZero(decimal(sell)))
        add("sell", sell, "no price for sold power; that is a rule of kind feed-in");
      if (!isLast && max === undefined) add("max", "nothing", "the upper end of the tier");
      const below = tiers[index - 1]?.max ?? "0";
      if (!isLast && max !== undefined && compare(decimal(max), decimal(below)) <= 0)
        add("max", max, `the upper end of the tier, above ${below}`);
      return refused;
    }),
  );
}

function unfitSchedules(rate: OpenEiRate): FieldRefusal[] {
  const periods = rate.energyratestructure.length;
  return (["energyweekdayschedule", "energyweekendschedule"] as const).flatMap((field) =>
    rate[field].flatMap((hours, month) =>
      hours.flatMap((period, hour) =>
        period < periods
          ? []
          : [
              {
                field: `${field}.${month}.${hour}`,
                found: `period ${period}`,
                accepted: `periods 0 to ${periods - 1}`,
              },
            ],
      ),
    ),
  );
}

function unfitUnits(rate: OpenEiRate): FieldRefusal[] {
  const { fixedchargefirstmeter, fixedchargeunits, mincharge, minchargeunits } = rate;
  const refused: FieldRefusal[] = [];
  const fixed = fixedchargefirstmeter ?? "0";
  if (!isZero(decimal(fixed)) && !["$/month", "$/day"].includes(fixedchargeunits ?? ""))
    refused.push({
      field: "fixedchargeunits",
      found: fixedchargeunits ?? "nothing",
      accepted: "$/month or $/day",
    });
  if (!isZero(decimal(mincharge ?? "0")) && minchargeunits !== "$/month")
    refused.push({
      field: "minchargeunits",
      found: minchargeunits ?? "nothing",
      accepted: "$/month",
    });
  return refused;
}

const DAY_SECONDS = 86_400;
const UNTIL = dayOf(2100, 1, 1) * DAY_SECONDS;

function unfitDays({ startdate, enddate }: OpenEiRate): FieldRefusal[] {
  return [...unfitDay("startdate", startdate, 0), ...unfitDay("enddate", enddate, startdate ?? 0)];
}

function unfitDay(field: string, seconds: number | undefined, least: number): FieldRefusal[] {
  if (seconds === undefined || (seconds >= least && seconds < UNTIL)) return [];
  const accepted = `seconds since 1970, ${least} to ${UNTIL - 1}`;
  return [{ field, found: String(seconds), accepted }];
}
