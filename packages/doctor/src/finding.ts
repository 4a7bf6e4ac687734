/**
 * What the doctor answers: one finding a cause, in the shape users and machines read.
 */
import { positionOf, type Position, type Site, type Tensor } from '@gradus/tensor';
import { withComputed } from './computed.js';

/** What is seen. */
export type Symptom = 'zero' | 'nan' | 'inf' | 'wrong' | 'error';

/** The family of the cause. */
export type Kind =
  | 'disconnected'
  | 'non-differentiable-op'
  | 'stop-gradient'
  | 'custom-rule'
  | 'saturation'
  | 'underflow'
  | 'overflow'
  | 'branch'
  | 'where-nan'
  | 'singular-point'
  | 'cancellation'
  | 'tie-convention'
  | 'control-flow'
  | 'jit-tracing'
  | 'js-language'
  | 'invariance'
  | 'iteration';

/** What is to be thought of it. */
export type Verdict =
  | 'bug'
  | 'correct-zero'
  | 'correct-inf'
  | 'not-representable'
  | 'convention'
  | 'undefined'
  | 'intended';

/** A repair. */
export interface Fix {
  readonly summary: string;
  readonly code: string | null;
  /** The fix was run on this very input and its gradient is right. */
  readonly verified: boolean;
}

/** Why some entries of a gradient are what they are. */
export interface Finding {
  /** Which input: `args[0]`, `args[0].layers[1].w`. */
  readonly path: string;
  /** Which entries of it, as multi-indices. */
  readonly entries: readonly (readonly number[])[];
  readonly symptom: Symptom;
  readonly kind: Kind;
  readonly verdict: Verdict;
  /** The primitive that did it; where JavaScript did it, the construct. */
  readonly op: string;
  readonly site: Position | null;
  /** What the float rules gave for the first such entry. */
  readonly gradient: number;
  /** The same in higher precision, 17 digits; null where it cannot be known. */
  readonly truth: string | null;
  readonly message: string;
  readonly fix: Fix | null;
}

/**
 * What a judge decides; the rest of a finding is known beforehand. The truth may be withdrawn, and the symptom be
 * that of the value.
 */
export type Judgement = Pick<Finding, 'kind' | 'verdict' | 'op' | 'message' | 'fix'> & {
  readonly site: Site | null;
  readonly truth?: null;
  readonly symptom?: Symptom;
};

/** What a judge says: what is wrong, or that nothing is and nobody else need be asked. */
export type Opinion = Judgement | 'healthy';

/** What is known of a finding besides what the judge said. */
type Seen = Pick<Finding, 'path' | 'entries' | 'symptom' | 'gradient' | 'truth'>;

/**
 * A finding. Its line is read from the remembered stack when it is asked for, and repairs are tried then: either takes as
 * long as several gradients.
 *
 * @param seen - where, and what is seen there
 * @param judgement - what the judge said
 * @param fix - finds the repair, where another one may be found than the judge's advice
 * @returns plain data, two properties of it computed when they are read
 */
export function findingOf(
  seen: Seen,
  judgement: Judgement,
  fix: () => Fix | null = () => judgement.fix,
): Finding {
  const { site, symptom, truth, kind, verdict, op, message } = judgement;
  const { path, entries, gradient } = seen;
  return withComputed(
    {
      path,
      entries,
      symptom: symptom ?? seen.symptom,
      gradient,
      truth: truth === undefined ? seen.truth : truth,
      kind,
      verdict,
      op,
      message,
    },
    { fix, site: () => positionOf(site) },
  );
}

/**
 * A repair that was tried, in words that are found when they are asked for.
 *
 * @param words - says what to write instead of what
 * @returns plain data, computed when it is read
 */
export function triedFix(words: () => Pick<Fix, 'summary' | 'code'>): Fix {
  let found: Pick<Fix, 'summary' | 'code'> | null = null;
  const inWords = (): Pick<Fix, 'summary' | 'code'> => (found ??= words());
  const computations = { summary: () => inWords().summary, code: () => inWords().code };
  return withComputed({ verified: true }, computations);
}

/** What `diagnose` answers. */
export interface Report {
  /** Name of the function. */
  readonly name: string;
  /** The value of the function; null when it threw. */
  readonly value: Tensor | null;
  /** Gradients of the chosen leaves, with their paths. */
  readonly gradient: readonly { readonly path: string; readonly gradient: Tensor }[];
  readonly findings: readonly Finding[];
  /** The report in words. */
  toString(): string;
}
