/**
 * Code as text: loops over elements and commands over kernels, in the manner of a small programming language.
 */
import { formatNumber } from '@gradus/tensor';
import { loopLines } from '../loops/printLoops.js';
import { isControl, isShared, type Code, type Command, type SharedLoops } from './command.js';

/**
 * Code as text; what commands call is written where it is called.
 *
 * @param codes - code of kernels, in order
 * @returns the text, without a line break at its end
 */
export function printLoops(codes: readonly Code[]): string {
  return codes.flatMap((code) => codeLines(code)).join('\n');
}

function codeLines(code: Code): string[] {
  if (isShared(code)) return sharedLines(code);
  return isControl(code)
    ? [`${code.name}:`, ...code.commands.flatMap((c) => indented(commandLines(c)))]
    : loopLines(code);
}

/** The first of equal kernels is written out, the others say how they differ. */
function sharedLines({ name, loops, ports }: SharedLoops): string[] {
  if (name === loops.name) return loopLines(loops);
  const changes = loops.ports!.flatMap((formal, i) =>
    formal === ports[i] ? [] : [`${ports[i]!.name} for ${formal.name}`],
  );
  return [`${name}: ${[`as ${loops.name}`, ...changes].join(', ')}`];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function block(title: string, body: readonly Command[]): string[] {
  return [title, ...body.flatMap((c) => indented(commandLines(c)))];
}

function commandLines(command: Command): string[] {
  switch (command.kind) {
    case 'call':
      return codeLines(command.code);
    case 'point': {
      const { port, at, bytes } = command;
      const on = bytes === 0 ? '' : bytes < 0 ? ` - ${-bytes}` : ` + ${bytes}`;
      return [`${port.name} at ${at.name}${on}`];
    }
    case 'copy':
      return [`${command.to.name} = ${command.from.name}`];
    case 'put': {
      const number = formatNumber(command.value, command.to.dtype === 'float32');
      return [`${command.to.name}[0] = ${number}`];
    }
    case 'times':
      return block(`${command.count} times`, command.body);
    case 'while':
      return [
        ...block('again', command.test),
        ...block(`  while ${command.flag.name}[0]`, command.body),
      ];
    case 'choose':
      return command.branches.flatMap((b, i) => block(`if ${command.index.name}[0] is ${i}`, b));
  }
}
