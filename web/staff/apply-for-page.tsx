import { useNavigate, useParams, useSearch, Link } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { readerOf } from "../api.ts";
import { ApplyFlow, type StepProps } from "../apply/apply-flow.tsx";
import { ChoiceField } from "../forms/choice-field.tsx";
import { useDesk } from "../words/use-desk.ts";
import { usePurpose } from "./purpose.ts";

/** Ways by which an application reaches the desk; some terms and rights depend on it. */
const CHANNELS = ["telephone", "shop", "door-to-door", "agent", "paper"] as const;

/** The desk applies for a customer: the customer's own form, with the way it came. */
export function ApplyForPage() {
  const desk = useDesk();
  const { account } = useParams({ from: "/accounts/$account/apply" });
  const { at } = useSearch({ from: "/accounts/$account/apply" });
  const navigate = useNavigate({ from: "/accounts/$account/apply" });
  const { purpose } = usePurpose();
  const from = useMemo(() => readerOf(account, purpose), [account, purpose]);
  return (
    <>
      <Link className="quiet back" to="/accounts/$account" params={{ account }}>
        ← {desk.staffAct.back}
      </Link>
      <ApplyFlow
        from={from}
        at={at ?? "choose"}
        go={(step) => void navigate({ search: { at: step } })}
        lead={Channel}
      />
    </>
  );
}

/** How the application came; until something is said, by telephone. */
function Channel({ draft: { channel }, change }: Pick<StepProps, "draft" | "change">) {
  const { queues, staffAct } = useDesk();
  useEffect(() => {
    if (channel === "") change({ channel: CHANNELS[0] });
  }, [channel, change]);
  return (
    <section className="card apply-channel">
      <ChoiceField
        question={{
          id: "channel",
          label: queues.channel,
          help: staffAct.channelHelp,
          required: true,
          wrong: null,
        }}
        choices={CHANNELS.map((value) => ({ value, label: queues.channels[value] ?? value }))}
        value={channel}
        change={(value) => change({ channel: value })}
      />
    </section>
  );
}
