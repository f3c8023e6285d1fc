import { describe, expect, it } from "vitest";
import { familyOf, onSubnet } from "../../src/home/lan/subnet.ts";
import { canMakeNetworks, runShell, where } from "./networks.ts";

describe(`network cards, ${where}`, () => {
  it("speaks IPv6 on one link: the group and one another, each by its card", async () => {
    console.log(`The stations ran ${where}.`);
    if (!canMakeNetworks) {
      // The loopback has no link of its own: what an address means is all that can be seen.
      expect(familyOf("fe80::1%eth0")).toBe("udp6");
      return;
    }
    const script = `
ip link set eth0 up
there ip link set eth1 up
there "$NODE" "$STATION" eth1 & THERE=$!
"$NODE" "$STATION" eth0
wait $THERE
kill $OTHER
`;
    const { out, err } = await runShell(script, { STATION: "./peers/ipv6-station.ts" });
    const lines = out.split("\n").filter(Boolean).toSorted();
    expect([lines, err]).toEqual([
      [
        '{"card":"eth0","heard":["1 to all over eth0","2 to me over eth0"]}',
        '{"card":"eth1","heard":["1 to all over eth1","2 to me over eth1"]}',
      ],
      "",
    ]);
  });

  it("says that there is no multicast where no route leads to the group (#215)", async () => {
    if (!canMakeNetworks) {
      expect(onSubnet({ address: "0.0.0.0", prefix: 0 }, "10.0.0.1")).toBe(true);
      return;
    }
    const { out } = await runShell('"$NODE" "$STATION"; kill $OTHER', {
      STATION: "./peers/no-route.ts",
    });
    expect(JSON.parse(out)).toEqual({
      code: "home.no-multicast",
      address: "0.0.0.0",
      cause: "addMembership ENODEV",
    });
  });
});
