import { expect, test } from "vitest";
import { intake } from "./intake.ts";

const label = { ja: "質問", en: "Question" };
const source = { document: "act", article: "1" };
const line = { name: label, phone: "119" };
const danger = {
  question: label,
  clause: ["KK-06"],
  values: [{ from: "2016-04-01", steps: [label], line, source }],
};
const clock = { answer: 1, accept: 2, arrive: 3, stabilise: 4, close: 5 };
const clocks = { values: [{ from: "2016-04-01", ...clock, source }] };

function read(dangers: Readonly<Record<string, unknown>>) {
  return intake.schema.safeParse({
    kind: "intake",
    title: label,
    clause: ["KK-06"],
    supportedFrom: "2016-04-01",
    checkedOn: "2026-11-29",
    dangers,
    clocks: { emergency: clocks, today: clocks, planned: clocks },
  });
}

test("a danger that no case knows is refused: it would never be asked", () => {
  const { error } = read({ fire: danger, "gas-smel": danger });
  expect(error?.issues).toMatchObject([{ path: ["dangers"], keys: ["gas-smel"] }]);
});

test("dangers keep the order in which they are written: the gravest first", () => {
  const { data } = read({ sparks: danger, fire: danger, "gas-smell": danger });
  expect(Object.keys(data?.dangers ?? {})).toEqual(["sparks", "fire", "gas-smell"]);
});
