// Numbers that JSON does not have, as text.

/** JSON has no NaN, no infinities, and JavaScript writes −0 as 0. */
export function asText(number) {
  if (Object.is(number, -0)) return '-0.0';
  return Number.isFinite(number) ? number : String(number).replace('Infinity', 'inf');
}

/** The number that Python wrote. */
export const parsed = (number) =>
  typeof number === 'string' ? Number(number.replace('inf', 'Infinity')) : number;
