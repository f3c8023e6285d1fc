import { ON_OFF } from "../forms/choice.ts";
import { countedList, plain } from "../forms/compound.ts";
import { raw } from "../forms/text.ts";
import { type ClassSpec, row } from "../property-spec.ts";

const OBJECTS = countedList(plain(3), 84);
const TECHNICAL = { technical: true };

/** The node itself. Instances are numbers such as 0x013001. */
export const NODE_PROFILE: ClassSpec = {
  code: 0x0ef0,
  name: "nodeProfile",
  label: { ja: "ノード", en: "Node" },
  properties: [
    row(0x80, "operationStatus", ["動作", "Works"], "GsI", ON_OFF, TECHNICAL),
    row(0x82, "version", ["バージョン", "Version"], "G-i", raw(4), TECHNICAL),
    row(0x83, "id", ["識別番号", "Identification"], "G-i", raw(17), TECHNICAL),
    row(0xbf, "uniqueId", ["個体識別情報", "Unique id"], "gsi", plain(2), TECHNICAL),
    row(0xd3, "numberOfInstances", ["インスタンス数", "Instances"], "G-i", plain(3), TECHNICAL),
    row(0xd4, "numberOfClasses", ["クラス数", "Classes"], "G-i", plain(2), TECHNICAL),
    row(
      0xd5,
      "instanceListNotification",
      ["インスタンス通知", "Instances told"],
      "--I",
      OBJECTS,
      TECHNICAL,
    ),
    row(
      0xd6,
      "selfNodeInstanceListS",
      ["インスタンス一覧", "Instances"],
      "G-i",
      OBJECTS,
      TECHNICAL,
    ),
    row(
      0xd7,
      "selfNodeClassListS",
      ["クラス一覧", "Classes"],
      "G-i",
      countedList(plain(2), 8),
      TECHNICAL,
    ),
  ],
};
