import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { checkProgram, makeProgram, optimize, passes, printProgram, programKey, rename, runProgram } from '../src/index.js'; // prettier-ignore

const SIZE = 10_000;
/** Milliseconds of processor time: ten times what it takes. */
const BUDGET = 3000;
/** How often a run may be repeated: a collection of the whole heap, on all threads, may fall into one of them. */
const TRIES = 3;

/** A chain in which nothing repeats. */
function chain(x: Tensor): Tensor {
  let y = x;
  for (let i = 0; i < SIZE / 2; i++) y = sin(y).mul(i + 0.5);
  return y;
}

/** One in which everything does: all of it can be folded, simplified, or dropped. */
function waste(x: Tensor): Tensor {
  let y = x;
  for (let i = 0; i < SIZE / 4; i++) {
    sin(x);
    y = y.mul(1).neg();
    y = y.mul(array(2).sub(1));
  }
  return y;
}

describe('ten thousand equations', () => {
  const timed = <R>(run: () => R, tries = TRIES): R => {
    const start = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent >= BUDGET && tries > 1) return timed(run, tries - 1);
    expect(spent).toBeLessThan(BUDGET);
    return result;
  };
  const program = timed(() => makeProgram(chain)(array(1)));
  const wasteful = timed(() => makeProgram(waste)(array(1)));

  it('are staged, renamed, printed, keyed, checked and run in time', () => {
    expect(program.equations).toHaveLength(SIZE);
    expect(timed(() => printProgram(program)).split('\n')).toHaveLength(SIZE + 3);
    expect(timed(() => programKey(rename(program)))).toBe(timed(() => programKey(program)));
    timed(() => checkProgram(program));
    expect(timed(() => runProgram(program, [array(1)]))).toHaveLength(1);
  });

  it.each(Object.entries(passes))('pass %s in time', (_, pass) => {
    expect(timed(() => pass(program)).equations).toHaveLength(SIZE);
    expect(wasteful.equations.length).toBeGreaterThan(SIZE);
    timed(() => pass(wasteful));
  });

  it('of waste become none', () => {
    expect(timed(() => optimize(wasteful)).equations).toHaveLength(0);
  });
});
