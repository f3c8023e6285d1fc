import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import { ASSUMED_SEASON_SWING } from "../../solar/loads/hot-water.ts";
import { askedDay, askedMonth, askedText } from "./asked.ts";
import { anyLoadBody } from "./diagnosis-load.ts";

/**
 * A diagnosis as it is asked for over HTTP. The same as the engine's question, with days as text
 * and half-hours as plain lists. Energy is Wh, money whole yen.
 */

const share = z.number().min(0).max(1);
const yen = z.int().min(0).max(100_000_000);
const hour = z.number().min(0).max(24).multipleOf(0.5);
const hours = z.strictObject({ fromHour: hour, untilHour: hour });
const address = askedText(200).min(1);
const chosen = z.array(askedText(80)).max(20).default([]);

/** So many plans a contractor keeps at most. */
export const MOST_OWN_PLANS = 40;

const electricity = z.strictObject({
  load: anyLoadBody,
  capacity: z
    .union([
      z.strictObject({ amps: z.number().positive().max(1000) }),
      z.strictObject({ kva: z.number().positive().max(1000) }),
      z.strictObject({ kw: z.number().positive().max(1000) }),
    ])
    .nullable(),
  /** The present plan's address `service/file/key`; null: not known. */
  plan: address.nullable().default(null),
  chosen,
});

const gas = z.strictObject({
  /** January to December, litres (thousandths of m³). */
  litresByMonth: z.array(z.int().min(0).max(10_000_000)).length(12),
  district: askedText(80).min(1),
  plan: address.nullable().default(null),
  chosen,
  levelPercent: z.number().min(0).max(100).default(10),
});

const face = z.strictObject({
  kw: z.number().min(0).max(100),
  tiltDeg: z.number().min(0).max(90),
  azimuthDeg: z.number().min(0).max(360),
  horizon: z
    .array(
      z.strictObject({
        azimuthDeg: z.number().min(0).max(360),
        elevationDeg: z.number().min(0).max(90),
      }),
    )
    .max(360)
    .exactOptional(),
});

const solar = z.strictObject({
  present: z.boolean().default(false),
  system: z.strictObject({
    faces: z.array(face).min(1).max(8),
    inverterKw: z.number().min(0).max(100),
    /** Left out: as the assumptions of the day have it, and every report states. */
    inverterEfficiency: share.exactOptional(),
    lossShare: share.exactOptional(),
    mounting: z.enum(["roof", "rack"]).exactOptional(),
    powerPerC: z.number().min(-0.02).max(0).exactOptional(),
    albedo: share.exactOptional(),
    sky: z.enum(["perez", "hay-davies", "isotropic"]).exactOptional(),
    snowShare: z.array(share).length(12).exactOptional(),
  }),
  method: z.enum(["perez", "official"]).default("perez"),
  sale: z.strictObject({
    certifiedOn: askedDay.nullable().default(null),
    startedIn: askedMonth.nullable().default(null),
    outputControl: z.boolean().default(false),
    buyer: askedText(80).default("incumbent"),
  }),
  priceYen: yen.nullable().default(null),
});

const gridCharge = z.strictObject({ hours, upToShare: share });
const strategy = z.discriminatedUnion("mode", [
  z.strictObject({
    mode: z.literal("self-use-first"),
    dischargeHours: hours,
    reserveShare: share,
    gridCharge: gridCharge.nullable(),
  }),
  z.strictObject({
    mode: z.literal("sell-first"),
    dischargeHours: hours,
    reserveShare: share,
    gridCharge,
  }),
]);

const battery = z.strictObject({
  present: z.boolean().default(false),
  battery: z.strictObject({
    capacityWh: z.number().min(0).max(200_000),
    floorShare: share,
    ceilingShare: share,
    chargeW: z.number().min(0).max(100_000),
    dischargeW: z.number().min(0).max(100_000),
    chargeEfficiency: share,
    dischargeEfficiency: share,
  }),
  strategy,
  priceYen: yen.nullable().default(null),
});

const placement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("at-once") }),
  z.strictObject({ kind: z.literal("in-hours"), hours }),
  z.strictObject({ kind: z.literal("into-surplus"), otherwise: hours }),
]);
const loads = z.strictObject({
  present: z.boolean().default(false),
  car: z
    .strictObject({
      kmADay: z.number().min(0).max(1000),
      kwhAKm: z.number().min(0).max(2),
      chargerW: z.number().min(0).max(50_000),
      pluggedIn: hours,
      placement,
    })
    .nullable()
    .default(null),
  hotWater: z
    .strictObject({
      meanWhADay: z.number().min(0).max(100_000),
      seasonSwing: share.default(ASSUMED_SEASON_SWING),
      powerW: z.number().min(0).max(20_000),
      hours,
      placement,
    })
    .nullable()
    .default(null),
});

export const questionBody = z.strictObject({
  place: z.strictObject({
    prefecture: z.enum(PREFECTURES.map(({ word }) => word)),
    area: z.enum(AREAS),
  }),
  /** Prices known on this day count; left out: the operator's today. */
  asOf: askedDay.optional(),
  scenario: askedText(40).default("held"),
  electricity: electricity.nullable().default(null),
  gas: gas.nullable().default(null),
  equipment: z
    .strictObject({
      solar: solar.nullable().default(null),
      battery: battery.nullable().default(null),
      loads: loads.nullable().default(null),
    })
    .default({ solar: null, battery: null, loads: null }),
  years: z.union([z.literal(10), z.literal(15), z.literal(20)]).default(20),
  batterySizesWh: z.array(z.int().min(0).max(200_000)).max(40).default([]),
  /** Which of the contractor's own plans are compared as well: by the number of their draft. */
  plans: z
    .union([z.enum(["all", "none"]), z.array(z.int().min(1)).max(MOST_OWN_PLANS)])
    .default("all"),
});
export type QuestionBody = z.output<typeof questionBody>;
