/**
 * Public names of `@gradus/autodiff`: forward and reverse mode, and the tape they share.
 */
export {
  chooseArguments,
  grad,
  requireScalar,
  valueAndGrad,
  type Argnums,
  type ChosenArguments,
  type GradOptions,
  type Loss,
  type LossWithAux,
} from './grad.js';
export { vjp, type AuxOption, type Pullback } from './vjp.js';
export { jvp } from './jvp.js';
export { linearize, record, type LinearizedRun, type LinearizeRequest } from './linearize.js';
export { backward, type BackwardObserver } from './backward.js';
export { push } from './push.js';
export {
  isSlot,
  printTape,
  type Carried,
  type Cut,
  type CutReason,
  type Entry,
  type Origin,
  type RuledCall,
  type Slot,
  type Tape,
} from './tape.js';
export { tapeOf, type PrintableTape } from './tapeOf.js';
export {
  hessian,
  jacfwd,
  jacobian,
  jacrev,
  type AuxJacobianOptions,
  type Jacobian,
  type JacobianOptions,
  type WithAux,
} from './jacobian.js';
export { hvp } from './hvp.js';
export { checkpoint } from '@gradus/ir';
export { customJvp, type JvpRule } from './customJvp.js';
export { customVjp, type VjpForward, type VjpBackward } from './customVjp.js';
export { linearTranspose } from './linearTranspose.js';
export type { CustomRuleOptions } from './customFunction.js';
