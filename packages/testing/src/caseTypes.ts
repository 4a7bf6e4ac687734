/**
 * What a gradient case says: a function whose gradient fails, what the doctor shall say of it, and a function
 * whose gradient is true.
 */
import type { Finding, Kind, Report, Symptom, Verdict } from '@gradus/doctor';
import type { FloatDType, Tensor } from '@gradus/tensor';
import type { CaseInput, Truth } from './truth.js';

/** An input of a case, with the true gradient there. */
export interface CasePoint {
  /** The one argument: a number, nested lists, or an object for a tree. */
  readonly x?: CaseInput;
  /** All arguments, where there are several; tensors of other dtypes may be among them. */
  readonly args?: readonly CaseInput[];
  /** Dtype of the arguments, and of tensors made inside the functions. */
  readonly dtype: FloatDType;
  /** The true gradient of the function; null where there is none. */
  readonly gradient: Truth | null;
  /** The true gradient of `fixed`, where that is another function. */
  readonly fixedGradient?: Truth;
  /** What `broken` gives, where that is known exactly. */
  readonly brokenGradient?: Truth;
  /** `broken` is fine here: its gradient is true, and the doctor stays silent. */
  readonly healthy?: boolean;
  /** What other systems answer at a healthy point, by name: `{ JAX: 0 }`. */
  readonly elsewhere?: Readonly<Record<string, Truth>>;
  /** Allowed relative distance from the truth; 1e-6 in float32, 1e-12 in float64 when left out. */
  readonly rtol?: number;
  /** Allowed distance from the truth; 0 when left out. */
  readonly atol?: number;
}

/** What one of the doctor's findings must say; what is left out may be anything. */
export interface ExpectedFinding {
  readonly kind: Kind;
  /** The operation; one of several where it depends on the point. */
  readonly op: string | readonly string[];
  /** 'bug' when left out. */
  readonly verdict?: Verdict;
  readonly symptom?: Finding['symptom'];
  readonly path?: string;
  /** The truth that the doctor shall find, to 15 digits. */
  readonly truth?: string;
  readonly message?: RegExp;
}

/** A failing-then-fixed gradient case. */
export interface GradientCase<A extends readonly unknown[] = [Tensor]> {
  readonly id: string;
  readonly title: string;
  /** The lesson that explains it: 'control-flow#the-branch-not-taken'. */
  readonly lesson?: string;
  /** What is seen: the gradient is zero, NaN, infinite or wrong, or the function throws. */
  readonly symptom: Symptom;
  /** Code of the error that `broken` throws, for the symptom 'error'. */
  readonly code?: string;
  readonly broken: (...args: A) => unknown;
  /** Left out where `broken` is right or intended. */
  readonly fixed?: ((...args: A) => unknown) | null;
  readonly argnums?: number | readonly number[];
  /** `argnums` of `fixed`, where the wrong choice of arguments is the failure. */
  readonly fixedArgnums?: number | readonly number[];
  /** 'gradient': the functions return a gradient themselves. */
  readonly evaluates?: 'f' | 'gradient';
  /** Why `fixed` cannot be compiled, where it cannot. */
  readonly eagerOnly?: string;
  readonly at: readonly CasePoint[];
  readonly diagnosis: ExpectedFinding;
  /** Why the doctor cannot know: what was meant stands nowhere in the function. It then has to be silent. */
  readonly undiagnosed?: string;
  /** Asks the doctor, where `diagnose(broken, { argnums })(...args)` would ask about something else. */
  readonly consult?: (...args: A) => Report;
}
