/**
 * A cause is the same cause wherever the function stands: compiled, inside of a loop, a branch, a batch. Asked of the
 * catalogue without knowing what it expects; what JavaScript itself decides is told otherwise where numbers are not
 * there yet, and listed.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  add,
  array,
  expandDims,
  mapTree,
  positionOf,
  toTensor,
  withSettings,
  type Tensor,
} from '@gradus/tensor';
import { checkpoint } from '@gradus/ir';
import { vmap } from '@gradus/batching';
import { cond, scan } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { argumentOf, type CasePoint, type CollectedCase } from '@gradus/testing';
import { chooseArguments } from '@gradus/autodiff';
import { diagnoseRun } from '../src/diagnose.js';
import { WITHOUT_REPAIRS } from '../src/findings/judges.table.js';
import { failed, observe } from '../src/observation.js';
import { allCases } from './catalogue/cases.js';

type Case = CollectedCase['test'];
type F = (...args: never[]) => Tensor;

const inScan =
  (f: F): F =>
  (...args) =>
    scan((total: Tensor) => [add(total, f(...args)), null], array(0), null, { length: 1 })[0];

const inCond =
  (f: F): F =>
  (...args) =>
    cond(array(true), f, (...same: never[]) => add(f(...same), 1), ...args);

/** A batch of one. */
const inVmap =
  (f: F): F =>
  (...args) => {
    const rows = args.map((arg) => mapTree((x) => expandDims(toTensor(x, 'vmap'), 0), arg));
    return vmap(f)(...(rows as never[])).slice(0);
  };

const PLACES: Readonly<Record<string, (f: F) => F>> = {
  jit: (f) => jit(f) as F,
  checkpoint: (f) => checkpoint(f),
  scan: inScan,
  cond: inCond,
  vmap: inVmap,
  'jit of scan': (f) => jit(inScan(f)) as F,
};

/** Cases that JavaScript decides, and why they are another cause in other places. */
const DECIDED: Readonly<Record<string, string>> = {
  'item-roundtrip': 'item() has no number where it is traced',
  'tolist-roundtrip': 'tolist() has no numbers where it is traced',
  'loop-already-converged': 'the loop asks item(), which has no number',
  'step-count-from-value': 'the loop asks item(), which has no number',
  'if-tensor-truthy': 'whether the condition was true is not known where it is traced',
  'forgotten-return': 'what is missing is missed by the function around it',
  'or-default-with-tensor': 'the text that would be read is that of the function around it',
  'typed-array-mutated-after-trace': 'is about jit itself',
};

/** Where a batch makes of a branch a choice between both. */
const isBatched = (id: string, place: string): boolean =>
  id === 'constant-branch-seed' && place === 'vmap';

function told(f: F, { argnums }: Case, { x, args, dtype }: CasePoint): readonly string[] {
  // GR310 would be told: one text is jitted again and again.
  return withSettings({ defaultFloat: dtype, warn: () => undefined }, () => {
    const given = (args ?? [x!]).map((input) => argumentOf(input, dtype)) as never[];
    const { findings } = diagnoseRun(f, given, argnums, WITHOUT_REPAIRS).report;
    return findings.map(({ kind, op, verdict }) => `${kind} in ${op}: ${verdict}`);
  });
}

let cases: Case[] = [];
beforeAll(async () => {
  const all = await allCases();
  cases = all.map(({ test }) => test).filter(({ consult }) => consult === undefined);
});

describe.each(Object.keys(PLACES).map((place, i) => [place, i] as const))('%s', (place, turn) => {
  it('does not change what is told', () => {
    // Every case in one of the places; in all of them where more runs are asked for.
    const asked = cases.filter((_, i) => process.env['FC_RUNS'] !== undefined || i % 6 === turn);
    const compared = asked.filter(({ id }) => DECIDED[id] === undefined && !isBatched(id, place));
    expect(compared.length).toBeGreaterThan(15);
    for (const test of compared) {
      const f = test.broken as unknown as F;
      const answers = (g: F): unknown => [test.id, ...test.at.map((point) => told(g, test, point))];
      expect(answers(PLACES[place]!(f))).toEqual(answers(f));
    }
  });
});

describe('every operation of every case', () => {
  it('has a line of the user', () => {
    const without: string[] = [];
    for (const test of cases) {
      const [point] = test.at as [CasePoint];
      withSettings({ defaultFloat: point.dtype, warn: () => undefined }, () => {
        const given = (point.args ?? [point.x!]).map((each) => argumentOf(each, point.dtype));
        const chosen = chooseArguments(given, test.argnums ?? 0, test.id);
        const run = observe({ f: test.broken, title: test.id, ...chosen });
        if (failed(run)) return;
        const lost = run.steps.filter(({ site }) => positionOf(site) === null);
        without.push(...lost.map(({ primitive }) => `${test.id}: ${primitive.name}`));
      });
    }
    expect(without).toEqual([]);
  });
});
