/**
 * Public names of `@gradus/control-flow`: choices and loops that can be differentiated, batched and compiled.
 */
export { select } from '@gradus/tensor';
export { where } from './where.js';
export { cond, switchCase } from './cond.js';
export { type Predicate } from './predicate.js';
export { map, scan } from './scan.js';
export { type ScanOptions } from './scanLoop.js';
export { associativeScan, type AssociativeScanOptions } from './associativeScan.js';
export { foriLoop } from './foriLoop.js';
export { whileLoop, type WhileOptions } from './whileLoop.js';
export { type Returned, type RowOf, type Tree } from './loopTypes.js';
export { condPrimitive, type CondParams } from './condPrimitive.js';
export { scanPrimitive } from './scanPrimitive.js';
export { type ScanParams } from './scanSteps.js';
export { whilePrimitive, type WhileParams } from './whilePrimitive.js';
