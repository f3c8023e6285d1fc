import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Session } from "../../../src/app/api/session.ts";
import { Brand, Main, SkipLink } from "../../parts/frame.tsx";
import { LogoutTool, LookTools } from "../../parts/tools.tsx";
import { useContractorWords } from "../../words/use-contractor.ts";
import { StandingLine } from "./standing-line.tsx";
import "../../styles/contractor.css";

/** The frame of whoever diagnoses for a contractor: as wide as a desk, the menu above. */
export function ContractorFrame({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return (
    <>
      <SkipLink />
      <div className="contractor">
        <header className="contractor-top">
          <Brand session={session} />
          <div className="tools">
            <span className="sub small contractor-name">{session.name}</span>
            <LookTools />
            <LogoutTool />
          </div>
          <Menu isNamed={session.role === "diagnosis"} />
        </header>
        <StandingLine />
        <Main>{children}</Main>
      </div>
    </>
  );
}

/** A person whom the contractor named sees the diagnosis alone, and names nobody. */
function Menu({ isNamed }: { readonly isNamed: boolean }) {
  const { nav, tabs } = useContractorWords();
  const here = { activeProps: { "aria-current": "page" } as const };
  return (
    <nav className="contractor-nav" aria-label={nav}>
      <Link to="/diagnosis" activeOptions={{ exact: true, includeSearch: false }} {...here}>
        {tabs.diagnosis}
      </Link>
      <Link to="/diagnosis/customers" {...here}>
        {tabs.customers}
      </Link>
      <Link to="/diagnosis/plans" {...here}>
        {tabs.plans}
      </Link>
      {isNamed ? null : (
        <>
          <Link to="/diagnosis/people" {...here}>
            {tabs.people}
          </Link>
          <Link to="/" className="contractor-home">
            {tabs.home}
          </Link>
        </>
      )}
    </nav>
  );
}
