export type { UseQuestion } from "../../../src/metering/formats/use/use-file.ts";
