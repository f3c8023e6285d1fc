import type { Lan } from "../lan/lan.ts";
import type { Eoj } from "../model.ts";
import type { Device } from "./api.ts";
import {
  deviceOf,
  type Ground,
  type Node,
  openNode,
  openTarget,
  type Target,
  WEAK,
} from "./target.ts";
import { tellDevice, tellTrouble } from "./tell.ts";

/** Where a frame came from: the same address may exist on two cards. */
export interface Place {
  readonly lan: Lan;
  readonly address: string;
}

/** Who lives where, as far as was found out. A node without a place was last seen elsewhere. */
export interface Roster {
  at(place: Place): Node | undefined;
  /** The node at a place, a new one if there was none. */
  settle(place: Place): Node;
  ofDevice(device: string): Target | undefined;
  byId(id: string): Node | undefined;
  /** Nodes that have a place. */
  nodes(): readonly Node[];
  /** Devices whose maps were read, in the order of discovery. */
  devices(): readonly Device[];
  target(node: Node, eoj: Eoj): Target;
  /** The node at this place is `id`; whoever was taken to be there has no place any more. */
  name(node: Node, id: string): Node;
  /** What is heard at the place of `node` comes from `same`, which is asked over its own card. */
  alias(node: Node, same: Node): Node;
  /** A node was no such node: its devices never were. */
  drop(node: Node): void;
  /** The devices of a node that was elsewhere are at `to` now. */
  move(from: Node, to: Node): void;
}

export function openRoster(ground: Ground): Roster {
  const placed = new Map<Lan, Map<string, Node>>();
  const named = new Map<string, Node>();
  const targets = new Map<string, Target>();

  function settle({ lan, address }: Place): Node {
    const node = openNode(ground, { lan, address });
    const ofLan = placed.get(lan) ?? new Map<string, Node>();
    placed.set(lan, ofLan.set(address, node));
    return node;
  }
  const at = ({ lan, address }: Place) => placed.get(lan)?.get(address);

  return {
    at,
    settle: (place) => at(place) ?? settle(place),
    ofDevice: (device) => targets.get(device),
    byId: (id) => named.get(id),
    nodes: () => [...new Set([...placed.values()].flatMap((ofLan) => [...ofLan.values()]))],
    devices: () => [...targets.values()].filter(({ described }) => described).map(deviceOf),
    target(node, eoj) {
      const known = node.targets.get(eoj);
      if (known) return known;
      const target = openTarget(ground, { home: node.home, eoj, id: node.id });
      node.targets.set(eoj, target);
      targets.set(target.device, target);
      return target;
    },
    name(node, id) {
      if (node.id === id) return node;
      // The other one keeps its record, without a place: it is looked for elsewhere.
      node.home.sure = false;
      const here = node.id === null ? node : settle(node.home);
      here.id = id;
      named.set(id, here);
      return here;
    },
    alias({ home: { lan, address } }, same) {
      placed.get(lan)?.set(address, same);
      return same;
    },
    drop(node) {
      for (const target of node.targets.values()) {
        target.dropped = true;
        targets.delete(target.device);
      }
      node.targets.clear();
    },
    move(from, to) {
      const was = from.home.address;
      for (const ofLan of placed.values()) if (ofLan.get(was) === from) ofLan.delete(was);
      moveTargets(ground, from, to);
    },
  };
}

function moveTargets(ground: Ground, from: Node, to: Node): void {
  from.home.sure = false;
  for (const [eoj, target] of from.targets) {
    target.home = to.home;
    to.targets.set(eoj, target);
    if (!target.described) continue;
    const detail = { from: from.home.address, to: to.home.address };
    tellTrouble(ground, target, "address-changed", detail);
    tellDevice(ground, target);
  }
  from.targets.clear();
}

export function weakId(address: string): string {
  return `${WEAK}${address}`;
}
