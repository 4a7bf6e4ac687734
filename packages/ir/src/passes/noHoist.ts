/**
 * No pass, under the condition `@gradus/no-loops`: without loops there is nothing to move out of them.
 */
import type { Pass } from '../rewrite.js';

/**
 * Leaves a program as it is.
 *
 * @param program - any program
 * @returns the same program
 */
export const hoist: Pass = (program) => program;
