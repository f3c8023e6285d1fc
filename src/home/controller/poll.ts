import type { Lanes } from "./api.ts";
import { BOARD, readCircuits } from "./board.ts";
import { lanesOf } from "./lanes.ts";
import { backedOffMs } from "./liveness.ts";
import { readProperties } from "./read.ts";
import type { Ground, Target } from "./target.ts";
import { tellMissed } from "./tell.ts";

/** Announced properties come by themselves; now and then it is made sure. */
const ANNOUNCED_EVERY = 4;
/** A device that keeps announcing but never answers is asked at once only so often. */
const SOON_AGAIN_MS = 5000;
const MOST_BACK_OFF_MS = 600_000;
const WITHIN_MS = 30_000;

/** Reads what changes, each device at its own time, so that neither node nor network is flooded. */
export interface Poller {
  add(target: Target): void;
  /** It was away and is heard again. */
  soon(target: Target): void;
  lanes(lanes: Lanes): void;
  close(): void;
}

interface Round {
  readonly target: Target;
  fastAt: number;
  slowAt: number;
  askedSoonAt: number;
  turn: number;
  busy: boolean;
  cancel: () => void;
}

const nothingYet = (): void => undefined;

export function openPoller(
  ground: Ground,
  /** Makes sure who lives where the target is; false: that cannot be had now. */
  settled: (target: Target) => Promise<boolean>,
): Poller {
  const { timers, chance, pace } = ground;
  const rounds = new Map<Target, Round>();
  let { watched, excluded }: Lanes = { watched: false, excluded: new Set() };
  let open = true;

  function schedule(round: Round): void {
    round.cancel();
    if (round.target.dropped) rounds.delete(round.target);
    if (!open || round.busy || round.target.dropped || excluded.has(round.target.device)) return;
    const at = watched ? Math.min(round.fastAt, round.slowAt) : round.slowAt;
    round.cancel = timers.after(at - timers.now(), () => void run(round));
  }

  async function run(round: Round): Promise<void> {
    const { target } = round;
    const isSlow = timers.now() >= round.slowAt;
    round.busy = true;
    if (!(await settled(target))) tellMissed(ground, target);
    else if (isSlow) await readSlow(round);
    else await readFast(target);
    round.busy = false;
    const now = timers.now();
    const slowMs = backedOffMs(pace.slowMs, target.live, MOST_BACK_OFF_MS);
    if (isSlow) round.slowAt = now + slowMs * (0.9 + chance() / 5);
    const fastMs = backedOffMs(pace.fastMs, target.live, MOST_BACK_OFF_MS);
    round.fastAt = now + fastMs * (0.9 + chance() / 5);
    schedule(round);
  }

  async function readFast(target: Target): Promise<void> {
    const epcs = lanesOf(target.eoj, target.gets).fast;
    const options = { deadlineMs: WITHIN_MS, urgency: "fast" } as const;
    if (epcs.length > 0) await readProperties(ground, target, epcs, options);
    if (target.eoj >> 8 === BOARD) await readCircuits(ground, target, "power", options);
  }

  async function readSlow(round: Round): Promise<void> {
    const { target } = round;
    const sure = round.turn++ % ANNOUNCED_EVERY === 0;
    const epcs = lanesOf(target.eoj, target.gets).slow.filter(
      (epc) => sure || !target.announces.includes(epc),
    );
    // Even a device of which nothing is read is asked whether it is there.
    const asked = epcs.length > 0 ? epcs : [0x80];
    const options = { deadlineMs: WITHIN_MS, urgency: "slow" } as const;
    await readProperties(ground, target, asked, options);
    if (target.eoj >> 8 === BOARD) await readCircuits(ground, target, "power", options);
  }

  return {
    add(target) {
      if (rounds.has(target)) return;
      const now = timers.now();
      const slowAt = now + chance() * Math.min(5000, pace.slowMs);
      const fastAt = now + chance() * pace.fastMs;
      const round = {
        target,
        fastAt,
        slowAt,
        askedSoonAt: -Infinity,
        turn: 0,
        busy: false,
        cancel: nothingYet,
      };
      rounds.set(target, round);
      schedule(round);
    },
    soon(target) {
      const round = rounds.get(target);
      const now = timers.now();
      if (!round || now - round.askedSoonAt < SOON_AGAIN_MS) return;
      Object.assign(round, { askedSoonAt: now, slowAt: now + 50 * chance(), turn: 0 });
      schedule(round);
    },
    lanes(next) {
      ({ watched, excluded } = next);
      for (const round of rounds.values()) schedule(round);
    },
    close() {
      open = false;
      for (const { cancel } of rounds.values()) cancel();
    },
  };
}
