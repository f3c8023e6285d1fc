import { answerCall } from "./answer-call.ts";
import type { Reply, Request } from "./messages.ts";

/** One call, one reply; a fault is a reply too, so that the page does not wait for ever. */
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  const { id, name, asked } = data;
  self.postMessage(
    replyOf(id, () => answerCall(name, asked)),
    { transfer: [] },
  );
});

function replyOf(id: number, answer: () => ReturnType<typeof answerCall>): Reply {
  try {
    const answered = answer();
    if (answered.ok) return { id, ok: true, answer: answered.value };
    return { id, ok: false, refusals: answered.refusal };
  } catch (fault) {
    const code = "diagnosis.fault";
    return { id, ok: false, refusals: [{ code, field: "", got: String(fault), accepted: "" }] };
  }
}
