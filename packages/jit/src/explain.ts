/**
 * What became of a function, for a reader who wants to know why it is fast, or is not: the program, the
 * kernels that its operations were fused into, where every number lies, and how long each kernel takes. For
 * the times every kernel is made a function of its own, so that a clock can stand between them; the program
 * itself runs them without a pause.
 */
import { hoistCaptures, programText, type Program } from '@gradus/ir';
import type { Tensor } from '@gradus/tensor';
import { compiledInside } from './call.js';
import { evaluate } from './evaluate.js';
import { execute } from './execute.js';
import type { Kernel } from './kernels/kernel.js';
import { printKernels } from './kernels/printKernels.js';
import { emitted, lowerProgram, type Lowered } from './lowerProgram.js';
import { currentCrew, load, type Loaded } from './machine.js';
import { printPlan } from './memory/plan.js';
import { printSchedule } from './printSchedule.js';
import type { Action } from './schedule.js';

/** How long one kernel takes. */
export interface KernelTime {
  readonly kernel: string;
  readonly kind: Kernel['kind'];
  /** The best of some runs, in milliseconds. */
  readonly milliseconds: number;
  /** In how many pieces threads share its work, where that is worth it; 1 for not at all. */
  readonly pieces: number;
}

/** What became of a function. `String(explanation)` is a page to read. */
export interface Explanation {
  /** Operations of the program before and after it was simplified. */
  readonly operations: { readonly written: number; readonly left: number };
  /** The size of the WebAssembly module. */
  readonly codeBytes: number;
  /** Memory that a call takes beside large arguments and results. */
  readonly arenaBytes: number;
  /** Large arguments and results, which stay where they lie. */
  readonly portBytes: number;
  /** How many threads compute: see `useThreads`. */
  readonly threads: number;
  /** Of every kernel; of none where WebAssembly is refused. */
  readonly times: readonly KernelTime[];
  /** One whole call, the best of some, in milliseconds. */
  readonly milliseconds: number;
  /** The stations of the program, printed. */
  readonly program: string;
  readonly kernels: string;
  readonly memory: string;
  readonly schedule: string;
  toString(): string;
}

/** Runs go on for so long, in milliseconds, and so many times at most. */
const PATIENCE = 60;
const RUNS = 50;

/**
 * Explains a program.
 *
 * @param program - a program without captures
 * @param inputs - concrete tensors to run it on
 * @returns its stations and times
 */
export function explainProgram(program: Program, inputs: readonly Tensor[]): Explanation {
  const lowered = lowerProgram(program);
  const { schedule, plan } = lowered;
  const { times, milliseconds } = timed(lowered, inputs);
  const facts = {
    operations: {
      written: hoistCaptures(program).closed.equations.length,
      left: lowered.program.equations.length,
    },
    codeBytes: emitted(lowered).module.encode().length,
    arenaBytes: schedule.bytes,
    portBytes: schedule.ports.reduce((sum, { life }) => sum + life.bytes, 0),
    threads: currentCrew()?.threads ?? 1,
    times,
    milliseconds,
    program: programText(lowered.program),
    kernels: printKernels(lowered.kernels),
    memory: printPlan(plan),
    schedule: printSchedule(schedule),
  };
  return { ...facts, toString: () => page(lowered, facts) };
}

/** Every kernel in a stretch of its own. */
function separate(lowered: Lowered): Lowered {
  const actions = lowered.schedule.actions.flatMap((action): Action[] =>
    action.kind === 'host'
      ? [action]
      : action.kernels.map((kernel) => ({ kind: 'run', kernels: [kernel] })),
  );
  const stretches = lowered.stretches.flat().map((loops) => [loops]);
  return { ...lowered, stretches, schedule: { ...lowered.schedule, actions } };
}

