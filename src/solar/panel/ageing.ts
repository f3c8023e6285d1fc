/** Share of power that panels lose by the year, an assumption: 0.25–0.5 % are quoted in Japan. */
export const YEARLY_LOSS = 0.005;

/**
 * Share of its first power that a system has in a year of its life, counted from 0: each year keeps
 * the same share of the one before. In the twentieth year (19) at 0.5 %: 0.9092.
 */
export function powerInYear(year: number, yearlyLoss: number = YEARLY_LOSS): number {
  return (1 - yearlyLoss) ** year;
}
