import { createSocket } from "node:dgram";

const PORT = 3610;

/**
 * Sends from a port that the machine chooses, as some adapters do. Where the address is none of
 * this machine's (a network in memory) `otherwise` sends it.
 */
export function sendFromOtherPort(
  way: { readonly from: string; readonly to: string },
  bytes: Uint8Array,
  otherwise: () => void,
): void {
  const socket = createSocket("udp4");
  socket.once("error", () => {
    socket.close();
    otherwise();
  });
  socket.bind({ address: way.from, port: 0 }, () => {
    socket.send(bytes, PORT, way.to, () => socket.close());
  });
}
