const NUMBER = /^T(\d)(\d{12})$/;

/**
 * Whether a qualified-invoice registration number is well formed (XX-07): T and 13 digits, the
 * first of which is 9 − (sum mod 9), the twelve others weighted 1 and 2 in turn from the right.
 * T4011001098993 is.
 */
export function isRegistrationNumber(text: string): boolean {
  const match = NUMBER.exec(text);
  if (!match) return false;
  const [, check, base = ""] = match;
  const digits = [...base].map(Number).toReversed();
  const sum = digits.reduce((all, digit, index) => all + digit * (index % 2 === 0 ? 1 : 2), 0);
  return Number(check) === 9 - (sum % 9);
}
