/**
 * The run threw one of gradus's own errors: JavaScript's operators or conversions met a tensor, or a value
 * was asked for while tracing.
 */
import { positionOf, type GradusError } from '@gradus/tensor';
import type { Judgement } from '../finding.js';
import { operatorAt } from '../sourceLine.js';
import { numberConstructs } from '../sourceText.js';

/** Which constructs of the source fit an error code. */
const FITTING: Readonly<Record<string, (op: string) => boolean>> = {
  GR301: (op) => op !== '[]' && op !== '${}',
  GR302: (op) => op !== '[]' && op !== '${}',
  GR304: (op) => op === '[]' || op === '${}' || op === '+',
};
const NAMES: Readonly<Record<string, string>> = {
  GR203: 'async',
  GR204: 'return',
  GR304: '[]',
  GR305: 'item',
  GR306: 'JSON.stringify',
  GR307: 'for',
};
/** Errors that speak of the language or of tracing; others are passed on to the user as they are. */
const JAVASCRIPT = new Set([...Object.keys(NAMES), 'GR301', 'GR302', 'GR104', 'GR201']);
/** What is missing from the function stands on no line of it. */
const NOWHERE = new Set(['GR203', 'GR204']);
/** Errors of branches and loops, whose message names the one it is about. */
const CONTROL_FLOW = /^GR4[23]\d$/;
const FORMS = /\b(scan|cond|switchCase|whileLoop|foriLoop|map|associativeScan)\b/;

/**
 * Judges an error that ended the run.
 *
 * @param error - the error
 * @param source - text of the function
 * @returns the judgement, or null when the error speaks for itself
 */
export function judgeThrown(error: GradusError, source: string): Judgement | null {
  const form = CONTROL_FLOW.test(error.code) ? FORMS.exec(error.parts.what)?.[1] : undefined;
  if (!JAVASCRIPT.has(error.code) && form === undefined) return null;
  const { op, kind } =
    form === undefined ? blamed(error, source) : { op: form, kind: 'control-flow' as const };
  return {
    kind,
    verdict: 'bug',
    op,
    site: NOWHERE.has(error.code) ? null : error.site,
    message: `${error.parts.what} ${error.parts.why}`,
    fix: { summary: error.parts.instead, code: null, verified: false },
  };
}

/** Asked for numbers where there is only a plan, or a value kept beyond its trace. */
function isTracing({ code, parts }: GradusError): boolean {
  if (code === 'GR201' || /jit of|body of|branch/.test(parts.where ?? parts.what)) return true;
  return code === 'GR301' && /while tracing/.test(parts.why);
}

/** What met a tensor. An operator of JavaScript is wrong with tensors, traced or not. */
function blamed(error: GradusError, source: string): Pick<Judgement, 'op' | 'kind'> {
  const { code, parts } = error;
  const asked = code === 'GR201' ? 'jit' : /^(\w+) was (?:asked|given)/.exec(parts.what)?.[1];
  const operator = asked === undefined ? operatorOf(error, source) : undefined;
  const isLanguage = operator !== undefined || NOWHERE.has(code) || !isTracing(error);
  return {
    op: asked ?? operator ?? NAMES[code] ?? 'number',
    kind: isLanguage ? 'js-language' : 'jit-tracing',
  };
}

/** The operator at the line of the error, or the first one that fits in the function itself. */
function operatorOf({ code, site }: GradusError, source: string): string | undefined {
  const fits = FITTING[code];
  if (fits === undefined) return undefined;
  const position = positionOf(site);
  const there = position === null ? null : operatorAt(position);
  if (there !== null && fits(there)) return there;
  return numberConstructs(source).find(({ op }) => fits(op))?.op;
}
