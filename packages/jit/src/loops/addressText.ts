/**
 * Addresses as text, the same in kernels and in loops: `x[3i + j + 1]`.
 */

/**
 * An element of a buffer.
 *
 * @param buffer - its name
 * @param terms - names of counters with their strides
 * @param offset - what is added
 * @returns the text
 */
export function addressText(
  buffer: string,
  terms: readonly (readonly [name: string, stride: number])[],
  offset: number,
): string {
  const parts = terms
    .filter(([, stride]) => stride !== 0)
    .map(([name, stride]) => term(name, stride));
  if (offset !== 0 || parts.length === 0) parts.push(String(offset));
  const sum = parts.join(' + ').replaceAll('+ -', '- ');
  return `${buffer}[${sum}]`;
}

function term(name: string, stride: number): string {
  if (stride === 1) return name;
  return stride === -1 ? `-${name}` : `${stride}${name}`;
}
