import type { Command } from "commander";
import { defineAreas } from "./commands/areas.ts";
import { defineBill } from "./commands/bill.ts";
import { defineClock } from "./commands/clock.ts";
import { defineCheck } from "./commands/check.ts";
import { defineDeadlines } from "./commands/deadlines.ts";
import { defineDiagnose } from "./commands/diagnose.ts";
import { defineExplain } from "./commands/explain.ts";
import { defineGateway } from "./commands/gateway.ts";
import { defineImport } from "./commands/import.ts";
import { defineLive } from "./commands/live.ts";
import { definePlans } from "./commands/plans.ts";
import { definePreview } from "./commands/preview.ts";
import { defineSeed } from "./commands/seed.ts";
import { defineSimulate } from "./commands/simulate.ts";
import { defineStart } from "./commands/start.ts";
import { defineSwitch } from "./commands/switch.ts";
import { defineVerify } from "./commands/verify.ts";
import { defineWorker } from "./commands/worker.ts";
import type { Answer } from "./command.ts";
import { programOf } from "./program-frame.ts";

const COMMANDS = [
  defineStart,
  defineCheck,
  defineImport,
  definePreview,
  defineDiagnose,
  definePlans,
  defineBill,
  defineExplain,
  defineSeed,
  defineVerify,
  defineDeadlines,
  defineSwitch,
  defineLive,
  defineClock,
  defineWorker,
  defineSimulate,
  defineGateway,
  defineAreas,
];

/** The whole command line as commander knows it; nothing runs until it parses arguments. */
export function buildProgram(answer: Answer): Command {
  return programOf(COMMANDS, answer);
}
