/**
 * Public names of `@gradus/doctor`.
 */
export { diagnose } from './diagnose.js';
export { stable } from './stable.js';
export type { Finding, Fix, Kind, Report, Symptom, Verdict } from './finding.js';
export { printFinding, printReport, type Paint } from './report.js';
