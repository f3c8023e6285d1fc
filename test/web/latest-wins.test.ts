import { describe, expect, it } from "vitest";
import { latestWins } from "../../web/diagnosis/diagnose/latest-wins.ts";

/** A call whose answers come when the test lets them. */
function slowCall() {
  const asked: number[] = [];
  const done: number[] = [];
  const failed: string[] = [];
  const waiting: PromiseWithResolvers<number>[] = [];
  const latest = latestWins(
    (question: number) => {
      asked.push(question);
      const answer = Promise.withResolvers<number>();
      waiting.push(answer);
      return answer.promise;
    },
    { done: (answer) => done.push(answer), failed: (fault) => failed.push(String(fault)) },
  );
  const settle = async (how: (answer: PromiseWithResolvers<number>) => void) => {
    const next = waiting.shift();
    if (next) how(next);
    await new Promise((rest) => {
      setImmediate(rest);
    });
  };
  return { asked, done, failed, latest, settle };
}

describe("questions of which the newest counts", () => {
  it("asks at once, then only the last of those that came meanwhile", async () => {
    const { asked, done, latest, settle } = slowCall();
    for (const question of [1, 2, 3, 4]) latest.ask(question);
    expect(asked).toEqual([1]);
    await settle(({ resolve }) => resolve(10));
    expect(asked).toEqual([1, 4]);
    await settle(({ resolve }) => resolve(40));
    expect(done).toEqual([10, 40]);
    latest.ask(5);
    expect(asked).toEqual([1, 4, 5]);
  });

  it("goes on after a question that failed", async () => {
    const { asked, done, failed, latest, settle } = slowCall();
    latest.ask(1);
    latest.ask(2);
    await settle(({ reject }) => reject(new Error("refused")));
    await settle(({ resolve }) => resolve(20));
    expect({ asked, done, failed }).toEqual({
      asked: [1, 2],
      done: [20],
      failed: ["Error: refused"],
    });
  });
});
