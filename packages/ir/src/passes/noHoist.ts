/**
 * No pass, under the condition `@gradus/no-loops`: without loops there is nothing to move out of them.
 */
import type { Pass } from '../rewrite.js';

/** Leaves a program as it is. */
export const hoist: Pass = (program) => program;