/** The best time of every action, and that of whole calls without a clock between. */
function timed(
  lowered: Lowered,
  inputs: readonly Tensor[],
): { readonly times: KernelTime[]; readonly milliseconds: number } {
  const apart = separate(lowered);
  const best = apart.schedule.actions.map(() => Infinity);
  const code = load(apart);
  const whole = load(lowered);
  if (code === null || whole === null) {
    return { times: [], milliseconds: repeat(() => evaluate(lowered.program, inputs)) };
  }
  const clocked = withClock(apart, code, (i, took) => {
    best[i] = Math.min(best[i]!, took);
  });
  repeat(() => execute(clocked.schedule, clocked.loaded, inputs));
  const prepared = { ...lowered.schedule, actions: lowered.schedule.actions.map(ready) };
  const milliseconds = repeat(() => execute(prepared, whole, inputs));
  const loops = lowered.kernels.filter((k) => k.kind !== 'host');
  const hosts = lowered.kernels.filter((k) => k.kind === 'host');
  const [nextLoop, nextHost] = [loops.values(), hosts.values()];
  const times = apart.schedule.actions.map((action, i): KernelTime => {
    const kernel = (action.kind === 'run' ? nextLoop : nextHost).next().value!;
    const own = code.parts.filter((part) => part.kernel === kernel.name);
    const pieces = Math.max(1, ...own.map((part) => part.turns));
    return { kernel: kernel.name, kind: kernel.kind, milliseconds: best[i]!, pieces };
  });
  return { times, milliseconds };
}

/** An action whose programs inside are compiled, as in any call. */
function ready(action: Action): Action {
  return action.kind === 'host' ? { ...action, params: compiledInside(action.params) } : action;
}

/** The program with a clock around every action. */
function withClock(
  { schedule }: Lowered,
  loaded: Loaded,
  tell: (action: number, milliseconds: number) => void,
): { readonly schedule: Lowered['schedule']; readonly loaded: Loaded } {
  const around = <A extends unknown[], R>(i: number, f: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      const start = performance.now();
      const result = f(...args);
      tell(i, performance.now() - start);
      return result;
    };
  };
  const stretches = loaded.stretches.values();
  const runs: Loaded['stretches'][number][] = [];
  const actions = schedule.actions.map((given, i): Action => {
    const action = ready(given);
    if (action.kind === 'run') {
      runs.push(around(i, stretches.next().value!));
      return action;
    }
    const { primitive } = action;
    const run = around(i, primitive.run.bind(primitive));
    return { ...action, primitive: { ...primitive, run } };
  });
  return { schedule: { ...schedule, actions }, loaded: { ...loaded, stretches: runs } };
}

/** Runs again and again; the best time in milliseconds. */
function repeat(run: () => void): number {
  let best = Infinity;
  const start = performance.now();
  for (let i = 0; i < RUNS && (i < 2 || performance.now() - start < PATIENCE); i++) {
    const before = performance.now();
    run();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

type Facts = Omit<Explanation, 'toString'>;

function page({ program, kernels }: Lowered, facts: Facts): string {
  const { operations, times, codeBytes, arenaBytes, portBytes, milliseconds, threads } = facts;
  const head = [
    `${program.name}: ${operations.written} operations, ${operations.left} after simplification,`,
    `in ${kernels.length} ${kernels.length === 1 ? 'kernel' : 'kernels'}; ${codeBytes} bytes of WebAssembly`,
  ].join(' ');
  const among = threads === 1 ? '' : ` on ${threads} threads`;
  return [
    head,
    section('program', facts.program),
    section('kernels', facts.kernels),
    section(`memory: ${arenaBytes} bytes a call, ${portBytes} bytes where they lie`, facts.memory),
    section('a call', facts.schedule),
    section(
      `time: ${milliseconds.toFixed(3)} ms a call${among}, the best of some`,
      timeTable(times),
    ),
  ].join('\n\n');
}

function section(title: string, text: string): string {
  const lines = text.split('\n').map((line) => `  ${line}`.trimEnd());
  return [title, ...lines].join('\n');
}

function timeTable(times: readonly KernelTime[]): string {
  const total = times.reduce((sum, t) => sum + t.milliseconds, 0);
  const width = times.reduce((max, t) => Math.max(max, t.kernel.length), 0);
  return times
    .map(({ kernel, kind, milliseconds, pieces }) => {
      const share = total === 0 ? 0 : (100 * milliseconds) / total;
      const time = `${milliseconds.toFixed(3)} ms`.padStart(12);
      const shared = pieces === 1 ? '' : `  in ${pieces} pieces`;
      return `${kernel.padEnd(width)}  ${kind.padEnd(8)}${time}  ${share.toFixed(0).padStart(3)} %${shared}`;
    })
    .join('\n');
}
