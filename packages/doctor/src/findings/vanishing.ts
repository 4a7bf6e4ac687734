/**
 * Where a number that has to be positive became 0: which operation took it below the smallest float, if nothing
 * between that and the pole it ran into made a share of it. A share (a probability) that rounds to 0 is saturated.
 */
import { bind, full, type Tensor } from '@gradus/tensor';
import type { Entry } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import type { Step } from '../observation.js';
import { lossesOf } from '../shadow/loss.js';

/**
 * The step that underflowed before a pole was met.
 *
 * @param evidence - the entries in question
 * @param pole - the operation whose operand should not have been 0
 * @returns the step; undefined where the operand is a saturated share
 */
export function vanishedBefore(
  { observation }: Pick<Evidence, 'observation'>,
  { application }: Entry['origin'],
): Step | undefined {
  const { steps } = observation;
  const loss = lossesOf(observation).find(
    ({ step, kind }) => kind === 'underflow' && steps.includes(step),
  );
  if (loss === undefined || !application || isBounded(loss.step)) return undefined;
  return isScaledOnly(steps, loss.step, application.inputs) ? loss.step : undefined;
}

/** Far out on both sides. */
const FAR = [1e4, -1e4];

/** Whether a function of one number has a floor and a ceiling, as sigmoid and tanh. */
function isBounded({ primitive, params, inputs }: Step): boolean {
  if (primitive.lower.kind !== 'elementwise' || inputs.length !== 1) return false;
  const { dtype } = inputs[0]!;
  return FAR.every((x) => {
    const [y] = bind(primitive, [full([], x, { dtype })], params);
    return Math.abs(y!.item()) < 100;
  });
}

/** Whether what vanished reaches the operands of the pole without being divided by what depends on the input. */
function isScaledOnly(steps: readonly Step[], from: Step, to: readonly Tensor[]): boolean {
  const touched = new Set<Tensor>(steps.flatMap(({ outputs }) => outputs));
  const reached = new Set<Tensor>(from.outputs);
  for (const { primitive, inputs, outputs } of steps.slice(steps.indexOf(from) + 1)) {
    if (!inputs.some((x) => reached.has(x))) continue;
    if (to.every((x) => inputs.includes(x))) return true;
    const { linearIn } = primitive;
    const isShare =
      Array.isArray(linearIn) && inputs.some((x, i) => touched.has(x) && !linearIn.includes(i));
    if (isShare) return false;
    for (const y of outputs) reached.add(y);
  }
  return to.some((x) => reached.has(x));
}
