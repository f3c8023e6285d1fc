import { lazy, Suspense } from "react";
import { Loading } from "../../parts/states.tsx";
import { LookTools } from "../../parts/tools.tsx";
import { useOnline } from "../../parts/use-online.ts";
import { useSpeech } from "../../words/language.ts";
import { HelpFront } from "./help-front.tsx";
import "../../styles/callout.css";

const HelpCase = lazy(() =>
  import("./help-pages.ts").then(({ HelpCase }) => ({ default: HelpCase })),
);

/** Help without a login: the front, or the call behind a secret address. */
export function HelpPage({ token }: { readonly token: string }) {
  const { words } = useSpeech();
  const isOnline = useOnline();
  return (
    <div className="frame help-frame trouble">
      <header className="frame-top">
        <a className="brand" href="/">
          <img src="/engawa.svg" alt="" />
          <span>{words.product} Engawa</span>
        </a>
        <div className="tools">
          <LookTools />
        </div>
      </header>
      {isOnline ? null : <output className="offline">{words.offline}</output>}
      <main id="main" tabIndex={-1}>
        {token === "" ? (
          <HelpFront />
        ) : (
          <Suspense fallback={<Loading />}>
            <HelpCase token={token} />
          </Suspense>
        )}
      </main>
    </div>
  );
}
