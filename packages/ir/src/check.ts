/**
 * The checker: what must hold of every program, whatever pass made it. Single assignment, definition
 * before use, types that the primitives themselves give again, programs inside that are closed and fit
 * their call, parameters that are plain data, no value of a transformation that has ended. A failure shows
 * the program with the equation marked and names the pass. Linear in the size of the program.
 */
import { GradusError, sameType } from '@gradus/tensor';
import { showType } from './notation.js';
import { foreignValue } from './plainParams.js';
import { programLines, requireProgram, type LineSubject, type ProgramLine } from './print.js';
import {
  exactType,
  programsOf,
  type Atom,
  type Capture,
  type Equation,
  type Program,
  type Var,
} from './program.js';
import type { CallParams } from './call.js';

/** What a program is checked after. */
export interface CheckOptions {
  /** Name of the pass that made the program, for the message. */
  readonly pass?: string;
}

/**
 * Checks a program.
 *
 * @param program - any program
 * @param options - the pass that made it
 * @returns the program; throws GR210 with the program and a mark under the equation at fault
 *
 * @example
 * ```ts
 * import { checkProgram, makeProgram } from '@gradus/ir';
 * import type { Tensor } from '@gradus/tensor';
 * console.log(checkProgram(makeProgram((x: Tensor) => x.neg())(1)).equations.length); // => 1
 * ```
 */
export function checkProgram(program: Program, options: CheckOptions = {}): Program {
  const fault = faultOf(requireProgram(program, 'checkProgram'), new Set());
  if (fault === null) return program;
  const by = options.pass === undefined ? '' : `, made by the pass ${options.pass},`;
  throw new GradusError('GR210', {
    what: `the program ${program.name}${by} is broken: ${fault.what}.\n${showFault(program, fault)}`,
    why: 'Every value of a program is defined once, before its uses, with the type its primitive gives; only then may it be rewritten and compiled.',
    instead:
      options.pass === undefined
        ? 'Build programs with `makeProgram` or `stage`; a primitive of your own needs a `type` rule that depends on types and parameters alone.'
        : `This is a defect of the pass ${options.pass}, or of a rule that it asked. Please report the program above.`,
  });
}

interface Fault {
  readonly what: string;
  readonly program: Program;
  readonly subject: LineSubject;
}

/** The first fault of a program, or null. `sound` holds programs already found in order. */
function faultOf(program: Program, sound: Set<Program>): Fault | null {
  if (sound.has(program)) return null;
  const defined = new Set<Var>();
  const subjects = [...program.captures, 'inputs', ...program.equations, 'outputs'] as const;
  for (const subject of subjects) {
    const inside = isEquation(subject) ? innerFault(subject, sound) : null;
    if (inside !== null) return inside;
    const what = faultAt(subject, program, defined);
    if (what !== null) return { what, program, subject };
  }
  sound.add(program);
  return null;
}

function isEquation(subject: LineSubject): subject is Equation {
  return typeof subject === 'object' && 'primitive' in subject;
}

function faultAt(subject: LineSubject, program: Program, defined: Set<Var>): string | null {
  if (subject === 'inputs') return define(program.inputs, defined);
  if (typeof subject === 'string') return useFault(program.outputs, defined);
  return isEquation(subject)
    ? (equationFault(subject, defined) ?? define(subject.results, defined))
    : (captureFault(subject) ?? define([subject.variable], defined));
}

function define(variables: readonly Var[], defined: Set<Var>): string | null {
  for (const variable of variables) {
    if (defined.has(variable)) return `a ${showType(variable.type)} is assigned twice`;
    defined.add(variable);
  }
  return null;
}

function captureFault({ variable, value }: Capture): string | null {
  if (value.trace?.active === false) {
    return `a constant is a value of ${value.trace.title}, which has ended`;
  }
  return exactType(variable.type, value.type)
    ? null
    : `a constant declared ${showType(variable.type)} holds ${showType(value.type)}`;
}

function useFault(atoms: readonly Atom[], defined: ReadonlySet<Var>): string | null {
  for (const atom of atoms) {
    if (atom.kind === 'literal' && atom.type.shape.length > 0) {
      return `a number has the type ${showType(atom.type)}, which is no scalar`;
    }
    if (atom.kind === 'var' && !defined.has(atom)) {
      return `a ${showType(atom.type)} is used before it is defined`;
    }
  }
  return null;
}

/** Faults of the programs inside an equation. */
function innerFault({ params }: Equation, sound: Set<Program>): Fault | null {
  for (const program of programsOf(params)) {
    const fault = faultOf(program, sound);
    if (fault !== null) return fault;
    const [capture] = program.captures;
    if (capture === undefined) continue;
    return {
      what: 'a program inside an equation has constants, and must be closed',
      program,
      subject: capture,
    };
  }
  return null;
}

function equationFault(equation: Equation, defined: ReadonlySet<Var>): string | null {
  return (
    useFault(equation.args, defined) ??
    paramsFault(equation) ??
    callFault(equation) ??
    typeFault(equation)
  );
}

function paramsFault({ params }: Equation): string | null {
  const foreign = foreignValue(params);
  return foreign === null
    ? null
    : `its parameter ${foreign.path} is ${foreign.kind}, not plain data`;
}

/** A call gives its program as many arguments as it has inputs, of the same shapes and dtypes. */
function callFault({ primitive, args, params }: Equation): string | null {
  if (primitive.callsProgram !== true) return null;
  const { inputs } = (params as CallParams).programs.body;
  if (inputs.length !== args.length) {
    return `it calls a program of ${inputs.length} inputs with ${args.length} arguments`;
  }
  const wrong = args.findIndex((a, i) => !sameType(a.type, inputs[i]!.type));
  if (wrong < 0) return null;
  return `it calls a program with ${showType(args[wrong]!.type)} where it takes ${showType(inputs[wrong]!.type)}`;
}

/** The primitive must give the same types again. */
function typeFault({ primitive, args, params, results }: Equation): string | null {
  let types: readonly Atom['type'][];
  try {
    types = primitive.type(
      args.map((a) => a.type),
      params,
    );
  } catch (error) {
    return `${primitive.name} refuses its arguments (${reason(error)})`;
  }
  if (types.length !== results.length) {
    return `${primitive.name} has ${types.length} results, and ${results.length} are assigned`;
  }
  const wrong = types.findIndex((type, i) => !exactType(type, results[i]!.type));
  if (wrong < 0) return null;
  return `${primitive.name} gives ${showType(types[wrong]!)}, and ${showType(results[wrong]!.type)} is declared`;
}

function reason(error: unknown): string {
  if (error instanceof GradusError) return error.parts.what.replace(/\.$/, '');
  return error instanceof Error ? error.message : String(error);
}

const AROUND = 8;

/** The program around the fault, with a mark under the line. */
function showFault(program: Program, { program: inner, subject }: Fault): string {
  const lines = programLines(program);
  const at = lines.findIndex((line) => line.program === inner && line.subject === subject);
  const from = Math.max(0, at - AROUND);
  const shown = lines.slice(from, at + AROUND + 1).map((line) => line.text);
  if (at >= 0) shown.splice(at - from + 1, 0, mark(lines[at]!));
  if (from > 0) shown.unshift('…');
  if (at + AROUND + 1 < lines.length) shown.push('…');
  return shown.map((line) => `    ${line}`).join('\n');
}

function mark({ text }: ProgramLine): string {
  const start = text.search(/\S/);
  return ' '.repeat(start) + '^'.repeat(text.length - start);
}
