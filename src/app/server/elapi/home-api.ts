import type { Properties, PropertyValue } from "../../../home/model.ts";
import type { DeviceRow } from "../../../home/store-devices.ts";
import type { Result } from "../../../kernel/result.ts";
import type { ElapiError } from "./elapi-error.ts";

/** Whose home a token opens. */
export interface ElapiCaller {
  readonly operatorId: number;
  readonly accountId: number;
  /** Number of the token. */
  readonly token: number;
  readonly name: string;
  readonly mayControl: boolean;
}

export interface ElapiSetting {
  readonly device: string;
  readonly property: string;
  readonly value: PropertyValue;
  /** The request's own key; null: it has none. */
  readonly key: string | null;
}

/** How far a setting went until the answer: read back, or still on its way. */
export type ElapiSet =
  | { readonly done: true; readonly properties: Properties }
  | { readonly done: false; readonly command: string; readonly state: string };

/** The own home as a program sees it. Knows nothing of HTTP. */
export interface HomeApi {
  /** Null: the secret opens nothing. */
  caller(secret: string): Promise<ElapiCaller | null>;
  devices(caller: ElapiCaller): Promise<Result<readonly DeviceRow[], ElapiError>>;
  /** Answers when the device was read back, or refused, or after some seconds. */
  set(caller: ElapiCaller, setting: ElapiSetting): Promise<Result<ElapiSet, ElapiError>>;
}
