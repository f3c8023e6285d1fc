import { addDays, day } from "../../src/kernel/day.ts";
import { loadSeries } from "../../src/metering/index.ts";
import type { Tx } from "../../src/platform/index.ts";
import { channelDays, insertMadeHome, keepDays, type MadeDevice } from "./measured-home.ts";

const NOW = "2026-11-22T01:00:00.000Z";
const FROM = day("2026-09-20");
/** Through yesterday of the demo. */
const UNTIL = day("2026-11-22");

const BOARD = { node: "aa01", eoj: 0x028701 };
export const AIR_CONDITIONER = { node: "aa02", eoj: 0x013001 };
export const LIGHT = { node: "aa03", eoj: 0x029001 };
const WATER = { node: "aa04", eoj: 0x026b01 };

const DEVICES: readonly MadeDevice[] = [
  {
    ...BOARD,
    name: "分電盤",
    channels: [1, 2, 3].map((circuit) => ({ register: "circuit", circuit })),
  },
  {
    ...AIR_CONDITIONER,
    name: "エアコン",
    room: "リビング",
    channels: [{ register: "used", circuit: null }],
    measuredBy: { ...BOARD, circuit: 1 },
  },
  { ...LIGHT, name: "照明", room: "リビング", channels: [{ register: "used", circuit: null }] },
  {
    ...WATER,
    name: "給湯器",
    room: "水まわり",
    channels: [],
    measuredBy: { ...BOARD, circuit: 2 },
  },
];

/** Of the demo's Keiko, whose contract is Premium: shares of what her meter read. */
export async function insertKeikosHome(tx: Tx): Promise<void> {
  const [row] = await tx.query<{ id: number; meter: string }>(
    `select a.account_id as id, e.meter from account a join contract_event e using (operator_id, account_id)
     where a.operator_id = $1 and a.number = 'E10001' and e.meter is not null
     order by e.position desc limit 1`,
    [tx.operatorId],
  );
  if (!row) throw new Error("Keiko has no meter");
  const accountId = row.id;
  await insertMadeHome(tx, {
    accountId,
    now: NOW,
    rooms: ["リビング", "水まわり"],
    devices: DEVICES,
  });
  const period = { from: FROM, until: UNTIL };
  const house = (await loadSeries(tx, { meters: [row.meter], period })).get(row.meter);
  const share = (hundredths: number) => (on: number, slot: number) =>
    Math.floor(((house?.wh[(on - FROM) * 48 + slot] ?? 0) * hundredths) / 100);
  const of = { accountId, from: FROM, until: UNTIL };
  const days = [
    channelDays({ ...of, device: AIR_CONDITIONER, register: "used", whAt: share(30) }),
    channelDays({ ...of, device: LIGHT, register: "used", whAt: share(8) }),
    channelDays({ ...of, device: BOARD, register: "circuit", circuit: 1, whAt: share(40) }),
    channelDays({ ...of, device: BOARD, register: "circuit", circuit: 2, whAt: share(20) }),
    channelDays({
      ...of,
      device: BOARD,
      register: "circuit",
      circuit: 3,
      // An outage of the board: half a day that it never told.
      whAt: (on, slot) => (on === addDays(UNTIL, -3) && slot < 24 ? null : share(12)(on, slot)),
    }),
  ].flat();
  await keepDays(tx, days, NOW);
}
