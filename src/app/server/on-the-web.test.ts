import { expect, it } from "vitest";
import { applicationSchema } from "../../contracts/index.ts";
import { onTheWeb } from "./on-the-web.ts";

const application = (more: Readonly<Record<string, unknown>>) =>
  applicationSchema.parse({ service: "ecorepo-mems", item: "resident", ...more });

it("takes no word of a channel, a building elsewhere, or a meter that the desk has to find", () => {
  const sent = application({
    channel: "telephone",
    building: "E10006-mems",
    facts: { email: "hana@example.jp", meterNumber: "M-1", readingDays: "2020-01-10", kva: "6" },
  });
  expect(onTheWeb([sent], ["E10007-mems"])).toEqual([
    application({ channel: "web", facts: { email: "hana@example.jp" } }),
  ]);
});

it("leaves a building that was offered, and the answers on the form", () => {
  const sent = application({ building: "E10006-mems", facts: { supplyPoint: "03" } });
  expect(onTheWeb([sent], ["E10006-mems"])).toEqual([sent]);
});
