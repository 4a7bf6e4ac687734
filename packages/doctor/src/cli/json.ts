/**
 * Examinations for machines. JSON has no NaN and no infinities; they are written as strings.
 */
import type { Report } from '../finding.js';
import { numbersOf, type Examinations } from './examination.js';

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function reportOf({ value, gradient, findings }: Report): object {
  return {
    value: value === null ? null : value.item(),
    gradient: Object.fromEntries(
      gradient.map(({ path, gradient: g }) => [path, { shape: g.shape, data: numbersOf(g) }]),
    ),
    findings,
  };
}

/**
 * Examinations as JSON text.
 *
 * @param found - what was found, and what could not be examined
 * @returns an array, one object a run; `error` in the place of findings where there are none
 */
export function toJson({ examinations, failures }: Examinations): string {
  const list = examinations.map(({ model, run, report, repaired }) => ({
    file: model.file,
    function: run.name,
    ...reportOf(report),
    repaired: repaired === null ? null : reportOf(repaired),
  }));
  const errors = failures.map(({ file, name, error }) => ({
    file,
    function: name,
    error: error.message,
  }));
  return JSON.stringify([...list, ...errors], plain, 2);
}
