import { describe, expect, test } from "vitest";
import { fitted } from "../../../web/callout/parts/shrink-photo.ts";

describe("a picture as it is sent", () => {
  test.each([
    [
      { width: 8000, height: 6000 },
      { width: 1600, height: 1200 },
    ],
    [
      { width: 3000, height: 4000 },
      { width: 1200, height: 1600 },
    ],
    [
      { width: 640, height: 480 },
      { width: 640, height: 480 },
    ],
    [
      { width: 9000, height: 2 },
      { width: 1600, height: 1 },
    ],
  ])("of %j points has %j", (size, sent) => {
    expect(fitted(size, 1600)).toEqual(sent);
  });
});
