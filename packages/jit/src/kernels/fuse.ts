/**
 * Program → kernels. Values are put into steps (`steps.ts`), and every step becomes a kernel: a walk that
 * writes what others need, a reduction together with the chain that feeds it, a contraction, an assembly
 * whose parts are computed where they land, a loop or a branch with kernels inside, or a call of the host.
 * Contractions do the walks over their results (`epilogues.ts`), and neighbours that go through the same rows are put together (`rows.ts`). Linear in the number of equations.
 */
import {
  sizeOf,
  stridesOf,
  type Assemble,
  type Contract,
  type Indexed,
  type Placement,
  type Reduce,
  type Shape,
  unreachable,
} from '@gradus/tensor';
import {
  codeOf,
  programsOf,
  type Atom,
  type FusedLike,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import { indexedCode } from '#methodCode';
import { buffersFor } from './buffers.js';
import { planContract } from './contractPlan.js';
import { dataflowOf } from './dataflow.js';
import { withEpilogues } from './epilogues.js';
import { Expressions, type Source } from './expressions.js';
import { accessOf, compose, identityMap, sourceOf } from './indexMap.js';
import type {
  Access,
  Buffer,
  ContractKernel,
  ContractOperand,
  ControlKernel,
  HostKernel,
  HostValue,
  IndexedKernel,
  Kernel,
  LoopKernel,
  MapKernel,
  Nest,
  ReduceKernel,
} from './kernel.js';
import { lifetimesOf } from '../memory/lifetimes.js';
import { planMemory, type MemoryPlan } from '../memory/plan.js';
import { partialFor } from '../loops/pieces.js';
import { copyKernel, needsHost } from './routine.js';
import { withFalling } from './falling.js';
import { rowsOf } from './rows.js';
import { constant } from './scalarRecorder.js';
import { turned } from './turned.js';
import { ownerOf, stepsOf, writtenValues, type Step } from './steps.js';

/** A program as kernels in order. */
export interface Fused {
  readonly kernels: readonly Kernel[];
  /** Where inputs of the program are. */
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly HostValue[];
}

/**
 * Cuts a program into kernels.
 *
 * @param program - a program without captures and calls
 * @param prefix - what the names of its kernels begin with
 * @returns its kernels, and where its inputs and outputs are
 */
export function fuse(program: Program, prefix = ''): Fused {
  const flow = dataflowOf(program);
  const steps = stepsOf(program, flow);
  const written = writtenValues(program, flow, steps);
  const buffers = buffersFor(program, written);
  const bufferOf = (variable: Var): Buffer =>
    buffers.get(ownerOf(variable, flow.alias)) ?? unreachable('a value that is read has a buffer');
  const source: Source = { flow, bufferOf };
  const kernels = withFalling(
    steps.map((step, i) => kernelOf(step, `${prefix}k${i}`, source, written)),
  );
  const outputs = program.outputs.map((a) => hostValue(a, source));
  const products = withEpilogues(turned(kernels, outputs), outputs);
  return { kernels: rowsOf(products, outputs), inputs: program.inputs.map(bufferOf), outputs };
}

function kernelOf(
  { members, equation }: Step,
  name: string,
  source: Source,
  written: ReadonlySet<Var>,
): Kernel {
  if (equation === null) return walkKernel(members, name, source, written);
  const { lower } = equation.primitive;
  switch (lower.kind) {
    case 'reduce':
      return reduceKernel(equation, lower, name, source);
    case 'contract':
      return contractKernel(equation, lower, name, source);
    case 'assemble':
      return assembleKernel(equation, lower, name, source);
    case 'indexed':
      return indexedKernel(equation, lower, name, source) ?? hostKernel(equation, name, source);
    default:
      return controlKernel(equation, name, source) ?? hostKernel(equation, name, source);
  }
}

/** Kernels of a program that does without the host. */
function fuseInside(program: Program, prefix: string): FusedLike<LoopKernel> {
  return fuse(program, prefix) as FusedLike<LoopKernel>;
}

/** A move to or from places in memory, by the code that it brings along or that is here. */
function indexedKernel(
  { args, params, results }: Equation,
  lower: Indexed,
  name: string,
  { bufferOf }: Source,
): IndexedKernel | null {
  const code = lower.code ?? indexedCode;
  if (code === undefined) return null;
  const placed = args.map((a) => ({ type: a.type, at: a.kind === 'var' ? bufferOf(a) : a.value }));
  const result = { type: results[0]!.type, at: bufferOf(results[0]!) };
  return { ...code.indexedKernel({ args: placed, params, result }, lower, name), code };
}

/** A loop or a choice, if it can run without the host. */
function controlKernel(
  equation: Equation,
  name: string,
  { bufferOf }: Source,
): ControlKernel | null {
  const code = codeOf(equation.primitive);
  if (code === null || programsOf(equation.params).some(needsHost)) return null;
  const kernel = code.controlKernel<LoopKernel, MemoryPlan<Buffer>>(equation, name, {
    bufferOf,
    fuse: fuseInside,
    copyKernel,
    lifetimesOf,
    planMemory,
  });
  return { ...kernel, code };
}

/** The access of a value that is walked in its own order. */
function wholeAccess(buffer: Buffer, shape: Shape): Access {
  return { buffer, offset: 0, strides: stridesOf(shape) };
}

function walkKernel(
  members: readonly Var[],
  name: string,
  source: Source,
  written: ReadonlySet<Var>,
): MapKernel {
  const { shape } = members[0]!.type;
  const expressions = new Expressions(source, shape.length);
  const map = identityMap(shape.length);
  const stores = members.flatMap((member) => {
    const value = expressions.define(member, map);
    return written.has(member)
      ? [{ access: wholeAccess(source.bufferOf(member), shape), value }]
      : [];
  });
  return { kind: 'map', name, nests: [{ shape, scalars: expressions.scalars, stores }] };
}

function reduceKernel(
  { args, params, results }: Equation,
  lower: Reduce,
  name: string,
  source: Source,
): ReduceKernel {
  const { shape } = args[0]!.type;
  const axes = lower.axes(params);
  const expressions = new Expressions(source, shape.length);
  const value = expressions.at(args[0]!, identityMap(shape.length));
  const kept = stridesOf(results[0]!.type.shape);
  let next = 0;
  const strides = shape.map((_, axis) => (axes.includes(axis) ? 0 : kept[next++]!));
  const result = { buffer: source.bufferOf(results[0]!), offset: 0, strides };
  const { combine } = lower;
  return {
    kind: 'reduce',
    name,
    shape,
    axes,
    combine,
    scalars: expressions.scalars,
    value,
    result,
    partial: axes.length === shape.length ? partialFor(name, sizeOf(shape)) : null,
  };
}

function contractKernel(
  { args, params, results }: Equation,
  lower: Contract,
  name: string,
  source: Source,
): ContractKernel {
  const operands = args.map((a) => operandAccess(a, source));
  const kernel = {
    kind: 'contract' as const,
    name,
    axes: lower.axes(params),
    shapes: [args[0]!.type.shape, args[1]!.type.shape] as const,
    operands: [operands[0]!, operands[1]!] as const,
    result: source.bufferOf(results[0]!),
    epilogue: null,
  };
  return { ...kernel, plan: planContract(kernel) };
}

/** A number, a stored value, or the view of one, over its own axes. */
function operandAccess(atom: Atom, { flow, bufferOf }: Source): ContractOperand {
  if (atom.kind === 'literal') return { buffer: null, value: atom.value, strides: [] };
  const { shape } = atom.type;
  let at: Atom = atom;
  let map = identityMap(shape.length);
  for (;;) {
    if (at.kind === 'literal') return unreachable('a repeated number is stored');
    if (flow.stored.has(at) || flow.alias.has(at)) {
      return accessOf(bufferOf(at), at.type.shape, map, shape.length);
    }
    const equation: Equation = flow.definition.get(at)!;
    map = compose(sourceOf(equation)!, map);
    at = equation.args[0]!;
  }
}

function assembleKernel(
  { args, params, results }: Equation,
  lower: Assemble,
  name: string,
  source: Source,
): MapKernel {
  const { type } = results[0]!;
  const buffer = source.bufferOf(results[0]!);
  const places = lower.place(
    args.map((a) => a.type.shape),
    params,
  );
  const parts = args.map((a, i) =>
    partNest(a, places[i]!, wholeAccess(buffer, type.shape), source),
  );
  const covered = args.reduce((sum, a) => sum + sizeOf(a.type.shape), 0) === buffer.size;
  const value = constant(lower.fill, type.dtype);
  const ground: Nest = {
    shape: type.shape,
    scalars: [],
    stores: [{ access: wholeAccess(buffer, type.shape), value }],
  };
  return { kind: 'map', name, nests: covered ? parts : [ground, ...parts] };
}

/** Computes one part of an assembled value where it lands. */
function partNest(atom: Atom, { offset, step }: Placement, whole: Access, source: Source): Nest {
  const { shape } = atom.type;
  const expressions = new Expressions(source, shape.length);
  const value = expressions.at(atom, identityMap(shape.length));
  const access = {
    buffer: whole.buffer,
    offset: offset.reduce((sum, n, i) => sum + n * whole.strides[i]!, 0),
    strides: whole.strides.map((stride, i) => stride * step[i]!),
  };
  return { shape, scalars: expressions.scalars, stores: [{ access, value }] };
}

function hostKernel(
  { primitive, params, args, results }: Equation,
  name: string,
  source: Source,
): HostKernel {
  return {
    kind: 'host',
    name,
    primitive,
    params,
    args: args.map((a) => hostValue(a, source)),
    results: results.map((r) => ({ buffer: source.bufferOf(r), type: r.type })),
  };
}

function hostValue(atom: Atom, source: Source): HostValue {
  if (atom.kind === 'literal') return atom;
  return { kind: 'buffer', buffer: source.bufferOf(atom), type: atom.type };
}
