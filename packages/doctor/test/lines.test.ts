/**
 * Lines are found out by running a function once more, when they are read: how often it runs, and whose line is told
 * where it does not do the same twice.
 */
import { describe, expect, it } from '@jest/globals';
import { exp, log, sin, sqrt, type Tensor } from '@gradus/tensor';
import { jit } from '@gradus/jit';
import { diagnose, type Report } from '../src/index.js';

const HERE = /lines\.test\.ts$/;

const lineOf = ({ findings }: Report): number | undefined => {
  const site = findings[0]?.site;
  return site !== null && site !== undefined && HERE.test(site.file) ? site.line : undefined;
};

/** The line from which this is called, some lines down. */
function lineAt(down: number): number {
  const frames = new Error('here').stack!.split('\n');
  const text = frames.find((frame) => /lines\.test/.test(frame) && !/lineAt/.test(frame))!;
  return Number(/:(\d+):\d+\)?$/.exec(text)![1]) + down;
}

describe('the line of a finding', () => {
  it('costs a second run where it is read, and none before', () => {
    let runs = 0;
    const line = lineAt(3);
    const f = (x: Tensor): Tensor => {
      runs++;
      return log(exp(x.mul(1000)).add(1));
    };
    const report = diagnose(f)(2);
    expect(runs).toBe(1);
    expect(lineOf(report)).toBe(line);
    expect(lineOf(report)).toBe(line);
    expect(runs).toBe(2);
  });

  it('is found where the first run did more than others do', () => {
    let table: Tensor | null = null;
    const line = lineAt(3);
    const f = (x: Tensor): Tensor => {
      table ??= sin(exp(x.mul(0)));
      return sqrt(x).mul(table);
    };
    expect(lineOf(diagnose(f)(0))).toBe(line);
  });

  it('is not told where the second run does something else', () => {
    let runs = 0;
    const f = (x: Tensor): Tensor => (runs++ === 0 ? sqrt(x) : sin(x));
    const { findings } = diagnose(f)(0);
    expect(findings[0]!.op).toBe('sqrt');
    expect(findings[0]!.site).toBe(null);
  });

  it('is not told where the second run throws before', () => {
    let runs = 0;
    const f = (x: Tensor): Tensor => {
      if (runs++ > 0) throw new Error('only once');
      return sqrt(x);
    };
    expect(diagnose(f)(0).findings[0]!.site).toBe(null);
  });

  it('is that of the user also in a program that the first run staged', () => {
    const line = lineAt(1);
    const inner = jit((x: Tensor) => sqrt(x.mul(2)));
    const f = (x: Tensor): Tensor => inner(x).add(sin(x));
    expect(lineOf(diagnose(f)(0))).toBe(line);
    expect(lineOf(diagnose(f)(0))).toBe(line);
  });
});
