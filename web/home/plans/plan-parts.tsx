import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { SceneView } from "../../../src/app/api/home-plans.ts";
import type { DeviceView } from "../../../src/app/api/home-device.ts";
import { say } from "../../format.ts";
import { homeApi } from "../../home-api.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { settingText } from "../wording.ts";

const PLANS = ["home", "plans"] as const;

export function usePlans() {
  return useQuery({ queryKey: PLANS, queryFn: homeApi.plans });
}

/** Plans were changed: they are read anew. */
export function usePlansChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: PLANS }), [client]);
}

/** What a scene or a schedule sets, one line a device. */
export function SettingLines({
  settings,
  devices,
}: {
  readonly settings: SceneView["settings"];
  readonly devices: readonly DeviceView[];
}) {
  const words = useHomeWords();
  const { language } = useSpeech();
  return (
    <ul className="setting-lines sub">
      {settings.map(({ device, deviceName, set }) => (
        <li key={device}>
          {say(deviceName, language)}{" "}
          <b>
            {settingText(
              set,
              devices.find((each) => each.device === device),
              { words, language },
            )}
          </b>
        </li>
      ))}
    </ul>
  );
}
