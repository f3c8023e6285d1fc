import { useState } from "react";
import { Empty, Fetched } from "../parts/states.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useHomeWords } from "../words/use-home.ts";
import { BackToAppliances, HomeLoaded } from "./home-frame.tsx";
import { LogList, useCommands } from "./log-list.tsx";

/** So many are read at once; the rest is asked for. */
const PAGE = 40;

/** The log of every action on the home from afar. */
export function LogPage() {
  const { log } = useHomeWords();
  const query = useCommands();
  const [shown, show] = useState(PAGE);
  return (
    <>
      <BackToAppliances />
      <PageHead title={log.title} />
      <p className="sub home-lead">{log.lead}</p>
      <HomeLoaded>
        {({ devices }) => (
          <Fetched query={query}>
            {({ commands }) =>
              commands.length === 0 ? (
                <Empty>{log.empty}</Empty>
              ) : (
                <>
                  <LogList commands={commands.slice(0, shown)} devices={devices} />
                  {commands.length > shown ? (
                    <button type="button" className="quiet" onClick={() => show(shown + PAGE)}>
                      {log.more}
                    </button>
                  ) : null}
                </>
              )
            }
          </Fetched>
        )}
      </HomeLoaded>
    </>
  );
}
