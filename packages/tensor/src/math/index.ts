/**
 * Real functions in double precision, as primitives hand them to `e.call`. A subpath of its own,
 * `@gradus/tensor/math`: for authors of primitives, and for machines that recognise them.
 */
export * from './bessel.js';
export * from './erf.js';
export * from './expIntegral.js';
export * from './gamma.js';
export * from './inverse.js';
export * from '#javascriptFunctions';
export * from './logs.js';
export * from './normal.js';
export * from './plane.js';
export * from './power.js';
export * from './quotient.js';
export type { RealFunction } from './realFunction.js';
export { powerBelow } from './scale.js';
export * from './sigmoid.js';
export * from './sinc.js';
export * from './softmax.js';
export * from './tangents.js';
