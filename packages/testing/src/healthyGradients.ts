/**
 * The doctor as a property: for users' own test suites.
 */
import fc, { type Arbitrary, type IPropertyWithHooks } from 'fast-check';
import { GradusError } from '@gradus/tensor';
import { diagnose, type Finding, type Report } from '@gradus/doctor';

/**
 * The findings of a report that are defects of the function; what is right, intended or a convention is none.
 *
 * @param report - of the doctor
 * @returns its findings with the verdict 'bug'
 */
export function defects({ findings }: Report): Finding[] {
  return findings.filter(({ verdict }) => verdict === 'bug');
}

/**
 * The property that a function has a healthy gradient at every point of an arbitrary; what fails is shrunk by
 * fast-check, and the error GR803 holds the doctor's report.
 *
 * @param f - a function of trees that returns one float
 * @param points - lists of arguments
 * @param options - `argnums`
 * @returns a property for `fc.assert`
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { healthyGradients, tensors } from '@gradus/testing';
 * import { sin, sum, type Tensor } from '@gradus/tensor';
 * const f = (x: Tensor) => sum(sin(x).mul(x));
 * fc.assert(healthyGradients(f, fc.tuple(tensors({ dtype: 'float32', min: 0.1, max: 1 }))));
 * ```
 */
export function healthyGradients<A extends unknown[]>(
  f: (...args: A) => unknown,
  points: Arbitrary<A>,
  options: { readonly argnums?: number | readonly number[] } = {},
): IPropertyWithHooks<[A]> {
  return fc.property(points, (args) => {
    const report = diagnose(f as (...all: unknown[]) => unknown, options)(...args);
    if (defects(report).length > 0) throw sick(report);
  });
}

function sick(report: Report): GradusError {
  const [{ message, fix }] = defects(report) as [Finding];
  return new GradusError('GR803', {
    what: `the gradient of ${report.name} has a defect here.\n${String(report)}`,
    why: message,
    instead:
      fix?.summary ?? 'Mend the function, or keep the points of the property away from here.',
  });
}
