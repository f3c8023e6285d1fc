import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { replaceFile } from "./durable-file.ts";

/** What the platform knows a gateway by. It is made here and never leaves this directory. */
export interface GatewayKey {
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string;
  /** Over `engawa-gateway-link\n` + nonce + `\n` + gateway, base64. */
  prove(nonce: string, gateway: string): string;
}

/** SubjectPublicKeyInfo of Ed25519 is 12 bytes of head and the 32 raw ones. */
const SPKI_HEAD = 12;

/** Reads `gateway-key.pem`, or makes it at the first start. Only its owner may read it (0600). */
export function openKey(directory: string): GatewayKey {
  const file = path.join(directory, "gateway-key.pem");
  if (!existsSync(file)) replaceFile(file, newKey());
  const key = createPrivateKey(readFileSync(file));
  return { publicKey: rawPublic(key), prove: (nonce, gateway) => proofOf(key, nonce, gateway) };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function rawPublic(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  return spki.subarray(SPKI_HEAD).toString("base64");
}

function proofOf(key: KeyObject, nonce: string, gateway: string): string {
  const said = Buffer.from(`engawa-gateway-link\n${nonce}\n${gateway}`);
  return sign(null, said, key).toString("base64");
}

/**
 * What our own node profile says of itself (0x83): FE, no maker (FFFFFF), and 13 bytes that are
 * this gateway's alone.
 */
export function identificationOf(publicKey: string): string {
  return `feffffff${createHash("sha256").update(publicKey).digest("hex").slice(0, 26)}`;
}
