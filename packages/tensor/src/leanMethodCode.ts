/**
 * What operations behind methods bring along for compilers under the condition `@gradus/lean`: there a page holds
 * the operations that it uses. Otherwise every tensor has all methods, every page all their operations, and
 * what compiles them comes with the compiler; then `methodCode.ts` stands in the place of this.
 */
export { indexedCode } from './code/indexedCode.js';
export {
  powBaseSlopeFormula,
  powExponentSlopeFormula,
  powFormula,
  sigmoidFormula,
} from './code/realFormulas.js';
