import { useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { say } from "../../format.ts";
import { Loading } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { AnnouncementNote } from "../parts/announcement-note.tsx";
import { keptPhone } from "../parts/kept-phone.ts";
import { PhoneCard } from "../parts/phone-card.tsx";
import { useHelpForm } from "./open-api.ts";

const HelpCall = lazy(() =>
  import("./help-pages.ts").then(({ HelpCall }) => ({ default: HelpCall })),
);

/**
 * The page that must stand when nothing else does: the number as it was loaded before, the lines
 * for life and limb, and only then what needs the server.
 */
export function HelpFront() {
  const words = useCalloutWords();
  const { language } = useSpeech();
  const form = useHelpForm();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const at = hash.startsWith("call") ? hash.replace(/^call-?/, "") : null;
  const go = (next: string | undefined) =>
    void navigate({ to: "/help", hash: next === undefined ? "call" : `call-${next}` });
  if (at !== null && form.data) {
    const steps = {
      at: at === "" ? undefined : at,
      go,
      leave: () => void navigate({ to: "/help", hash: "" }),
    };
    return (
      <Suspense fallback={<Loading />}>
        <HelpCall form={form.data} steps={steps} />
      </Suspense>
    );
  }
  const phone = form.data?.phone ?? keptPhone();
  return (
    <div className="stack">
      <h1 className="help-title">{form.data ? say(form.data.operator, language) : words.title}</h1>
      <p>{words.help.lead}</p>
      {form.data ? <AnnouncementNote announcement={form.data.announcement} /> : null}
      {form.isPending && phone === null ? (
        <Loading rows={1} />
      ) : (
        <PhoneCard phone={phone} isKept={!form.data} />
      )}
      {form.data ? (
        <button
          type="button"
          className="button trouble-red trouble-call"
          onClick={() => go(undefined)}
        >
          {words.help.form}
        </button>
      ) : null}
      <p className="card row wrap help-login">
        <span className="sub">{words.help.loginWhy}</span>
        <a className="quiet" href="/trouble">
          {words.help.login}
        </a>
      </p>
      <Emergency />
    </div>
  );
}

/** 119 and 110 stand here without any server. */
function Emergency() {
  const { help: words } = useCalloutWords();
  return (
    <section className="section">
      <h2>{words.emergency}</h2>
      <div className="actions">
        <a className="button ghost" href="tel:119">
          {words.fire} 119
        </a>
        <a className="button ghost" href="tel:110">
          {words.police} 110
        </a>
      </div>
    </section>
  );
}
