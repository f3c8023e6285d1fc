import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jpegPicture, pngPicture, webpPicture } from "../../../../test/support/pictures.ts";
import type { Picture } from "./picture.ts";
import { readPicture } from "./read-picture.ts";

function cleaned(bytes: Uint8Array): Picture {
  const read = readPicture(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("what a picture tells besides itself is taken out", () => {
  test.each([
    ["JPEG", jpegPicture(), { mediaType: "image/jpeg", width: 64, height: 48 }],
    ["PNG", pngPicture(), { mediaType: "image/png", width: 60, height: 80 }],
    ["WebP", webpPicture(), { mediaType: "image/webp", width: 40, height: 30 }],
  ])("of a %s", (_kind, bytes, expected) => {
    expect(textOf(bytes)).toMatch(/Sato/);
    const { bytes: clean, ...rest } = cleaned(bytes);
    expect(rest).toEqual(expected);
    expect(textOf(clean)).not.toMatch(/Sato|GPS|Exif|film|second|xap|EXIF|XMP/);
    // Cleaned once, there is nothing more to clean.
    expect(cleaned(clean).bytes).toEqual(clean);
  });
});

describe("how a camera was held is kept, and nothing else of its EXIF", () => {
  test.each([
    [1, 64, 48],
    [3, 64, 48],
    [6, 48, 64],
    [8, 48, 64],
  ])("orientation %i is seen as %i by %i", (orientation, width, height) => {
    for (const little of [false, true]) {
      const picture = cleaned(jpegPicture({ orientation, little }));
      expect(picture).toMatchObject({ width, height });
      expect(textOf(picture.bytes)).not.toMatch(/Cam|GPS/);
      expect(textOf(picture.bytes).includes("Exif")).toBe(orientation !== 1);
      expect(cleaned(picture.bytes)).toEqual(picture);
    }
  });
});

describe("what is none is refused", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ["nothing", new Uint8Array()],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing with a program", Buffer.from(svg)],
    ["a GIF", Buffer.from("GIF89a\u0001\0\u0001\0")],
    ["a JPEG that was cut off", jpegPicture().subarray(0, 150)],
    ["a PNG that was cut off", pngPicture().subarray(0, -6)],
    ["a JPEG without a frame", Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
    ["a WebP that is larger than it says", lyingWebp()],
    ["a JPEG of no height", jpegPicture({ height: 0 })],
  ])("%s", (_what, bytes) => {
    expect(readPicture(bytes)).toEqual({ ok: false, refusal: { code: "callout.no-picture" } });
  });

  test("and so is one that would fill the memory of whoever looks at it", () => {
    expect(readPicture(jpegPicture({ width: 60_000, height: 2000 }))).toEqual({
      ok: false,
      refusal: { code: "callout.picture-too-wide" },
    });
  });
});

/** One by one pixel, says its head; 16,384 by 16,384, says the picture. */
function lyingWebp(): Uint8Array {
  const head = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const picture = [10, 0, 0, 0, 0x2f, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0, 0];
  const parts = ["RIFF", [40, 0, 0, 0], "WEBP", "VP8X", head, "VP8L", picture];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

test("whatever bytes come, there is an answer; what is kept is a picture again", () => {
  const whole = fc.constantFrom(jpegPicture(), pngPicture(), webpPicture());
  const broken = fc
    .tuple(whole, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }), fc.nat(400))
    .map(([bytes, changes, cut]) => {
      const copy = bytes.slice(0, bytes.length - cut);
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
      return copy;
    });
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const read = readPicture(bytes);
      if (!read.ok) return;
      expect(readPicture(read.value.bytes)).toEqual(read);
    }),
    { seed: 20261129, numRuns: 600 },
  );
});
