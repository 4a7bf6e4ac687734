/**
 * A schedule as text: one line for every thing that a call does.
 */
import { formatNumber, printType } from '@gradus/tensor';
import type { Port } from './memory/ports.js';
import type { Action, Schedule, Source } from './schedule.js';

/**
 * A schedule as text.
 *
 * @param schedule - what one call does
 * @returns the text, without a line break at its end
 */
export function printSchedule(schedule: Schedule): string {
  const { bytes, copies, ports, actions, sources, outputs } = schedule;
  return [
    `arena of ${bytes} bytes`,
    ...ports.map(portLine),
    ...copies.map(({ slot, offset }) => `copy argument ${slot} to ${offset}`),
    ...actions.flatMap(actionLines),
    `return ${outputs.map((i) => show(sources[i]!)).join(', ')}`,
  ].join('\n');
}

function portLine({ slot, life }: Port): string {
  const what = slot === null ? 'a result' : `argument ${slot}`;
  return `find ${life.buffer.name}, ${what} of ${life.bytes} bytes, where it lies`;
}

function actionLines(action: Action): string[] {
  if (action.kind === 'run') return [`run ${action.kernels.map((k) => k.name).join(', ')}`];
  const { primitive, args, types, slot, copies } = action;
  const held = types.map((_, i) => `#${slot + i}`).join(', ');
  return [
    `hold ${held} = ${[primitive.name, ...args.map(show)].join(' ')}`,
    ...copies.map((copy) => `copy #${copy.slot} to ${copy.offset}`),
  ];
}

function show(source: Source): string {
  switch (source.kind) {
    case 'literal':
      return formatNumber(source.value, source.type.dtype === 'float32');
    case 'held':
      return `#${source.slot}`;
    case 'arena':
      return `${printType(source.type)} at ${source.offset}`;
    case 'port':
      return printType(source.type);
  }
}
