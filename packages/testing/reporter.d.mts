export { GradientCaseReporter as default } from './dist/reporter.js';
