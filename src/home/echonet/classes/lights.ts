import { choice, ON_OFF, orNone } from "../forms/choice.ts";
import { plain, record } from "../forms/compound.ts";
import { PERCENT } from "../forms/number.ts";
import { type ClassSpec, row } from "../property-spec.ts";

const COLOUR = orNone(
  choice(
    [0x41, "incandescent", "電球色", "Warm"],
    [0x42, "white", "白色", "White"],
    [0x43, "daylightWhite", "昼白色", "Day white"],
    [0x44, "daylightColor", "昼光色", "Daylight"],
    [0x40, "other", "その他", "Other"],
  ),
  0xfd,
);

const MODE = choice(
  [0x41, "auto", "自動", "Automatic"],
  [0x42, "normal", "通常灯", "Main light"],
  [0x43, "night", "常夜灯", "Night light"],
  [0x45, "color", "カラー灯", "Coloured light"],
);

export const LIGHT: ClassSpec = {
  code: 0x0290,
  name: "generalLighting",
  label: { ja: "照明", en: "Light" },
  properties: [
    row(0x80, "operationStatus", ["点灯", "Light"], "GSI", ON_OFF),
    row(0xb6, "operationMode", ["点灯モード", "Mode"], "GSi", MODE, { from: "C" }),
    row(0xb0, "lightLevel", ["明るさ", "Brightness"], "gsi", PERCENT),
    row(0xb1, "lightColor", ["光色", "Colour of light"], "gsi", COLOUR),
    row(
      0xb7,
      "lightLevelForMainLighting",
      ["通常灯の明るさ", "Main light's brightness"],
      "gsi",
      PERCENT,
    ),
    row(
      0xb9,
      "lightLevelForNightLighting",
      ["常夜灯の明るさ", "Night light's brightness"],
      "gsi",
      PERCENT,
    ),
    row(
      0xc0,
      "rgb",
      ["色", "Colour"],
      "gsi",
      record([
        ["red", plain(1)],
        ["green", plain(1)],
        ["blue", plain(1)],
      ]),
      { from: "C" },
    ),
  ],
};

export const SINGLE_LIGHT: ClassSpec = {
  code: 0x0291,
  name: "monoFunctionalLighting",
  label: { ja: "照明", en: "Light" },
  properties: [
    row(0x80, "operationStatus", ["点灯", "Light"], "GSI", ON_OFF),
    row(0xb0, "lightLevel", ["明るさ", "Brightness"], "gsi", PERCENT),
  ],
};
