import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useHomeWords } from "../../words/use-home.ts";
import { BackToAppliances, HomeLoaded } from "../home-frame.tsx";
import { usePlans } from "./plan-parts.tsx";
import { Scenes } from "./scenes.tsx";
import { Schedules } from "./schedules.tsx";

/** Scenes and schedules of the home. */
export function PlansPage() {
  const { plans: words } = useHomeWords();
  const query = usePlans();
  return (
    <>
      <BackToAppliances />
      <PageHead title={words.title} />
      <HomeLoaded>
        {({ devices }) => (
          <Fetched query={query}>
            {({ scenes, schedules }) => (
              <div className="plan-columns">
                <Scenes scenes={scenes} devices={devices} />
                <Schedules schedules={schedules} scenes={scenes} devices={devices} />
              </div>
            )}
          </Fetched>
        )}
      </HomeLoaded>
    </>
  );
}
