import { hexOf } from "../echonet/bytes.ts";
import { ESV } from "../echonet/esv.ts";
import { NODE_PROFILE } from "./own-object.ts";
import { type Roster, weakId } from "./roster.ts";
import type { Ground, Node } from "./target.ts";
import { tellTrouble } from "./tell.ts";

const IDENTIFICATION = 0x83;

/** Settles which node lives at an address, one question at a time. */
export interface Identifier {
  /** Returns the node, which is another object where somebody else lives there now. */
  identify(node: Node, identification: Uint8Array | null): Promise<Node>;
}

/**
 * A node is its identification (0x83), not its address. One known from elsewhere has moved, unless
 * it still answers there: then two nodes give one number, as badly made ones do, and each is told
 * by its address, so that no reading of one is ever taken for the other's. The same address on
 * another card is the same node, on a network in which we have two cards.
 */
export function openIdentifier(
  ground: Ground,
  roster: Roster,
  onRenamed: (node: Node) => void,
): Identifier {
  const twice = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  async function settled(node: Node, identification: Uint8Array | null): Promise<Node> {
    const id = idOf(identification);
    if (id === null || twice.has(id)) return roster.name(node, weakId(node.home.address));
    const elsewhere = roster.byId(id);
    if (!elsewhere || elsewhere === node) return roster.name(node, id);
    if (await stillThere(ground, elsewhere, id)) {
      if (elsewhere.home.address === node.home.address) return roster.alias(node, elsewhere);
      twice.add(id);
      const addresses = [elsewhere.home.address, node.home.address];
      tellTrouble(ground, null, "identity-twice", { identification: id, addresses });
      roster.drop(elsewhere);
      onRenamed(roster.name(elsewhere, weakId(elsewhere.home.address)));
      return roster.name(node, weakId(node.home.address));
    }
    const here = roster.name(node, id);
    roster.move(elsewhere, here);
    return here;
  }

  return {
    identify(node, identification) {
      const next = last.then(() => settled(node, identification));
      last = next;
      return next;
    },
  };
}

async function stillThere(ground: Ground, { home }: Node, id: string): Promise<boolean> {
  const answer = await ground.exchange.request(home, {
    eoj: NODE_PROFILE,
    esv: ESV.get,
    properties: [{ epc: IDENTIFICATION, edt: new Uint8Array(0) }],
    urgency: "ask",
    deadlineAt: ground.timers.now() + 2 * ground.pace.firstWaitMs,
    retries: 1,
  });
  if (answer.kind !== "answered") return false;
  return answer.properties.some(({ epc, edt }) => epc === IDENTIFICATION && idOf(edt) === id);
}

/** FE, three bytes of maker, thirteen of its own; where those are all 0 or FF nobody set them. */
function idOf(identification: Uint8Array | null): string | null {
  if (identification?.length !== 17) return null;
  const own = identification.subarray(4);
  const unset = [0x00, 0xff].some((blank) => own.every((byte) => byte === blank));
  return unset ? null : hexOf(identification);
}
