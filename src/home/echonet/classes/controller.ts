import { choice } from "../forms/choice.ts";
import { plain } from "../forms/compound.ts";
import { raw, text } from "../forms/text.ts";
import { type ClassSpec, row } from "../property-spec.ts";

const TECHNICAL = { technical: true };

/** Our own object in the home: which devices it looks after, one at a time by an index. */
export const CONTROLLER: ClassSpec = {
  code: 0x05ff,
  name: "controller",
  label: { ja: "コントローラー", en: "Controller" },
  properties: [
    row(0xc0, "controllerId", ["コントローラーID", "Controller"], "g-i", raw(1, 40), TECHNICAL),
    row(0xc1, "numberOfDevices", ["管理台数", "Devices"], "g-i", plain(2, 0, 65_533), TECHNICAL),
    row(0xc2, "deviceListIndex", ["番号", "Index"], "gsi", plain(2, 0, 65_533), TECHNICAL),
    row(0xc3, "deviceId", ["機器ID", "Device"], "g-i", raw(1, 40), TECHNICAL),
    row(0xc4, "deviceType", ["機種", "Kind of device"], "g-i", raw(2), TECHNICAL),
    row(0xc5, "name", ["名称", "Name"], "g-i", text(64), TECHNICAL),
    row(
      0xc6,
      "connectionStatus",
      ["接続", "Connection"],
      "g-i",
      choice(
        [0x41, "connected", "接続中", "Connected"],
        [0x42, "disconnected", "離脱中", "Gone"],
        [0x43, "notRegistered", "未登録", "Not registered"],
        [0x44, "deleted", "削除", "Deleted"],
      ),
      TECHNICAL,
    ),
  ],
};
