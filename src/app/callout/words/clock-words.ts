import type { ClockName } from "../../../callout/model.ts";
import type { Label } from "../../../terms/fields.ts";

/** What each clock waits for. */
export const CLOCK_WORDS: Readonly<Record<ClockName, Label>> = {
  answer: { ja: "受付の回答", en: "the answer" },
  accept: { ja: "担当の決定", en: "a technician" },
  arrive: { ja: "到着", en: "the arrival" },
  stabilise: { ja: "応急処置", en: "making it safe" },
  close: { ja: "完了", en: "the end" },
};
