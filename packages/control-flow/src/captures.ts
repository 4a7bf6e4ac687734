/**
 * What functions closed over, made explicit. A program that closed over a value of an outer trace must not
 * hide it: captures become inputs. Branches take one list of inputs, so their captures are united; a value
 * that two branches close over is passed once.
 */
import type { Tensor } from '@gradus/tensor';
import { newVar, type Program } from '@gradus/ir';

/** Programs without captures, and the values of the inputs that took their place. */
export interface Closed {
  readonly programs: readonly Program[];
  readonly values: readonly Tensor[];
}

/**
 * Gives all programs the same first inputs: the captures of any of them.
 *
 * @param programs - programs with captures
 * @returns closed programs, and the captured values to pass first
 */
export function closeTogether(programs: readonly Program[]): Closed {
  const values = [...new Set(programs.flatMap((p) => p.captures.map((c) => c.value)))];
  const closed = programs.map((program): Program => {
    const own = new Map(program.captures.map((c) => [c.value, c.variable]));
    const consts = values.map((value) => own.get(value) ?? newVar(value.type));
    return { ...program, captures: [], inputs: [...consts, ...program.inputs] };
  });
  return { programs: closed, values };
}
