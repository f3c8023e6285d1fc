import { writeFileSync } from "node:fs";
import { formatDay } from "../../kernel/day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { UseDiagnosis } from "../diagnosis/diagnose-use.ts";
import { reportContent } from "../diagnosis/report/report-content.ts";
import { diagnosisPdf } from "../pdf/diagnosis-pdf.ts";
import type { Language } from "./table.ts";

interface Paper {
  readonly file: string;
  readonly customer: string;
  readonly contractor: string;
  readonly language: Language;
}

const COUNT = /\/Type \/Pages\n\/Count (\d+)/;

/** Writes the report of a diagnosis, dated by the day whose prices it knows; answers its pages. */
export async function writeReport(
  { question, diagnosis, prepared }: UseDiagnosis,
  catalogue: Catalogue,
  { file, customer, contractor: name, language }: Paper,
): Promise<number> {
  const contractor = { name, contact: [], accent: null, logo: null };
  const madeOn = formatDay(diagnosis.asOf);
  const made = { catalogue, question, diagnosis, prepared };
  const paper = { ...made, contractor, customer, showsDay: true, madeOn };
  const bytes = await diagnosisPdf(reportContent(paper), language);
  writeFileSync(file, bytes);
  return Number(COUNT.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? 0);
}
