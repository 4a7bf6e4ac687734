/**
 * Warnings that teach: the same parts as an error, told through the one replaceable `context.warn` while
 * the program goes on.
 */
import { context } from '../context.js';
import { captureSite } from '../site.js';
import { printParts, type ErrorParts } from './GradusError.js';

/**
 * Tells a warning.
 *
 * @param code - its code, which has a page
 * @param parts - what, where (the user's line when left out), why, and what to write instead
 */
export function warn(code: string, parts: ErrorParts): void {
  context.warn(code, printParts(code, parts, parts.where === undefined ? captureSite() : null));
}
