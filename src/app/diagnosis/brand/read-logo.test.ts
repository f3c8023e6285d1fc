import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleReport } from "../../../../test/support/sample-report.ts";
import { contrastOnWhite } from "../../../diagnosis/business/accent.ts";
import { diagnosisPdf } from "../../pdf/diagnosis-pdf.ts";
import { logoKind, readLogo } from "./read-logo.ts";

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colour: number;
  readonly samples: number;
  readonly filter?: number;
  readonly missing?: number;
}

const RGBA: Picture = { width: 3, height: 2, colour: 6, samples: 4 };

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, "latin1"), data, Buffer.alloc(4)]);
}

/** A PNG of one colour; check sums are nought, since nobody here reads them. */
function png({ width, height, colour, samples, filter = 0, missing = 0 }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, 0], 8);
  const points = Buffer.alloc((width * samples + 1) * height - missing, 120);
  for (let line = 0; line < height; line += 1) points[line * (width * samples + 1)] = filter;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(points)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function isLogo(bytes: Uint8Array): boolean {
  const kind = logoKind(bytes);
  return kind !== null && readLogo({ kind, bytes }).ok;
}

const svg = (inside: string, head = 'viewBox="0 0 120 40"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`);

describe("a logo of points", () => {
  it("is taken when every line is there", () => {
    expect(isLogo(png(RGBA))).toBe(true);
    expect(isLogo(png({ ...RGBA, colour: 2, samples: 3 }))).toBe(true);
    expect(isLogo(png({ ...RGBA, colour: 0, samples: 1 }))).toBe(true);
  });

  it("is refused when lines are missing, too large, or of no palette", () => {
    expect(isLogo(png({ ...RGBA, missing: 1 }))).toBe(false);
    expect(isLogo(png({ ...RGBA, filter: 5 }))).toBe(false);
    expect(isLogo(png({ ...RGBA, colour: 3, samples: 1 }))).toBe(false);
    expect(isLogo(png({ ...RGBA, width: 5000, height: 1 }))).toBe(false);
  });

  it("never breaks the paper, however its bytes are cut or changed", async () => {
    const whole = png(RGBA);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, to, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = to;
        const kind = logoKind(bytes);
        const read = kind === null ? null : readLogo({ kind, bytes });
        const { contractor, ...report } = sampleReport();
        const logo = read?.ok ? read.value : null;
        const little = { ...report, use: null, month: null };
        const pdf = await diagnosisPdf({ ...little, contractor: { ...contractor, logo } }, "ja");
        expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
      }),
      { numRuns: 12 },
    );
  });
});

describe("a logo of shapes", () => {
  it("is its paths, in their colours or the accent's", () => {
    const drawing = svg('<g><path d="M0 0h10v10z"/><path fill="currentColor" d="M1,1L2-3"/></g>');
    expect(readLogo({ kind: "svg", bytes: drawing })).toEqual({
      ok: true,
      value: {
        kind: "paths",
        width: 120,
        height: 40,
        paths: [
          { d: "M0 0h10v10z", fill: "#000000" },
          { d: "M1,1L2-3", fill: "currentColor" },
        ],
      },
    });
  });

  it("is refused by the name of what cannot be drawn", () => {
    for (const [inside, named] of [
      ["<script>alert(1)</script>", "<script>"],
      ['<image href="http://example.jp/x.png"/>', "<image>"],
      ['<path transform="scale(2)" d="M0 0h1"/>', "transform"],
      ['<path fill="url(#a)" d="M0 0h1"/>', 'fill="url(#a)"'],
      ['<path d="M0 0h1;alert"/>', "d"],
      ["<text>x</text>", "<text>"],
    ] as const) {
      const read = readLogo({ kind: "svg", bytes: svg(inside) });
      expect(read.ok ? "" : read.refusal.en).toContain(`${named} cannot be drawn`);
    }
  });

  it("is refused without a size, without shapes, with a DOCTYPE or broken", () => {
    expect(isLogo(svg('<path d="M0 0h1"/>', ""))).toBe(false);
    expect(isLogo(svg(""))).toBe(false);
    expect(isLogo(Buffer.from("<svg viewBox='0 0 1 1'><path d='M0 0h1'/>"))).toBe(false);
    const bomb = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg/>';
    expect(isLogo(Buffer.from(bomb))).toBe(false);
  });
});

describe("an accent", () => {
  it("is read on white as the standard reckons", () => {
    // Black on white is 21, white on white 1; #767676 is the palest grey that passes.
    expect(contrastOnWhite("#000000")).toBeCloseTo(21, 10);
    expect(contrastOnWhite("#FFFFFF")).toBeCloseTo(1, 10);
    expect(contrastOnWhite("#767676")).toBeCloseTo(4.54, 2);
    expect(contrastOnWhite("#777777")).toBeCloseTo(4.48, 2);
    expect(contrastOnWhite("#8A5A2B")).toBeCloseTo(5.87, 2);
  });
});
