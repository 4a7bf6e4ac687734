/**
 * Programs as text, one line an equation: `b: float32[] = reduceSum[axes=[0]] a`. Programs inside an
 * equation follow it, indented, each with names of its own, since nothing from outside is visible there.
 * It is the language of the lessons and of the snapshots. Linear in the size of the program.
 */
import {
  contiguous,
  formatTensor,
  optionsOf,
  printSite,
  shown,
  sizeOf,
  wrongKind,
  type Tensor,
} from '@gradus/tensor';
import { programKey } from './key.js';
import { nameVariables, showLiteral, showParams, showType } from './notation.js';
import type { Atom, Capture, Equation, Origin, Program, Programs, Var } from './program.js';

/** What a line of a printed program stands for. */
export type LineSubject = Equation | Capture | 'inputs' | 'outputs' | 'end';

/** One line of a printed program. */
export interface ProgramLine {
  readonly text: string;
  readonly program: Program;
  readonly subject: LineSubject;
}

/** How to print. */
export interface PrintOptions {
  /** Adds a column with the user's line that every equation comes from. */
  readonly origins?: boolean;
}

/**
 * A program as text. Inputs have the names of the function's parameters, other values the names a, b, …;
 * tensors the function closed over are constants; a star marks a weak type (a plain number, whose dtype
 * gives way to others).
 *
 * @param program - a program
 * @param options - `origins` for a column of source lines
 * @returns the text, without a line break at its end
 *
 * @example
 * ```ts
 * import { makeProgram, printProgram } from '@gradus/ir';
 * import { array, type Tensor } from '@gradus/tensor';
 * const scale = (x: Tensor, by: Tensor) => x.mul(by).neg();
 * console.log(printProgram(makeProgram(scale)(array(1), array(2))));
 * // => scale(x: float32[], by: float32[]) {
 * // =>   a: float32[] = mul x by
 * // =>   b: float32[] = neg a
 * // =>   return b
 * // => }
 * ```
 */
export function printProgram(program: Program, options: PrintOptions = {}): string {
  const { origins } = optionsOf(options, ['origins'], 'printProgram');
  requireProgram(program, 'printProgram');
  if (origins !== true) return programText(program);
  const lines = programLines(program);
  const width = lines.reduce((max, { text }) => Math.max(max, text.length), 0);
  return lines
    .map(({ text, subject }) => `${text.padEnd(width)}  ${showOrigin(subject)}`.trimEnd())
    .join('\n');
}

/**
 * A program as text, for those who show it with other things: it is known to be one, and no options are read.
 *
 * @param program - a program
 * @returns the text, without a line break at its end
 */
export function programText(program: Program): string {
  return programLines(program)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Checks that a value is a program at all.
 *
 * @param given - what the user gave
 * @param op - who asks, for the message
 * @returns the program itself; throws GR132 for anything else
 */
export function requireProgram(given: Program, op: string): Program {
  const isProgram = typeof given === 'object' && given !== null && Array.isArray(given.equations);
  if (isProgram) return given;
  throw wrongKind(op, shown(given), 'a program, as `makeProgram` gives it');
}

function showOrigin(subject: LineSubject): string {
  if (typeof subject === 'string' || !('origin' in subject)) return '';
  const { op, site }: Origin = subject.origin;
  const place = printSite(site);
  const words = [op === subject.primitive.name ? '' : `from ${op}`, place && `at ${place}`];
  const text = words.filter(Boolean).join(' ');
  return text === '' ? '' : `// ${text}`;
}

/**
 * The lines of a printed program with what they stand for: for messages that point at one.
 *
 * @param program - any program, also a broken one
 * @returns its lines
 */
export function programLines(program: Program): ProgramLine[] {
  const lines: ProgramLine[] = [];
  const printer: Printer = { lines, printed: new Map() };
  writeProgram(program, printer, { indent: '', label: '' });
  return lines;
}

interface Printer {
  readonly lines: ProgramLine[];
  /** Programs inside equations that stand above already, by key. */
  readonly printed: Map<string, string>;
}

/** Where a program is written, and what stands before its name. */
interface Place {
  readonly indent: string;
  readonly label: string;
}

function writeProgram(program: Program, printer: Printer, { indent, label }: Place): void {
  const name = nameVariables(program);
  const show = (atom: Atom): string => (atom.kind === 'literal' ? showLiteral(atom) : name(atom));
  const declare = (variable: Var): string => `${name(variable)}: ${showType(variable.type)}`;
  const write = (text: string, subject: LineSubject): void => {
    printer.lines.push({ text: indent + text, program, subject });
  };
  for (const text of headLines(`${label}${functionName(program)}`, program.inputs.map(declare))) {
    write(text, 'inputs');
  }
  for (const capture of program.captures) {
    write(`  ${showCapture(declare(capture.variable), capture.value)}`, capture);
  }
  for (const equation of program.equations) {
    const { primitive, params, args, results } = equation;
    const said = results.length === 1 ? results[0]!.type : undefined;
    const right = [`${primitive.name}${showParams(params, said)}`, ...args.map(show)].join(' ');
    write(`  ${results.map(declare).join(', ')} = ${right}`, equation);
    writePrograms(equation, printer, `${indent}    `);
  }
  write(`  return ${program.outputs.map(show).join(', ')}`.trimEnd(), 'outputs');
  write('}', 'end');
}

/** The programs inside an equation; one that stands above is only named. */
function writePrograms({ params }: Equation, printer: Printer, indent: string): void {
  const { programs = {} } = params as { programs?: Programs };
  for (const [field, value] of Object.entries(programs)) {
    const list: readonly Program[] = 'equations' in value ? [value] : value;
    list.forEach((program, i) => {
      const label = `${'equations' in value ? field : `${field}[${i}]`} = `;
      const key = programKey(program);
      const above = printer.printed.get(key);
      if (above === undefined) {
        printer.printed.set(key, functionName(program));
        writeProgram(program, printer, { indent, label });
      } else {
        printer.lines.push({
          text: `${indent}${label}${above}, as above`,
          program,
          subject: 'end',
        });
      }
    });
  }
}

const WIDTH = 96;

function headLines(name: string, inputs: readonly string[]): string[] {
  const line = `${name}(${inputs.join(', ')}) {`;
  return line.length <= WIDTH ? [line] : [`${name}(`, ...inputs.map((i) => `    ${i},`), ') {'];
}

/** Functions without a name are called f, as in mathematics. */
function functionName({ name }: Program): string {
  return name.replace('the function', 'f') || 'f';
}

const SHOWN = 8;

function showCapture(declared: string, value: Tensor): string {
  if (value.trace !== null) return `outer ${declared}  // belongs to ${value.trace.title}`;
  const numbers =
    value.size <= SHOWN
      ? formatTensor(contiguous(value), value.type)
      : `${sizeOf(value.shape)} numbers`;
  return `constant ${declared} = ${numbers}  // frozen at trace time`;
}
