import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The catalogue that comes with the program, wherever it is started from. */
export const INSTALLED_CATALOGUE = fileURLToPath(new URL("../../../catalogue", import.meta.url));

export function catalogueDirectory(asked: string | undefined): string {
  return asked === undefined ? INSTALLED_CATALOGUE : resolve(asked);
}
