/**
 * What the function would be if its conditions had come out the other way: a domain guard has no value there,
 * a patch over a removable singularity has nearly the same one.
 */
import { logicalNot, type Tensor } from '@gradus/tensor';
import type { Evidence } from '../evidence.js';
import { trueSlope } from './derivative.js';
import type { Real } from './real.js';
import type { ShadowProgram } from './program.js';
import { exactValues } from './sample.js';

/** Values this near to each other (as a part of them) are meant to be one function. */
const NEAR = 1e-3;

/**
 * The slope of the branch that was not taken, where its value is that of the branch taken.
 *
 * @param evidence - the entries in question
 * @returns its slope with 17 digits; 'no value' where the other branch has none; null where it is simply
 *   another function, or where no condition depends on the input
 */
export function otherBranch({ program, entries, observation }: Evidence): string | null {
  const other = flipped(program);
  if (other === null) return null;
  const [here, there] = [program, other].map(valueOf);
  if (here?.isFinite() !== true || there === undefined) return null;
  if (!there.isFinite()) return reaches(other, observation.value) ? 'no value' : null;
  const near = there.minus(here).abs().lte(here.abs().times(NEAR));
  const { slope, text } = trueSlope(other, entries[0]!);
  return near && slope?.isZero() === false ? text : null;
}

const valueOf = (program: ShadowProgram): Real | undefined =>
  exactValues(program)?.get(program.output)?.data[0];

/** The program with every condition that depends on the input turned over; null where there is none. */
function flipped(program: ShadowProgram): ShadowProgram | null {
  const opposite = new Map<Tensor, Tensor>();
  for (const { outputs } of program.steps) {
    for (const y of outputs) if (y.dtype === 'bool') opposite.set(y, logicalNot(y));
  }
  if (opposite.size === 0) return null;
  const steps = program.steps.map((step) => {
    const { inputs } = step;
    if (!inputs.some((x) => opposite.has(x))) return step;
    return { ...step, inputs: inputs.map((x) => opposite.get(x) ?? x), notes: [] };
  });
  return {
    ...program,
    steps: steps.filter(({ outputs }) => !outputs.some((y) => opposite.has(y))),
    notes: [],
  };
}

const reaches = ({ steps }: ShadowProgram, value: Tensor): boolean =>
  steps.some(({ outputs }) => outputs.includes(value));
