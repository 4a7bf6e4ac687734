/**
 * A switch for the loop that people have: the first gradient that is not finite stops the program with the
 * diagnosis, instead of turning every number after it into NaN.
 */
import { contiguous, context, GradusError, withSettings, type GradientRun } from '@gradus/tensor';
import { diagnose } from './diagnose.js';
import type { Finding } from './finding.js';
import { shortPath } from './report.js';

/**
 * Turns the watch on or off. While it is on, every `grad` and `valueAndGrad` whose gradient holds a NaN or an
 * infinity throws GR802 with what the doctor finds, and compiled functions run operation by operation, so that
 * gradients inside of `jit` are seen, too. Much slower; off, it costs one comparison a gradient.
 *
 * @param on - whether to watch from now on
 *
 * @example
 * ```ts
 * import { debugNans } from '@gradus/doctor';
 * import { grad } from '@gradus/autodiff';
 * import { sqrt, type Tensor } from '@gradus/tensor';
 * debugNans(true);
 * try {
 *   grad((x: Tensor) => sqrt(x.mul(x)))(0);
 * } catch (error) {
 *   console.log((error as Error).message.slice(0, 5)); // => GR802
 * } finally {
 *   debugNans(false);
 * }
 * ```
 */
export function debugNans(on: boolean): void {
  context.watch = on ? stopAtNaN : null;
}

function stopAtNaN(run: GradientRun): void {
  const sick = run.cotangents.some(
    (x) => x !== null && x.trace === null && !contiguous(x).every(Number.isFinite),
  );
  if (!sick) return;
  const [finding] = withSettings({ watch: null }, () => findingsOf(run));
  throw new GradusError('GR802', {
    what: `the gradient of ${run.name} is not finite${finding === undefined ? '' : `: ${place(finding)}`}.`,
    why: finding?.message ?? 'The doctor found no cause in this function.',
    instead: remedy(finding),
  });
}

/** What is infinite or NaN first; what is zero besides is another matter. */
function findingsOf({ f, args, argnums }: GradientRun): Finding[] {
  const report = diagnose(f as (...all: unknown[]) => unknown, { argnums })(...args);
  return report.findings.toSorted((a, b) => Number(isFinite(a)) - Number(isFinite(b)));
}

const isFinite = ({ symptom }: Finding): boolean => symptom !== 'nan' && symptom !== 'inf';

function place({ path, kind, op, site }: Finding): string {
  const line = site === null ? '' : ` at ${shortPath(site.file)}:${site.line}:${site.column}`;
  return `${path}, ${kind} in ${op}${line}`;
}

function remedy(finding: Finding | undefined): string {
  const fix = finding?.fix ?? null;
  if (fix === null)
    return 'Ask `diagnose` with these arguments, or look at the values with `tapeOf`.';
  return fix.code === null ? fix.summary : `${fix.summary} (${fix.code})`;
}
