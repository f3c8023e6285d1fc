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
/** A device that was just found is read within so long. */
const FIRST_ROUND_MS = 5000;

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

interface State {
  readonly ground: Ground;
  /** Makes sure who lives where the target is; false: that cannot be had now. */
  readonly settled: (target: Target) => Promise<boolean>;
  readonly rounds: Map<Target, Round>;
  lanes: Lanes;
  open: boolean;
}

export function openPoller(ground: Ground, settled: State["settled"]): Poller {
  const lanes: Lanes = { watched: false, excluded: new Set() };
  const rounds = new Map<Target, Round>();
  const state: State = { ground, settled, rounds, lanes, open: true };
  return {
    add: (target) => add(state, target),
    soon: (target) => soon(state, target),
    lanes(next) {
      state.lanes = next;
      for (const round of rounds.values()) schedule(state, round);
    },
    close() {
      state.open = false;
      for (const { cancel } of rounds.values()) cancel();
    },
  };
}

/** Each at a phase of its own. */
function add(state: State, target: Target): void {
  const { timers, chance, pace } = state.ground;
  if (state.rounds.has(target)) return;
  const now = timers.now();
  const round: Round = {
    target,
    fastAt: now + chance() * pace.fastMs,
    slowAt: now + chance() * Math.min(FIRST_ROUND_MS, pace.slowMs),
    askedSoonAt: -Infinity,
    turn: 0,
    busy: false,
    cancel: () => undefined,
  };
  state.rounds.set(target, round);
  schedule(state, round);
}

function soon(state: State, target: Target): void {
  const { timers, chance } = state.ground;
  const round = state.rounds.get(target);
  const now = timers.now();
  if (!round || now - round.askedSoonAt < SOON_AGAIN_MS) return;
  Object.assign(round, { askedSoonAt: now, slowAt: now + 50 * chance(), turn: 0 });
  schedule(state, round);
}

function schedule(state: State, round: Round): void {
  const { timers } = state.ground;
  const { target, fastAt, slowAt } = round;
  round.cancel();
  if (target.dropped) state.rounds.delete(target);
  const rests = round.busy || target.dropped || state.lanes.excluded.has(target.device);
  if (!state.open || rests) return;
  const at = state.lanes.watched ? Math.min(fastAt, slowAt) : slowAt;
  round.cancel = timers.after(at - timers.now(), () => void run(state, round));
}

async function run(state: State, round: Round): Promise<void> {
  const { target } = round;
  const { ground } = state;
  const { timers, chance, pace } = ground;
  const isSlow = timers.now() >= round.slowAt;
  round.busy = true;
  if (!(await state.settled(target))) tellMissed(ground, target);
  else if (isSlow) await readSlow(ground, round);
  else await readFast(ground, target);
  round.busy = false;
  const every = (ms: number) =>
    timers.now() + backedOffMs(ms, target.live, MOST_BACK_OFF_MS) * (0.9 + chance() / 5);
  if (isSlow) round.slowAt = every(pace.slowMs);
  round.fastAt = every(pace.fastMs);
  schedule(state, round);
}

async function readFast(ground: Ground, target: Target): Promise<void> {
  const epcs = lanesOf(target.eoj, target.gets).fast;
  const options = { deadlineMs: WITHIN_MS, urgency: "fast" } as const;
  if (epcs.length > 0) await readProperties(ground, target, epcs, options);
  if (target.eoj >> 8 === BOARD) await readCircuits(ground, target, "power", options);
}

async function readSlow(ground: Ground, round: Round): Promise<void> {
  const { target } = round;
  const isWhole = round.turn++ % ANNOUNCED_EVERY === 0;
  const epcs = lanesOf(target.eoj, target.gets).slow.filter(
    (epc) => isWhole || !target.announces.includes(epc),
  );
  // Even a device of which nothing is read is asked whether it is there.
  const asked = epcs.length > 0 ? epcs : [0x80];
  const options = { deadlineMs: WITHIN_MS, urgency: "slow" } as const;
  await readProperties(ground, target, asked, options);
  if (target.eoj >> 8 === BOARD) await readCircuits(ground, target, "power", options);
}
