/**
 * What is expected of a function that fails at an input: a tried repair, and the true gradient of `stable(f)`. All
 * families of spellings, for the tests that ask it.
 */
import { expect } from '@jest/globals';
import { array, contiguous, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose, stable, type Finding } from '../../src/index.js';
import { cutoffs } from './cutoffs.table.js';
import { differences } from './differences.table.js';
import { exponentials } from './exponentials.table.js';
import type { F, Family } from './family.js';
import { formulas } from './formulas.table.js';
import { lengths } from './lengths.table.js';
import { quotients } from './quotients.table.js';
import { sigmoids } from './sigmoids.table.js';
import { singular } from './singular.table.js';

/** All families. */
export const families: readonly Family[] = [
  ...exponentials,
  ...sigmoids,
  ...differences,
  ...lengths,
  ...cutoffs,
  ...singular,
  ...formulas,
  ...quotients,
];

/** The inputs of a family as tensors, in its dtype, with the gradients there. */
export interface Points {
  readonly sick: Tensor;
  readonly truth: readonly number[];
  readonly healthy: Tensor;
  readonly other: readonly number[];
}

/**
 * Inputs of a family.
 *
 * @param family - in whose dtype they are
 * @returns where its functions fail, and where they do not
 */
export function pointsOf({ sick, healthy, dtype }: Family): Points {
  const at = ([x]: Family['sick']): Tensor =>
    withDefaultDtype(dtype ?? 'float64', () => array(x as number[]));
  const slopes = ([, gradient]: Family['sick']): number[] => [gradient].flat();
  return {
    sick: at(sick),
    truth: slopes(sick),
    healthy: at(healthy),
    other: slopes(healthy),
  };
}

const slopesOf = (f: F, at: Tensor): number[] => [...contiguous(grad(f)(at))];

const isTrue = (found: readonly number[], truth: readonly number[], rtol: number): boolean =>
  truth.every((slope, i) => Math.abs(found[i]! - slope) <= rtol * Math.abs(slope));

/**
 * Expects the true gradient of the stable form of a function.
 *
 * @param f - an unstable function
 * @param at - an input
 * @param truth - its gradient there
 */
export function expectTrue(f: F, at: Tensor, truth: readonly number[]): void {
  const found = slopesOf(stable(f) as F, at);
  if (!isTrue(found, truth, at.dtype === 'float32' ? 2e-6 : 1e-9)) expect(found).toEqual(truth);
}

/**
 * What the doctor calls a defect of a function.
 *
 * @param f - a function
 * @param at - an input
 * @returns the findings
 */
export const defects = (f: F, at: Tensor): readonly Finding[] =>
  diagnose(f)(at).findings.filter(({ verdict }) => verdict === 'bug');

/**
 * Expects a tried repair. Some spellings are sound where others fail: then there is nothing to report, and the gradient
 * is right.
 *
 * @param f - a function
 * @param at - where its family fails
 * @param truth - its gradient there
 */
export function expectRepair(f: F, at: Tensor, truth: readonly number[]): void {
  const found = defects(f, at);
  if (found.length === 0) expect(isTrue(slopesOf(f, at), truth, 1e-7)).toBe(true);
  else expect(found[0]).toMatchObject({ fix: { verified: true } });
}
