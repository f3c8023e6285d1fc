/** The readings of use that stands for any: what they measured is what a program leaves open. */
export const OPEN = "open";
