import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SMALL } from "../../test/support/one-rule-catalogue.ts";
import { loadCatalogue } from "./load.ts";
import { CatalogueError } from "./problem.ts";

let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "engawa-terms-"));
  dir = join(root, "catalogue");
  for (const [path, text] of Object.entries(SMALL)) write(path, text);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

function refusal(place: string): string {
  try {
    loadCatalogue(place);
  } catch (error) {
    if (error instanceof CatalogueError) return error.message;
    throw error;
  }
  return "loaded";
}

describe("a catalogue folder", () => {
  test("loads", () => {
    expect([...loadCatalogue(dir).rules.keys()]).toEqual(["household/tax"]);
  });

  test("loads through a link to it", () => {
    symlinkSync(dir, join(root, "current"));
    expect(loadCatalogue(join(root, "current")).hash).toBe(loadCatalogue(dir).hash);
  });

  test("may hold prose, data of other kinds and hidden files, which are not read", () => {
    const before = loadCatalogue(dir).hash;
    write("README.md", "# Terms");
    write("household/prices.csv", "1.5");
    write(".git/config.yaml", "a: 1.5");
    expect(loadCatalogue(dir).hash).toBe(before);
  });

  test("may link to a file of its own", () => {
    symlinkSync(join(dir, "household/tax.yaml"), join(dir, "household/vat.yaml"));
    expect([...loadCatalogue(dir).rules.keys()]).toEqual(["household/tax", "household/vat"]);
  });
});

describe("refused is", () => {
  const linked =
    "is a link to something that is no file of this catalogue; put the file itself here";

  test("a folder that does not exist", () => {
    expect(refusal(join(root, "nowhere"))).toBe(`${root}/nowhere does not exist`);
  });

  test("a file instead of a folder", () => {
    const file = join(dir, "clauses.yaml");
    expect(refusal(file)).toBe(`${file} is no folder; give the folder of a catalogue`);
  });

  test("an empty folder", () => {
    mkdirSync(join(root, "empty"));
    expect(refusal(join(root, "empty"))).toBe(
      `${root}/empty holds no catalogue: no folder in it has a service.yaml`,
    );
  });

  test("the folder of one service, in one sentence", () => {
    const place = join(dir, "household");
    expect(refusal(place)).toBe(`${place} is the folder of one service; give the folder above it`);
  });

  test("the folder above a catalogue, which is then named", () => {
    expect(refusal(root)).toBe(
      `${root} holds no catalogue: no folder in it has a service.yaml; did you mean catalogue?`,
    );
  });

  test("a link that leaves the folder", () => {
    writeFileSync(join(root, "secret.yaml"), "kind: tax");
    symlinkSync(join(root, "secret.yaml"), join(dir, "household/secret.yaml"));
    expect(refusal(dir)).toBe(`household/secret.yaml ${linked}`);
  });

  test("a link to a folder, which could lead round in a circle", () => {
    symlinkSync(dir, join(dir, "household/again"));
    expect(refusal(dir)).toBe(`household/again ${linked}`);
  });

  test("a link to nothing", () => {
    symlinkSync(join(dir, "gone.yaml"), join(dir, "household/gone.yaml"));
    expect(refusal(dir)).toBe(`household/gone.yaml ${linked}`);
  });

  test("a file buried too deep", () => {
    write(`household/${"a/".repeat(8)}tax.yaml`, "kind: tax");
    expect(refusal(dir)).toBe("household/a/a/a/a/a/a/a/a lies more than 8 folders deep");
  });
});
