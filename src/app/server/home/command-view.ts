import type { CommandState } from "../../../home/model.ts";
import type { CommandRow } from "../../../home/store-commands.ts";
import { instantText } from "../../../platform/index.ts";
import type { LabelText } from "../../api/fields.ts";
import type { CommandView } from "../../api/home-device.ts";

/** How a command stands, as people read it. Accepted is not done: only what was read back is. */
const SAID: Readonly<Record<CommandState, LabelText>> = {
  asked: { ja: "送信を待っています", en: "Waiting to be sent" },
  sent: { ja: "機器へ送りました", en: "Sent to the device" },
  accepted: { ja: "機器が受け付けました（確認中）", en: "Accepted by the device, being confirmed" },
  confirmed: { ja: "設定されました", en: "Done: read back from the device" },
  refused: { ja: "機器が受け付けませんでした", en: "The device refused it" },
  "not-applied": {
    ja: "機器は受け付けましたが、変わっていません",
    en: "Accepted, but it did not change",
  },
  "no-answer": { ja: "機器から応答がありません", en: "The device did not answer" },
  expired: { ja: "時間内に送れませんでした", en: "It could not be sent in time" },
};

export function commandView(row: CommandRow, deviceName: LabelText): CommandView {
  return {
    command: row.command,
    device: row.device,
    deviceName,
    set: row.set,
    state: row.state,
    property: row.property,
    said: SAID[row.state],
    by: row.by,
    askedAt: instantText(row.askedAt),
    expiresAt: instantText(row.expiresAt),
    steps: [...row.steps],
  };
}
