/**
 * Runs the doctor on every function of a model, and on its repair where the model has one.
 */
import { resolve } from 'node:path';
import { contiguous, GradusError, isFloat, toTensor, tree, type Tensor } from '@gradus/tensor';
import { diagnoseRun, type Diagnosed } from '../diagnose.js';
import type { Report } from '../finding.js';
import { showTensor } from '../report.js';
import { loadModel, ModelError, type Model, type ModelRun } from './model.js';

/** One function on one list of arguments. */
export interface Examination {
  readonly model: Model;
  readonly run: ModelRun;
  readonly report: Report;
  /** What was observed; null where the function threw. */
  readonly observed: Diagnosed['run'];
  /** The report on the repaired function. */
  readonly repaired: Report | null;
}

/** A function, or a whole file, that could not be examined. */
export interface Failure {
  readonly file: string;
  /** Null where the file itself could not be read. */
  readonly name: string | null;
  readonly error: ModelError;
}

/** What was found, and what could not be examined: a function that throws takes nothing from the others. */
export interface Examinations {
  readonly examinations: readonly Examination[];
  readonly failures: readonly Failure[];
}

/**
 * Examines all runs of some files.
 *
 * @param files - paths from the working directory
 * @returns one examination a run; a failure for what throws
 */
export async function examineFiles(files: readonly string[]): Promise<Examinations> {
  const all: Examinations[] = [];
  for (const file of files) all.push(await examineFile(file));
  return {
    examinations: all.flatMap(({ examinations }) => examinations),
    failures: all.flatMap(({ failures }) => failures),
  };
}

async function examineFile(file: string): Promise<Examinations> {
  try {
    return examine(await loadModel(file));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { examinations: [], failures: [{ file: resolve(file), name: null, error }] };
  }
}

/**
 * Examines all runs of a model.
 *
 * @param model - a loaded model
 * @returns one examination a run; a failure for one that throws
 */
export function examine(model: Model): Examinations {
  const examinations: Examination[] = [];
  const failures: Failure[] = [];
  for (const run of model.runs) {
    try {
      examinations.push(examineRun(model, run));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      failures.push({ file: model.file, name: run.name, error });
    }
  }
  return { examinations, failures };
}

function examineRun(model: Model, run: ModelRun): Examination {
  const { report, run: observed } = diagnosed(run.f, run);
  const repaired = run.fixed === null ? null : diagnosed(run.fixed, run).report;
  return { model, run, report, observed, repaired };
}

function diagnosed(f: ModelRun['f'], { name, args }: ModelRun): Diagnosed {
  try {
    const { report, run } = diagnoseRun(f, args as unknown[], differentiable(args));
    if (run === null && f.length > args.length) {
      const counts = `${f.length} arguments, and \`inputs\` gives it ${args.length}`;
      throw new ModelError(
        `\`${name}\` takes ${counts}: write \`${name}: [[x, w]]\` with all of them.`,
      );
    }
    return { report: { ...report, name }, run };
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const lists = args.some(isList) ? LISTS : '';
    throw new ModelError(`\`${name}\` throws: ${reason(cause)}${lists}`, { cause });
  }
}

const LISTS =
  '. An input is a list of numbers, which is a tree of that many scalars: for a tensor write array([…]).';

/** Numbers in lists, as they are easily written in the place of a tensor. */
const isList = (x: unknown): boolean =>
  Array.isArray(x) && x.length > 0 && x.every((each) => typeof each === 'number' || isList(each));

function reason(cause: unknown): string {
  if (cause instanceof GradusError) {
    const [what] = cause.parts.what.split('\n'); // what is drawn below it needs lines of its own
    return `${cause.code}: ${what} ${cause.parts.instead}`;
  }
  return cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
}

/**
 * An argument in a few words.
 *
 * @param arg - a tree of tensors and numbers
 * @returns its numbers, or how many leaves it has
 */
export function showArgument(arg: unknown): string {
  const leaves = tree.leaves(arg);
  if (leaves.length === 1) return showTensor(toTensor(leaves[0]!, 'inputs'));
  return `${leaves.length} leaves`;
}

/**
 * Arguments whose leaves are all floats: those are differentiated.
 *
 * @param args - arguments of a run
 * @returns their positions
 */
export function differentiable(args: readonly unknown[]): number[] {
  const all = args.flatMap((arg, i) => (hasFloats(arg) ? [i] : []));
  return all.length > 0 ? all : [0];
}

function hasFloats(arg: unknown): boolean {
  const leaves = tree.leaves(arg);
  return leaves.length > 0 && leaves.every((leaf) => isFloat(toTensor(leaf, 'inputs').dtype));
}

/**
 * A gradient as plain numbers.
 *
 * @param gradient - a tensor
 * @returns its elements in row-major order
 */
export function numbersOf(gradient: Tensor): number[] {
  return [...contiguous(gradient)];
}
