import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { GatewayView } from "../../../src/app/api/home-device.ts";
import { Option } from "../../forms/choice-field.tsx";
import { Sure } from "../../forms/sure.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { dayText } from "../../format.ts";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { useShown } from "../live/use-live.ts";
import { agoText } from "../wording.ts";

interface Props {
  readonly gateway: GatewayView;
  readonly asOf: string;
}

/** A gateway: whether it is connected, its name, what it may do by itself, and its end. */
export function GatewayRow({ gateway, asOf }: Props) {
  const words = useHomeWords();
  const { gateway: said } = words;
  const { language } = useSpeech();
  const id = useId();
  const client = useQueryClient();
  const shown = useShown();
  const change = useMutation({
    mutationFn: (updatesForbidden: boolean) =>
      homeApi.changeGateway(gateway.gateway, { updatesForbidden }),
    onSuccess: shown,
  });
  const revoke = useMutation({
    mutationFn: () => homeApi.dropGateway(gateway.gateway),
    onSuccess: () => readAnew(client),
  });
  return (
    <li data-gateway={gateway.gateway}>
      <div className="row wrap plan-head">
        <b>{gateway.name}</b>
        <span className={gateway.connected ? "pill gain" : "pill"}>
          {connectionText(gateway, asOf, words)}
        </span>
      </div>
      <p className="sub small">
        {said.about(gateway.version, dayText(gateway.enrolledAt.slice(0, 10), language, true))}
      </p>
      <Rename gateway={gateway} />
      <Option
        kind="checkbox"
        name={id}
        choice={{ value: "updates", label: said.updates, help: said.updatesWhy }}
        chosen={gateway.updatesForbidden}
        change={() => change.mutate(!gateway.updatesForbidden)}
      />
      <RefusedNote error={change.error ?? revoke.error} />
      <Sure
        label={said.revoke}
        why={said.revokeWhy}
        yes={said.revoke}
        no={said.cancel}
        isWorking={revoke.isPending}
        act={() => revoke.mutate()}
      />
    </li>
  );
}

export function connectionText(
  { connected, lastSeenAt }: GatewayView,
  asOf: string,
  words: ReturnType<typeof useHomeWords>,
): string {
  if (connected) return words.gateway.connected;
  if (lastSeenAt === null) return words.gateway.never;
  return words.gateway.away(agoText(asOf, lastSeenAt, words));
}

function Rename({ gateway }: { readonly gateway: GatewayView }) {
  const { gateway: words, plans } = useHomeWords();
  const id = useId();
  const shown = useShown();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(gateway.name);
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => homeApi.changeGateway(gateway.gateway, { name: name.trim() }),
    onSuccess: (home) => {
      shown(home);
      setOpen(false);
    },
  });
  const isFine = name.trim().length > 0 && name.trim().length <= 40;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFine) change.mutate();
  };
  if (!open) {
    return (
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        {words.rename}
      </button>
    );
  }
  const wrong = tried && !isFine ? plans.needName : null;
  return (
    <form className="home-form" onSubmit={submit} noValidate>
      <TextField
        question={{ id, label: words.name, required: true, wrong }}
        value={name}
        change={setName}
        letters={26}
      />
      <RefusedNote error={change.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={change.isPending}>
          {words.save}
        </button>
        <button type="button" className="button ghost" onClick={() => setOpen(false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
