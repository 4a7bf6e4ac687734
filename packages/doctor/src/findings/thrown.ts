/**
 * The run threw one of gradus's own errors: JavaScript's operators or conversions met a tensor, or a value
 * was asked for while tracing.
 */
import type { GradusError } from '@gradus/tensor';
import type { Judgement } from '../finding.js';
import { numberConstructs, type Construct } from '../sourceText.js';

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
  const kind = isTracing(error) ? 'jit-tracing' : 'js-language';
  return {
    kind: form === undefined ? kind : 'control-flow',
    verdict: 'bug',
    op: form ?? opOf(error, source),
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

function opOf({ code, parts }: GradusError, source: string): string {
  if (code === 'GR201') return 'jit';
  const asked = /^(\w+) was (?:asked|given)/.exec(parts.what)?.[1];
  return asked ?? constructOf(code, source)?.op ?? NAMES[code] ?? 'number';
}

function constructOf(code: string, source: string): Construct | undefined {
  const fits = FITTING[code];
  return fits === undefined ? undefined : numberConstructs(source).find(({ op }) => fits(op));
}
