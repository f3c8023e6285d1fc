import { parentPort, workerData } from "node:worker_threads";
import type { CataloguePack } from "../src/diagnosis/pack.ts";
import { measureCold } from "./browser-entry.ts";

const pack: CataloguePack = workerData;
parentPort?.postMessage(measureCold(pack), []);
