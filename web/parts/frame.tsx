import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Session } from "../../src/app/api/session.ts";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { Icon, type IconName } from "./icons.tsx";
import { NoticeBell } from "./notice-bell.tsx";
import { LogoutTool, LookTools } from "./tools.tsx";
import { useOnline } from "./use-online.ts";

const TABS = [
  { to: "/", icon: "home" },
  { to: "/use", icon: "use" },
  { to: "/bills", icon: "bills" },
  { to: "/contracts", icon: "contracts" },
  { to: "/trouble", icon: "trouble" },
] as const satisfies readonly Tab[];

/** Only where the household diagnoses for others. */
const DIAGNOSIS = { to: "/diagnosis", icon: "diagnosis" } as const satisfies Tab;

interface Tab {
  readonly to: string;
  readonly icon: IconName;
}

/** What the keyboard meets first: past the header, to what the page says. */
export function SkipLink() {
  const { words } = useSpeech();
  return (
    <a className="skip" href="#main">
      {words.skip}
    </a>
  );
}

/** The operator's name, which leads home. */
export function Brand({ session }: { readonly session: Session }) {
  const { language } = useSpeech();
  return (
    <Link to="/" className="brand">
      <img src="/engawa.svg" alt="" />
      <span>{say(session.operator, language)}</span>
    </Link>
  );
}

/** The page itself, below the note that the network is gone. */
export function Main({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <OfflineNote />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The resident's frame: the brand above, five tabs at the thumb (at the side on wide screens). */
export function ResidentFrame({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  const { words } = useSpeech();
  return (
    <>
      <SkipLink />
      <div className="frame with-tabs">
        <header className="frame-top">
          <Brand session={session} />
          <div className="tools">
            <NoticeBell />
            <LookTools />
            <LogoutTool />
          </div>
        </header>
        <Main>{children}</Main>
      </div>
      <nav className="tabs" aria-label={words.menu}>
        {(session.diagnoses ? [...TABS, DIAGNOSIS] : TABS).map(({ to, icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === "/", includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            <Icon name={icon} />
            {words.tabs[icon]}
          </Link>
        ))}
      </nav>
    </>
  );
}

function OfflineNote() {
  const { words } = useSpeech();
  return useOnline() ? null : <output className="offline">{words.offline}</output>;
}
