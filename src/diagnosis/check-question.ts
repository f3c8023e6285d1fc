import { daysOf } from "../kernel/period.ts";
import type { BilledPeriod, DiagnosisQuestion, DiagnosisRefusal } from "./model.ts";
import type { PricedPlans } from "./priced-plans.ts";

export type Refusals = readonly DiagnosisRefusal[];

/** What no figure of a question may pass, however it was asked. */
const LIMITS = {
  kw: { least: 0, most: 100 },
  tiltDeg: { least: 0, most: 90 },
  azimuthDeg: { least: 0, most: 360 },
  capacityWh: { least: 0, most: 200_000 },
  priceYen: { least: 0, most: 100_000_000 },
  litres: { least: 0, most: 10_000_000 },
} as const;

const MOST_SIZES = 40;

type Limit = keyof typeof LIMITS;

/** Everything wrong with a question, in the order of its fields; empty when it can be answered. */
export function faultsOf(question: DiagnosisQuestion): Refusals {
  const { electricity, gas } = question;
  if (electricity === null && gas === null) {
    return [
      {
        code: "diagnosis.nothing-asked",
        field: "electricity, gas",
        got: "neither",
        accepted: "the use of electricity, of gas, or of both",
      },
    ];
  }
  return [
    ...gasFaults(question),
    ...equipmentFaults(question),
    ...question.batterySizesWh.flatMap((size, index) =>
      outside("capacityWh", size, `batterySizesWh.${index}`),
    ),
    ...tooMany(question.batterySizesWh.length),
  ];
}

/** A year that is priced has no gaps and the length of a year. */
export function periodFaults(periods: readonly BilledPeriod[]): Refusals {
  const onEnd = periods.every(
    ({ period }, index) =>
      daysOf(period) > 0 && (index === 0 || periods[index - 1]?.period.until === period.from),
  );
  const [first, last] = [periods[0], periods.at(-1)];
  const days = first && last ? last.period.until - first.period.from : 0;
  return onEnd && (days === 365 || days === 366)
    ? []
    : [
        {
          code: "diagnosis.out-of-range",
          field: "periods",
          got: `${periods.length} periods, ${days} days`,
          accepted: "periods on end that make up a year of 365 or 366 days",
        },
      ];
}

function gasFaults({ gas }: DiagnosisQuestion): Refusals {
  if (gas === null) return [];
  const { litresByMonth } = gas;
  const each = litresByMonth.flatMap((litres, index) =>
    outside("litres", litres, `gas.litresByMonth.${index}`),
  );
  if (litresByMonth.length === 12) return each;
  const got = `${litresByMonth.length} months`;
  const accepted = "12 months, January first";
  return [{ code: "diagnosis.out-of-range", field: "gas.litresByMonth", got, accepted }];
}

function equipmentFaults({ equipment }: DiagnosisQuestion): Refusals {
  const { solar, battery } = equipment;
  const faces = (solar?.system.faces ?? []).flatMap(({ kw, tiltDeg, azimuthDeg }, index) => {
    const field = `equipment.solar.system.faces.${index}`;
    return [
      ...outside("kw", kw, `${field}.kw`),
      ...outside("tiltDeg", tiltDeg, `${field}.tiltDeg`),
      ...outside("azimuthDeg", azimuthDeg, `${field}.azimuthDeg`),
    ];
  });
  return [
    ...faces,
    ...(solar === null ? [] : outside("priceYen", solar.priceYen ?? 0, "equipment.solar.priceYen")),
    ...(battery === null
      ? []
      : [
          ...outside("capacityWh", battery.battery.capacityWh, "equipment.battery.capacityWh"),
          ...outside("priceYen", battery.priceYen ?? 0, "equipment.battery.priceYen"),
        ]),
  ];
}

function outside(limit: Limit, value: number, field: string): Refusals {
  const { least, most } = LIMITS[limit];
  if (value >= least && value <= most) return [];
  const accepted = `${limit} from ${least} to ${most}`;
  return [{ code: "diagnosis.out-of-range", field, got: String(value), accepted }];
}

function tooMany(sizes: number): Refusals {
  if (sizes <= MOST_SIZES) return [];
  const accepted = `at most ${MOST_SIZES} sizes`;
  return [
    { code: "diagnosis.out-of-range", field: "batterySizesWh", got: String(sizes), accepted },
  ];
}

/** The present plan's place among those priced, −1 where none is named, or why it is not there. */
export function presentIn(
  priced: PricedPlans,
  plan: string | null,
  field: string,
): number | DiagnosisRefusal {
  if (plan === null) return -1;
  const place = priced.plans.findIndex(
    ({ address, beside }) => address === plan && beside === null,
  );
  if (place >= 0) return place;
  const reason = priced.notCompared.find(({ address }) => address === plan);
  if (reason === undefined) {
    const accepted = "the address of a plan: service/file/key";
    return { code: "diagnosis.plan-unknown", field, got: plan, accepted };
  }
  const elsewhere = reason.code === "diagnosis.not-sold-in-area";
  return {
    code: elsewhere ? "diagnosis.plan-not-sold" : "diagnosis.plan-not-priced",
    field,
    got: `${plan}: ${reason.reason.en}`,
    accepted: "a plan that can be priced here, or null where it is not known",
  };
}
