#!/usr/bin/env node
/**
 * Write the electricity plans of 2014–15 from the wide CSV of the `ebc` project (MIT) as files of
 * the catalogue: `node scripts/import-ebc.ts tariff.csv catalogue/market/plans-2014`. The files are
 * committed; nothing reads the CSV afterwards.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "yaml";
import { basePrices } from "./import-ebc/base-prices.ts";
import { type EbcRow, ebcRowSchema } from "./import-ebc/ebc-row.ts";
import { energyPrices, hasDaysOff } from "./import-ebc/energy-prices.ts";

const SUPPLIERS: Readonly<Record<string, { area: string; en: string }>> = {
  tepco: { area: "tokyo", en: "Tokyo Electric Power" },
  hepco: { area: "hokkaido", en: "Hokkaido Electric Power" },
  tohoku: { area: "tohoku", en: "Tohoku Electric Power" },
  rikuden: { area: "hokuriku", en: "Hokuriku Electric Power" },
  chuden: { area: "chubu", en: "Chubu Electric Power" },
  kepco: { area: "kansai", en: "Kansai Electric Power" },
  energia: { area: "chugoku", en: "Chugoku Electric Power" },
  yonden: { area: "shikoku", en: "Shikoku Electric Power" },
  kyuden: { area: "kyushu", en: "Kyushu Electric Power" },
  okiden: { area: "okinawa", en: "Okinawa Electric Power" },
};

const [csv, folder] = process.argv.slice(2);
if (!csv || !folder) throw new Error("usage: node scripts/import-ebc.ts CSV FOLDER");
const rows = ebcRowSchema.array().parse(parse(readFileSync(csv), { columns: true, bom: true }));
mkdirSync(folder, { recursive: true });
for (const [id, { area, en }] of Object.entries(SUPPLIERS)) {
  const plans = rows.filter((row) => row.電力会社英名 === id);
  const file = tariffFile(plans, { area, en });
  const yaml = stringify(file, { lineWidth: 100, aliasDuplicateObjects: false });
  const schema = "# yaml-language-server: $schema=../../../schemas/energy-tariff.schema.json\n";
  writeFileSync(join(folder, `${id}.yaml`), schema + yaml);
  console.log(`${id}: ${plans.length} plans`);
}

function tariffFile(rows: readonly EbcRow[], { area, en }: { area: string; en: string }): unknown {
  const ja = rows[0]?.電力会社名 ?? "";
  return {
    kind: "energy-tariff",
    title: { ja: `${ja} 料金表（2014〜15年）`, en: `${en}, tariffs of 2014–15` },
    clause: ["EN-01"],
    supplier: { ja, en },
    energy: "electricity",
    unit: "JPY/kWh",
    rounding: "market/rounding/common",
    adjustments: ["market/levy"],
    note:
      "Figures as the source gives them, fuel adjustment apart. In some plans of Kansai and " +
      "Chugoku the prices of day and of morning and evening look exchanged in the source.",
    plans: Object.fromEntries(rows.map((row) => [`plan-${row.プランID}`, plan(row, area)])),
  };
}

function plan(row: EbcRow, area: string): unknown {
  const { base, minimum } = basePrices(row);
  const daysOff = hasDaysOff(row);
  const closes = row.新規加入終了日;
  return {
    label: { ja: row.プラン名, en: `Plan ${row.プランID}` },
    areas: [area],
    ...(closes === null ? {} : { closedToNew: closes }),
    ...(daysOff === null ? {} : { daysOff: daysOff.set }),
    prices: [
      {
        from: row.実施日,
        tax: { kind: "included", percent: 8 },
        base,
        energy: energyPrices(row),
        ...(minimum === null ? {} : { minimum }),
        ...(daysOff === null ? {} : { interpretation: daysOff.why }),
        source: {
          document: "utility-tariffs-2014-15",
          article: `${row.電力会社名} ${row.プラン名}（briscola/ebc data/tariff.csv @0f7d6c40）`,
        },
      },
    ],
  };
}
