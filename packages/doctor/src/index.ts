/**
 * Public names of `@gradus/doctor`.
 */
export { debugNans } from './debugNans.js';
export { diagnose } from './diagnose.js';
export { hunt, type Catch, type HuntOptions } from './hunt.js';
export type { Domain, Range } from './hunt/domain.js';
export { stable } from './stable.js';
export type { Finding, Fix, Kind, Report, Symptom, Verdict } from './finding.js';
export { printFinding, printReport, type Paint } from './report.js';
