import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { ApiFailure, ask } from "../../api.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { CaseDoor } from "../follow/case-door.ts";
import { CaseView } from "../follow/case-view.tsx";
import { lookAgain } from "../follow/look-again.ts";
import { isOver } from "../follow/stage.ts";
import type { KeptPhoto } from "../intake/call-draft.ts";
import { PhotoField } from "../intake/photo-field.tsx";
import { keptPhone } from "../parts/kept-phone.ts";
import { PhoneCard } from "../parts/phone-card.tsx";
import { helpAddress } from "./open-api.ts";

/** A call behind its secret address: whoever holds it follows it, and nothing else. */
export function HelpCase({ token }: { readonly token: string }) {
  const words = useCalloutWords();
  const base = helpAddress(token);
  const door: CaseDoor = {
    base,
    queryKey: ["help-case", token],
    isOwn: false,
    photoAt: (photo) => `${base}/photos/${encodeURIComponent(photo)}`,
  };
  const query = useQuery({
    queryKey: door.queryKey,
    queryFn: () => ask<ResidentCase>("GET", base),
    ...lookAgain,
  });
  if (query.data) {
    return (
      <>
        {query.isRefetchError ? <output className="offline">{words.live.stale}</output> : null}
        <CaseView of={query.data} door={door} />
        {isOver(query.data.state) ? null : (
          <SendPhotos to={`${base}/photos`} sent={() => void query.refetch()} />
        )}
        <p className="wash help-keep">{words.help.keep}</p>
      </>
    );
  }
  if (!query.isError) return <Loading />;
  const isGone = query.error instanceof ApiFailure && query.error.status === 404;
  return (
    <div className="stack">
      {isGone ? (
        <p className="card state" role="alert">
          {words.help.gone}
        </p>
      ) : (
        <Failed alone error={query.error} retry={() => void query.refetch()} />
      )}
      <PhoneCard phone={keptPhone()} isKept />
    </div>
  );
}

/** Pictures come after the call: before it there is nothing that they could belong to. */
function SendPhotos({ to, sent }: { readonly to: string; readonly sent: () => void }) {
  const [photos, keep] = useState<readonly KeptPhoto[]>([]);
  const change = (next: readonly KeptPhoto[]) => {
    keep(next);
    sent();
  };
  return (
    <section className="card help-photos">
      <PhotoField photos={photos} change={change} to={to} isFinal />
    </section>
  );
}
