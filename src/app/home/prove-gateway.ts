import { createPublicKey, verify } from "node:crypto";

/** What stands before a raw Ed25519 key in the form in which keys are read. */
const SPKI_HEAD = Buffer.from("302a300506032b6570032100", "hex");

/** What a gateway signs: nobody can use a signature for anything else, or for another line. */
export function saidByGateway(nonce: string, gateway: string): Buffer {
  return Buffer.from(`engawa-gateway-link\n${nonce}\n${gateway}`);
}

/** A key that belongs to nobody: unknown gateways cost as long as known ones. */
const NOBODY = Buffer.alloc(32, 1);

/** Whether a signature over this line's nonce is the gateway's; null: there is no such gateway. */
export function isProven(
  publicKey: Buffer | null,
  said: { readonly nonce: string; readonly gateway: string; readonly signature: string },
): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.concat([SPKI_HEAD, publicKey ?? NOBODY]),
      format: "der",
      type: "spki",
    });
    const message = saidByGateway(said.nonce, said.gateway);
    const isRight = verify(null, message, key, Buffer.from(said.signature, "base64"));
    return publicKey !== null && isRight;
  } catch {
    // 32 bytes that are no point of the curve are nobody's key.
    return false;
  }
}
