import { parentPort } from "node:worker_threads";
import { diagnose } from "../src/diagnosis/diagnose.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { preparedPlace, wholeQuestion } from "./diagnosis-town.ts";

const WARM_UP = 10;
const prepared = preparedPlace(loadCatalogue("catalogue"));

parentPort?.once("message", (households: readonly number[]) => {
  const questions = households.map(wholeQuestion);
  for (const question of questions.slice(0, WARM_UP)) diagnose(prepared, question);
  parentPort?.postMessage("ready", []);
  parentPort?.once("message", () => {
    for (const question of questions) {
      const found = diagnose(prepared, question);
      if (!found.ok) throw new Error(JSON.stringify(found.refusal));
    }
    parentPort?.postMessage("done", []);
  });
});
