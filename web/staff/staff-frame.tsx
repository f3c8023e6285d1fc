import { type ReactNode, useMemo, useState } from "react";
import type { Purpose } from "../../src/app/api/account.ts";
import type { Session } from "../../src/app/api/session.ts";
import { Brand, Main, SkipLink } from "../parts/frame.tsx";
import { LogoutTool, LookTools } from "../parts/tools.tsx";
import { useStaffWords } from "../words/use-staff.ts";
import { PURPOSES, PurposeContext, usePurpose } from "./purpose.ts";
import { ClockTool } from "./clock-tool.tsx";
import { SearchBox } from "./search-box.tsx";
import { ToldNote, ToldProvider } from "./told.tsx";
import { WorkNav } from "./work/work-nav.tsx";
import "../styles/staff.css";
import "../styles/staff-act.css";
import "../styles/staff-work.css";

/** The operator's frame: one search box, the purpose of looking, the business day. */
export function StaffFrame({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  const [purpose, choose] = useState<Purpose>("inquiry");
  const choice = useMemo(() => ({ purpose, choose }), [purpose]);
  return (
    <PurposeContext value={choice}>
      <ToldProvider>
        <SkipLink />
        <div className="staff">
          <header className="staff-top">
            <Brand session={session} />
            <div className="staff-tools">
              <ClockTool session={session} />
              <span className="sub small staff-name">{session.name}</span>
              <LookTools />
              <LogoutTool />
            </div>
            <SearchBox />
            <PurposeSelect />
            <WorkNav />
          </header>
          <Main>
            <ToldNote />
            {children}
          </Main>
        </div>
      </ToldProvider>
    </PurposeContext>
  );
}

function PurposeSelect() {
  const staff = useStaffWords();
  const { purpose, choose } = usePurpose();
  return (
    <label className="purpose">
      <span className="unseen">{staff.purpose}</span>
      <select
        className="select"
        value={purpose}
        title={staff.audited}
        onChange={(event) => {
          const next = PURPOSES.find((name) => name === event.target.value);
          if (next !== undefined) choose(next);
        }}
      >
        {PURPOSES.map((name) => (
          <option key={name} value={name}>
            {staff.purposes[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
