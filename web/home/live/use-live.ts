import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { CommandView, DevicesView, DeviceView } from "../../../src/app/api/home-device.ts";
import { homeApi } from "../../home-api.ts";
import { useOnline } from "../../parts/use-online.ts";
import { followLive, type LiveStatus } from "./follow-live.ts";
import { bringsNew, mergeLive, mergeTold, type Told } from "./merge-live.ts";

const DEVICES = ["home", "devices"] as const;
const TOLD = ["home", "told"] as const;

/** The home as it was loaded and as it has changed since. */
export function useDevices() {
  return useQuery({ queryKey: DEVICES, queryFn: homeApi.devices, staleTime: 5_000 });
}

/** Keeps what is loaded as new as the home itself, as long as a page shows it. */
export function useLive(): LiveStatus | "offline" {
  const client = useQueryClient();
  const isOnline = useOnline();
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const loaded = useDevices().isSuccess;
  useEffect(() => {
    if (!loaded) return undefined;
    return followLive({
      status: setStatus,
      again: () => void client.invalidateQueries({ queryKey: DEVICES }),
      heard: (live) => {
        const before = client.getQueryData<DevicesView>(DEVICES);
        if (before === undefined) return;
        client.setQueryData(DEVICES, mergeLive(before, live));
        tell(client, live.commands);
        if (bringsNew(before, live)) void client.invalidateQueries({ queryKey: DEVICES });
      },
    });
  }, [client, loaded]);
  return isOnline ? status : "offline";
}

/** Commands that were answered or heard of. */
export function tell(client: QueryClient, commands: readonly CommandView[]): void {
  if (commands.length === 0) return;
  client.setQueryData<Told>(TOLD, (before) => mergeTold(before ?? {}, commands));
}

/** The newest command of a device that this page knows of, until it is put away. */
export function useTold(device: DeviceView): {
  readonly command: CommandView | null;
  readonly dismiss: () => void;
} {
  const client = useQueryClient();
  const { data } = useQuery<Told>({ queryKey: TOLD, enabled: false, initialData: {} });
  const [dismissed, setDismissed] = useState<string | null>(null);
  const { pending } = device;
  useEffect(() => {
    if (pending !== null) tell(client, [pending]);
  }, [client, pending]);
  const command = data[device.device] ?? pending;
  const dismiss = useCallback(() => setDismissed(command?.command ?? null), [command?.command]);
  return { command: command?.command === dismissed ? null : command, dismiss };
}

/** The server's answer about the whole home, in the place of what was loaded. */
export function useShown() {
  const client = useQueryClient();
  return useCallback(
    (devices: DevicesView) => client.setQueryData<DevicesView>(DEVICES, devices),
    [client],
  );
}

/** The server's answer about one device, in its place. */
export function useDeviceShown() {
  const client = useQueryClient();
  return useCallback(
    (device: DeviceView) =>
      client.setQueryData<DevicesView>(DEVICES, (before) =>
        before === undefined
          ? before
          : {
              ...before,
              devices: before.devices.map((each) =>
                each.device === device.device ? device : each,
              ),
            },
      ),
    [client],
  );
}
