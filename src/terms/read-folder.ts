import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { type Problem, wholeFile } from "./problem.ts";
import type { CatalogueFile } from "./read-file.ts";

const DEEPEST = 8;

/**
 * All YAML files of a folder. Links that leave it are refused: what is loaded is what lies there,
 * and the hash says so. Hidden files and folders are not read.
 */
export function readFolder(dir: string): { files: CatalogueFile[]; problems: Problem[] } {
  const missing = whyNoFolder(dir);
  if (missing !== null) return { files: [], problems: [missing] };
  const root = realpathSync(dir);
  const problems: Problem[] = [];
  const refuse = (file: string, message: string) => problems.push(wholeFile(file, message));
  const filesIn = (below: readonly string[]): CatalogueFile[] => {
    const entries = readdirSync(join(root, ...below), { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith("."))
      .flatMap((entry) => {
        const steps = [...below, entry.name];
        const path = steps.join("/");
        if (entry.isSymbolicLink() && !staysInside(root, join(root, ...steps))) {
          refuse(
            path,
            "is a link to something that is no file of this catalogue; put the file itself here",
          );
          return [];
        }
        if (!entry.isDirectory()) {
          return isYamlFile(entry) ? [{ path, bytes: readFileSync(join(root, path)) }] : [];
        }
        if (steps.length <= DEEPEST) return filesIn(steps);
        refuse(path, `lies more than ${DEEPEST} folders deep`);
        return [];
      });
  };
  return { files: filesIn([]), problems };
}

/** The problem that there is no such folder; null when there is. */
function whyNoFolder(dir: string): Problem | null {
  const stats = statSync(dir, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return null;
  const message = stats ? "is no folder; give the folder of a catalogue" : "does not exist";
  return wholeFile(dir, message);
}

function isYamlFile(entry: Dirent): boolean {
  return (entry.isFile() || entry.isSymbolicLink()) && /\.ya?ml$/.test(entry.name);
}

function staysInside(root: string, link: string): boolean {
  try {
    const target = realpathSync(link);
    return target.startsWith(root + sep) && statSync(target).isFile();
  } catch {
    // A link to nothing.
    return false;
  }
}
