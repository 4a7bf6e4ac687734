/**
 * Two shapes drawn under each other, aligned on the right as broadcasting aligns them, with a caret
 * under every axis that does not fit.
 */

/**
 * Draws the two shapes and marks the axes that disagree.
 *
 * @param a - one shape
 * @param b - the other
 * @returns three lines, indented
 */
export function alignedShapes(a: readonly number[], b: readonly number[]): string {
  const rank = Math.max(a.length, b.length);
  const cell = (shape: readonly number[], i: number): string =>
    String(shape[i - rank + shape.length] ?? '');
  const columns = Array.from({ length: rank }, (_, i) => {
    const [m, n] = [cell(a, i), cell(b, i)];
    const wrong = m !== n && m !== '' && n !== '' && m !== '1' && n !== '1';
    const width = Math.max(m.length, n.length);
    return [m.padStart(width), n.padStart(width), (wrong ? '^' : ' ').padStart(width)];
  });
  const row = (k: number): string => columns.map((c) => c[k]).join('  ');
  return `    [${row(0)}]\n    [${row(1)}]\n     ${row(2).trimEnd()}`;
}
