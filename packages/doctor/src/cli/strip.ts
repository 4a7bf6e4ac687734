/**
 * Types out, positions kept: every character of a type becomes a space.
 */
import swc from '@swc/wasm-typescript';

/**
 * Turns TypeScript into JavaScript of the same lines and columns.
 *
 * @param source - TypeScript or JavaScript
 * @param name - name of the file, for messages
 * @returns JavaScript; throws where it does not parse, or needs more than leaving types out (`enum`)
 */
export function strip(source: string, name: string): string {
  return swc.transformSync(source, { mode: 'strip-only', filename: name }).code;
}
