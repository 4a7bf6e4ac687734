/**
 * The machine's limits, measured in the same run: how many floating-point operations a second WebAssembly's
 * vectors reach when nothing but multiplications and additions is asked of them, and how many bytes a second
 * memory gives and takes. Code of a few instructions, written with gradus's own assembler.
 */
import { moduleBuilder } from '../../packages/jit/dist/wasm/assembler.js';

/** Independent chains: as many as keep every unit busy for its latency, and fit into 16 registers. */
const CHAINS = 12;
/** Larger than every cache. */
const BYTES = 2 ** 27;

/** x ← x·factor + term, in twelve chains. */
function peakOf(shape) {
  const module = moduleBuilder({ name: 'peak' });
  const f = module.function('run', { turns: 'i32' }, [shape.slice(0, 3)]);
  const local = (name, value) => {
    const made = f.local('v128', name);
    const lanes = Array.from({ length: shape === 'f32x4' ? 4 : 2 }, () => value);
    f.constLanes(shape, lanes).localSet(made);
    return made;
  };
  const [factor, term] = [local('factor', 0.999), local('term', 0.5)];
  const chains = Array.from({ length: CHAINS }, (_, i) => local(`c${i}`, i));
  const turn = f.loop();
  for (const chain of chains) {
    f.localGet(chain).localGet(factor).op(`${shape}.mul`);
    f.localGet(term).op(`${shape}.add`).localSet(chain);
  }
  f.localGet(f.params.turns).const('i32', 1).op('i32.sub').localTee(f.params.turns);
  f.brIf(turn).end();
  f.localGet(chains[0]);
  for (const chain of chains.slice(1)) f.localGet(chain).op(`${shape}.add`);
  f.lane(`${shape}.extract_lane`, 0);
  module.export(f);
  return module;
}

/** Reads a vector, adds to it, writes it elsewhere. */
function streamModule() {
  const module = moduleBuilder({ name: 'stream' });
  module.importMemory({ module: 'host', name: 'memory', initial: 1 });
  const f = module.function('run', { from: 'i32', to: 'i32', bytes: 'i32' });
  const { from, to, bytes } = f.params;
  const turn = f.loop();
  for (let i = 0; i < 4; i++) {
    f.localGet(to)
      .localGet(from)
      .load('v128', 16 * i);
    f.localGet(from)
      .load('v128', 16 * i)
      .op('f32x4.add')
      .store('v128', 16 * i);
  }
  for (const pointer of [from, to])
    f.localGet(pointer).const('i32', 64).op('i32.add').localSet(pointer);
  f.localGet(bytes).const('i32', 64).op('i32.sub').localTee(bytes).brIf(turn).end();
  module.export(f);
  return module;
}

function instantiate(module, imports) {
  return new WebAssembly.Instance(new WebAssembly.Module(module.encode()), imports).exports.run;
}

function fastest(times, run) {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

const TURNS = 2e6;

/** Compiled once, when first asked for. */
const made = {};
const peakRun = (shape) => (made[shape] ??= instantiate(peakOf(shape), {}));
const streamRun = () => (made.stream ??= openStream());

function openStream() {
  const memory = new WebAssembly.Memory({ initial: (2 * BYTES) / 2 ** 16 });
  return instantiate(streamModule(), { host: { memory } });
}

const SHAPES = { float32: ['f32x4', 4], float64: ['f64x2', 2] };

/** Operations a second of one dtype. */
function peak(dtype, times) {
  const [shape, lanes] = SHAPES[dtype];
  const run = peakRun(shape);
  return (2 * lanes * CHAINS * TURNS) / fastest(times, () => run(TURNS));
}

/** Bytes a second read and written. */
function bandwidth({ bytes, times }) {
  const stream = streamRun();
  return (2 * bytes) / fastest(times, () => stream(0, BYTES, bytes));
}

/**
 * Measures the machine at its best.
 *
 * @returns operations a second by dtype, and bytes a second read and written
 */
export function measureLimits() {
  const times = 20;
  return {
    float32: peak('float32', times),
    float64: peak('float64', times),
    bandwidth: bandwidth({ bytes: BYTES, times: 8 }),
  };
}

/**
 * What the machine gives at this moment, as far as a case asks for it: a machine that others use too is not always at its best.
 *
 * @param limit - the case's operations and bytes
 * @returns the limits that matter to it
 */
export function limitsNow({ flops, bytes, dtype = 'float32' }) {
  return {
    [dtype]: flops === undefined ? 1 : peak(dtype, 1),
    bandwidth: bytes === undefined ? 1 : bandwidth({ bytes: BYTES / 4, times: 1 }),
  };
}

/**
 * The least time that a case can take here.
 *
 * @param limit - its operations and bytes
 * @param limits - of the machine
 * @returns seconds; undefined where nothing is known
 */
export function leastSeconds(limit, limits) {
  if (limit === undefined) return undefined;
  const { flops = 0, bytes = 0, dtype = 'float32' } = limit;
  return Math.max(flops / limits[dtype], bytes / limits.bandwidth);
}
