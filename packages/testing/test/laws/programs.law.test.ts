/**
 * The laws over random programs: what holds for every primitive must hold for what is made of them.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkAdjoint,
  checkBatching,
  checkLinearize,
  checkTangent,
  distanceFromKink,
  inputsOf,
  programs,
  toFunction,
} from '../../src/index.js';
import { runs } from '../runs.js';

/** Roundings that a chain of some fifteen operations may add up to. */
const CHAIN = 2 ** 12;
/** Size of terms inside that may cancel. */
const HIDDEN = 4;

describe('random programs', () => {
  it.each([
    { kind: 'plain', loops: false, order: 2, count: 150 },
    { kind: 'with cond and scan', loops: true, order: 1, count: 60 },
  ] as const)('law 2: tangents equal finite differences, $kind, order $order', (options) => {
    const { loops, order, count } = options;
    let [entries, sharp] = [0, 0];
    fc.assert(
      fc.property(programs({ loops }), (program) => {
        fc.pre(distanceFromKink(program) > 0.01);
        const f = toFunction(program);
        const found = checkTangent(f, inputsOf(program, 'float64'), { order, atol: 1e-9 });
        entries += found.entries;
        sharp += found.sharp;
      }),
      runs(count),
    );
    expect(sharp).toBeGreaterThan(0.95 * entries);
  });

  it.each(['float64', 'float32'] as const)('law 3: forward and reverse agree in %s', (dtype) => {
    let tried = 0;
    fc.assert(
      fc.property(programs({ loops: true }), (program) => {
        const rounding = { rounding: CHAIN, hidden: HIDDEN };
        tried += Number(checkAdjoint(toFunction(program), inputsOf(program, dtype), rounding));
      }),
      runs(150),
    );
    expect(tried).toBeGreaterThan(0);
  });

  it('law 5: vmap is a loop', () => {
    let choices = 0;
    fc.assert(
      fc.property(programs({ loops: true }), (program) => {
        fc.pre(distanceFromKink(program) > 0.01);
        const allowed = { rtol: 1e-9, atol: 1e-9 };
        choices += checkBatching(toFunction(program), inputsOf(program, 'float64'), allowed);
      }),
      runs(100),
    );
    expect(choices).toBeGreaterThan(100);
  });

  it('law 11: one linearization serves many pushes and pulls', () => {
    let compared = 0;
    fc.assert(
      fc.property(programs({ loops: true }), (program) => {
        compared += checkLinearize(toFunction(program), inputsOf(program, 'float64'));
      }),
      runs(100),
    );
    expect(compared).toBeGreaterThan(0);
  });
});
