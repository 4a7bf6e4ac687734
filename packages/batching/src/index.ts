/**
 * Public names of `@gradus/batching`.
 */
export { vmap } from './vmap.js';
export type { Axes } from './axes.js';
