/**
 * Large arguments and results. They have no place in the arena of a call: they lie wherever they are in
 * memory, and the call is told where. So what one call has written, the next one reads in place; and a result
 * can be written over an argument that the caller gave away. Small ones are copied, which is quicker than
 * keeping books about them.
 */
import type { Fused } from '../kernels/fuse.js';
import type { Buffer, Kernel } from '../kernels/kernel.js';
import type { Lifetime } from './plan.js';

/** What is at least so large is not copied: a copy in and out takes some 4 µs, the books about it as much. */
export const PORT_BYTES = 16_384;

/** An argument or a result that lies outside of the arena. */
export interface Port {
  readonly life: Lifetime<Buffer>;
  /** Which argument it is; null for a result. */
  readonly slot: number | null;
  /** Whether only loops see it: neither the host nor, for an argument, the caller gets it back. */
  readonly hidden: boolean;
}

/**
 * The ports of a program.
 *
 * @param fused - its kernels, inputs and outputs
 * @param lifetimes - of the buffers that loops touch
 * @param least - from how many bytes on a buffer is a port
 * @returns arguments first, then results in the order in which they are written
 */
export function portsOf(
  fused: Fused,
  lifetimes: readonly Lifetime<Buffer>[],
  least: number,
): Port[] {
  const large = new Map(
    lifetimes.filter((l) => l.bytes >= least).map((l) => [l.buffer, l] as const),
  );
  const outside = hostBuffers(fused.kernels);
  const returned = new Set(fused.outputs.flatMap((o) => (o.kind === 'buffer' ? [o.buffer] : [])));
  const ports: Port[] = [];
  fused.inputs.forEach((buffer, slot) => {
    const life = large.get(buffer);
    const hidden = !returned.has(buffer) && !outside.read.has(buffer);
    if (life !== undefined) ports.push({ life, slot, hidden });
  });
  const inputs = new Set(fused.inputs);
  for (const life of lifetimes) {
    const { buffer } = life;
    if (!returned.has(buffer) || !large.has(buffer)) continue;
    if (inputs.has(buffer) || outside.written.has(buffer)) continue;
    ports.push({ life, slot: null, hidden: !outside.read.has(buffer) });
  }
  return ports;
}

function hostBuffers(kernels: readonly Kernel[]): {
  readonly read: ReadonlySet<Buffer>;
  readonly written: ReadonlySet<Buffer>;
} {
  const [read, written] = [new Set<Buffer>(), new Set<Buffer>()];
  for (const kernel of kernels) {
    if (kernel.kind !== 'host') continue;
    for (const arg of kernel.args) if (arg.kind === 'buffer') read.add(arg.buffer);
    for (const { buffer } of kernel.results) written.add(buffer);
  }
  return { read, written };
}

/**
 * Which results are written over which arguments that were given away: those of the same size that nobody
 * reads any more, or that are read for the last time element by element while the result is written.
 *
 * @param ports - ports of a program
 * @param donated - arguments that were given away
 * @returns for every port the one whose place it takes over; null for none
 */
export function takeovers(ports: readonly Port[], donated: ReadonlySet<number>): (number | null)[] {
  const claimed = new Set<number>();
  return ports.map(({ slot, life }) => {
    if (slot !== null) return null;
    const at = ports.findIndex(
      (other, i) =>
        other.slot !== null && donated.has(other.slot) && !claimed.has(i) && gives(other, life),
    );
    if (at < 0) return null;
    claimed.add(at);
    return at;
  });
}

function gives({ life: old, hidden }: Port, made: Lifetime<Buffer>): boolean {
  if (!hidden || old.bytes !== made.bytes) return false;
  return old.to < made.from || (old.to === made.from && made.over.includes(old.buffer));
}
