/**
 * `if (x.greater(0))`: an object is always true, so JavaScript took the first branch whatever the numbers
 * say. Nothing can catch it at run time. It is read from the function's source, and reported when the
 * comparison was false (so the wrong branch ran), or when staging saw its result unused.
 */
import { positionOf, type Site } from '@gradus/tensor';
import type { Judgement } from '../finding.js';
import type { RunFacts } from './runFacts.js';
import type { Observation, Step } from '../observation.js';
import { conditionAt } from '../sourceLine.js';
import { tensorConditions, tensorDefaults, type Construct } from '../sourceText.js';

/**
 * Judges conditions on tensors in the source of the function.
 *
 * @param facts - an observed run, and the text of the function
 * @returns the judgement, or null when every condition happened to be true, or there is none
 */
export function judgeTensorCondition({ run, source }: RunFacts): Judgement | null {
  const dead = run.warnings.some((w) => w.code === 'GR303');
  const step = deadComparison(run);
  if (!dead && step === undefined) return null;
  const construct = tensorConditions(source)[0] ?? elsewhere(step);
  if (construct === undefined) return null;
  return {
    kind: 'js-language',
    verdict: 'bug',
    op: construct.op,
    site: step === undefined ? firstPlace(run) : step.site,
    message: `\`${construct.op} (${construct.text})\` asks an object whether it is true, and every object is. JavaScript took the first branch whatever the numbers say.`,
    fix: repair(construct),
  };
}

/** The condition of a function that was called, read at the line of the comparison. */
function elsewhere(step: Step | undefined): Construct | undefined {
  const position = step === undefined ? null : positionOf(step.site);
  return (position === null ? null : conditionAt(position)) ?? undefined;
}

function repair({ text }: Construct): Judgement['fix'] {
  return {
    summary: `Choose with where: \`where(${text}, ifTrue, ifFalse)\`; outside of jit \`if (${text}.item())\` works, too.`,
    code: null,
    verified: false,
  };
}

/** A comparison of one element that was false and whose result nobody used. */
function deadComparison({ steps }: Observation): Step | undefined {
  const isFalse = ({ outputs: [y] }: Step): boolean =>
    y !== undefined && y.dtype === 'bool' && y.size === 1 && y.data()[0] === 0;
  const candidates = steps.filter(isFalse);
  if (candidates.length === 0) return undefined;
  const used = new Set(steps.flatMap((s) => s.inputs));
  return candidates.find(({ outputs: [y] }) => !used.has(y!));
}

/** A place for something read from the function's text: the file of its first recorded site. */
function firstPlace({ steps }: Observation): Site | null {
  return steps.length === 0 ? null : steps[0]!.site;
}

/**
 * Judges `tensor || other` in the source of a function whose gradient is sick.
 *
 * @param facts - an observed run, and the text of the function
 * @returns the judgement, or null where there is none
 */
export function judgeTensorDefault({ run, source, sick }: RunFacts): Judgement | null {
  if (!sick) return null;
  const [construct] = tensorDefaults(source);
  if (construct === undefined) return null;
  const { op, text } = construct;
  return {
    kind: 'js-language',
    verdict: 'bug',
    op,
    site: firstPlace(run),
    message: `\`${text}\` asks an object whether it is true, and every object is, also a tensor that holds 0. The other side is ${op === '&&' ? 'always' : 'never'} taken.`,
    fix: {
      summary:
        'Choose with where: `where(equal(scale, 0), other, scale)`; for a missing argument write `??` or a default value.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
