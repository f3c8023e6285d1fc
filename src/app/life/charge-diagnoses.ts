import { chargeCounted } from "../diagnosis/charge-counted.ts";
import type { At } from "../diagnosis/load-contractor.ts";
import { reportSetAside } from "./set-aside.ts";

/** Charge the diagnoses of days that are over (EN-05); the staff is told what cannot be charged. */
export async function chargeDiagnoses(at: At): Promise<void> {
  const { aside } = await chargeCounted(at);
  await reportSetAside(at.tx, at.now, aside);
}
