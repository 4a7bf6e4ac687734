// ../../dr/shim/globals.ts
import { createRequire } from 'node:module';
var { expect: ex } = createRequire(
  '/tmp/wt/doctor/node_modules/.pnpm/expect@30.5.2/node_modules/expect/',
)('/tmp/wt/doctor/node_modules/.pnpm/expect@30.5.2/node_modules/expect');
var expect = ex;
var queue = [];
var names = [];
var befores = [];
var filter = process.env.T;
var describe = (n, f) => {
  names.push(n);
  f();
  names.pop();
};
describe.each = (rows) => (n, f) =>
  rows.forEach((r) =>
    describe(n + ' ' + (Array.isArray(r) ? r[0] : r), () => f(...(Array.isArray(r) ? r : [r]))),
  );
var it = (n, f) => queue.push([names.join(' > ') + ' ' + n, f]);
it.each = (rows) => (n, f) =>
  rows.forEach((r) =>
    it(
      n +
        ' ' +
        String(
          Array.isArray(r)
            ? typeof r[0] === 'object'
              ? JSON.stringify(r[0])
              : r[0]
            : JSON.stringify(r),
        ).slice(0, 60),
      () => f(...(Array.isArray(r) ? r : [r])),
    ),
  );
var beforeAll = (f) => befores.push(f);
var afterAll = () => {};
var afters = [];
for (const [k, v] of Object.entries({ describe, it, expect, afterAll, beforeAll }))
  globalThis[k] = v;
setTimeout(async () => {
  for (const b of befores) await b();
  let ok = 0,
    bad = 0;
  const t0 = process.cpuUsage();
  for (const [n, f] of queue) {
    if (filter && !n.includes(filter)) continue;
    const a = process.cpuUsage();
    try {
      await f();
      ok++;
    } catch (e) {
      bad++;
      console.log('FAIL', n, '\n', String(e.message ?? e).slice(0, 700));
    }
    for (const g of afters) g();
    const d = process.cpuUsage(a).user / 1e3;
    if (d > 400) console.log('slow', n, d.toFixed(0));
  }
  console.log('passed', ok, 'failed', bad, (process.cpuUsage(t0).user / 1e3).toFixed(0) + ' ms');
}, 0);

// packages/tensor/src/site.ts
var OWN =
  /(@gradus[\\/]|packages[\\/])(tensor|ir|autodiff|batching|control-flow|jit|numerics|doctor|testing|gradus)[\\/](src|dist)[\\/]|node_modules[\\/](gradus|jest|@jest|@swc)|^node:|^internal|<anonymous>/;
var FRAME = /(?:\(|@|at (?:async )?)((?:file:\/\/|https?:\/\/)?[^()\s@]*?[^()@]*?):(\d+):(\d+)\)?$/;
var DEPTH = 50;
function captureSite() {
  const saved = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  const error = new Error('site');
  Error.stackTraceLimit = saved;
  return { error };
}
function parseFrame(line) {
  const found = FRAME.exec(line.trim());
  if (found === null) return null;
  const file = decodeURI(found[1].replace(/^file:\/\//, ''));
  return OWN.test(file) ? null : { file, line: Number(found[2]), column: Number(found[3]) };
}
function positionOf(site) {
  for (const line of site?.error?.stack?.split('\n').slice(1) ?? []) {
    const position = parseFrame(line);
    if (position !== null) return position;
  }
  return null;
}
function printSite(site) {
  const position = positionOf(site);
  if (position === null) return '';
  const short = position.file.split(/[\\/]/).slice(-2).join('/');
  return `${short}:${position.line}:${position.column}`;
}

// packages/tensor/src/errors/GradusError.ts
function printParts(code, { what, where: where2 = '', why, instead }) {
  return [
    what,
    ...(where2 === '' ? [] : [`  where:   ${where2}`]),
    `  why:     ${why}`,
    `  instead: ${instead}`,
    `  more:    docs/errors/${code}.md`,
  ].join('\n');
}
var GradusError = class extends Error {
  code;
  parts;
  site;
  constructor(code, parts) {
    const site = captureSite();
    const where2 = [printSite(site), parts.where].filter(Boolean).join(', ');
    super(`${code}: ${printParts(code, { ...parts, where: where2 })}`);
    this.name = 'GradusError';
    this.code = code;
    this.parts = parts;
    this.site = site;
  }
};
function unreachable(invariant) {
  throw new GradusError('GR000', {
    what: `an invariant of gradus was broken: ${invariant}.`,
    why: 'This is a defect of gradus, not of your program.',
    instead: 'Please report it with the program that led here.',
  });
}

// packages/tensor/src/dtype.ts
var F32_MAX = 34028234663852886e22;
var dtypes = {
  float32: {
    kind: 'float',
    bytes: 4,
    array: Float32Array,
    min: -F32_MAX,
    max: F32_MAX,
    eps: 2 ** -23,
    tiny: 2 ** -126,
  },
  float64: {
    kind: 'float',
    bytes: 8,
    array: Float64Array,
    min: -17976931348623157e292,
    max: 17976931348623157e292,
    eps: 2 ** -52,
    tiny: 2 ** -1022,
  },
  int32: {
    kind: 'integer',
    bytes: 4,
    array: Int32Array,
    min: -(2 ** 31),
    max: 2 ** 31 - 1,
    eps: 0,
    tiny: 0,
  },
  uint32: {
    kind: 'integer',
    bytes: 4,
    array: Uint32Array,
    min: 0,
    max: 2 ** 32 - 1,
    eps: 0,
    tiny: 0,
  },
  bool: { kind: 'bool', bytes: 1, array: Uint8Array, min: 0, max: 1, eps: 0, tiny: 0 },
};
function isFloat(dtype) {
  return dtype === 'float32' || dtype === 'float64';
}
function allocate(dtype, size) {
  return new dtypes[dtype].array(size);
}
function convert(value, dtype) {
  switch (dtype) {
    case 'float32':
      return Math.fround(value);
    case 'float64':
      return value;
    case 'bool':
      return value === 0 ? 0 : 1;
    default: {
      const { min: min3, max: max3 } = dtypes[dtype];
      return Number.isNaN(value) ? 0 : Math.min(max3, Math.max(min3, Math.trunc(value))) + 0;
    }
  }
}

// packages/tensor/src/errors/shapes.ts
function alignedShapes(a, b) {
  const rank2 = Math.max(a.length, b.length);
  const cell = (shape, i2) => String(shape[i2 - rank2 + shape.length] ?? '');
  const columns = Array.from({ length: rank2 }, (_, i2) => {
    const [m, n] = [cell(a, i2), cell(b, i2)];
    const wrong = m !== n && m !== '' && n !== '' && m !== '1' && n !== '1';
    const width = Math.max(m.length, n.length);
    return [m.padStart(width), n.padStart(width), (wrong ? '^' : ' ').padStart(width)];
  });
  const row = (k) => columns.map((c) => c[k]).join('  ');
  return `    [${row(0)}]
    [${row(1)}]
     ${row(2).trimEnd()}`;
}

// packages/tensor/src/shape.ts
function sizeOf(shape) {
  let size = 1;
  for (const n of shape) size *= n;
  return size;
}
function stridesOf(shape) {
  const strides = Array.from({ length: shape.length });
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}
function sameShape(a, b) {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i2 = 0; i2 < a.length; i2++) if (a[i2] !== b[i2]) return false;
  return true;
}
function broadcastShapes(a, b, op) {
  if (sameShape(a, b)) return a;
  const rank2 = Math.max(a.length, b.length);
  const out = Array.from({ length: rank2 });
  for (let i2 = 1; i2 <= rank2; i2++) {
    const m = a[a.length - i2] ?? 1;
    const n = b[b.length - i2] ?? 1;
    if (m !== n && m !== 1 && n !== 1) throw shapeMismatch(a, b, op);
    out[rank2 - i2] = m === 1 ? n : m;
  }
  return out;
}
function shapeMismatch(a, b, op) {
  return new GradusError('GR101', {
    what: `${op} cannot combine shapes [${a.join(', ')}] and [${b.join(', ')}].
${alignedShapes(a, b)}`,
    why: 'Shapes are aligned on the right; two lengths fit when they are equal or one of them is 1.',
    instead:
      'Insert an axis of length 1 with `x.reshape([\u2026, 1])`, or reorder axes with `x.transpose([\u2026])`.',
  });
}
function normalizeAxis(axis, rank2, op) {
  const k = axis < 0 ? axis + rank2 : axis;
  if (Number.isInteger(axis) && k >= 0 && k < rank2) return k;
  throw new GradusError('GR102', {
    what: `${op} was given axis ${axis}, but the tensor has ${rank2} ${rank2 === 1 ? 'axis' : 'axes'}.`,
    why: 'Axes are numbered from 0; negative numbers count from the last one.',
    instead:
      rank2 === 0
        ? 'Leave the axis out: a scalar has none.'
        : `Use an axis from ${-rank2} to ${rank2 - 1}.`,
  });
}
function normalizeAxes(axis, rank2, op) {
  if (axis === null || axis === void 0) return Array.from({ length: rank2 }, (_, i2) => i2);
  const list2 = typeof axis === 'number' ? [axis] : axis;
  const found = list2.map((a) => normalizeAxis(a, rank2, op)).toSorted((p, q) => p - q);
  if (new Set(found).size === found.length) return found;
  throw new GradusError('GR102', {
    what: `${op} was given the same axis twice: [${list2.join(', ')}].`,
    why: 'Each axis can be treated once.',
    instead: 'Name every axis once.',
  });
}
function withoutAxes(shape, axes) {
  return shape.filter((_, i2) => !axes.includes(i2));
}

// packages/tensor/src/type.ts
function typeOf(dtype, shape, weak = false) {
  return { dtype, shape, weak };
}
var SCALAR = Object.freeze([]);
var scalarTypes = {};
function scalarType(dtype, weak) {
  const both = (scalarTypes[dtype] ??= [typeOf(dtype, SCALAR), typeOf(dtype, SCALAR, true)]);
  return both[weak ? 1 : 0];
}
function sameType(a, b) {
  return a.dtype === b.dtype && sameShape(a.shape, b.shape);
}
function printType(type) {
  return `${type.dtype}[${type.shape.join(',')}]`;
}
function hasTangent(type) {
  return isFloat(type.dtype);
}

// packages/tensor/src/eval.ts
function evaluate(primitive, inputs, params) {
  const types2 = [];
  for (const input of inputs) {
    if (input.trace !== null) throw escaped(primitive.name, input);
    types2.push(input.type);
  }
  return primitive.run(inputs, params, primitive.type(types2, params));
}
function escaped(op, value) {
  const title = value.trace?.title ?? 'a transformation';
  return new GradusError('GR201', {
    what: `${op} was given a ${printType(value.type)} that belongs to ${title}${value.trace?.active ? '' : ', which has ended'}.`,
    why: 'While a function is transformed its values stand for a computation; outside of that they mean nothing. It was probably kept in an outer variable.',
    instead:
      'Return the value from the function instead of storing it (`hasAux: true` returns extras).',
  });
}

// packages/tensor/src/errors/coercion.ts
var NO_NUMBERS = 'While tracing there are no numbers yet, only a plan of the computation.';
var LENGTH = '`length`';
function numberAsked(x) {
  if (x.trace === null) {
    return new GradusError('GR302', {
      what: `a JavaScript number was asked of a ${x.type} tensor.`,
      why: 'Operators such as <, +, * and functions such as Math.exp take numbers; they would leave the tape, and the gradient with them.',
      instead:
        'Use the methods (`x.less(3)`, `x.add(1)`, `exp(x)`); to read the number on purpose write `x.item()`.',
    });
  }
  return new GradusError('GR301', {
    what: `a JavaScript number was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: NO_NUMBERS,
    instead:
      'Compute with `x.add(1)`, `exp(x)`; compare with `x.less(3)` and choose with `cond(x.less(3), \u2026)` or `where(\u2026)`; or keep the value outside of the transformation (`staticArgnums` of jit).',
  });
}
function textAsked(x) {
  return new GradusError('GR304', {
    what: `a ${x.type} tensor was used as text or as an index.`,
    why: 'JavaScript asks for a string in both, so the two cannot be told apart; an index by text would give undefined.',
    instead:
      'From a list: `take(array(list), x)` or `switchCase(x, branches)`. As text: `x.item()`, or `x.toString()`, which while tracing shows the plan.',
  });
}
function jsonAsked(x) {
  return new GradusError('GR306', {
    what: `JSON was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: 'While tracing there are no values to save.',
    instead: 'Return the value from the transformed function and save it there.',
  });
}
function iterationAsked(x, how) {
  return new GradusError('GR307', {
    what: `${how} was used on a ${x.type} tensor.`,
    why: whyNoRows(x, how),
    instead:
      'Read lengths from `x.shape[0]`; loop with `scan`, `map` or `vmap`, or over `unstack(x)`, which writes every row out.',
  });
}
function whyNoRows(x, how) {
  if (how === LENGTH) return 'A tensor is no JavaScript array: it has one length for each axis.';
  if (x.trace === null) return 'A loop goes over rows, along axis 0; a scalar has none.';
  return `The value is traced (${x.trace}): it has no numbers yet, and a loop over its rows would be written out row by row.`;
}
function valueAsked(x, how) {
  return new GradusError('GR301', {
    what: `${how} was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: NO_NUMBERS,
    instead:
      'Choose with `cond` or `where` instead of an `if`; return the value and read it outside; or pass it to jit as a static argument (`staticArgnums`).',
  });
}
function notOneElement(x) {
  return new GradusError('GR305', {
    what: `item() was asked of a ${x.type} tensor.`,
    why: 'item() gives the one number of a tensor with one element.',
    instead:
      'Use `x.tolist()` for all numbers; or make it one first: `x.sum().item()`, `x.flatten().slice(0).item()`.',
  });
}

// packages/tensor/src/format.ts
function nestedList(data2, type) {
  let at4 = 0;
  const read2 = () => {
    const value = data2[at4++];
    return type.dtype === 'bool' ? value !== 0 : value;
  };
  const build2 = (axis) =>
    axis === type.shape.length
      ? read2()
      : Array.from({ length: type.shape[axis] }, () => build2(axis + 1));
  return build2(0);
}
var MANY = 1e3;
var EDGE = 3;
function formatTensor(data2, type) {
  const cut = data2.length > MANY;
  const write = (value) => {
    if (!Array.isArray(value)) return formatNumber(value, type.dtype === 'float32');
    const short = cut && value.length > 2 * EDGE;
    const parts = short
      ? [...value.slice(0, EDGE).map(write), '\u2026', ...value.slice(-EDGE).map(write)]
      : value.map(write);
    return `[${parts.join(', ')}]`;
  };
  return write(nestedList(data2, type));
}
var isSmallInteger = (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 24;
function formatNumber(value, single) {
  if (typeof value === 'boolean') return String(value);
  if (Object.is(value, -0)) return '-0';
  if (!single || !Number.isFinite(value) || isSmallInteger(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}

// packages/tensor/src/storage.ts
var ArrayStorage = class {
  #array;
  constructor(array3) {
    this.#array = array3;
  }
  read() {
    return this.#array;
  }
};
function storageOf(array3) {
  return new ArrayStorage(array3);
}

// packages/tensor/src/concrete.ts
function fromData(type, data2) {
  return new Tensor(type, null, { storage: storageOf(data2), layout: null });
}
function viewOf(x, type, layout) {
  return new Tensor(type, null, { storage: x.block.storage, layout });
}
function scalarOf(value, dtype, weak = false) {
  const data2 = allocate(dtype, 1);
  data2[0] = convert(value, dtype);
  return fromData(scalarType(dtype, weak), data2);
}
function filled(value, dtype, shape) {
  return filledAs(typeOf(dtype, shape), value);
}
function filledAs(type, value) {
  const { dtype, shape, weak } = type;
  const x = scalarOf(value, dtype, weak);
  if (shape.length === 0) return x;
  const strides = [];
  for (let axis = 0; axis < shape.length; axis++) strides.push(0);
  return new Tensor(type, null, { storage: x.block.storage, layout: { offset: 0, strides } });
}
function zerosOf(type) {
  return filled(0, type.dtype, type.shape);
}

// packages/tensor/src/loops.ts
var unary = {
  float32: (f, { data: data2, offset: offset2, step }, out) => {
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = f(data2[offset2 + i2 * step]);
  },
  float64: (f, { data: data2, offset: offset2, step }, out) => {
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = f(data2[offset2 + i2 * step]);
  },
  discrete: (f, { data: data2, offset: offset2, step }, out) => {
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = f(data2[offset2 + i2 * step]);
  },
};
var binary = {
  float32: (f, { data: data2, offset: offset2, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i2 = 0; i2 < out.length; i2++)
      out[i2] = f(data2[offset2 + i2 * step], other[start + i2 * stride]);
  },
  float64: (f, { data: data2, offset: offset2, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i2 = 0; i2 < out.length; i2++)
      out[i2] = f(data2[offset2 + i2 * step], other[start + i2 * stride]);
  },
  discrete: (f, { data: data2, offset: offset2, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i2 = 0; i2 < out.length; i2++)
      out[i2] = f(data2[offset2 + i2 * step], other[start + i2 * stride]);
  },
};
function general(f, operands, out) {
  const doubles = operands.map(({ data: data2, offset: offset2, step }) => ({
    data: step === 0 ? Float64Array.of(data2[offset2] ?? 0) : Float64Array.from(data2),
    step,
  }));
  const xs = doubles.map(() => 0);
  for (let i2 = 0; i2 < out.length; i2++) {
    for (let k = 0; k < xs.length; k++) xs[k] = doubles[k].data[i2 * doubles[k].step];
    out[i2] = f(...xs);
  }
}
function fill(f, operands, dtype, out) {
  const kind = isFloat(dtype) ? dtype : 'discrete';
  const [a, b] = operands;
  if (operands.length === 1) unary[kind](f, a, out);
  else if (operands.length === 2) binary[kind](f, a, b, out);
  else general(f, operands, out);
}

// packages/tensor/src/rounding.ts
function roundHalfEven(x) {
  const floor2 = Math.floor(x);
  const rest = x - floor2;
  if (rest < 0.5) return x < 0 && floor2 === 0 ? -0 : floor2;
  if (rest > 0.5 || Math.abs(floor2 % 2) === 1) return x < 0 && floor2 === -1 ? -0 : floor2 + 1;
  return floor2;
}

// packages/tensor/src/scalars.ts
var round32 = Math.fround;
var FLOAT64 = {
  constant: convert,
  like: (value) => value,
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  quotient: (x, y) => (y === 0 ? 0 : Math.trunc(x / y)),
  remainder: (x, y) => x % y,
  neg: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  trunc: Math.trunc,
  min: Math.min,
  max: Math.max,
  equal: (x, y) => Number(x === y),
  less: (x, y) => Number(x < y),
  lessEqual: (x, y) => Number(x <= y),
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  not: (x) => Number(x === 0),
  shiftLeft: (x, n) => x << n,
  shiftRight: (x, n) => x >> n,
  select: (c, x, y) => (c === 0 ? y : x),
  cast: convert,
  call: (f, ...xs) => f(...xs),
};
var FLOAT32 = {
  ...FLOAT64,
  like: round32,
  add: (x, y) => round32(x + y),
  sub: (x, y) => round32(x - y),
  mul: (x, y) => round32(x * y),
  div: (x, y) => round32(x / y),
  sqrt: (x) => round32(Math.sqrt(x)),
  call: (f, ...xs) => round32(f(...xs)),
};
var INT32 = {
  ...FLOAT64,
  like: (value) => convert(value, 'int32'),
  add: (x, y) => (x + y) | 0,
  sub: (x, y) => (x - y) | 0,
  mul: Math.imul,
  quotient: (x, y) => (y === 0 ? 0 : (x / y) | 0),
  remainder: (x, y) => (x % y) | 0,
  neg: (x) => -x | 0,
  abs: (x) => Math.abs(x) | 0,
  not: (x) => ~x,
  call: (f, ...xs) => convert(f(...xs), 'int32'),
};
var UINT32 = {
  ...FLOAT64,
  like: (value) => convert(value, 'uint32'),
  add: (x, y) => (x + y) >>> 0,
  sub: (x, y) => (x - y) >>> 0,
  mul: (x, y) => Math.imul(x, y) >>> 0,
  quotient: (x, y) => (y === 0 ? 0 : (x / y) >>> 0),
  remainder: (x, y) => (x % y) >>> 0,
  neg: (x) => -x >>> 0,
  and: (x, y) => (x & y) >>> 0,
  or: (x, y) => (x | y) >>> 0,
  xor: (x, y) => (x ^ y) >>> 0,
  not: (x) => ~x >>> 0,
  shiftLeft: (x, n) => (x << n) >>> 0,
  shiftRight: (x, n) => x >>> n,
  call: (f, ...xs) => convert(f(...xs), 'uint32'),
};
var BOOL = { ...FLOAT64, like: (value) => convert(value, 'bool') };
var TABLES = {
  float32: FLOAT32,
  float64: FLOAT64,
  int32: INT32,
  uint32: UINT32,
  bool: BOOL,
};
function numbers(dtype) {
  return TABLES[dtype];
}

// packages/tensor/src/view.ts
function contiguous(x) {
  const { storage, layout } = x.block;
  const data2 = storage.read();
  if (layout === null) return data2;
  if (inARow(layout, x.shape)) return data2.subarray(layout.offset, layout.offset + x.size);
  const out = allocate(x.dtype, x.size);
  gatherStrided(data2, layout, x.shape, out);
  return out;
}
function inARow({ strides }, shape) {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return false;
    step *= shape[axis];
  }
  return step > 0;
}
function operandOf(x) {
  const { storage, layout } = x.block;
  if (layout === null) {
    return { data: storage.read(), offset: 0, step: x.size === 1 ? 0 : 1 };
  }
  if (isRepeated(layout, x.shape)) return { data: storage.read(), offset: layout.offset, step: 0 };
  return { data: contiguous(x), offset: 0, step: 1 };
}
function isRepeated({ strides }, shape) {
  for (let axis = 0; axis < strides.length; axis++) {
    if (strides[axis] !== 0 && shape[axis] !== 1) return false;
  }
  return true;
}
function layoutOf(x) {
  return x.block.layout ?? { offset: 0, strides: stridesOf(x.shape) };
}
function gatherStrided(data2, layout, shape, out) {
  if (sizeOf(shape) === 0) return;
  const rank2 = shape.length;
  const { strides } = layout;
  const inner2 = rank2 === 0 ? 1 : shape[rank2 - 1];
  const step = rank2 === 0 ? 0 : strides[rank2 - 1];
  const index = Array.from({ length: rank2 }).fill(0);
  let base2 = layout.offset;
  for (let at4 = 0; at4 < out.length; at4 += inner2) {
    for (let i2 = 0; i2 < inner2; i2++) out[at4 + i2] = data2[base2 + i2 * step];
    for (let axis = rank2 - 2; axis >= 0; axis--) {
      base2 += strides[axis];
      if (++index[axis] < shape[axis]) break;
      base2 -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
}
function scatterStrided(data2, layout, shape, out) {
  if (sizeOf(shape) === 0) return;
  const rank2 = shape.length;
  const { strides } = layout;
  const inner2 = rank2 === 0 ? 1 : shape[rank2 - 1];
  const step = rank2 === 0 ? 0 : strides[rank2 - 1];
  const index = Array.from({ length: rank2 }).fill(0);
  let base2 = layout.offset;
  for (let at4 = 0; at4 < data2.length; at4 += inner2) {
    for (let i2 = 0; i2 < inner2; i2++) out[base2 + i2 * step] = data2[at4 + i2];
    for (let axis = rank2 - 2; axis >= 0; axis--) {
      base2 += strides[axis];
      if (++index[axis] < shape[axis]) break;
      base2 -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
}

// packages/tensor/src/elementwise.ts
var KINDS = {
  float: ['float'],
  number: ['float', 'integer'],
  integer: ['integer'],
  bool: ['bool'],
  discrete: ['integer', 'bool'],
  any: ['float', 'integer', 'bool'],
};
var CONVERT = {
  float: 'float32',
  number: 'float32',
  integer: 'int32',
  bool: 'bool',
  discrete: 'int32',
  any: 'float32',
};
function takes(accepts, dtype) {
  return accepts === 'any' || KINDS[accepts].includes(dtypes[dtype].kind);
}
function requireDtype(name, accepts, type) {
  if (takes(accepts, type.dtype)) return;
  throw new GradusError('GR111', {
    what: `${name} does not take ${printType(type)}.`,
    why: `${name} is defined for ${KINDS[accepts].join(' and ')} dtypes.`,
    instead: `Convert first: \`x.astype('${CONVERT[accepts]}')\`.`,
  });
}
function elementwiseType(name, accepts, result) {
  return (inputs) => {
    const first = inputs[0];
    requireDtype(name, accepts, first);
    let weak = first.weak && result === void 0;
    for (let i2 = 1; i2 < inputs.length; i2++) {
      const other = inputs[i2];
      requireSame(name, first, other);
      weak = weak && other.weak;
    }
    if (weak === first.weak && result === void 0) return [first];
    return [{ dtype: result ?? first.dtype, shape: first.shape, weak }];
  };
}
function requireSame(name, a, b) {
  if (a.dtype === b.dtype && sameShape(a.shape, b.shape)) return;
  throw new GradusError('GR103', {
    what: `the primitive ${name} was bound to ${printType(a)} and ${printType(b)}.`,
    why: 'Primitives are strict: operands have one shape and one dtype; the functions around them promote and broadcast.',
    instead: 'Call the function instead of `bind`, or cast and broadcast the operands first.',
  });
}
var recorder = /* @__PURE__ */ new Proxy(
  {},
  {
    get:
      (_, name) =>
      (...args) => ({ name, args }),
  },
);
function elementFunction(lower, count, params, dtype) {
  const e = numbers(dtype);
  const symbols = Array.from({ length: count }, () => ({}));
  const { name, args = [] } = lower.scalar(recorder, symbols, params);
  const [operation, rest] =
    name === 'call' && isFloat(dtype) ? [args[0], args.slice(1)] : [name && e[name], args];
  const sole = rest.length === count && rest.every((arg, i2) => arg === symbols[i2]);
  if (sole && name !== void 0) return operation;
  if (count === 1) return (x) => lower.scalar(e, [x], params);
  if (count === 2) return (x, y) => lower.scalar(e, [x, y], params);
  return (...xs) => lower.scalar(e, xs, params);
}
function eachElement(f) {
  return (inputs, _, [type]) => {
    const out = allocate(type.dtype, sizeOf(type.shape));
    fill(f, inputs.map(operandOf), inputs[0].dtype, out);
    return [fromData(type, out)];
  };
}
function sameParams(a, b) {
  if (a === b) return true;
  const keys2 = Object.keys(a);
  return keys2.length === Object.keys(b).length && keys2.every((key) => Object.is(a[key], b[key]));
}
function elementwiseRun(lower) {
  const known2 = {};
  return (inputs, params, types2) => {
    const { dtype } = inputs[0];
    let entry = known2[dtype];
    if (entry === void 0 || !sameParams(entry.params, params)) {
      const run2 = eachElement(elementFunction(lower, inputs.length, params, dtype));
      entry = { params, run: run2 };
      known2[dtype] = entry;
    }
    return entry.run(inputs, params, types2);
  };
}

// packages/tensor/src/primitive.ts
function elementwise(rules) {
  const { scalar, accepts = 'float', result, ...rest } = rules;
  const lower = { kind: 'elementwise', scalar };
  return {
    accepts,
    type: elementwiseType(rules.name, accepts, result),
    run: elementwiseRun(lower),
    ...rest,
    lower,
  };
}
function linear(rules) {
  return { accepts: 'any', linearIn: 'all', lower: { kind: 'host' }, ...rules };
}
function bilinear(rules) {
  return { accepts: 'number', lower: { kind: 'host' }, ...rules, linearIn: 'each' };
}
function isLinear(arg) {
  return arg !== void 0 && 'linear' in arg;
}

// packages/tensor/src/context.ts
var VERSION = 1;
var KEY = /* @__PURE__ */ Symbol.for('gradus.context.v1');
function open() {
  const root = globalThis;
  const found = root[KEY];
  if (found !== void 0 && found.version !== VERSION) {
    throw new GradusError('GR001', {
      what: `two versions of @gradus/tensor are loaded (contexts ${found.version} and ${VERSION}).`,
      why: 'Each version keeps its own current trace, so tensors of one would pass the other unseen.',
      instead: 'Install one version: run `npm ls @gradus/tensor` and deduplicate.',
    });
  }
  root[KEY] = found ?? {
    version: VERSION,
    current: null,
    defaultFloat: 'float32',
    captureSites: false,
    unfold: null,
    site: null,
    watch: null,
    warn: (code, message) => console.warn(`${code}: ${message}`),
  };
  return root[KEY];
}
var context = /* @__PURE__ */ open();
function withTrace(trace, body) {
  const saved = context.current;
  context.current = trace;
  try {
    return body();
  } finally {
    context.current = saved;
  }
}
function withSettings(settings, body) {
  const { defaultFloat, captureSites, unfold, site, watch, warn: warn2 } = context;
  Object.assign(context, settings);
  try {
    return body();
  } finally {
    Object.assign(context, { defaultFloat, captureSites, unfold, site, watch, warn: warn2 });
  }
}
function withDefaultDtype(dtype, f) {
  return withSettings({ defaultFloat: dtype }, f);
}
function currentSite() {
  return context.captureSites ? (context.site ?? captureSite()) : null;
}

// packages/tensor/src/bind.ts
var NONE = Object.freeze({});
function bind(primitive, inputs, params) {
  const trace = context.current;
  const given = params ?? NONE;
  return trace === null
    ? evaluate(primitive, inputs, given)
    : trace.process(primitive, inputs, given);
}
function bind1(primitive, inputs, params) {
  return bind(primitive, inputs, params)[0];
}
function bindIn(trace, primitive, inputs, params) {
  const saved = context.current;
  context.current = trace;
  try {
    return trace === null
      ? evaluate(primitive, inputs, params)
      : trace.process(primitive, inputs, params);
  } finally {
    context.current = saved;
  }
}

// packages/tensor/src/samples.ts
function at(values2) {
  return { inputs: [{ shape: [values2.length], values: values2 }] };
}
function pair(x, y) {
  return {
    inputs: [
      { shape: [x.length], values: x },
      { shape: [y.length], values: y },
    ],
  };
}
function shaped(params, ...shapes) {
  return { inputs: shapes.map((shape) => ({ shape })), params };
}
function flags(...columns) {
  return { inputs: columns.map((values2) => ({ shape: [values2.length], values: values2 })) };
}
var PICKS = [
  [[4], [3], [2, 0, 2], 0, 0],
  [[3, 4], [2, 2], [3, -1, 0, 2], 1, 0],
  [[2, 3], [], [1], 0, 0],
  [[2, 3], [2, 2], [0, 2, 1, 1], 1, 1],
  [[3], [2], [1, 5], 0, 0],
  [[3, 2], [0], [], 0, 0],
  [[1], [1], [0], 0, 0],
];
function picks(paramsOf, updates) {
  return PICKS.map(([shape, indexShape, values2, axis, batch]) => {
    const picked = [...shape.slice(0, axis), ...indexShape.slice(batch), ...shape.slice(axis + 1)];
    const inputs = [{ shape }, { shape: indexShape, values: values2, dtype: 'int32' }];
    return {
      inputs: updates ? [...inputs, { shape: picked }] : inputs,
      params: paramsOf({ axis, batch }),
    };
  });
}

// packages/tensor/src/ops/cast.ts
function keeps(from, to) {
  if (from === to || from === 'bool') return true;
  return to === 'float64';
}
function direct(cast, x) {
  return cast.dtype === x.dtype && !x.weak ? 'identity' : cast;
}
var castPrimitive = /* @__PURE__ */ elementwise({
  name: 'cast',
  accepts: 'any',
  type: ([x], { dtype }) => [{ dtype, shape: x.shape, weak: false }],
  scalar: (e, [x], { dtype }) => e.cast(x, dtype),
  run: (inputs, params, types2) => {
    const { dtype } = params;
    if (!isFloat(dtype)) return eachElement((v) => convert(v, dtype))(inputs, params, types2);
    const { array: Floats } = dtypes[dtype];
    return [fromData(types2[0], new Floats(contiguous(inputs[0])))];
  },
  linearIn: 'all',
  compose: (outer, inner2, x) => (keeps(x.dtype, inner2.dtype) ? direct(outer, x) : null),
  tangent: ([dx], _, { dtype }) => [dx && isFloat(dtype) ? castTo(dx, dtype) : null],
  transpose: ([c], [x]) => [isLinear(x) ? castTo(c, x.linear.dtype) : null],
  samples: [
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'float64' } },
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'float32' } },
    { ...at([-2.5, 0, 0.5, 3e9]), params: { dtype: 'int32' } },
    { ...at([-2.5, 0, 0.5, 3e9]), params: { dtype: 'uint32' } },
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'bool' } },
  ],
});
function castTo(x, dtype) {
  return x.dtype === dtype ? x : bind1(castPrimitive, [x], { dtype });
}
function astype(x, dtype) {
  const done = x.dtype === dtype && !x.type.weak;
  return done ? x : bind1(castPrimitive, [x], { dtype });
}

// packages/tensor/src/ops/reshape.ts
var reshapePrimitive = /* @__PURE__ */ linear({
  name: 'reshape',
  type: ([x], { shape }) => [{ dtype: x.dtype, shape, weak: x.weak }],
  run: ([x], _, [type]) => [
    x.block.layout === null ? viewOf(x, type, null) : fromData(type, contiguous(x)),
  ],
  transpose: ([c], [x]) => [isLinear(x) ? reshape(c, x.linear.shape) : null],
  batch: ([x], _, size, { shape }) => [reshape(x, [size, ...shape])],
  compose: (outer) => outer,
  lower: { kind: 'reshape' },
  samples: [
    shaped({ shape: [3, 2] }, [2, 3]),
    shaped({ shape: [] }, [1]),
    shaped({ shape: [3, 0] }, [0, 2]),
  ],
});
function reshape(x, shape) {
  const target = fillIn(x.shape, typeof shape === 'number' ? [shape] : shape);
  return sameShape(x.shape, target) ? x : bind1(reshapePrimitive, [x], { shape: target });
}
function fillIn(from, to) {
  const size = sizeOf(from);
  const open2 = to.indexOf(-1);
  if (open2 < 0 && sizeOf(to) === size) return to;
  const rest = sizeOf(to.filter((n) => n !== -1));
  const one = to.filter((n) => n === -1).length === 1;
  if (one && rest > 0 && size % rest === 0) return to.with(open2, size / rest);
  throw new GradusError('GR106', {
    what: `reshape cannot turn [${from.join(', ')}] (${size} elements) into [${to.join(', ')}].`,
    why: 'A reshape keeps every element; one length may be \u22121 to be worked out.',
    instead: `Choose lengths whose product is ${size}.`,
  });
}

// packages/tensor/src/contraction.ts
var BLOCK = 256;
function packed(x, order) {
  const { storage, layout } = x.block;
  if (layout === null && order.every((axis, i2) => axis === i2)) return storage.read();
  const { offset: offset2, strides } = layoutOf(x);
  const out = allocate(x.dtype, x.size);
  const moved2 = { offset: offset2, strides: order.map((i2) => strides[i2]) };
  gatherStrided(
    storage.read(),
    moved2,
    order.map((i2) => x.shape[i2]),
    out,
  );
  return out;
}
function contractPacked(x, left, y, right) {
  const [rows, columns] = [lengthOf(x, left.free), lengthOf(y, right.free)];
  const [batch, depth] = [lengthOf(x, left.batch), lengthOf(x, left.contract)];
  const a = packed(x, [...left.batch, ...left.free, ...left.contract]);
  const b = packed(y, [...right.batch, ...right.free, ...right.contract]);
  const out = allocate(x.dtype, batch * rows * columns);
  const multiply2 = dtypes[x.dtype].kind === 'float' ? multiplyFloats : multiplyIntegers;
  for (let i2 = 0; i2 < batch; i2++) {
    multiply2({ a, b, rows, columns, depth, row: i2 * rows, column: i2 * columns }, out);
  }
  return out;
}
function lengthOf(x, axes) {
  let length = 1;
  for (const axis of axes) length *= x.shape[axis];
  return length;
}
var sums = /* @__PURE__ */ new Float64Array(4);
function multiplyFloats(panel, out) {
  const { rows, columns, row } = panel;
  const whole = columns - (columns % 4);
  for (let j = 0; j < whole; j += 4) {
    for (let i2 = 0; i2 < rows; i2++) {
      fourSums(panel, i2, j);
      const at4 = (row + i2) * columns + j;
      for (let k = 0; k < 4; k++) out[at4 + k] = sums[k];
    }
  }
  for (let j = whole; j < columns; j++) {
    for (let i2 = 0; i2 < rows; i2++) out[(row + i2) * columns + j] = oneSum(panel, i2, j);
  }
}
function fourSums({ a, b, depth, row, column }, i2, j) {
  const at4 = (row + i2) * depth;
  const b0 = (column + j) * depth;
  const [b1, b2, b3] = [b0 + depth, b0 + 2 * depth, b0 + 3 * depth];
  sums.fill(0);
  for (let from = 0; from < depth; from += BLOCK) {
    const to = Math.min(depth, from + BLOCK);
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let k = from; k < to; k++) {
      const v = a[at4 + k];
      s0 += v * b[b0 + k];
      s1 += v * b[b1 + k];
      s2 += v * b[b2 + k];
      s3 += v * b[b3 + k];
    }
    sums[0] += s0;
    sums[1] += s1;
    sums[2] += s2;
    sums[3] += s3;
  }
}
function oneSum({ a, b, depth, row, column }, i2, j) {
  const [p, q] = [(row + i2) * depth, (column + j) * depth];
  let total = 0;
  for (let from = 0; from < depth; from += BLOCK) {
    const to = Math.min(depth, from + BLOCK);
    let sum3 = 0;
    for (let k = from; k < to; k++) sum3 += a[p + k] * b[q + k];
    total += sum3;
  }
  return total;
}
function multiplyIntegers(panel, out) {
  const { a, b, rows, columns, depth, row, column } = panel;
  for (let i2 = row; i2 < row + rows; i2++) {
    for (let j = 0; j < columns; j++) {
      let sum3 = 0;
      for (let k = 0; k < depth; k++) {
        sum3 = (sum3 + Math.imul(a[i2 * depth + k], b[(column + j) * depth + k])) | 0;
      }
      out[i2 * columns + j] = sum3;
    }
  }
}

// packages/tensor/src/reduction.ts
function axesLast(x, axes) {
  const kept = x.shape.map((_, i2) => i2).filter((i2) => !axes.includes(i2));
  return { data: packed(x, [...kept, ...axes]), run: sizeOf(axes.map((i2) => x.shape[i2])) };
}
function reduceRuns(x, axes, type, reduce2) {
  const { data: data2, run: run2 } = axesLast(x, axes);
  const out = allocate(type.dtype, sizeOf(type.shape));
  for (let i2 = 0; i2 < out.length; i2++) out[i2] = reduce2(data2, i2 * run2, (i2 + 1) * run2);
  return fromData(type, out);
}
function compensatedSum(data2, from, to) {
  let total = 0;
  let error = 0;
  for (let i2 = from; i2 < to; i2++) {
    const x = data2[i2];
    const next2 = total + x;
    const part = next2 - total;
    error += total - (next2 - part) + (x - part);
    total = next2;
  }
  return Number.isFinite(total) ? total + error : total;
}

// packages/tensor/src/ops/reduceSum.ts
var reduceSumPrimitive = /* @__PURE__ */ linear({
  name: 'reduceSum',
  accepts: 'number',
  type: ([x], { axes }) => {
    requireDtype('reduceSum', 'number', x);
    return [{ dtype: x.dtype, shape: withoutAxes(x.shape, axes), weak: x.weak }];
  },
  run: ([x], { axes }, [type]) => [reduceRuns(x, axes, type, compensatedSum)],
  transpose: ([c], [x], { axes }) => {
    if (!isLinear(x)) return [null];
    const { shape } = x.linear;
    const kept = shape.map((_, i2) => i2).filter((i2) => !axes.includes(i2));
    return [broadcastAlong(c, shape, kept)];
  },
  batch: ([x], _, __, { axes }) => [
    sumOver(
      x,
      axes.map((a) => a + 1),
    ),
  ],
  lower: { kind: 'reduce', combine: 'sum', axes: (params) => params.axes },
  samples: [
    shaped({ axes: [0] }, [2, 3]),
    shaped({ axes: [0, 1] }, [2, 3]),
    shaped({ axes: [1, 2] }, [2, 1, 3]),
    shaped({ axes: [0] }, [0, 3]),
    shaped({ axes: [0] }, [1]),
  ],
});
function sumOver(x, axes) {
  return axes.length === 0 ? x : bind1(reduceSumPrimitive, [x], { axes });
}

// packages/tensor/src/ops/broadcast.ts
var broadcastPrimitive = /* @__PURE__ */ linear({
  name: 'broadcast',
  type: ([x], { shape, axes }) => {
    const fits2 = axes.every((to, i2) => x.shape[i2] === 1 || x.shape[i2] === shape[to]);
    if (!fits2 || axes.length !== x.shape.length) unreachable('broadcast of a shape that fits');
    return [{ dtype: x.dtype, shape, weak: x.weak }];
  },
  run: ([x], { shape, axes }, [type]) => {
    const { offset: offset2, strides } = layoutOf(x);
    const steps = shape.map(() => 0);
    axes.forEach((to, i2) => {
      steps[to] = x.shape[i2] === 1 ? 0 : strides[i2];
    });
    return [viewOf(x, type, { offset: offset2, strides: steps })];
  },
  transpose: ([c], [x], { shape, axes }) => {
    if (!isLinear(x)) return [null];
    const from = x.linear.shape;
    const repeated2 = shape.flatMap((n, to) => {
      const i2 = axes.indexOf(to);
      return i2 < 0 || (from[i2] === 1 && n !== 1) ? [to] : [];
    });
    return [reshape(sumOver(c, repeated2), from)];
  },
  batch: ([x], _, size, { shape, axes }) => [
    broadcastAlong(x, [size, ...shape], [0, ...axes.map((a) => a + 1)]),
  ],
  compose: (outer, inner2) => ({
    shape: outer.shape,
    axes: inner2.axes.map((i2) => outer.axes[i2]),
  }),
  lower: {
    kind: 'view',
    source: (input, _, params) =>
      input.map((n, i2) => ({
        axis: n === 1 ? null : params.axes[i2],
        offset: 0,
        step: 1,
      })),
  },
  samples: [
    shaped({ shape: [2, 3], axes: [1] }, [3]),
    shaped({ shape: [2, 3], axes: [0, 1] }, [2, 1]),
    shaped({ shape: [2, 2], axes: [] }, []),
    shaped({ shape: [3, 0], axes: [0] }, [3]),
  ],
});
function broadcastAlong(x, shape, axes) {
  return bind1(broadcastPrimitive, [x], { shape, axes });
}
function broadcastTo(x, shape) {
  const shift = shape.length - x.shape.length;
  return broadcastAlong(
    x,
    shape,
    x.shape.map((_, i2) => i2 + shift),
  );
}
function repeated(x, size) {
  return broadcastAlong(
    x,
    [size, ...x.shape],
    x.shape.map((_, i2) => i2 + 1),
  );
}

// packages/tensor/src/promote.ts
var ORDER = ['bool', 'int32', 'uint32', 'float32', 'float64'];
function toTensor(x, op) {
  if (Tensor.is(x)) return x;
  if (typeof x === 'number') return scalarOf(x, context.defaultFloat, true);
  if (typeof x === 'boolean') return scalarOf(Number(x), 'bool');
  throw notATensor(x, op);
}
function notATensor(x, op) {
  const kind = x === null ? 'null' : Array.isArray(x) ? 'an array' : `a value of type ${typeof x}`;
  return new GradusError('GR104', {
    what: `${op} was given ${kind} where it takes a tensor or a number.`,
    why: 'Operations work on tensors; numbers are converted, other values are not guessed at.',
    instead: Array.isArray(x)
      ? 'Make it a tensor first: `array([1, 2])`.'
      : 'Check that every path of the function returns or passes a tensor.',
  });
}
function promoteDTypes(a, b, op) {
  if (a === b) return a;
  const kinds = dtypes[a].kind === 'integer' && dtypes[b].kind === 'integer';
  if (kinds) throw signMismatch(op);
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
function signMismatch(op) {
  return new GradusError('GR110', {
    what: `${op} cannot combine int32 with uint32.`,
    why: 'No dtype holds both ranges: wrapping and widening to floats would both surprise.',
    instead: "Convert one of them: `x.astype('int32')`, or both to float: `x.astype('float64')`.",
  });
}
function fractional(value, dtype, op) {
  return new GradusError('GR110', {
    what: `${op} cannot combine the number ${value} with a tensor of dtype ${dtype}.`,
    why: `A number takes the dtype of its tensor partner, and ${value} is no ${dtype}.`,
    instead: "Convert the tensor first: `x.astype('float32')`.",
  });
}
function commonDType(xs, op) {
  let strong = null;
  let weak = null;
  let number = false;
  for (const x of xs) {
    if (typeof x === 'number') number = true;
    else {
      const { type } = toTensor(x, op);
      if (type.weak) weak = wider(weak, type.dtype, op);
      else strong = wider(strong, type.dtype, op);
    }
  }
  if (strong !== null && isFloat(strong)) return strong;
  if (weak !== null) return weak;
  return strong === null || (strong === 'bool' && number) ? context.defaultFloat : strong;
}
function wider(a, b, op) {
  return a === null ? b : promoteDTypes(a, b, op);
}
function numberAs(value, dtype, op, weak) {
  const { kind, min: min3, max: max3 } = dtypes[dtype];
  if (kind === 'integer' && !(Number.isInteger(value) && value >= min3 && value <= max3)) {
    throw fractional(value, dtype, op);
  }
  return scalarOf(value, dtype, weak);
}
function promote(xs, op, toFloat = false) {
  const common = commonDType(xs, op);
  const dtype = toFloat && !isFloat(common) ? context.defaultFloat : common;
  const weak = xs.every((x) => typeof x === 'number' || (Tensor.is(x) && x.type.weak));
  return xs.map((x) =>
    typeof x === 'number' ? numberAs(x, dtype, op, weak) : castTo(toTensor(x, op), dtype),
  );
}
function broadcastAll(xs, op) {
  let shape = xs[0].shape;
  for (const x of xs) shape = broadcastShapes(shape, x.shape, op);
  return xs.map((x) => (sameShape(x.shape, shape) ? x : broadcastTo(x, shape)));
}
function applyBinary(p, x, y, preparation) {
  if (Tensor.is(x)) {
    if (typeof y === 'number' && isFloat(x.dtype)) {
      return bind1(p, [x, filledAs(x.type, y)]);
    }
    if (Tensor.is(y) && ready(x, y, preparation)) return bind1(p, [x, y]);
  }
  return bind1(p, broadcastAll(promote([x, y], p.name, preparation?.float), p.name));
}
function ready(x, y, preparation) {
  if (x.dtype !== y.dtype || !sameShape(x.shape, y.shape)) return false;
  return preparation?.float !== true || isFloat(x.dtype);
}
function applyUnary(p, x) {
  const value = toTensor(x, p.name);
  if (p.accepts === 'float' && !isFloat(value.dtype)) {
    return bind1(p, [castTo(value, context.defaultFloat)]);
  }
  return bind1(p, [value]);
}
function constantLike(x, value) {
  return filled(value, x.dtype, x.shape);
}

// packages/tensor/src/ops/add.ts
var addPrimitive = /* @__PURE__ */ elementwise({
  name: 'add',
  accepts: 'number',
  scalar: (e, [x, y]) => e.add(x, y),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x), operandOf(y)];
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) {
      out[i2] = a.data[a.offset + i2 * a.step] + b.data[b.offset + i2 * b.step];
    }
    return [fromData(type, out)];
  },
  linearIn: 'all',
  tangent: ([dx, dy]) => [dx && dy ? add(dx, dy) : (dx ?? dy ?? null)],
  transpose: ([c], args) => args.map((a) => (isLinear(a) ? c : null)),
  commutative: true,
  identity: { left: -0, right: -0 },
  samples: [pair([-2, 0, 0.5, 3e5], [1, 0, -0.25, 1e-3])],
});
function add(x, y) {
  return applyBinary(addPrimitive, x, y);
}

// packages/tensor/src/ops/logic.ts
var zeroSlope = { kind: 'flat', why: 'logic works on discrete values' };
var samples = [flags([1, 1, 0, 0], [1, 0, 1, 0])];
var andPrimitive = /* @__PURE__ */ elementwise({
  name: 'and',
  accepts: 'discrete',
  scalar: (e, [x, y]) => e.and(x, y),
  zeroSlope,
  commutative: true,
  samples,
});
var orPrimitive = /* @__PURE__ */ elementwise({
  name: 'or',
  accepts: 'discrete',
  scalar: (e, [x, y]) => e.or(x, y),
  zeroSlope,
  commutative: true,
  identity: { left: 0, right: 0 },
  samples,
});
var notPrimitive = /* @__PURE__ */ elementwise({
  name: 'not',
  accepts: 'discrete',
  scalar: (e, [x]) => e.not(x),
  zeroSlope,
  compose: () => 'identity',
  samples: [flags([1, 0])],
});
var truth = (x, op) => astype(toTensor(x, op), 'bool');
function logicalAnd(x, y) {
  const op = 'logicalAnd';
  return applyBinary(andPrimitive, truth(x, op), truth(y, op));
}
function logicalOr(x, y) {
  const op = 'logicalOr';
  return applyBinary(orPrimitive, truth(x, op), truth(y, op));
}
function logicalNot(x) {
  return applyUnary(notPrimitive, truth(x, 'logicalNot'));
}

// packages/tensor/src/ops/compare.ts
var zeroSlope2 = {
  kind: 'flat',
  why: 'a comparison is piecewise constant: its slope is 0 everywhere',
};
var samples2 = [pair([-2, 0, 0.5, 3], [1, 0, -0.25, 3])];
var equalPrimitive = /* @__PURE__ */ elementwise({
  name: 'equal',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.equal(x, y),
  zeroSlope: zeroSlope2,
  commutative: true,
  samples: samples2,
});
var lessPrimitive = /* @__PURE__ */ elementwise({
  name: 'less',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.less(x, y),
  zeroSlope: zeroSlope2,
  samples: samples2,
});
var lessEqualPrimitive = /* @__PURE__ */ elementwise({
  name: 'lessEqual',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.lessEqual(x, y),
  zeroSlope: zeroSlope2,
  samples: samples2,
});
function equal(x, y) {
  return applyBinary(equalPrimitive, x, y);
}
function notEqual(x, y) {
  return logicalNot(equal(x, y));
}
function less(x, y) {
  return applyBinary(lessPrimitive, x, y);
}
function lessEqual(x, y) {
  return applyBinary(lessEqualPrimitive, x, y);
}
function greater(x, y) {
  return applyBinary(lessPrimitive, y, x);
}
function greaterEqual(x, y) {
  return applyBinary(lessEqualPrimitive, y, x);
}

// packages/tensor/src/errors/strict.ts
function misbound(name, inputs, rule2) {
  return new GradusError('GR103', {
    what: `the primitive ${name} was bound to ${inputs.map(printType).join(', ')} with parameters that do not fit.`,
    why: `Primitives are strict: ${rule2}`,
    instead:
      'Call the function instead of `bind`: it checks, promotes and completes its arguments.',
  });
}

// packages/tensor/src/ops/pad.ts
var padPrimitive = /* @__PURE__ */ linear({
  name: 'pad',
  type: ([x], params) => [{ dtype: x.dtype, shape: paddedShape(x, params), weak: x.weak }],
  run: ([x], { lo, interior }, [type]) => {
    const out = allocate(type.dtype, sizeOf(type.shape));
    const steps = stridesOf(type.shape);
    const offset2 = lo.reduce((sum3, n, i2) => sum3 + n * steps[i2], 0);
    const strides = steps.map((s, i2) => s * (interior[i2] + 1));
    scatterStrided(contiguous(x), { offset: offset2, strides }, x.shape, out);
    return [fromData(type, out)];
  },
  transpose: ([c], [x], { lo, interior }) => {
    if (!isLinear(x)) return [null];
    const step = interior.map((n) => n + 1);
    const limit = x.linear.shape.map((n, i2) => lo[i2] + (n === 0 ? 0 : (n - 1) * step[i2] + 1));
    return [stridedSlice(c, { start: lo, limit, step })];
  },
  batch: ([x], _, __, { lo, hi, interior }) => [
    padWithZeros(x, { lo: [0, ...lo], hi: [0, ...hi], interior: [0, ...interior] }),
  ],
  lower: {
    kind: 'assemble',
    fill: 0,
    place: (_, params) => {
      const { lo, interior } = params;
      return [{ offset: lo, step: interior.map((n) => n + 1) }];
    },
  },
  samples: [
    shaped({ lo: [1], hi: [2], interior: [0] }, [3]),
    shaped({ lo: [0, 1], hi: [1, 0], interior: [2, 1] }, [2, 3]),
    shaped({ lo: [0], hi: [1], interior: [3] }, [1]),
    shaped({ lo: [2, 0], hi: [1, 0], interior: [1, 0] }, [0, 2]),
    shaped({ lo: [], hi: [], interior: [] }, []),
  ],
});
function paddedShape(x, { lo, hi, interior }) {
  const lists = [lo, hi, interior];
  const fits2 = lists.every((l) => l.length === x.shape.length && l.every((n) => n >= 0));
  if (!fits2) throw misbound('pad', [x], 'each axis has three widths, none of them negative.');
  return x.shape.map((n, i2) => lo[i2] + hi[i2] + n + Math.max(0, n - 1) * interior[i2]);
}
function padWithZeros(x, { lo, hi, interior }) {
  const nothing = [lo, hi, interior].every((list2) => list2.every((n) => n === 0));
  return nothing ? x : bind1(padPrimitive, [x], { lo, hi, interior });
}

// packages/tensor/src/ops/slice.ts
var slicePrimitive = /* @__PURE__ */ linear({
  name: 'slice',
  type: ([x], params) => [{ dtype: x.dtype, shape: slicedShape(x, params), weak: x.weak }],
  run: ([x], { start, step }, [type]) => {
    const { offset: offset2, strides } = layoutOf(x);
    const first = start.reduce((sum3, s, i2) => sum3 + s * strides[i2], offset2);
    return [viewOf(x, type, { offset: first, strides: strides.map((s, i2) => s * step[i2]) })];
  },
  transpose: ([c], [x], { start, step }) => {
    if (!isLinear(x)) return [null];
    const hi = x.linear.shape.map((n, i2) => n - start[i2] - spread(c.shape[i2], step[i2]));
    return [padWithZeros(c, { lo: start, hi, interior: step.map((s) => s - 1) })];
  },
  batch: ([x], _, size, { start, limit, step }) => [
    stridedSlice(x, { start: [0, ...start], limit: [size, ...limit], step: [1, ...step] }),
  ],
  lower: {
    kind: 'view',
    source: (input, _, params) => {
      const { start, step } = params;
      return input.map((__, i2) => ({ axis: i2, offset: start[i2], step: step[i2] }));
    },
  },
  samples: [
    shaped({ start: [1], limit: [4], step: [1] }, [5]),
    shaped({ start: [1, 0], limit: [6, 2], step: [2, 1] }, [6, 3]),
    shaped({ start: [1], limit: [2], step: [1] }, [3]),
    shaped({ start: [2, 0], limit: [2, 2], step: [1, 1] }, [3, 2]),
    shaped({ start: [], limit: [], step: [] }, []),
  ],
});
function spread(n, step) {
  return n === 0 ? 0 : (n - 1) * step + 1;
}
function slicedShape(x, { start, limit, step }) {
  const inside = x.shape.every((n, i2) => {
    const [lo, hi, by] = [start[i2], limit[i2], step[i2]];
    return lo >= 0 && lo <= hi && hi <= n && by >= 1;
  });
  if (!inside || [start, limit, step].some((list2) => list2.length !== x.shape.length)) {
    throw misbound(
      'slice',
      [x],
      'each axis has 0 \u2264 start \u2264 limit \u2264 length and a step from 1.',
    );
  }
  return x.shape.map((_, i2) => Math.ceil((limit[i2] - start[i2]) / step[i2]));
}
function stridedSlice(x, { start, limit, step }) {
  const whole = x.shape.every((n, i2) => start[i2] === 0 && limit[i2] === n && step[i2] === 1);
  return whole ? x : bind1(slicePrimitive, [x], { start, limit, step });
}
function sliceAxis(x, axis, start, limit) {
  return stridedSlice(x, {
    start: x.shape.map((_, i2) => (i2 === axis ? start : 0)),
    limit: x.shape.map((n, i2) => (i2 === axis ? limit : n)),
    step: x.shape.map(() => 1),
  });
}

// packages/tensor/src/ops/concat.ts
var concatPrimitive = /* @__PURE__ */ linear({
  name: 'concat',
  type: (inputs, { axis }) => {
    const first = inputs[0];
    for (const x of inputs) requireFit(first, x, axis);
    const length = inputs.reduce((sum3, x) => sum3 + x.shape[axis], 0);
    const weak = inputs.every((x) => x.weak);
    return [{ dtype: first.dtype, shape: first.shape.with(axis, length), weak }];
  },
  run: (inputs, { axis }, [type]) => {
    const out = allocate(type.dtype, sizeOf(type.shape));
    const strides = stridesOf(type.shape);
    const starts = seams(inputs.map((x) => x.shape[axis]));
    inputs.forEach((x, i2) => {
      const offset2 = starts[i2] * strides[axis];
      scatterStrided(contiguous(x), { offset: offset2, strides }, x.shape, out);
    });
    return [fromData(type, out)];
  },
  transpose: ([c], args, { axis }) => {
    const lengths = args.map((a) => (isLinear(a) ? a.linear.shape : a.shape)[axis]);
    const starts = seams(lengths);
    return args.map((a, i2) =>
      isLinear(a) ? sliceAxis(c, axis, starts[i2], starts[i2] + lengths[i2]) : null,
    );
  },
  batch: (inputs, mapped, size, { axis }) => {
    const stacked = inputs.map((x, i2) => (mapped[i2] ? x : repeated(x, size)));
    return [bind1(concatPrimitive, stacked, { axis: axis + 1 })];
  },
  lower: {
    kind: 'assemble',
    fill: 0,
    place: (inputs, params) => {
      const { axis } = params;
      const starts = seams(inputs.map((shape) => shape[axis]));
      return inputs.map((shape, k) => ({
        offset: shape.map((_, i2) => (i2 === axis ? starts[k] : 0)),
        step: shape.map(() => 1),
      }));
    },
  },
  samples: [
    shaped({ axis: 0 }, [3], [2]),
    shaped({ axis: 1 }, [2, 1], [2, 3], [2, 2]),
    shaped({ axis: 0 }, [0, 2], [1, 2]),
    shaped({ axis: 0 }, [1]),
  ],
});
function seams(lengths) {
  let at4 = 0;
  return lengths.map((n) => (at4 += n) - n);
}
function concatAlong(xs, axis) {
  return xs.length === 1 ? xs[0] : bind1(concatPrimitive, xs, { axis });
}
function requireFit(x, y, axis) {
  const [a, b] = [x.shape, y.shape];
  const along = a.every((n, i2) => i2 === axis || n === b[i2]);
  if (along && a.length === b.length && axis < a.length && x.dtype === y.dtype) return;
  throw new GradusError('GR121', {
    what: `concatenate cannot join ${printType(x)} and ${printType(y)} along axis ${axis}.`,
    why: 'Joined tensors have one dtype, the same number of axes, and the same lengths but along the joined one.',
    instead:
      'Join along another axis, reshape, or use `stack`, which makes a new axis for tensors of one shape.',
  });
}

// packages/tensor/src/stacking.ts
function stackNested(leaves, shape, dtype) {
  const inner2 = Tensor.is(leaves[0]) ? leaves[0].shape : [];
  leaves.forEach((leaf, i2) => {
    const found = Tensor.is(leaf) ? leaf.shape : [];
    if (!sameShape(found, inner2)) throw ragged(inner2, found, i2);
  });
  const rows = promote(leaves, 'array').map((x) => reshape(x, [1, ...inner2]));
  const stacked = reshape(concatAlong(rows, 0), [...shape, ...inner2]);
  return astype(stacked, dtype ?? stacked.dtype);
}
function ragged(before, now, index) {
  return new GradusError('GR105', {
    what: `the values of an array have different shapes: number ${index + 1} has shape [${now.join(', ')}], the ones before it [${before.join(', ')}].`,
    why: 'Tensors and numbers side by side become rows of one tensor, so they have one shape.',
    instead: 'Reshape or broadcast them first (`broadcastTo`), or join them with `concatenate`.',
  });
}

// packages/tensor/src/create.ts
function array(values2, options = {}) {
  const { dtype } = options;
  if (Tensor.is(values2)) {
    return dtype === void 0 ? values2 : values2.astype(dtype);
  }
  if (ArrayBuffer.isView(values2)) return fromTyped(values2, dtype);
  const leaves = [];
  const shape = collect(values2, leaves, 'array');
  if (leaves.some((v) => Tensor.is(v))) return stackNested(leaves, shape, dtype);
  const booleans = leaves.length > 0 && leaves.every((v) => typeof v === 'boolean');
  const target = dtype ?? (booleans ? 'bool' : context.defaultFloat);
  const data2 = allocate(target, leaves.length);
  for (let i2 = 0; i2 < leaves.length; i2++) data2[i2] = convert(Number(leaves[i2]), target);
  return fromData(typeOf(target, shape), data2);
}
var TYPED = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint32Array: 'uint32',
};
function fromTyped(values2, dtype) {
  const target = dtype ?? TYPED[values2.constructor.name] ?? 'int32';
  const data2 = allocate(target, values2.length);
  for (let i2 = 0; i2 < data2.length; i2++) data2[i2] = convert(values2[i2], target);
  return fromData(typeOf(target, [values2.length]), data2);
}
function collect(value, leaves, path) {
  if (typeof value === 'number' || typeof value === 'boolean' || Tensor.is(value)) {
    leaves.push(value);
    return [];
  }
  if (ArrayBuffer.isView(value)) {
    for (const x of value) leaves.push(x);
    return [value.length];
  }
  if (!Array.isArray(value)) throw badElement(value, path);
  return collectList(value, leaves, path);
}
function collectList(list2, leaves, path) {
  let inner2 = null;
  if (list2.every((item) => typeof item === 'number')) {
    for (const item of list2) leaves.push(item);
    return [list2.length];
  }
  for (let i2 = 0; i2 < list2.length; i2++) {
    const shape = collect(list2[i2], leaves, `${path}[${i2}]`);
    if (inner2 !== null && !sameShape(shape, inner2))
      throw ragged2(inner2, shape, `${path}[${i2}]`);
    inner2 = shape;
  }
  return [list2.length, ...(inner2 ?? [])];
}
function badElement(value, path) {
  return new GradusError('GR105', {
    what: `${path} is ${value === null ? 'null' : typeof value}, not a number.`,
    why: 'A tensor holds numbers; nothing else can be converted without guessing.',
    instead: 'Give numbers, booleans, typed arrays, tensors, or nested lists of them.',
  });
}
function ragged2(before, now, path) {
  return new GradusError('GR105', {
    what: `the lists are ragged: ${path} has shape [${now.join(', ')}], the ones before it [${before.join(', ')}].`,
    why: 'All rows of a tensor have one length.',
    instead: 'Pad the short rows, or keep a list of tensors.',
  });
}
function full(shape, value, options = {}) {
  const lengths = typeof shape === 'number' ? [shape] : shape;
  return filled(value, options.dtype ?? context.defaultFloat, checkShape(lengths));
}
function checkShape(shape) {
  if (shape.every((n) => Number.isInteger(n) && n >= 0)) return shape;
  throw new GradusError('GR102', {
    what: `[${shape.map((n) => (Tensor.is(n) ? printType(n.type) : n)).join(', ')}] is not a shape.`,
    why: 'Lengths of axes are integers from 0, and JavaScript numbers: a shape cannot depend on a tensor.',
    instead: 'Give lengths such as `[2, 3]`; `[]` is a scalar.',
  });
}
function zerosLike(x) {
  return filled(0, x.dtype, x.shape);
}
function onesLike(x) {
  return filled(1, x.dtype, x.shape);
}

// packages/tensor/src/math/scale.ts
var view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
function exponentBits(x) {
  view.setFloat64(0, x);
  return (view.getInt32(0) >>> 20) & 2047;
}
function powerOfTwo(k) {
  view.setInt32(0, (k + 1023) << 20);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}
function exponentOf(x) {
  const bits2 = exponentBits(x);
  return bits2 === 0 ? exponentBits(x * 2 ** 54) - 1077 : bits2 - 1023;
}
function timesPowerOfTwo(x, k) {
  if (k > 1023) return x * 2 ** 1023 * powerOfTwo(Math.min(k - 1023, 1023));
  if (k < -990) return x * 2 ** -960 * powerOfTwo(Math.max(k + 960, -1022));
  return x * powerOfTwo(k);
}
function powerBelow(x) {
  return x === 0 || !Number.isFinite(x) ? 1 : timesPowerOfTwo(1, exponentOf(x));
}

// packages/tensor/src/math/quotient.ts
function quotientSlope(x, y) {
  const size = Math.abs(y);
  if (size > 1e-150 && size < 1e150) return -(x / (y * y));
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return -(x / y / y);
  const ex2 = exponentOf(x);
  const ey = exponentOf(y);
  const divisor = timesPowerOfTwo(y, -ey);
  return timesPowerOfTwo(-timesPowerOfTwo(x, -ex2) / (divisor * divisor), ex2 - 2 * ey);
}
function remainder(x, y) {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 === y < 0 ? rest : rest + y;
}
function truncQuotient(x, y) {
  return Math.round((x - (x % y)) / y);
}
function floorQuotient(x, y) {
  const rest = x % y;
  const down = rest !== 0 && rest < 0 !== y < 0;
  return truncQuotient(x, y) - (down ? 1 : 0);
}

// packages/tensor/src/ops/mul.ts
var mulPrimitive = /* @__PURE__ */ elementwise({
  name: 'mul',
  accepts: 'number',
  scalar: (e, [x, y]) => e.mul(x, y),
  run: ([x, y], _, [type]) => {
    const out = allocate(type.dtype, x.size);
    const fill2 = isFloat(type.dtype) ? fillProducts : fillWrappedProducts;
    fill2(operandOf(x), operandOf(y), out);
    return [fromData(type, out)];
  },
  partials: [({ y }) => y, ({ x }) => x],
  linearIn: 'each',
  transpose: ([c], [x, y]) => [
    isLinear(x) ? multiply(c, y) : null,
    isLinear(y) ? multiply(c, x) : null,
  ],
  commutative: true,
  identity: { left: 1, right: 1 },
  samples: [pair([-2, 0, 0.5, 3e3], [1, 0, -0.25, 1e-3])],
});
function fillProducts(a, b, out) {
  for (let i2 = 0; i2 < out.length; i2++) {
    out[i2] = a.data[a.offset + i2 * a.step] * b.data[b.offset + i2 * b.step];
  }
}
function fillWrappedProducts(a, b, out) {
  for (let i2 = 0; i2 < out.length; i2++) {
    out[i2] = Math.imul(a.data[a.offset + i2 * a.step], b.data[b.offset + i2 * b.step]);
  }
}
function multiply(x, y) {
  return applyBinary(mulPrimitive, x, y);
}

// packages/tensor/src/ops/div.ts
var divPrimitive = /* @__PURE__ */ elementwise({
  name: 'div',
  scalar: (e, [x, y]) => e.div(x, y),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x), operandOf(y)];
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) {
      out[i2] = a.data[a.offset + i2 * a.step] / b.data[b.offset + i2 * b.step];
    }
    return [fromData(type, out)];
  },
  linearIn: [0],
  identity: { right: 1 },
  tangent: ([dx, dy], { inputs: [x, y] }) => {
    const fromX = dx && divide(dx, y);
    const fromY = dy && multiply(quotientSlope2(x, y), dy);
    return [fromX && fromY ? fromX.add(fromY) : (fromX ?? fromY ?? null)];
  },
  transpose: ([c], [x, y]) => [isLinear(x) ? divide(c, y) : null, null],
  samples: [pair([-2, 0, 0.5, 3e3], [1, 4, -0.25, 1e3])],
});
var quotientSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'quotientSlope',
  scalar: (e, [x, y]) => e.call(quotientSlope, x, y),
  partials: [
    ({ x, y }) => quotientSlope2(onesLike(x), y),
    ({ y, out }) => multiply(divide(out, y), -2),
  ],
  samples: [pair([-2, 0, 0.5, 3e3], [1, 4, -0.25, 1e3])],
});
function quotientSlope2(x, y) {
  return bind1(quotientSlopePrimitive, [x, y]);
}
function divide(x, y) {
  return applyBinary(divPrimitive, x, y, { float: true });
}

// packages/tensor/src/ops/floorDivide.ts
var zeroSlope3 = { kind: 'flat', why: 'a whole quotient is piecewise constant' };
var samples3 = [pair([5.5, -5.5, 0.3, 9], [2, 1.5, -0.25, 4])];
var floorQuotientPrimitive = /* @__PURE__ */ elementwise({
  name: 'floorQuotient',
  scalar: (e, [x, y]) => e.call(floorQuotient, x, y),
  zeroSlope: zeroSlope3,
  samples: samples3,
});
function floorQuotient2(x, y) {
  return bind1(floorQuotientPrimitive, [x, y]);
}

// packages/tensor/src/ops/neg.ts
var negPrimitive = /* @__PURE__ */ elementwise({
  name: 'neg',
  accepts: 'number',
  scalar: (e, [x]) => e.neg(x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = -data2[offset2 + i2 * step];
    return [fromData(type, out)];
  },
  linearIn: 'all',
  compose: () => 'identity',
  transpose: ([c]) => [negative(c)],
  samples: [at([-2, 0, 0.5, 3e5])],
});
function negative(x) {
  return applyUnary(negPrimitive, x);
}

// packages/tensor/src/ops/mod.ts
var samples4 = [pair([5.5, -5.5, 0.3, 9], [2, 1.5, -0.25, 4])];
var modPrimitive = /* @__PURE__ */ elementwise({
  name: 'mod',
  accepts: 'number',
  scalar: (e, [x, y]) => {
    const zero = e.like(0, x);
    const rest = e.remainder(x, y);
    const wrong = e.xor(e.less(rest, zero), e.less(y, zero));
    const moved2 = e.select(wrong, e.add(rest, y), rest);
    const nothing = e.select(e.less(y, zero), e.neg(zero), zero);
    return e.select(e.equal(rest, zero), nothing, moved2);
  },
  run: eachElement(remainder),
  partials: [({ x }) => onesLike(x), ({ x, y }) => negative(floorQuotient2(x, y))],
  samples: samples4,
});
function mod(x, y) {
  return applyBinary(modPrimitive, x, y);
}

// packages/tensor/src/math/extendedTables.ts
var BITS = 120n;
var UNIT = 2 ** 120;
var LOG_2 = [0.6931471805598903, 5497923018708371e-29];
var STEP = [0.043321698783984175, 1012406886666035e-27];
var FIRST_J = 45;
function minusLog(j) {
  const square3 = (x) => (x * x) >> BITS;
  let power2 = (BigInt(64 - j) << BITS) / BigInt(64 + j);
  const ratio = square3(power2);
  let sum3 = 0n;
  for (let k = 1n; power2 !== 0n; k += 2n) {
    sum3 += power2 / k;
    power2 = (power2 * ratio) / (1n << BITS);
  }
  return 2n * sum3;
}
function exponential(x) {
  let term = 1n << BITS;
  let sum3 = 0n;
  for (let k = 1n; term !== 0n; k++) {
    sum3 += term;
    term = ((term * x) >> BITS) / k;
  }
  return sum3;
}
function double(x) {
  return Number(x) / UNIT;
}
function split(x, high) {
  return [high, double(x - BigInt(high * UNIT))];
}
var logs;
var powers;
function minusLogs() {
  logs ??= Array.from({ length: 47 }, (_, i2) => {
    const x = minusLog(FIRST_J + i2);
    return split(x, Math.round(double(x) * 2 ** 42) / 2 ** 42);
  });
  return logs;
}
function sixteenths() {
  powers ??= Array.from({ length: 16 }, (_, i2) => {
    const x = exponential((minusLog(32) * BigInt(i2)) / 16n);
    return split(x, double(x));
  });
  return powers;
}

// packages/tensor/src/math/extended.ts
function extendedLog(x) {
  let k = exponentOf(x);
  let z = timesPowerOfTwo(x, -k);
  if (z > Math.SQRT2) {
    z /= 2;
    k += 1;
  }
  const j = Math.round(64 / z);
  const short = Math.fround(z);
  const r = (short * j) / 64 - 1 + ((z - short) * j) / 64;
  const entry = minusLogs()[j - FIRST_J];
  return sumOfParts(k * LOG_2[0] + entry[0], k * LOG_2[1] + entry[1], r);
}
function sumOfParts(start, tail2, r) {
  const short = Math.fround(r);
  const halfSquare = (short * short) / 2;
  const first = start + r;
  const second = first - halfSquare;
  const rounding = start - first + r + (first - second - halfSquare);
  const low = rounding + (tail2 - ((r - short) * (r + short)) / 2 + r * r * r * cubicTerms(r));
  const high = second + low;
  return { high, low: second - high + low };
}
function cubicTerms(r) {
  const s = r * r;
  const odd = 1 / 3 + s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s / 11)));
  const even = 1 / 4 + s * (1 / 6 + s * (1 / 8 + s / 10));
  return odd - r * even;
}
function timesExp(high, low, factor) {
  if (factor === 0) return factor;
  if (!(Math.abs(high) < 1500)) return high < 0 ? factor * 0 : factor * Math.abs(high) * Infinity;
  const n = Math.round(high / (STEP[0] + STEP[1]));
  const r = high - n * STEP[0] - n * STEP[1] + low;
  const [power2, rest] = sixteenths()[n & 15];
  const value = power2 + (rest + power2 * exponentialTerms(r));
  if (factor === 1) return timesPowerOfTwo(value, n >> 4);
  const e = exponentOf(factor);
  return timesPowerOfTwo(timesPowerOfTwo(factor, -e) * value, (n >> 4) + e);
}
function exponentialTerms(r) {
  const tail2 = 1 / 24 + r * (1 / 120 + r * (1 / 720 + (r / 5040) * (1 + r / 8)));
  return r + r * r * (1 / 2 + r * (1 / 6 + r * tail2));
}

// packages/tensor/src/math/product.ts
function sumError(a, b, sum3) {
  const partOfB = sum3 - a;
  return a - (sum3 - partOfB) + (b - partOfB);
}
function productError(a, b, product3) {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product3 - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
function upperHalf(a) {
  const shifted2 = 134217729 * a;
  return shifted2 - (shifted2 - a);
}

// packages/tensor/src/math/power.ts
function pow(x, y) {
  if (y === 0 || x === 1) return 1;
  if (y === 2) return x * x;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return edgePower(x, y);
  const log3 = extendedLog(Math.abs(x));
  const high = y * log3.high;
  const low = Math.abs(high) < 1500 ? productError(y, log3.high, high) + y * log3.low : 0;
  return signOfPower(x, y) * timesExp(high, low, 1);
}
function edgePower(x, y) {
  return x === -1 && Math.abs(y) === Infinity ? 1 : Math.pow(x, y);
}
function signOfPower(x, y) {
  if (x > 0) return 1;
  return Number.isInteger(y) ? 1 - 2 * Math.abs(y % 2) : NaN;
}
function powBaseSlope(x, y) {
  if (y === 2) return 2 * x;
  if (x === 0 || x === 1 || !Number.isFinite(x) || !Number.isFinite(y)) return y * pow(x, y - 1);
  const log3 = extendedLog(Math.abs(x));
  const product3 = y * log3.high;
  const factor = x < 0 ? -y * signOfPower(x, y) : y;
  if (!(Math.abs(product3) < 1500)) return timesExp(product3, 0, factor);
  const high = product3 - log3.high;
  const low = productError(y, log3.high, product3) + sumError(product3, -log3.high, high);
  return timesExp(high, low + (y * log3.low - log3.low), factor);
}
function powExponentSlope(x, y) {
  if (!(x > 0 && x < Infinity && Number.isFinite(y))) return edgeExponentSlope(x, y);
  const log3 = extendedLog(x);
  const high = y * log3.high;
  if (!(Math.abs(high) < 1500)) return timesExp(high, 0, log3.high);
  return timesExp(high, productError(y, log3.high, high) + y * log3.low, log3.high);
}
function edgeExponentSlope(x, y) {
  if (x === 0) return y >= 0 ? 0 : NaN;
  if (x === Infinity && y < 0) return 0;
  return pow(x, y) * Math.log(x);
}
function powerOfTwo2(x) {
  return 2 ** x;
}
function exp2Slope(x) {
  return x > 1e3 ? 2 ** (x - 1) * (2 * Math.LN2) : 2 ** x * Math.LN2;
}
function cbrtSlope(x) {
  if (x === 0) return Infinity;
  return Number.isFinite(x) ? Math.cbrt(x) / x / 3 : 1 / (x * x);
}

// packages/tensor/src/ops/square.ts
var squarePrimitive = /* @__PURE__ */ elementwise({
  name: 'square',
  accepts: 'number',
  scalar: (e, [x]) => e.mul(x, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    const product3 = isFloat(type.dtype) ? exactProduct : Math.imul;
    for (let i2 = 0; i2 < out.length; i2++) {
      const value = data2[offset2 + i2 * step];
      out[i2] = product3(value, value);
    }
    return [fromData(type, out)];
  },
  partials: [({ x }) => multiply(x, 2)],
  samples: [at([-2, 0, 0.5, 3e3])],
});
function exactProduct(x, y) {
  return x * y;
}
function square(x) {
  return applyUnary(squarePrimitive, x);
}

// packages/tensor/src/ops/integerPow.ts
var FEW_FACTORS = 4;
var EXACT = 2 ** 24;
var values = at([-2, -0.5, 0.25, 3]);
var productPowPrimitive = /* @__PURE__ */ elementwise({
  name: 'productPow',
  accepts: 'number',
  scalar: (e, [x], { exponent, order }) =>
    scaled(e, falling(exponent, order), product(e, x, exponent - order)),
  partials: [({ x, params: { exponent, order } }) => derivative(x, exponent, order + 1)],
  samples: [
    { ...values, params: { exponent: 3, order: 0 } },
    { ...values, params: { exponent: 4, order: 1 } },
  ],
});
var integerPowPrimitive = /* @__PURE__ */ elementwise({
  name: 'integerPow',
  scalar: (e, [x], { exponent, order }) => {
    if (order === 0) return e.call(pow, x, e.like(exponent, x));
    const slope2 = e.call(powBaseSlope, x, e.like(exponent - order + 1, x));
    return scaled(e, falling(exponent, order - 1), slope2);
  },
  partials: [({ x, params: { exponent, order } }) => derivative(x, exponent, order + 1)],
  samples: [
    { ...values, params: { exponent: 7, order: 0 } },
    { ...values, params: { exponent: -1, order: 0 } },
    { ...values, params: { exponent: -3, order: 2 } },
  ],
});
function scaled(e, factor, x) {
  return factor === 1 ? x : e.mul(e.like(factor, x), x);
}
function product(e, x, count) {
  if (count === 0) return e.like(1, x);
  if (count === 1) return x;
  const root = product(e, x, Math.floor(count / 2));
  const square3 = e.mul(root, root);
  return count % 2 === 0 ? square3 : e.mul(square3, x);
}
function falling(n, k) {
  return k === 0 ? 1 : n * falling(n - 1, k - 1);
}
function derivative(x, exponent, order) {
  if (falling(exponent, order) === 0) return zerosLike(x);
  const short = !isFloat(x.dtype) || (exponent >= 0 && exponent <= FEW_FACTORS);
  return bind1(short ? productPowPrimitive : integerPowPrimitive, [x], { exponent, order });
}
function isExactInteger(n) {
  return Number.isInteger(n) && Math.abs(n) <= EXACT;
}
function integerPower(x, n) {
  const value = toTensor(x, 'power');
  const base2 = value.dtype === 'bool' ? castTo(value, context.defaultFloat) : value;
  if (n < 0 && !isFloat(base2.dtype)) throw fraction(base2, n);
  return n === 2 ? square(base2) : derivative(base2, n, 0);
}
function fraction(x, n) {
  return new GradusError('GR110', {
    what: `power cannot raise ${printType(x.type)} to ${n}.`,
    why: 'An integer to a negative power is a fraction, and an integer tensor stays one.',
    instead: `Convert first: \`x.astype('float32').pow(${n})\`.`,
  });
}

// packages/tensor/src/ops/log.ts
var logPrimitive = /* @__PURE__ */ elementwise({
  name: 'log',
  scalar: (e, [x]) => e.call(Math.log, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.log(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => divide(1, x)],
  samples: [at([1e-3, 0.5, 1, 2, 3e5])],
});
function log(x) {
  return applyUnary(logPrimitive, x);
}

// packages/tensor/src/ops/select.ts
function selectType(inputs) {
  const [condition, x, y] = inputs;
  const fits2 = condition.dtype === 'bool' && condition.shape.join() === x.shape.join();
  if (fits2 && sameType(x, y)) return [x.weak === y.weak ? x : { ...x, weak: false }];
  throw new GradusError('GR103', {
    what: `select was given ${[condition, x, y].map(printType).join(', ')}.`,
    why: 'select is strict: a bool condition and two branches, all of one shape, the branches of one dtype.',
    instead: 'Use `where(condition, x, y)`, which promotes and broadcasts.',
  });
}
var selectPrimitive = /* @__PURE__ */ elementwise({
  name: 'select',
  accepts: 'any',
  type: selectType,
  scalar: (e, [c, x, y]) => e.select(c, x, y),
  run: ([condition, x, y], _, [type]) => {
    const out = allocate(type.dtype, x.size);
    const fill2 = type.dtype === 'bool' ? fillChosenTruths : fillChosen;
    fill2(operandOf(condition), [operandOf(x), operandOf(y)], out);
    return [fromData(type, out)];
  },
  linearIn: [1, 2],
  tangent: ([, dx, dy], { inputs: [c] }) => {
    const model = dx ?? dy;
    if (!model) return [null];
    return [select(c, dx ?? zerosLike(model), dy ?? zerosLike(model))];
  },
  transpose: ([ct], [c, x, y]) => {
    const nothing = zerosLike(ct);
    return [
      null,
      isLinear(x) ? select(c, ct, nothing) : null,
      isLinear(y) ? select(c, nothing, ct) : null,
    ];
  },
  samples: [
    {
      inputs: [
        { shape: [4], values: [1, 0, 1, 0], dtype: 'bool' },
        { shape: [4], values: [-2, 0, 0.5, 3] },
        { shape: [4], values: [1, 5, -0.25, 8] },
      ],
    },
  ],
});
function fillChosen({ data: data2, offset: offset2, step }, [a, b], out) {
  for (let i2 = 0; i2 < out.length; i2++) {
    const taken = data2[offset2 + i2 * step] === 0 ? b : a;
    out[i2] = taken.data[taken.offset + i2 * taken.step];
  }
}
function fillChosenTruths({ data: data2, offset: offset2, step }, [a, b], out) {
  for (let i2 = 0; i2 < out.length; i2++) {
    const taken = data2[offset2 + i2 * step] === 0 ? b : a;
    out[i2] = taken.data[taken.offset + i2 * taken.step];
  }
}
function select(condition, x, y) {
  return bind1(selectPrimitive, [condition, x, y]);
}

// packages/tensor/src/ops/sub.ts
var subPrimitive = /* @__PURE__ */ elementwise({
  name: 'sub',
  accepts: 'number',
  scalar: (e, [x, y]) => e.sub(x, y),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x), operandOf(y)];
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) {
      out[i2] = a.data[a.offset + i2 * a.step] - b.data[b.offset + i2 * b.step];
    }
    return [fromData(type, out)];
  },
  linearIn: 'all',
  identity: { right: 0 },
  tangent: ([dx, dy]) => [dx && dy ? subtract(dx, dy) : dy ? negative(dy) : (dx ?? null)],
  transpose: ([c], [x, y]) => [isLinear(x) ? c : null, isLinear(y) ? negative(c) : null],
  samples: [pair([-2, 0, 0.5, 3e5], [1, 0, -0.25, 1e-3])],
});
function subtract(x, y) {
  return applyBinary(subPrimitive, x, y);
}

// packages/tensor/src/ops/wholePow.ts
var BITS2 = 32;
var wholePowPrimitive = /* @__PURE__ */ elementwise({
  name: 'wholePow',
  accepts: 'integer',
  scalar: (e, [x, n]) => {
    const [zero, one] = [e.like(0, x), e.like(1, x)];
    const factor = e.select(e.less(n, zero), e.quotient(one, x), x);
    return bySquaring(e, factor, e.abs(n));
  },
  run: eachElement(wrappedPower),
  zeroSlope: { kind: 'flat', why: 'integers have no tangents' },
  samples: [pair([2, 3, 1, 7], [10, 0, 5, 3])],
});
function bySquaring(e, x, n) {
  const one = e.like(1, x);
  let [result, square3, bits2] = [one, x, n];
  for (let i2 = 0; i2 < BITS2; i2++) {
    const odd = e.equal(e.and(bits2, one), one);
    result = e.select(odd, e.mul(result, square3), result);
    square3 = e.mul(square3, square3);
    bits2 = e.shiftRight(bits2, one);
  }
  return result;
}
function wrappedPower(x, n) {
  let [result, square3] = [1, n < 0 ? numbers('int32').quotient(1, x) : x];
  for (let bits2 = Math.abs(n); bits2 > 0; bits2 = Math.floor(bits2 / 2)) {
    if (bits2 % 2 === 1) result = Math.imul(result, square3);
    square3 = Math.imul(square3, square3);
  }
  return result;
}
function wholePower(x, n) {
  return bind1(wholePowPrimitive, [x, n]);
}

// packages/tensor/src/ops/pow.ts
var samples5 = [pair([0.25, 1, 2, 3], [2.5, -1.5, 3, 0])];
var powPrimitive = /* @__PURE__ */ elementwise({
  name: 'pow',
  scalar: (e, [x, y]) => e.call(pow, x, y),
  partials: [({ x, y }) => baseSlope(x, y), ({ x, y }) => exponentSlope(x, y)],
  samples: samples5,
});
var powBaseSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'powBaseSlope',
  scalar: (e, [x, y]) => e.call(powBaseSlope, x, y),
  partials: [
    ({ x, y }) => multiply(y, baseSlope(x, subtract(y, 1))),
    ({ x, y }) => mixedSlope(x, y),
  ],
  samples: samples5,
});
var powExponentSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'powExponentSlope',
  scalar: (e, [x, y]) => e.call(powExponentSlope, x, y),
  partials: [({ x, y }) => mixedSlope(x, y), ({ x, out }) => multiply(out, log(orOne(x)))],
  samples: samples5,
});
function baseSlope(x, y) {
  return bind1(powBaseSlopePrimitive, [x, y]);
}
function exponentSlope(x, y) {
  return bind1(powExponentSlopePrimitive, [x, y]);
}
function mixedSlope(x, y) {
  const less2 = subtract(y, 1);
  return add(bind1(powPrimitive, [x, less2]), multiply(y, exponentSlope(x, less2)));
}
function orOne(x) {
  return select(equal(x, 0), onesLike(x), x);
}
function power(x, y) {
  if (typeof y === 'number' && isExactInteger(y)) return integerPower(x, y);
  const [base2, exponent] = broadcastAll(promote([x, y], 'power'), 'power');
  return isFloat(base2.dtype)
    ? bind1(powPrimitive, [base2, exponent])
    : wholePower(base2, exponent);
}

// packages/tensor/src/errors/indexing.ts
function indexNotInteger(type, op) {
  if (type.dtype === 'bool') {
    return new GradusError('GR122', {
      what: `${op} was given the mask ${printType(type)} as an index.`,
      why: 'How many elements a mask picks depends on its values, and shapes must not.',
      instead:
        'Keep the shape: `where(mask, x, 0)`, or `where(mask, x, 0).sum()` to sum the picked ones.',
    });
  }
  return new GradusError('GR122', {
    what: `${op} was given ${printType(type)} as an index.`,
    why: 'Indices are integers. A fractional place has no element, and rounding would hide a gradient of 0.',
    instead: "Convert on purpose: `index.astype('int32')`; between elements, interpolate.",
  });
}
function notAnIndex(item, op) {
  return new GradusError('GR122', {
    what: `${op} was given ${item} as an index.`,
    why: 'An index is an integer, [] (all), [start], [start, end], [start, end, step], null (a new axis), or a tensor of integers.',
    instead:
      'For a list of places use `take(x, [0, 2])`, or a tensor: `x.slice(array([0, 2], { dtype: "int32" }))`.',
  });
}
function outOfBounds(op, given, [axis, length]) {
  return new GradusError('GR123', {
    what: `${op} was given ${given} for axis ${axis}, which has length ${length}.`,
    why: 'Places are numbered from 0; negative numbers count from the end. Ranges are not cut short: a bound beyond the end is more often a mistake than meant.',
    instead: `Stay within ${-length} \u2026 ${length}: \`[]\` takes the whole axis, \`[start]\` everything from there.`,
  });
}
function tooManyIndices(count, shape) {
  return new GradusError('GR123', {
    what: `slice was given ${count} indices for a tensor of shape [${shape.join(', ')}].`,
    why: 'Each index takes one axis; only `null` takes none.',
    instead: `Give at most ${shape.length}; axes without an index stay whole.`,
  });
}

// packages/tensor/src/blocks.ts
function blocksOf(shape, { axis, batch }) {
  return {
    batch: sizeOf(shape.slice(0, batch)),
    before: sizeOf(shape.slice(batch, axis)),
    length: shape[axis],
    after: sizeOf(shape.slice(axis + 1)),
  };
}
function eachIndex(blocks, visit) {
  const { batch, before, length, after, indices: indices2 } = blocks;
  const count = batch === 0 ? 0 : indices2.length / batch;
  let picked = 0;
  for (let row = 0; row < batch * before; row++) {
    const first = Math.floor(row / before) * count;
    for (let i2 = 0; i2 < count; i2++, picked += after) {
      const index = indices2[first + i2];
      const k = index < 0 ? index + length : index;
      visit(k >= 0 && k < length ? (row * length + k) * after : -1, picked);
    }
  }
}

// packages/tensor/src/ops/scatter.ts
var scatterAddPrimitive = {
  name: 'scatterAdd',
  accepts: 'number',
  type: (inputs, params) => {
    const [x, indices2, updates] = inputs;
    requireDtype('scatterAdd', 'number', x);
    requireDtype('scatterAdd', 'integer', indices2);
    const fits2 = sameShape(updates.shape, pickedShape('scatterAdd', inputs, params));
    if (!fits2 || updates.dtype !== x.dtype) {
      throw misbound('scatterAdd', inputs, 'updates have the dtype of x and the picked shape.');
    }
    return [{ ...x, weak: x.weak && updates.weak }];
  },
  run: ([x, indices2, updates], params, [type]) => {
    const single = type.dtype === 'float32';
    const out = single ? new Float64Array(contiguous(x)) : contiguous(x).slice();
    const from = contiguous(updates);
    const blocks = { ...blocksOf(x.shape, params), indices: contiguous(indices2) };
    eachIndex(blocks, (at4, picked) => {
      if (at4 < 0) return;
      for (let k = 0; k < blocks.after; k++) out[at4 + k] += from[picked + k];
    });
    return [fromData(type, single ? new Float32Array(out) : out)];
  },
  linearIn: [0, 2],
  tangent: ([dx, , du], { inputs: [x, indices2, updates] }, params) => {
    if (!dx && !du) return [null];
    const base2 = dx ?? zerosOf(x.type);
    return [du || !dx ? scatterAddAt(base2, indices2, du ?? zerosOf(updates.type), params) : dx];
  },
  transpose: ([c], [x, indices2, updates], params) => [
    isLinear(x) ? c : null,
    null,
    isLinear(updates) ? gatherAt(c, indices2, { ...params, outside: 'zero' }) : null,
  ],
  batch: (inputs, mapped, size, { axis, batch }) => {
    const all2 = inputs.map((t, i2) => (mapped[i2] ? t : repeated(t, size)));
    return [scatterAddAt(all2[0], all2[1], all2[2], { axis: axis + 1, batch: batch + 1 })];
  },
  lower: { kind: 'host' },
  samples: picks((where2) => where2, true),
};
function scatterAddAt(x, indices2, updates, { axis, batch }) {
  return bind1(scatterAddPrimitive, [x, indices2, updates], { axis, batch });
}

// packages/tensor/src/ops/transpose.ts
function inverse(axes) {
  return axes.map((_, i2) => axes.indexOf(i2));
}
var transposePrimitive = /* @__PURE__ */ linear({
  name: 'transpose',
  type: ([x], { axes }) => [{ dtype: x.dtype, shape: axes.map((a) => x.shape[a]), weak: x.weak }],
  run: ([x], { axes }, [type]) => {
    const { offset: offset2, strides } = layoutOf(x);
    return [viewOf(x, type, { offset: offset2, strides: axes.map((a) => strides[a]) })];
  },
  transpose: ([c], _, { axes }) => [transpose(c, inverse(axes))],
  batch: ([x], _, __, { axes }) => [transpose(x, [0, ...axes.map((a) => a + 1)])],
  compose: (outer, inner2) => ({ axes: outer.axes.map((i2) => inner2.axes[i2]) }),
  lower: {
    kind: 'view',
    source: (input, _, params) => {
      const back = inverse(params.axes);
      return input.map((__, i2) => ({ axis: back[i2], offset: 0, step: 1 }));
    },
  },
  samples: [
    shaped({ axes: [1, 0] }, [2, 3]),
    shaped({ axes: [2, 0, 1] }, [2, 1, 3]),
    shaped({ axes: [1, 0] }, [0, 3]),
  ],
});
function transpose(x, axes) {
  const rank2 = x.shape.length;
  const order = axes ?? x.shape.map((_, i2) => rank2 - 1 - i2);
  const normal = order.map((a) => normalizeAxis(a, rank2, 'transpose'));
  if (normal.length !== rank2 || new Set(normal).size !== rank2) {
    throw new GradusError('GR102', {
      what: `transpose was given the axes [${order.join(', ')}] for a tensor of ${rank2} axes.`,
      why: 'A transpose names every axis exactly once.',
      instead: `Give a permutation of 0 \u2026 ${rank2 - 1}.`,
    });
  }
  return normal.every((a, i2) => a === i2) ? x : bind1(transposePrimitive, [x], { axes: normal });
}
function axisToFront(x, axis) {
  const rest = x.shape.map((_, i2) => i2).filter((i2) => i2 !== axis);
  return transpose(x, [axis, ...rest]);
}

// packages/tensor/src/ops/gather.ts
var gatherPrimitive = {
  name: 'gather',
  accepts: 'any',
  type: ([x, indices2], params) => {
    requireDtype('gather', 'integer', indices2);
    return [{ dtype: x.dtype, shape: pickedShape('gather', [x, indices2], params), weak: x.weak }];
  },
  run: ([x, indices2], params, [type]) => {
    const out = allocate(type.dtype, sizeOf(type.shape));
    const outside = params.outside === 'zero' ? 0 : missing(type.dtype);
    pick(
      { ...blocksOf(x.shape, params), indices: contiguous(indices2) },
      contiguous(x),
      out,
      outside,
    );
    return [fromData(type, out)];
  },
  linearIn: [0],
  tangent: ([dx], { inputs: [, indices2] }, params) => [
    dx ? gatherAt(dx, indices2, { ...params, outside: 'zero' }) : null,
  ],
  transpose: ([c], [x, indices2], params) => [
    isLinear(x) ? scatterAddAt(zerosOf(x.linear), indices2, c, params) : null,
    null,
  ],
  batch: ([x, indices2], [xMapped, indicesMapped], size, params) => {
    const { axis, batch } = params;
    if (indicesMapped && !xMapped && batch === 0) {
      return [axisToFront(gatherAt(x, indices2, params), axis)];
    }
    const both = indicesMapped === true || batch > 0;
    const stacked = xMapped ? x : repeated(x, size);
    const picks2 = both && !indicesMapped ? repeated(indices2, size) : indices2;
    return [gatherAt(stacked, picks2, { ...params, axis: axis + 1, batch: both ? batch + 1 : 0 })];
  },
  lower: { kind: 'host' },
  samples: picks((where2) => ({ ...where2, outside: 'zero' }), false),
};
function missing(dtype) {
  const { kind, min: min3, max: max3 } = dtypes[dtype];
  return kind === 'float' ? NaN : min3 < 0 ? min3 : max3;
}
function pickedShape(op, inputs, { axis, batch }) {
  const [from, indices2] = [inputs[0].shape, inputs[1].shape];
  const shared = sameShape(from.slice(0, batch), indices2.slice(0, batch));
  if (!shared || axis < batch || axis >= from.length) {
    throw misbound(
      op,
      inputs,
      'indices share the first `batch` axes, and `axis` comes after them.',
    );
  }
  return [...from.slice(0, axis), ...indices2.slice(batch), ...from.slice(axis + 1)];
}
function pick(blocks, from, out, outside) {
  const { after } = blocks;
  eachIndex(blocks, (at4, picked) => {
    for (let k = 0; k < after; k++) out[picked + k] = at4 < 0 ? outside : from[at4 + k];
  });
}
function gatherAt(x, indices2, params) {
  return bind1(gatherPrimitive, [x, indices2], params);
}

// packages/tensor/src/ops/flip.ts
var flipPrimitive = /* @__PURE__ */ linear({
  name: 'flip',
  type: ([x]) => [x],
  run: ([x], { axes }, [type]) => {
    const { offset: offset2, strides } = layoutOf(x);
    const last = axes.reduce((sum3, a) => sum3 + Math.max(0, x.shape[a] - 1) * strides[a], offset2);
    const turned2 = strides.map((s, i2) => (axes.includes(i2) ? -s : s));
    return [viewOf(x, type, { offset: last, strides: turned2 })];
  },
  transpose: ([c], _, { axes }) => [reverseAxes(c, axes)],
  batch: ([x], _, __, { axes }) => [
    reverseAxes(
      x,
      axes.map((a) => a + 1),
    ),
  ],
  lower: {
    kind: 'view',
    source: (input, _, params) => {
      const { axes } = params;
      return input.map((n, axis) =>
        axes.includes(axis) ? { axis, offset: n - 1, step: -1 } : { axis, offset: 0, step: 1 },
      );
    },
  },
  samples: [
    shaped({ axes: [0] }, [3]),
    shaped({ axes: [0, 1] }, [2, 3]),
    shaped({ axes: [1, 2] }, [2, 1, 3]),
    shaped({ axes: [0] }, [0, 2]),
  ],
});
function reverseAxes(x, axes) {
  return axes.length === 0 ? x : bind1(flipPrimitive, [x], { axes });
}

// packages/tensor/src/fn/advancedIndex.ts
function takeTogether(x, { picks: picks2, front }) {
  const axes = picks2.map((p) => p.axis);
  const rest = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const lengths = axes.map((axis) => x.shape[axis]);
  const restShape = rest.map((axis) => x.shape[axis]);
  const merged = reshape(transpose(x, [...axes, ...rest]), [sizeOf(lengths), ...restShape]);
  const indices2 = broadcastAll(
    picks2.map((p) => castTo(p.indices, 'int32')),
    'slice',
  );
  const picked = gatherAt(merged, combined(indices2, lengths), {
    axis: 0,
    batch: 0,
    outside: 'nan',
  });
  return moveBlock(picked, indices2[0].ndim, front);
}
function combined(indices2, lengths) {
  if (indices2.length === 1) return indices2[0];
  const places3 = indices2.map((index, k) => select(less(index, 0), index.add(lengths[k]), index));
  const flat = places3.reduce((sum3, place, k) => sum3.mul(lengths[k]).add(place));
  const inside = places3
    .map((place, k) => logicalAnd(greaterEqual(place, 0), less(place, lengths[k])))
    .reduce(logicalAnd);
  return select(inside, flat, constantLike(flat, sizeOf(lengths)));
}
function moveBlock(x, count, to) {
  const axes = [...x.shape.keys()];
  const [block, others] = [axes.slice(0, count), axes.slice(count)];
  return transpose(x, [...others.slice(0, to), ...block, ...others.slice(to)]);
}

// packages/tensor/src/fn/indexPlan.ts
function planOf(from, index) {
  const taking = index.filter((item) => item !== null).length;
  if (taking > from.length) throw tooManyIndices(taking, from);
  const draft = { ranges: [], shape: [], picks: [], advanced: [] };
  let firstPick = 0;
  index.forEach((item, i2) => {
    if (draft.advanced.length === 0) firstPick = draft.shape.length;
    readItem(item, from, draft);
    if (typeof item === 'number' || Tensor.is(item)) draft.advanced.push(i2);
  });
  for (const n of from.slice(draft.ranges.length)) keep(draft, { start: 0, limit: n, step: 1 });
  return finish(draft, from, firstPick);
}
function readItem(item, from, draft) {
  if (item === null) {
    draft.shape.push(1);
    return;
  }
  const axis = draft.ranges.length;
  const length = from[axis];
  if (typeof item === 'number') {
    const at4 = placeOf(item, axis, length);
    draft.ranges.push({ start: at4, limit: at4 + 1, step: 1 });
    return;
  }
  if (Tensor.is(item)) {
    if (item.dtype !== 'int32' && item.dtype !== 'uint32')
      throw indexNotInteger(item.type, 'slice');
    draft.picks.push({ axis: draft.shape.length, indices: item });
    keep(draft, { start: 0, limit: length, step: 1 });
    return;
  }
  keep(draft, rangeOf(item, axis, length));
}
function keep(draft, range) {
  draft.ranges.push(range);
  draft.shape.push(Math.ceil((range.limit - range.start) / Math.abs(range.step)));
}
function placeOf(item, axis, length) {
  if (!Number.isInteger(item)) throw notAnIndex(String(item), 'slice');
  const at4 = item < 0 ? item + length : item;
  if (at4 < 0 || at4 >= length) throw outOfBounds('slice', `the index ${item}`, [axis, length]);
  return at4;
}
function rangeOf(item, axis, length) {
  const [from, to, step] = triple(item);
  const back = step < 0;
  const first = bound(from, length) ?? (back ? length - 1 : 0);
  const last = bound(to, length) ?? (back ? -1 : length);
  const [start, limit] = back ? [length - 1 - first, length - 1 - last] : [first, last];
  if (start < 0 || start > limit || limit > length) {
    throw outOfBounds('slice', `the range ${describe2(item)}`, [axis, length]);
  }
  return { start, limit, step };
}
function triple(item) {
  if (!Array.isArray(item) || item.length > 3) throw notAnIndex(describe2(item), 'slice');
  const [from = null, to = null, step = 1] = item;
  const whole = (n) => n === null || Number.isInteger(n);
  if (!whole(from) || !whole(to) || !Number.isInteger(step) || step === 0) {
    throw notAnIndex(describe2(item), 'slice');
  }
  return [from, to, step];
}
function bound(n, length) {
  return n !== null && n < 0 ? n + length : n;
}
function describe2(item) {
  if (Array.isArray(item)) return `[${item.map(String).join(', ')}]`;
  return item === void 0 ? 'undefined' : `a value of type ${typeof item}`;
}
function finish({ ranges, shape, picks: picks2, advanced }, from, firstPick) {
  const adjacent = advanced.every((item, i2) => i2 === 0 || item === advanced[i2 - 1] + 1);
  return {
    reversed: [...from.keys()].filter((axis) => ranges[axis].step < 0),
    start: ranges.map((r) => r.start),
    limit: ranges.map((r) => r.limit),
    step: ranges.map((r) => Math.abs(r.step)),
    shape,
    picks: picks2,
    front: adjacent ? firstPick : 0,
  };
}

// packages/tensor/src/fn/indexing.ts
function slice(x, ...index) {
  const plan = planOf(x.shape, index);
  const part = reshape(stridedSlice(reverseAxes(x, plan.reversed), plan), plan.shape);
  return plan.picks.length === 0 ? part : takeTogether(part, plan);
}

// packages/tensor/src/ops/dot.ts
var dotPrimitive = /* @__PURE__ */ bilinear({
  name: 'dot',
  type: ([x, y], params) => [contractedType(x, y, params)],
  run: ([x, y], params, [type]) => {
    const [left, right] = [split2(params, 0, x.ndim), split2(params, 1, y.ndim)];
    return [fromData(type, contractPacked(x, left, y, right))];
  },
  transpose: ([c], [x, y], params) => [
    isLinear(x) ? transposed(c, y, params, 0) : null,
    isLinear(y) ? transposed(c, x, params, 1) : null,
  ],
  batch: ([x, y], mapped, _, params) => [batched(x, y, mapped, params)],
  lower: { kind: 'contract', axes: (params) => params },
  samples: [
    shaped(matrixAxes([0], [0]), [3], [3]),
    shaped(matrixAxes([1], [0]), [2, 3], [3, 4]),
    shaped({ contract: [[2], [0]], batch: [[0], [2]] }, [2, 3, 4], [4, 5, 2]),
    {
      inputs: [{ shape: [3, 2, 4] }, { shape: [5, 4, 3] }],
      params: {
        contract: [
          [2, 0],
          [1, 2],
        ],
        batch: [[], []],
      },
    },
    shaped(matrixAxes([], []), [2], [3]),
    shaped(matrixAxes([1], [0]), [2, 0], [0, 1]),
    shaped(matrixAxes([1], [0]), [1, 1], [1, 1]),
  ],
});
function matrixAxes(left, right) {
  return { contract: [left, right], batch: [[], []] };
}
function split2(params, side2, rank2) {
  const [batch, contract2] = [params.batch[side2], params.contract[side2]];
  const free = Array.from({ length: rank2 }, (_, i2) => i2).filter(
    (i2) => !batch.includes(i2) && !contract2.includes(i2),
  );
  return { batch, free, contract: contract2 };
}
function contractedType(x, y, params) {
  requireDtype('dot', 'number', x);
  const fits2 = (pairs) => pairs[0].every((a, i2) => x.shape[a] === y.shape[pairs[1][i2]]);
  if (x.dtype !== y.dtype || !fits2(params.contract) || !fits2(params.batch)) {
    throw lengthsDiffer(x, y, params);
  }
  const [left, right] = [split2(params, 0, x.shape.length), split2(params, 1, y.shape.length)];
  const shape = [
    ...[...left.batch, ...left.free].map((i2) => x.shape[i2]),
    ...right.free.map((i2) => y.shape[i2]),
  ];
  return { dtype: x.dtype, shape, weak: x.weak && y.weak };
}
function lengthsDiffer(x, y, { contract: contract2, batch }) {
  const pairs = (list2) =>
    list2[0].map((a, i2) => `${a} with ${list2[1][i2]}`).join(', ') || 'none';
  return new GradusError('GR120', {
    what: `a contraction of ${printType(x)} and ${printType(y)} pairs axes that differ (summed: ${pairs(contract2)}; side by side: ${pairs(batch)}).`,
    why: 'Elements of paired axes are multiplied one by one, so the axes have one length; and both operands have one dtype.',
    instead: 'Transpose or reshape an operand, or name other axes.',
  });
}
function transposed(c, other, params, side2) {
  const [mine, its] = side2 === 0 ? [0, 1] : [1, 0];
  const pairs = params.contract[mine].map((a, i2) => [a, params.contract[its][i2]]);
  const theirs = split2(params, its, other.ndim);
  const batchCount = theirs.batch.length;
  const myFree = c.ndim - batchCount - theirs.free.length;
  const firstOfTheirs = batchCount + (side2 === 0 ? myFree : 0);
  const back = contractAxes(c, other, {
    contract: [theirs.free.map((_, i2) => firstOfTheirs + i2), theirs.free],
    batch: [theirs.batch.map((_, i2) => i2), theirs.batch],
  });
  const rank2 = batchCount + myFree + pairs.length;
  const own = split2(params, mine, rank2);
  const contracted = pairs.toSorted((p, q) => p[1] - q[1]).map(([a]) => a);
  const order = [...own.batch, ...own.free, ...contracted];
  return transpose(
    back,
    order.map((_, axis) => order.indexOf(axis)),
  );
}
function batched(x, y, mapped, params) {
  const shift = (axes, side2) => axes.map((a) => (mapped[side2] === true ? a + 1 : a));
  const contract2 = [shift(params.contract[0], 0), shift(params.contract[1], 1)];
  const batch = [shift(params.batch[0], 0), shift(params.batch[1], 1)];
  if (mapped[0] === true && mapped[1] === true) {
    return contractAxes(x, y, {
      contract: contract2,
      batch: [
        [0, ...batch[0]],
        [0, ...batch[1]],
      ],
    });
  }
  const product3 = contractAxes(x, y, { contract: contract2, batch });
  const free = x.ndim - batch[0].length - contract2[0].length;
  return axisToFront(product3, batch[0].length + (mapped[0] === true ? 0 : free));
}
function contractAxes(x, y, axes) {
  return bind1(dotPrimitive, [x, y], { contract: axes.contract, batch: axes.batch });
}

// packages/tensor/src/fn/linear.ts
function matmul(x, y) {
  const [a, b] = promote([x, y], 'matmul');
  requireInner('matmul', a, b);
  if (a.ndim > 2 || b.ndim > 2) return batchedProduct(a, b);
  return sumOfProducts(a, b, [a.ndim - 1], [Math.max(0, b.ndim - 2)]);
}
function batchedProduct(a, b) {
  const [rows, columns] = [a.ndim > 1 ? ['row'] : [], b.ndim > 1 ? ['column'] : []];
  const [leadA, leadB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const lead = broadcastShapes(leadA, leadB, 'matmul');
  const [inA, inB] = [places(leadA, lead), places(leadB, lead)];
  const left = reshape(a, [...inA.map((p) => lead[p]), ...a.shape.slice(-2)]);
  const right = reshape(b, [...inB.map((p) => lead[p]), ...b.shape.slice(-2)]);
  const shared = inA.filter((p) => inB.includes(p));
  const product3 = contractAxes(left, right, {
    contract: [[left.ndim - 1], [Math.max(0, right.ndim - 2)]],
    batch: [shared.map((p) => inA.indexOf(p)), shared.map((p) => inB.indexOf(p))],
  });
  const alone = (mine) => mine.filter((p) => !shared.includes(p));
  const found = [...shared, ...alone(inA), ...rows, ...alone(inB), ...columns];
  const wanted = [...lead.keys(), ...rows, ...columns];
  return transpose(
    product3,
    wanted.map((name) => found.indexOf(name)),
  );
}
function places(own, lead) {
  const shift = lead.length - own.length;
  return [...lead.keys()].filter((p) => p >= shift && own[p - shift] === lead[p]);
}
function requireInner(op, x, y) {
  const [m, n] = [x.shape.at(-1), y.shape.at(y.ndim > 1 ? -2 : -1)];
  if (m !== void 0 && m === n) return;
  const scalar = m === void 0 || n === void 0;
  throw new GradusError('GR120', {
    what: `${op} cannot multiply shapes [${x.shape.join(', ')}] and [${y.shape.join(', ')}]${scalar ? '' : `: ${m} is not ${n}`}.`,
    why: scalar
      ? 'A matrix product sums over an axis of each operand; a scalar has none.'
      : 'It sums over the last axis of the left operand and the second last (or only) one of the right.',
    instead: scalar
      ? 'Use `multiply`, or `x.mul(y)`.'
      : 'Transpose one of them: `x.transpose()`, or write `tensordot` with the axes.',
  });
}
function dot(x, y) {
  const [a, b] = promote([x, y], 'dot');
  if (a.ndim === 0 || b.ndim === 0) return multiply(a, b);
  requireInner('dot', a, b);
  return sumOfProducts(a, b, [a.ndim - 1], [Math.max(0, b.ndim - 2)]);
}
function sumOfProducts(x, y, left, right) {
  return contractAxes(x, y, { contract: [left, right], batch: [[], []] });
}

// packages/tensor/src/ops/reduceMax.ts
var reduceMaxPrimitive = /* @__PURE__ */ extreme({
  name: 'reduceMax',
  combine: 'max',
  identity: (dtype) => lowest(dtype),
  better: (a, b) => a > b,
});
var reduceMinPrimitive = /* @__PURE__ */ extreme({
  name: 'reduceMin',
  combine: 'min',
  identity: (dtype) => (dtypes[dtype].kind === 'float' ? Infinity : dtypes[dtype].max),
  better: (a, b) => a < b,
});
function lowest(dtype) {
  return dtypes[dtype].kind === 'float' ? -Infinity : dtypes[dtype].min;
}
function extreme({ name, combine, identity, better }) {
  const self = {
    name,
    accepts: 'number',
    type: ([x], { axes }) => {
      requireDtype(name, 'number', x);
      const shape = withoutAxes(x.shape, axes);
      requireElements(combine, x.shape, sizeOf(shape));
      return [{ dtype: x.dtype, shape, weak: x.weak }];
    },
    run: ([x], { axes }, [type]) => {
      const worst = identity(x.dtype);
      return [
        reduceRuns(x, axes, type, (data2, from, to) => {
          let best = worst;
          for (let i2 = from; i2 < to; i2++) {
            const candidate = data2[i2];
            if (better(candidate, best) || Number.isNaN(candidate)) best = candidate;
            if (Number.isNaN(best)) return best;
          }
          return best;
        }),
      ];
    },
    tangent: ([dx], { inputs: [x], outputs: [best] }, { axes }) => [
      dx ? throughWinners(dx, x, best, axes) : null,
    ],
    batch: ([x], _, __, { axes }) => [bind1(self, [x], { axes: axes.map((a) => a + 1) })],
    lower: { kind: 'reduce', combine, axes: (params) => params.axes },
    samples: [
      { inputs: [{ shape: [4], values: [-2, 0.5, 3, 1] }], params: { axes: [0] } },
      shaped({ axes: [0, 1] }, [2, 3]),
      shaped({ axes: [1] }, [2, 3, 2]),
      shaped({ axes: [0] }, [1]),
      shaped({ axes: [1] }, [0, 3]),
    ],
  };
  return self;
}
function throughWinners(dx, x, best, axes) {
  const kept = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const spread2 = broadcastAlong(best, x.shape, kept);
  const won = logicalOr(equal(x, spread2), notEqual(spread2, spread2));
  const count = sumOver(castTo(won, x.dtype), axes);
  const divisor = select(equal(best, best), count, best);
  return divide(sumOver(select(won, dx, zerosOf(dx.type)), axes), divisor);
}
function requireElements(op, shape, results) {
  if (sizeOf(shape) > 0 || results === 0) return;
  throw new GradusError('GR127', {
    what: `${op} was asked of no elements: the shape is [${shape.join(', ')}].`,
    why: 'Nothing has no largest or smallest element.',
    instead:
      'Reduce an axis that has elements, or treat the empty case by itself (`x.shape[0] === 0`).',
  });
}
function maxOver(x, axes) {
  return axes.length === 0 ? x : bind1(reduceMaxPrimitive, [x], { axes });
}
function minOver(x, axes) {
  return axes.length === 0 ? x : bind1(reduceMinPrimitive, [x], { axes });
}

// packages/tensor/src/ops/reduceProd.ts
var reduceProdPrimitive = {
  name: 'reduceProd',
  accepts: 'number',
  type: ([x], { axes }) => {
    requireDtype('reduceProd', 'number', x);
    return [{ dtype: x.dtype, shape: withoutAxes(x.shape, axes), weak: x.weak }];
  },
  run: ([x], { axes }, [type]) => {
    const float2 = dtypes[type.dtype].kind === 'float';
    return [reduceRuns(x, axes, type, float2 ? product2 : wrappedProduct)];
  },
  tangent: ([dx], { inputs: [x] }, { axes }) => {
    if (!dx) return [null];
    const order = [...axes, ...[...x.shape.keys()].filter((axis) => !axes.includes(axis))];
    const shape = withoutAxes(x.shape, axes);
    const rows = (t) =>
      reshape(transpose(t, order), [sizeOf(axes.map((a) => x.shape[a])), ...shape]);
    return [sumOver(multiply(productsOfOthers(rows(x)), rows(dx)), [0])];
  },
  batch: ([x], _, __, { axes }) => [
    prodOver(
      x,
      axes.map((a) => a + 1),
    ),
  ],
  lower: { kind: 'reduce', combine: 'prod', axes: (params) => params.axes },
  samples: [
    { inputs: [{ shape: [4], values: [-2, 0.5, 3, 1] }], params: { axes: [0] } },
    { inputs: [{ shape: [3], values: [2, 0, 3] }], params: { axes: [0] } },
    { inputs: [{ shape: [3], values: [0, 5, 0] }], params: { axes: [0] } },
    shaped({ axes: [0, 2] }, [2, 3, 2]),
    shaped({ axes: [0] }, [1]),
    shaped({ axes: [0] }, [0, 2]),
  ],
};
function product2(data2, from, to) {
  let total = 1;
  for (let i2 = from; i2 < to; i2++) total *= data2[i2];
  return total;
}
function wrappedProduct(data2, from, to) {
  let total = 1;
  for (let i2 = from; i2 < to; i2++) total = Math.imul(total, data2[i2]);
  return total;
}
function productsOfOthers(x) {
  const rows = x.shape[0];
  if (rows < 2) return constantLike(x, 1);
  const half = rows >> 1;
  const [first, second] = [sliceAxis(x, 0, 0, half), sliceAxis(x, 0, half, 2 * half)];
  const odd = sliceAxis(x, 0, 2 * half, rows);
  const others = productsOfOthers(joined([multiply(first, second), odd]));
  const ofPairs = sliceAxis(others, 0, 0, half);
  const ofOdd = sliceAxis(others, 0, half, others.shape[0]);
  return joined([multiply(ofPairs, second), multiply(ofPairs, first), ofOdd]);
}
function joined(parts) {
  return concatAlong(
    parts.filter((part) => part.shape[0] > 0),
    0,
  );
}
function prodOver(x, axes) {
  return axes.length === 0 ? x : bind1(reduceProdPrimitive, [x], { axes });
}

// packages/tensor/src/fn/reductions.ts
function reduced(x, { op, axis, options }, reduce2) {
  const axes = normalizeAxes(axis, x.ndim, op);
  const y = reduce2(x, axes);
  if (options.keepdims !== true) return y;
  return reshape(
    y,
    x.shape.map((n, i2) => (axes.includes(i2) ? 1 : n)),
  );
}
function counted(x, op) {
  const value = toTensor(x, op);
  return value.dtype === 'bool' ? castTo(value, 'int32') : value;
}
function sum(x, axis = null, options = {}) {
  return reduced(counted(x, 'sum'), { op: 'sum', axis, options }, sumOver);
}
function prod(x, axis = null, options = {}) {
  return reduced(counted(x, 'prod'), { op: 'prod', axis, options }, prodOver);
}
function mean(x, axis = null, options = {}) {
  const value = toTensor(x, 'mean');
  const float2 = isFloat(value.dtype) ? value : castTo(value, context.defaultFloat);
  return reduced(float2, { op: 'mean', axis, options }, (t, axes) =>
    divide(
      sumOver(t, axes),
      axes.reduce((n, a) => n * t.shape[a], 1),
    ),
  );
}
function extremeOf(y, { dtype }) {
  return dtype === 'bool' ? castTo(y, dtype) : y;
}
function max(x, axis = null, options = {}) {
  const value = toTensor(x, 'max');
  return extremeOf(reduced(counted(value, 'max'), { op: 'max', axis, options }, maxOver), value);
}
function min(x, axis = null, options = {}) {
  const value = toTensor(x, 'min');
  return extremeOf(reduced(counted(value, 'min'), { op: 'min', axis, options }, minOver), value);
}

// packages/tensor/src/tensor.ts
var BRAND = /* @__PURE__ */ Symbol.for('gradus.tensor.v1');
var INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom');
var Tensor = class {
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
    Object.defineProperty(this.prototype, INSPECT, { value: inspect });
  }
  type;
  /** The trace that owns it; null for a concrete tensor. */
  trace;
  #block;
  constructor(type, trace, block) {
    this.type = type;
    this.trace = trace;
    this.#block = block;
  }
  /** Whether a value is a tensor; works across copies of the library, as `instanceof` does not. */
  static is(value) {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
  get shape() {
    return this.type.shape;
  }
  get dtype() {
    return this.type.dtype;
  }
  get ndim() {
    return this.type.shape.length;
  }
  get size() {
    return sizeOf(this.type.shape);
  }
  /** Storage and layout of a concrete tensor; for `run` rules. */
  get block() {
    if (this.#block === null) throw escaped('a computation', this);
    return this.#block;
  }
  /** The concrete tensor behind this one, or an error naming `how` where there are no numbers yet. */
  known(how) {
    if (this.trace === null) return this;
    if (!this.trace.active) throw escaped(how, this);
    const value = this.trace.reveal(this, how);
    if (value === null) throw valueAsked(this.coerced(), how);
    return value.known(how);
  }
  /** The number (or boolean) of a tensor with one element. Inside `grad` this cuts the gradient. */
  item() {
    if (this.size !== 1) throw notOneElement(this.coerced());
    const value = contiguous(this.known('item'))[0];
    return this.dtype === 'bool' ? value !== 0 : value;
  }
  /** The numbers as nested lists. Inside `grad` this cuts the gradient. */
  tolist() {
    const value = this.known('tolist');
    return nestedList(contiguous(value), value.type);
  }
  /** The numbers as a typed array of their own, in row-major order. Inside `grad` this cuts the gradient. */
  data() {
    return contiguous(this.known('data')).slice();
  }
  add(y) {
    return add(this, y);
  }
  sub(y) {
    return subtract(this, y);
  }
  mul(y) {
    return multiply(this, y);
  }
  div(y) {
    return divide(this, y);
  }
  mod(y) {
    return mod(this, y);
  }
  pow(y) {
    return power(this, y);
  }
  neg() {
    return negative(this);
  }
  greater(y) {
    return greater(this, y);
  }
  greaterEqual(y) {
    return greaterEqual(this, y);
  }
  less(y) {
    return less(this, y);
  }
  lessEqual(y) {
    return lessEqual(this, y);
  }
  equal(y) {
    return equal(this, y);
  }
  notEqual(y) {
    return notEqual(this, y);
  }
  reshape(shape) {
    return reshape(this, shape);
  }
  transpose(axes) {
    return transpose(this, axes);
  }
  flatten() {
    return reshape(this, [this.size]);
  }
  slice(...index) {
    return slice(this, ...index);
  }
  dot(y) {
    return dot(this, y);
  }
  matmul(y) {
    return matmul(this, y);
  }
  sum(axis = null, options = {}) {
    return sum(this, axis, options);
  }
  mean(axis = null, options = {}) {
    return mean(this, axis, options);
  }
  max(axis = null, options = {}) {
    return max(this, axis, options);
  }
  min(axis = null, options = {}) {
    return min(this, axis, options);
  }
  prod(axis = null, options = {}) {
    return prod(this, axis, options);
  }
  astype(dtype) {
    return astype(this, dtype);
  }
  coerced() {
    if (this.trace?.active === false) throw escaped('a JavaScript conversion', this);
    return { type: printType(this.type), trace: hasNumbers(this) ? null : this.trace.title };
  }
  /** Comparing, adding, printing as text: always an error, see docs/errors. */
  [Symbol.toPrimitive](hint) {
    throw hint === 'string' ? textAsked(this.coerced()) : numberAsked(this.coerced());
  }
  /** `{ dtype, shape, data }` of a tensor with values. */
  toJSON() {
    if (!hasNumbers(this)) throw jsonAsked(this.coerced());
    return { dtype: this.dtype, shape: this.shape, data: [...contiguous(this.known('toJSON'))] };
  }
  /** Not an array: read `x.shape[0]`. */
  get length() {
    throw iterationAsked(this.coerced(), LENGTH);
  }
  /** Rows along axis 0, where values are known. */
  *[Symbol.iterator]() {
    const rows = this.shape[0];
    if (rows === void 0 || !hasNumbers(this)) {
      throw iterationAsked(this.coerced(), 'iteration');
    }
    for (let i2 = 0; i2 < rows; i2++) yield this.slice(i2);
  }
  /** The values, or what the tracer stands for. */
  toString() {
    if (this.trace === null) return formatTensor(contiguous(this), this.type);
    return `Traced ${printType(this.type)} (${this.trace.title})`;
  }
};
function inspect() {
  return this.trace === null ? `${printType(this.type)} ${this.toString()}` : this.toString();
}
function hasNumbers(x) {
  let value = x;
  while (value !== null && value.trace !== null) value = value.trace.reveal(value, null);
  return value !== null;
}
var Tracer = class extends Tensor {
  trace;
  constructor(type, trace) {
    super(type, trace, null);
    this.trace = trace;
  }
};

// packages/tensor/src/errors/warn.ts
function warn(code, parts) {
  const where2 = parts.where ?? printSite(captureSite());
  context.warn(code, printParts(code, { ...parts, where: where2 }));
}

// packages/tensor/src/treePaths.ts
var CUSTOM = /* @__PURE__ */ Symbol.for('gradus.tree');
function customNode(value) {
  const method = value[CUSTOM];
  return typeof method === 'function' ? method.call(value) : null;
}
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function field(key) {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
function below({ path, value }) {
  if (typeof value !== 'object' || value === null || Tensor.is(value)) return null;
  if (Array.isArray(value)) {
    return value.map((item, i2) => ({ path: `${path}[${i2}]`, value: item }));
  }
  const node = customNode(value);
  if (node !== null) return [{ path, value: node.content }];
  if (!isPlain(value)) return null;
  const record3 = value;
  const keys2 = Object.keys(record3).toSorted();
  return keys2.map((key) => ({ path: path + field(key), value: record3[key] }));
}
function* places2(place) {
  if (place.value === null || place.value === void 0) return;
  const children = below(place);
  if (children === null) yield place;
  else for (const child of children) yield* places2(child);
}
function leafPaths(value, root) {
  return Array.from(places2({ path: root, value }), ({ path }) => path);
}
function notATree(tree2, root) {
  for (const { path, value } of places2({ path: root, value: tree2 })) {
    if (typeof value === 'number' || Tensor.is(value)) continue;
    const name =
      typeof value === 'object' ? `a ${value.constructor.name}` : `a value of type ${typeof value}`;
    return new GradusError('GR107', {
      what: `${path} is ${name}, which is no tree.`,
      why: 'Transformed functions take tensors and numbers, and arrays and plain objects of them.',
      instead:
        'Close over the value instead of passing it, list its argument in `staticArgnums` (jit), or give its class a method under Symbol.for("gradus.tree").',
    });
  }
  return unreachable('a value that is no tree has a place that is none');
}

// packages/tensor/src/tree.ts
var LEAF = { kind: 'leaf' };
function flatten(value, root = 'value') {
  const leaves = [];
  const shape = walk(value, leaves);
  if (shape === null) throw notATree(value, root);
  return [leaves, shape];
}
function walk(value, leaves) {
  if (typeof value === 'number' || Tensor.is(value)) {
    leaves.push(value);
    return LEAF;
  }
  if (value === null || value === void 0) return { kind: 'none', value };
  if (Array.isArray(value)) return walkArray(value, leaves);
  return typeof value === 'object' ? walkObject(value, leaves) : null;
}
function walkArray(value, leaves) {
  const children = [];
  for (const item of value) {
    const child = walk(item, leaves);
    if (child === null) return null;
    children.push(child);
  }
  return { kind: 'array', children };
}
function walkObject(value, leaves) {
  const node = customNode(value);
  if (node !== null) {
    const content = walk(node.content, leaves);
    return content === null ? null : { kind: 'custom', node, content };
  }
  if (!isPlain(value)) return null;
  const keys2 = Object.keys(value);
  const children = /* @__PURE__ */ new Map();
  for (const key of keys2.toSorted()) {
    const child = walk(value[key], leaves);
    if (child === null) return null;
    children.set(key, child);
  }
  return { kind: 'object', keys: keys2, children };
}
function unflatten(shape, leaves) {
  let at4 = 0;
  const build2 = (node) => {
    switch (node.kind) {
      case 'leaf':
        return leaves[at4++];
      case 'none':
        return node.value;
      case 'array':
        return node.children.map(build2);
      case 'custom':
        return node.node.rebuild(build2(node.content));
      case 'object': {
        const built = /* @__PURE__ */ new Map();
        for (const [key, child] of node.children) built.set(key, build2(child));
        return Object.fromEntries(node.keys.map((key) => [key, built.get(key)]));
      }
    }
  };
  return build2(shape);
}
function countLeaves(shape) {
  switch (shape.kind) {
    case 'leaf':
      return 1;
    case 'none':
      return 0;
    case 'custom':
      return countLeaves(shape.content);
    default: {
      let count = 0;
      for (const child of shape.children.values()) count += countLeaves(child);
      return count;
    }
  }
}
function sameTree(a, b) {
  return printTree(a) === printTree(b);
}
function printKey(key) {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
function printTree(shape, leaf = () => '*') {
  switch (shape.kind) {
    case 'leaf':
      return leaf();
    case 'none':
      return 'null';
    case 'array':
      return `[${shape.children.map((c) => printTree(c, leaf)).join(', ')}]`;
    case 'custom':
      return `custom(${printTree(shape.content, leaf)})`;
    case 'object': {
      const fields = Array.from(
        shape.children,
        ([key, child]) => `${printKey(key)}: ${printTree(child, leaf)}`,
      );
      return `{${fields.join(', ')}}`;
    }
  }
}
function mapTree(f, tree2, ...rest) {
  const [leaves, shape] = flatten(tree2);
  const columns = rest.map((other, i2) => {
    const [more, otherShape] = flatten(other);
    if (!sameTree(shape, otherShape)) throw treesDiffer(tree2, other, `tree ${i2 + 2}`);
    return more;
  });
  return unflatten(
    shape,
    leaves.map((leaf, i2) => f(leaf, ...columns.map((c) => c[i2]))),
  );
}
function treesDiffer(here, there, name) {
  const [a, b] = [leafPaths(here, ''), leafPaths(there, '')];
  const lines = [
    ...a.filter((p) => !b.includes(p)).map((p) => `    ${p || '(root)'}: missing in ${name}`),
    ...b.filter((p) => !a.includes(p)).map((p) => `    ${p || '(root)'}: only in ${name}`),
  ];
  return new GradusError('GR108', {
    what: `two trees differ in their nesting.
${lines.join('\n')}`,
    why: 'Leaves are matched by their paths, so both trees need the same ones.',
    instead: 'Give both the same keys and lengths.',
  });
}

// packages/tensor/src/ops/sqrt.ts
var sqrtPrimitive = /* @__PURE__ */ elementwise({
  name: 'sqrt',
  scalar: (e, [x]) => e.sqrt(x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.sqrt(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ out }) => divide(0.5, out)],
  samples: [at([1e-3, 0.5, 2, 3e5])],
});
function sqrt(x) {
  return applyUnary(sqrtPrimitive, x);
}

// packages/tensor/src/ops/abs.ts
var absPrimitive = /* @__PURE__ */ elementwise({
  name: 'abs',
  accepts: 'number',
  scalar: (e, [x]) => e.abs(x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.abs(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => absSlope(x)],
  samples: [at([-2, -1e-3, 0.5, 3e5])],
});
var absSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'absSlope',
  scalar: (e, [x]) => e.select(e.less(x, e.like(0, x)), e.like(-1, x), e.like(1, x)),
  zeroSlope: { kind: 'flat', why: 'the slope of |x| is piecewise constant' },
  samples: [at([-2, -1e-3, 0.5, 3e5])],
});
function absSlope(x) {
  return bind1(absSlopePrimitive, [x]);
}
function abs(x) {
  return applyUnary(absPrimitive, x);
}

// packages/tensor/src/ops/exp.ts
var expPrimitive = /* @__PURE__ */ elementwise({
  name: 'exp',
  scalar: (e, [x]) => e.call(Math.exp, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.exp(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ out }) => out],
  samples: [at([-40, -2, 0, 0.5, 30])],
});
function exp(x) {
  return applyUnary(expPrimitive, x);
}

// packages/tensor/src/ops/expm1.ts
var expm1Primitive = /* @__PURE__ */ elementwise({
  name: 'expm1',
  scalar: (e, [x]) => e.call(Math.expm1, x),
  partials: [({ x }) => exp(x)],
  samples: [at([-40, -2, 0, 1e-5, 0.5, 30])],
});
function expm1(x) {
  return applyUnary(expm1Primitive, x);
}

// packages/tensor/src/ops/log1p.ts
var log1pPrimitive = /* @__PURE__ */ elementwise({
  name: 'log1p',
  scalar: (e, [x]) => e.call(Math.log1p, x),
  partials: [({ x }) => divide(1, add(x, 1))],
  samples: [at([-0.9, -1e-5, 0, 0.5, 3e5])],
});
function log1p(x) {
  return applyUnary(log1pPrimitive, x);
}

// packages/tensor/src/ops/cos.ts
var cosPrimitive = /* @__PURE__ */ elementwise({
  name: 'cos',
  scalar: (e, [x]) => e.call(Math.cos, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.cos(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => sin(x).neg()],
  samples: [at([-2, 0, 0.5, 30])],
});
function cos(x) {
  return applyUnary(cosPrimitive, x);
}

// packages/tensor/src/ops/sin.ts
var sinPrimitive = /* @__PURE__ */ elementwise({
  name: 'sin',
  scalar: (e, [x]) => e.call(Math.sin, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.sin(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => cos(x)],
  samples: [at([-2, 0, 0.5, 30])],
});
function sin(x) {
  return applyUnary(sinPrimitive, x);
}

// packages/tensor/src/math/sigmoid.ts
function sigmoid(x) {
  const e = Math.exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
function sigmoidSlope(x) {
  const size = Math.abs(x);
  if (size > 40) return Math.exp(-size);
  const e = Math.exp(size);
  return 1 / (e + (2 + 1 / e));
}
function softplus(x) {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
function logSigmoid(x) {
  return -softplus(-x);
}
function logaddexp(x, y) {
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}
function sigmoidOfDifference(x, y) {
  const difference3 = x - y;
  const lost = sumError(x, -y, difference3);
  const share2 = sigmoid(difference3);
  return Number.isFinite(lost) ? share2 + share2 * sigmoid(-difference3) * lost : share2;
}

// packages/tensor/src/math/tangents.ts
function secSquared(x) {
  const tangent = Math.tan(x);
  return 1 + tangent * tangent;
}
function sechSquared(x) {
  return 4 * sigmoidSlope(2 * x);
}

// packages/tensor/src/math/inverse.ts
var LARGE = 2 ** 30;
function asinSlope(x) {
  return 1 / Math.sqrt((1 - x) * (1 + x));
}
function atanSlope(x) {
  return Math.abs(x) > LARGE ? 1 / x / x : 1 / (1 + x * x);
}
function asinhSlope(x) {
  return Math.abs(x) > LARGE ? 1 / Math.abs(x) : 1 / Math.sqrt(1 + x * x);
}
function acoshSlope(x) {
  if (x < 1) return NaN;
  return x > LARGE ? 1 / x : 1 / Math.sqrt((x - 1) * (x + 1));
}
function atanhSlope(x) {
  return Math.abs(x) > 1 ? NaN : 1 / ((1 - x) * (1 + x));
}

// packages/tensor/src/math/plane.ts
function isOrdinary(x, y) {
  const size = Math.max(Math.abs(x), Math.abs(y));
  return size > 1e-140 && size < 1e150;
}
function scaleFor(x, y) {
  return -exponentOf(Math.max(Math.abs(x), Math.abs(y)));
}
function hypot(x, y) {
  if (isOrdinary(x, y)) return Math.sqrt(x * x + y * y);
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return Infinity;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return Math.abs(x) + Math.abs(y);
  const k = scaleFor(x, y);
  return timesPowerOfTwo(hypot(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k)), -k);
}
function hypotSlope(x, y) {
  if (isOrdinary(x, y)) return x / Math.sqrt(x * x + y * y);
  if (Math.abs(x) === Infinity) return Math.abs(y) === Infinity ? NaN : Math.sign(x) + 0 * y;
  if (Math.abs(y) === Infinity) return 0 * x;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return NaN;
  const k = scaleFor(x, y);
  return hypotSlope(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k));
}
function atan2Slope(x, y) {
  if (isOrdinary(x, y)) return x / (x * x + y * y);
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return 0;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return NaN;
  const k = scaleFor(x, y);
  return timesPowerOfTwo(atan2Slope(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k)), k);
}

// packages/tensor/src/ops/tanh.ts
var tanhPrimitive = /* @__PURE__ */ elementwise({
  name: 'tanh',
  scalar: (e, [x]) => e.call(Math.tanh, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = Math.tanh(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => sechSquared2(x)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});
var sechSquaredPrimitive = /* @__PURE__ */ elementwise({
  name: 'sechSquared',
  scalar: (e, [x]) => e.call(sechSquared, x),
  partials: [({ x, out }) => multiply(multiply(tanh(x), out), -2)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});
function sechSquared2(x) {
  return bind1(sechSquaredPrimitive, [x]);
}
function tanh(x) {
  return applyUnary(tanhPrimitive, x);
}

// packages/tensor/src/ops/asinh.ts
var asinhPrimitive = /* @__PURE__ */ elementwise({
  name: 'asinh',
  scalar: (e, [x]) => e.call(Math.asinh, x),
  partials: [({ x }) => asinhSlope2(x)],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});
var asinhSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'asinhSlope',
  scalar: (e, [x]) => e.call(asinhSlope, x),
  partials: [({ x, out }) => negative(multiply(multiply(multiply(x, out), out), out))],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});
function asinhSlope2(x) {
  return bind1(asinhSlopePrimitive, [x]);
}
function arcsinh(x) {
  return applyUnary(asinhPrimitive, x);
}

// packages/tensor/src/ops/atanh.ts
var atanhPrimitive = /* @__PURE__ */ elementwise({
  name: 'atanh',
  scalar: (e, [x]) => e.call(Math.atanh, x),
  partials: [({ x }) => atanhSlope2(x)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});
var atanhSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'atanhSlope',
  scalar: (e, [x]) => e.call(atanhSlope, x),
  partials: [({ x, out }) => multiply(multiply(multiply(x, out), 2), out)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});
function atanhSlope2(x) {
  return bind1(atanhSlopePrimitive, [x]);
}
function arctanh(x) {
  return applyUnary(atanhPrimitive, x);
}

// packages/tensor/src/ops/sigmoid.ts
var sigmoidPrimitive = /* @__PURE__ */ elementwise({
  name: 'sigmoid',
  scalar: (e, [x]) => e.call(sigmoid, x),
  run: ([x], _, [type]) => {
    const { data: data2, offset: offset2, step } = operandOf(x);
    const out = allocate(type.dtype, x.size);
    for (let i2 = 0; i2 < out.length; i2++) out[i2] = sigmoid(data2[offset2 + i2 * step]);
    return [fromData(type, out)];
  },
  partials: [({ x }) => sigmoidSlope2(x)],
  samples: [at([-40, -0.25, 0, 0.5, 30])],
});
var sigmoidSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'sigmoidSlope',
  scalar: (e, [x]) => e.call(sigmoidSlope, x),
  partials: [({ x, out }) => negative(multiply(tanh(multiply(x, 0.5)), out))],
  samples: [at([-40, -0.25, 0, 0.5, 30])],
});
function sigmoidSlope2(x) {
  return bind1(sigmoidSlopePrimitive, [x]);
}
function sigmoid2(x) {
  return applyUnary(sigmoidPrimitive, x);
}

// packages/tensor/src/math/erf.table.ts
var CENTRE = 3;
var SCALE = 1.3151515151515152;
var SHIFT = -0.06060606060606061;
var COEFFICIENTS = [
  1.2232758877738734, -0.059852608489178595, -0.028412712737120566, 0.017031503492578544,
  -0.005147889380443857, 0.001024695541168935, -12737885388214903e-20, 5130457209853139e-21,
  12998673081335992e-22, -21362528448958494e-23, -6426017857735834e-24, 45036454062111905e-25,
  -740109298660481e-25, -9514961707153514e-26, 33979883030591013e-28, 2248695655468793e-27,
  -7182088696854332e-29, -5933539963885316e-29, 36213425728164197e-32, 16593563159117904e-31,
  6399876434880405e-32, -45545709835584233e-33,
];
var SERIES = [
  -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442188,
  -8548327023450853e-19, 12055332981789664e-20, -1492565035840625e-20, 16462114365889248e-22,
  -16365844691234924e-23, 14807192815879218e-24, -12290555301717928e-25, 9422759064650411e-26,
  -67113668551641105e-28,
];

// packages/tensor/src/math/erf.ts
var TWO_OVER_ROOT_PI = 1.1283791670955126;
var EXCESS = 0.1283791670955126;
function erf(x) {
  const size = Math.abs(x);
  if (size < 0.5) return erfSeries(x);
  if (size > 6) return Math.sign(x);
  return x < 0 ? tail(size) - 1 : 1 - tail(size);
}
function erfc(x) {
  if (Math.abs(x) < 0.5) return 1 - erfSeries(x);
  return x < 0 ? 2 - tail(-x) : tail(x);
}
function erfSlope(x) {
  return timesGaussian(x, TWO_OVER_ROOT_PI);
}
function timesGaussian(x, factor) {
  const square3 = x * x;
  return square3 > 800 ? 0 : timesExp(-square3, -productError(x, x, square3), factor);
}
function erfSeries(x) {
  const square3 = x * x;
  let sum3 = 0;
  for (let n = SERIES.length - 1; n >= 0; n--) sum3 = square3 * (SERIES[n] + sum3);
  return x + x * (EXCESS + sum3);
}
function tail(x) {
  return x > 28 ? 0 : timesGaussian(x, scaledTail(x));
}
function scaledTail(x) {
  if (x > 28) return asymptotic(x);
  const u = (SCALE * (x - CENTRE)) / (x + CENTRE) + SHIFT;
  let previous = 0;
  let sum3 = 0;
  for (let n = COEFFICIENTS.length - 1; n > 0; n--) {
    const next2 = COEFFICIENTS[n] + 2 * u * sum3 - previous;
    previous = sum3;
    sum3 = next2;
  }
  return (COEFFICIENTS[0] + (u * sum3 - previous)) / (1 + 2 * x);
}
function asymptotic(x) {
  const t = 0.5 / x / x;
  const series3 = 1 - t * (1 - 3 * t * (1 - 5 * t * (1 - 7 * t * (1 - 9 * t))));
  return ((TWO_OVER_ROOT_PI / 2) * series3) / x;
}
function erfcx(x) {
  if (x >= 0.5) return scaledTail(x);
  const growth = timesExp(x * x, productError(x, x, x * x), 1);
  return x > -0.5 ? growth * erfc(x) : 2 * growth - scaledTail(-x);
}

// packages/tensor/src/ops/erf.ts
var erfPrimitive = /* @__PURE__ */ elementwise({
  name: 'erf',
  scalar: (e, [x]) => e.call(erf, x),
  partials: [({ x }) => erfSlope2(x)],
  samples: [at([-3, -0.25, 0, 0.5, 2])],
});
var erfcPrimitive = /* @__PURE__ */ elementwise({
  name: 'erfc',
  scalar: (e, [x]) => e.call(erfc, x),
  partials: [({ x }) => negative(erfSlope2(x))],
  samples: [at([-3, -0.25, 0, 0.5, 5])],
});
var erfSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'erfSlope',
  scalar: (e, [x]) => e.call(erfSlope, x),
  partials: [({ x, out }) => multiply(multiply(x, -2), out)],
  samples: [at([-3, -0.25, 0, 0.5, 5])],
});
function erfSlope2(x) {
  return bind1(erfSlopePrimitive, [x]);
}
function erfc2(x) {
  return applyUnary(erfcPrimitive, x);
}

// packages/tensor/src/ops/stopGradient.ts
var stopGradientPrimitive = /* @__PURE__ */ elementwise({
  name: 'stopGradient',
  accepts: 'any',
  scalar: (_, [x]) => x,
  run: ([x]) => [x],
  zeroSlope: { kind: 'stopped', why: 'stopGradient was asked to pass no gradient' },
  samples: [at([-2, 0, 0.5, 3]), at([])],
});
function stopGradient(x) {
  const stopped = mapTree(
    (leaf) => bind1(stopGradientPrimitive, [toTensor(leaf, 'stopGradient')]),
    x,
  );
  return stopped;
}

// packages/tensor/src/fn/logic.ts
function isfinite(x) {
  const value = toTensor(x, 'isfinite');
  return isFloat(value.dtype) ? less(abs(value), Infinity) : everywhere(value, true);
}
function everywhere(x, answer) {
  return filled(Number(answer), 'bool', x.shape);
}

// node_modules/.pnpm/fast-check@4.10.2/node_modules/fast-check/lib/rolldown-runtime-D7D4PA-g.js
var __defProp = Object.defineProperty;
var __exportAll = (all2, no_symbols) => {
  let target = {};
  for (var name in all2)
    __defProp(target, name, {
      get: all2[name],
      enumerable: true,
    });
  if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: 'Module' });
  return target;
};

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/generator/congruential32.js
var MULTIPLIER = 214013;
var INCREMENT = 2531011;
var MASK = 4294967295;
var MASK_2 = -2147483649;
var MULTIPLIER_2 = -1443076087;
var INCREMENT_2 = 505908858;
var MULTIPLIER_3 = 1170746341;
var INCREMENT_3 = -755606699;
var JUMP_MULTIPLIER = 1994129409;
var JUMP_INCREMENT = 916127744;
var LinearCongruential32 = class LinearCongruential322 {
  constructor(seed) {
    this.seed = seed;
  }
  clone() {
    return new LinearCongruential322(this.seed);
  }
  next() {
    const s0 = this.seed;
    const s1 = (Math.imul(s0, MULTIPLIER) + INCREMENT) | 0;
    const s2 = (Math.imul(s0, MULTIPLIER_2) + INCREMENT_2) | 0;
    const s3 = (Math.imul(s0, MULTIPLIER_3) + INCREMENT_3) | 0;
    this.seed = s3;
    const v1 = (s1 & MASK_2) >> 16;
    const v2 = (s2 & MASK_2) >> 16;
    return ((s3 & MASK_2) >> 16) | (v2 << 15) | (v1 << 30);
  }
  jump() {
    this.seed = (Math.imul(this.seed, JUMP_MULTIPLIER) + JUMP_INCREMENT) & MASK;
  }
  getState() {
    return [this.seed];
  }
};
function congruential32(seed) {
  return new LinearCongruential32(seed);
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/generator/mersenne.js
var N = 624;
var M = 397;
var A = 2567483615;
var F = 1812433253;
var U = 11;
var S = 7;
var B = 2636928640;
var T = 15;
var C = 4022730752;
var L = 18;
var MASK_LOWER = 2147483647;
var MASK_UPPER = 2147483648;
var JUMP_COEFS =
  'SUSgbA\\W`E[]KN2RUSo8XVU?HKBFRl11E\\KoWOg5B]XEWG;BE;1:oVK[`B^Z9Qd23^XTnhL>]Unda4f[X;_j9H5QD=cN<5H`3bW>9bk1mjoI2fK0obmAAINOV:>Mek_V9dd<hZ\\gC3?Fm7FEk07QH_3PLm^@?^i\\QMkgP<]oLHmFnlecg5F@7U^@4jhZ?WZS0k@GHehmM36:5^9;>Hmm`co>k:KOSkSbIINb1VFf>LXgP>GUAQTD>Ci>XMGkUflLlb?_FaFUk@?5N7i70@;1o68ah@I<HFH7R2^J:G][Gf962ITWID9GWK8ElD2G5=DcHcL]cA]P2n7A=[<bInM;IHDQnJMReRXDWbVldnGEIPij`E08Xdci3@0c:IBbD4:Nk]?lEN9j^;T`0blZX7eiWE8c`<ak7j05FZi>AjUDh?M1B?^??FAXKThf<aBOXZf7jXYGK>R<;NHk3S9YhM7STJ6`:MIE`S@7298X8W>PNK=@;lLX<i\\TXLL<W@X[X54H]in8M;;n?kkQbajgAMY=Tf9b;ZKf0QUB2FHYWfnfkDoU9YkcLd95T>lK6GM1YL\\lid:J>KYS=iJ]Y>QlF>?R5_[5QeYC=66;A32Ac>OHk_ne^0g>bK:g;KFPgbGUcPR_Z=TX3H9d03bKZ2IhEPKBo>LSGWd0iFdV8C<Y:<>T[O6lC\\blaZ>GoAYP4clf^j1IfnZJ]QeDe2X<HE[LJNWnaCg[P]Co^:IRbWPY?97UePBlZNNHY6LOBM8P>=h?Ye:_f_Sb9Ki5GDYBF4dWeMfdg^ccPllNWM7G1\\UMdoYeOOD5^e@foA22G?ADYo5:FVG[bWo96;>3kc_c1Ab30>30;1@4F8g2hY?DJ4[LOL;ZLLKo2]jo>[KMDUcR279N_kF=3WL@Dd620bMTdA\\U9k``ef2iD9JgJ8CZBHS>F^Uk;<laeaeHS<15OSeS`PcSSKBRBFY]aQ=EgUXGNg=?d56`KA@2BejY0^[_DCX`L=CGMT=BW^6S1i@2ATBVk>3_ocRA>2U:4GPQ6o>5jX2HIcV3S@On6KB<[SKB?FC_AAji9agbBFkAi\\;4I\\UJ]c36Ub@[;gQACVGY<V]SDJBUU]La\\_a@JdOO8gm2T0DJMa:8Hf7>E]noQ[1Kambn??QQ]S?1i0oMGOijb\\aGY6lQ^CJ?9bFle8<eH4UUjBINX;n8@VOA5ah^URV49B[A?ONHhHAC1J5;;h0SXYlG^0W=eJdHh^K4SGe=1HZLLam;D<Q3AOdbPcdX``82\\jo0En8jRVGC73WMCF9`d:0heS?80?C188cSn7H9<daZ]MgS4Pb^1HkA:1PU^5>^h_g[RQV@PnYBRI_]`B]Bh@Uk03eXGY`I16L76H28X`R>IROMeNVUdU[:lghLhPCQZ:4a<30YBZCYnXe[?;jc8gKI2QH2MjnWBm4nGCZW`aVU2a;P<AMI25mlW_Nm][2?b6o851X@lAm]YZ`bWRF1g<Ga:T]1NXH5Veja5P9S9>:aNg:Th1Y=5o78K>LQ8hW@5S?I83Lk5Xk;j5@I3o[d:4RjE^oS30:WP9gC\\i8aSI>QRE@4lP:7lDg8g2`Ql[2I8aBU\\BQ?B4_clL9Q]S;^e1Ob5[>3JER2`c7B=o]fPOWO<DGi;Niba1PoWPPE_Q3aX0OB0mZej\\f_M[J4Y6]1`h2MkF[GiW8Q^d3^_=<I1N2Q7]2<2j[iP7V3V821FaI]A`93bC^Z\\G=WJ;^Ih?B97_iIF@\\Dl<eK1je8SNTWo_=XFMZH<<JYLZ^YQMPgYOV45K_:]kSI8^XlO0]GY=VUfe_C_F6TOcoAlVUH:o=WhhT@K`2KFhe<3\\KXQ>W:M?S_4S5d@J^`[AGA7@3]DnGSCO`\\?E8HT75^d9\\:m\\m1egIfk8cd6bD9\\eU8\\n[Pb0Cgd^S0n9kGJHb]i5XodlKHc34Fhi9K>0U5WK`>7Ff2^KL=WC6:kc?e5C^a1T1:4:^S5flXlGNIj08AfO?Dh7T7dWO>E]NI9?ob7B7P_h[4TEP[EU;GllFTnSmg9:\\[N]<SAoKP_kPlG56A:I3T6EG8Hj=XnUE`KT5U@OQ?]7[N^MFN1_NU4KO_3::Le`8IL9[1Z1H1;V3SC\\N3]S@4U[F2mhT5dYM7[4Pg_Na0_8WTH0`bgceQS8]EG;XgD4Ib4iLTP@kE79Mn>AYRJA1U5^Blhgno:aHVYc03c3J0Vc9FjEV^M75Zfd8kVC9>iJDk`AJ[6f7DK2D^DL\\AX:6b5h31XH;RQB\\N<ZSM=J;6L[`UW^eOIFc1Y]6_dfedIe4ARh72mTXC0WND_IDHVCZRDE0eODARCEETQI5TPUQE=jEH5bS?LP[ai`F5ABRYDo2o\\@=]GT?_9;hc4Lm:\\SF9k1T<0E@fX9BG[]g0nY7k[Qmi@la8`PF0j6@Q?Ii7bLkXQ<lLHf]`:DCh@9JY5>hEVLTdhL\\b1EB0lLh<=WaO@F<;8g<d:@e:LA:cFIEdmQh7hNHfSRToW?8N4:Z1K;XEDRO;OIDh<UdVln?bjgL>?VE98[B\\K<BVjkG8LiSX;fb>jf?DUK00Aih<WY6QD6cEnHBZ8iN_fd<G8Ci`11RUW2QlW]IXV:m?;J0GXXHfGNQ>:D`=fLPbO?VOTEYLj^cNj5PM>jKB5HVjJ4U7lXaTQNL9<@\\1`m\\Ug@VQHd7>jW=ca0`miF7;N0F=GjoQ`RFchKMGTmn8cF@Oh4GGCm7m2`U9j93Tb>=kSERjE_J939F01I1;`<ijk_=_Vn=7RVAI6fnQI5KlF:C44bN<<8K=Z<2TP<1]5?<dB>^LA=ebloE2Y2:9lkh0\\<YKbHD97iE`<C5oj^1>X:??`H6BXF2hG1Q[dF0Q=>W=J?7C\\k1T?<;R44oW?1hY^G8Zm]ZKnfOf0eCFYo6?=D8?<`6HU5SXh1;=:23LmV_FSi;OJfV<^?GkIDPISeHg1LaGE:V3Y3K3H<QJfbY?=;ldZRhnhQT_mGXDLFXXhSONE6Do_0iNZagB:BPGOTH;VhHUTd6LhQm^[;dO]5Hlkg<R:F<Kn\\:I:EGojgWZ2X@SYO_dlH;G8S<>oEKabY`:oU;=JW7ig?S?EYb86b7n8ce\\]IRa]koiWY<RfO;5kUI;7lVeC?[@ZaXDiF04B8R]bg@>O<mQDoUcBLcf^f>m2kMBUloD>Ze@NN^Z11TM`inXYhE_I=kA`:ZF4d\\>`L@;ZP[`ENU5cL[BV6\\Z?Di76:jg3hE6oG6jFc8kP=[GS1;WSedYQW1:U4\\OF32GgmMC<AjO]872bdBb`bKAA?8j78b>T3VfcUB2m4J^CPRU;8dScI]LU]^bBYA5_3:Y0N5i^?200000';
var MersenneTwister = class MersenneTwister2 {
  constructor(states, index) {
    this.states = states;
    this.index = index;
  }
  clone() {
    return new MersenneTwister2(this.states.slice(), this.index);
  }
  next() {
    let y = this.states[this.index];
    y ^= y >>> U;
    y ^= (y << S) & B;
    y ^= (y << T) & C;
    y ^= y >>> L;
    this.index = twistedNext(this.states, this.index);
    return y;
  }
  getState() {
    return [this.index, ...this.states];
  }
  jump() {
    const originalStates = this.states.slice();
    const originalIndex = this.index;
    this.index = twistedNext(this.states, this.index);
    for (let i2 = 19932; i2 > 0; --i2) {
      if ((JUMP_COEFS.charCodeAt((i2 / 6) | 0) - 48) & (1 << (i2 % 6)))
        addState(this.states, this.index, originalStates, originalIndex);
      this.index = twistedNext(this.states, this.index);
    }
    addState(this.states, this.index, originalStates, originalIndex);
  }
};
function addState(mt, idx, originalMt, originalIdx) {
  let i2 = 0;
  if (originalIdx >= idx) {
    for (; i2 < N - originalIdx; i2++) mt[i2 + idx] ^= originalMt[i2 + originalIdx];
    for (; i2 < N - idx; i2++) mt[i2 + idx] ^= originalMt[i2 + originalIdx - N];
    for (; i2 < N; i2++) mt[i2 + idx - N] ^= originalMt[i2 + originalIdx - N];
  } else {
    for (; i2 < N - idx; i2++) mt[i2 + idx] ^= originalMt[i2 + originalIdx];
    for (; i2 < N - originalIdx; i2++) mt[i2 + idx - N] ^= originalMt[i2 + originalIdx];
    for (; i2 < N; i2++) mt[i2 + idx - N] ^= originalMt[i2 + originalIdx - N];
  }
}
function twistedNext(mt, idx) {
  if (idx < N - M) {
    const y = (mt[idx] & MASK_UPPER) | (mt[idx + 1] & MASK_LOWER);
    mt[idx] = mt[idx + M] ^ (y >>> 1) ^ (-(y & 1) & A);
    return idx + 1;
  } else if (idx < N - 1) {
    const y = (mt[idx] & MASK_UPPER) | (mt[idx + 1] & MASK_LOWER);
    mt[idx] = mt[idx + M - N] ^ (y >>> 1) ^ (-(y & 1) & A);
    return idx + 1;
  } else {
    const y = (mt[idx] & MASK_UPPER) | (mt[0] & MASK_LOWER);
    mt[idx] = mt[M - 1] ^ (y >>> 1) ^ (-(y & 1) & A);
    return 0;
  }
}
function twist(mt) {
  for (let idx = 0; idx !== N; ++idx) twistedNext(mt, idx);
}
function mersenne(seed) {
  const out = [seed | 0];
  for (let idx = 1; idx !== N; ++idx) {
    const xored = out[idx - 1] ^ (out[idx - 1] >>> 30);
    out.push((Math.imul(F, xored) + idx) | 0);
  }
  twist(out);
  return new MersenneTwister(out, 0);
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/generator/xorshift128plus.js
var jumps = [1667051007, 2321340297, 1548169110, 304075285];
var XorShift128Plus = class XorShift128Plus2 {
  constructor(s01, s00, s11, s10) {
    this.s01 = s01;
    this.s00 = s00;
    this.s11 = s11;
    this.s10 = s10;
  }
  clone() {
    return new XorShift128Plus2(this.s01, this.s00, this.s11, this.s10);
  }
  next() {
    const a0 = this.s00 ^ (this.s00 << 23);
    const a1 = this.s01 ^ ((this.s01 << 23) | (this.s00 >>> 9));
    const s10 = this.s10;
    const s11 = this.s11;
    const out = (this.s00 + s10) | 0;
    this.s01 = s11;
    this.s00 = s10;
    this.s11 = a1 ^ s11 ^ (a1 >>> 18) ^ (s11 >>> 5);
    this.s10 = a0 ^ s10 ^ ((a0 >>> 18) | (a1 << 14)) ^ ((s10 >>> 5) | (s11 << 27));
    return out;
  }
  jump() {
    let ns01 = 0;
    let ns00 = 0;
    let ns11 = 0;
    let ns10 = 0;
    let s01 = this.s01;
    let s00 = this.s00;
    let s11 = this.s11;
    let s10 = this.s10;
    for (let i2 = 0; i2 !== 4; ++i2) {
      const ji = jumps[i2];
      for (let mask = 1; mask; mask <<= 1) {
        if (ji & mask) {
          ns01 ^= s01;
          ns00 ^= s00;
          ns11 ^= s11;
          ns10 ^= s10;
        }
        const a0 = s00 ^ (s00 << 23);
        const a1 = s01 ^ ((s01 << 23) | (s00 >>> 9));
        s01 = s11;
        s00 = s10;
        s10 = a0 ^ s10 ^ ((a0 >>> 18) | (a1 << 14)) ^ ((s10 >>> 5) | (s11 << 27));
        s11 = a1 ^ s11 ^ (a1 >>> 18) ^ (s11 >>> 5);
      }
    }
    this.s01 = ns01;
    this.s00 = ns00;
    this.s11 = ns11;
    this.s10 = ns10;
  }
  getState() {
    return [this.s01, this.s00, this.s11, this.s10];
  }
};
function xorshift128plus(seed) {
  return new XorShift128Plus(-1, ~seed, seed | 0, 0);
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js
var jumps2 = [3639956645, 3750757012, 1261568508, 386426335];
var XoroShiro128Plus = class XoroShiro128Plus2 {
  constructor(s01, s00, s11, s10) {
    this.s01 = s01;
    this.s00 = s00;
    this.s11 = s11;
    this.s10 = s10;
  }
  clone() {
    return new XoroShiro128Plus2(this.s01, this.s00, this.s11, this.s10);
  }
  next() {
    const out = (this.s00 + this.s10) | 0;
    const a0 = this.s10 ^ this.s00;
    const a1 = this.s11 ^ this.s01;
    const s00 = this.s00;
    const s01 = this.s01;
    this.s00 = (s00 << 24) ^ (s01 >>> 8) ^ a0 ^ (a0 << 16);
    this.s01 = (s01 << 24) ^ (s00 >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16));
    this.s10 = (a1 << 5) ^ (a0 >>> 27);
    this.s11 = (a0 << 5) ^ (a1 >>> 27);
    return out;
  }
  jump() {
    let ns01 = 0;
    let ns00 = 0;
    let ns11 = 0;
    let ns10 = 0;
    let s01 = this.s01;
    let s00 = this.s00;
    let s11 = this.s11;
    let s10 = this.s10;
    for (let i2 = 0; i2 !== 4; ++i2) {
      const ji = jumps2[i2];
      for (let mask = 1; mask; mask <<= 1) {
        if (ji & mask) {
          ns01 ^= s01;
          ns00 ^= s00;
          ns11 ^= s11;
          ns10 ^= s10;
        }
        const a0 = s10 ^ s00;
        const a1 = s11 ^ s01;
        const s00_ = s00;
        const s01_ = s01;
        s00 = (s00_ << 24) ^ (s01_ >>> 8) ^ a0 ^ (a0 << 16);
        s01 = (s01_ << 24) ^ (s00_ >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16));
        s10 = (a1 << 5) ^ (a0 >>> 27);
        s11 = (a0 << 5) ^ (a1 >>> 27);
      }
    }
    this.s01 = ns01;
    this.s00 = ns00;
    this.s11 = ns11;
    this.s10 = ns10;
  }
  getState() {
    return [this.s01, this.s00, this.s11, this.s10];
  }
};
function xoroshiro128plus(seed) {
  return new XoroShiro128Plus(-1, ~seed, seed | 0, 0);
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/utils/skipN.js
function skipN(rng, num) {
  for (let idx = 0; idx !== num; ++idx) rng.next();
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/distribution/uniformBigInt.js
var SBigInt = BigInt;
var NumValues = 4294967296n;
function uniformBigInt(rng, from, to) {
  const diff = to - from + 1n;
  let FinalNumValues = NumValues;
  let NumIterations = 1;
  while (FinalNumValues < diff) {
    FinalNumValues <<= 32n;
    ++NumIterations;
  }
  let value = generateNext(NumIterations, rng);
  if (value < diff) return value + from;
  if (value + diff < FinalNumValues) return (value % diff) + from;
  const MaxAcceptedRandom = FinalNumValues - (FinalNumValues % diff);
  while (value >= MaxAcceptedRandom) value = generateNext(NumIterations, rng);
  return (value % diff) + from;
}
function generateNext(NumIterations, rng) {
  let value = SBigInt(rng.next() + 2147483648);
  for (let num = 1; num < NumIterations; ++num) {
    const out = rng.next();
    value = (value << 32n) + SBigInt(out + 2147483648);
  }
  return value;
}

// node_modules/.pnpm/pure-rand@8.4.2/node_modules/pure-rand/lib/esm/distribution/uniformInt.js
function uniformIntInternal(rng, rangeSize) {
  const MaxAllowed = rangeSize > 2 ? ~~(4294967296 / rangeSize) * rangeSize : 4294967296;
  let deltaV = rng.next() + 2147483648;
  while (deltaV >= MaxAllowed) deltaV = rng.next() + 2147483648;
  return deltaV % rangeSize;
}
function fromNumberToArrayInt64(out, n) {
  if (n < 0) {
    const posN = -n;
    out.sign = -1;
    out.data[0] = ~~(posN / 4294967296);
    out.data[1] = posN >>> 0;
  } else {
    out.sign = 1;
    out.data[0] = ~~(n / 4294967296);
    out.data[1] = n >>> 0;
  }
  return out;
}
function substractArrayInt64(out, arrayIntA, arrayIntB) {
  const lowA = arrayIntA.data[1];
  const highA = arrayIntA.data[0];
  const signA = arrayIntA.sign;
  const lowB = arrayIntB.data[1];
  const highB = arrayIntB.data[0];
  const signB = arrayIntB.sign;
  out.sign = 1;
  if (signA === 1 && signB === -1) {
    const low2 = lowA + lowB;
    const high = highA + highB + (low2 > 4294967295 ? 1 : 0);
    out.data[0] = high >>> 0;
    out.data[1] = low2 >>> 0;
    return out;
  }
  let lowFirst = lowA;
  let highFirst = highA;
  let lowSecond = lowB;
  let highSecond = highB;
  if (signA === -1) {
    lowFirst = lowB;
    highFirst = highB;
    lowSecond = lowA;
    highSecond = highA;
  }
  let reminderLow = 0;
  let low = lowFirst - lowSecond;
  if (low < 0) {
    reminderLow = 1;
    low = low >>> 0;
  }
  out.data[0] = highFirst - highSecond - reminderLow;
  out.data[1] = low;
  return out;
}
function uniformArrayIntInternal(rng, out, rangeSize) {
  const maxIndex0 = rangeSize[0] + 1;
  out[0] = uniformIntInternal(rng, maxIndex0);
  out[1] = uniformIntInternal(rng, 4294967296);
  while (out[0] >= rangeSize[0] && (out[0] !== rangeSize[0] || out[1] >= rangeSize[1])) {
    out[0] = uniformIntInternal(rng, maxIndex0);
    out[1] = uniformIntInternal(rng, 4294967296);
  }
  return out;
}
var safeNumberMaxSafeInteger = Number.MAX_SAFE_INTEGER;
var sharedA = {
  sign: 1,
  data: [0, 0],
};
var sharedB = {
  sign: 1,
  data: [0, 0],
};
var sharedC = {
  sign: 1,
  data: [0, 0],
};
var sharedData = [0, 0];
function uniformLargeIntInternal(rng, from, to, rangeSize) {
  const rangeSizeArrayIntValue =
    rangeSize <= safeNumberMaxSafeInteger
      ? fromNumberToArrayInt64(sharedC, rangeSize)
      : substractArrayInt64(
          sharedC,
          fromNumberToArrayInt64(sharedA, to),
          fromNumberToArrayInt64(sharedB, from),
        );
  if (rangeSizeArrayIntValue.data[1] === 4294967295) {
    rangeSizeArrayIntValue.data[0] += 1;
    rangeSizeArrayIntValue.data[1] = 0;
  } else rangeSizeArrayIntValue.data[1] += 1;
  uniformArrayIntInternal(rng, sharedData, rangeSizeArrayIntValue.data);
  return sharedData[0] * 4294967296 + sharedData[1] + from;
}
function uniformInt(rng, from, to) {
  const rangeSize = to - from;
  if (rangeSize <= 4294967295) return uniformIntInternal(rng, rangeSize + 1) + from;
  return uniformLargeIntInternal(rng, from, to, rangeSize);
}

// node_modules/.pnpm/fast-check@4.10.2/node_modules/fast-check/lib/fast-check.js
var SharedFootPrint = /* @__PURE__ */ Symbol.for('fast-check/PreconditionFailure');
var PreconditionFailure = class extends Error {
  constructor(interruptExecution = false) {
    super();
    this.interruptExecution = interruptExecution;
    this.footprint = SharedFootPrint;
  }
  static isFailure(err) {
    return err !== null && err !== void 0 && err.footprint === SharedFootPrint;
  }
};
function pre(expectTruthy) {
  if (!expectTruthy) throw new PreconditionFailure();
}
var Nil = class {
  [Symbol.iterator]() {
    return this;
  }
  next(value) {
    return {
      value,
      done: true,
    };
  }
};
var nil = new Nil();
function nilHelper() {
  return nil;
}
function* mapHelper(g, f) {
  for (const v of g) yield f(v);
}
function* flatMapHelper(g, f) {
  for (const v of g) yield* f(v);
}
function* filterHelper(g, f) {
  for (const v of g) if (f(v)) yield v;
}
function* takeNHelper(g, n) {
  for (let i2 = 0; i2 < n; ++i2) {
    const cur = g.next();
    if (cur.done) break;
    yield cur.value;
  }
}
function* takeWhileHelper(g, f) {
  let cur = g.next();
  while (!cur.done && f(cur.value)) {
    yield cur.value;
    cur = g.next();
  }
}
function* joinHelper(g, others) {
  for (let cur = g.next(); !cur.done; cur = g.next()) yield cur.value;
  for (const s of others) for (let cur = s.next(); !cur.done; cur = s.next()) yield cur.value;
}
var safeSymbolIterator$1 = Symbol.iterator;
var Stream = class Stream2 {
  /**
   * Create an empty stream of T
   * @remarks Since 0.0.1
   */
  static nil() {
    return new Stream2(nilHelper());
  }
  /**
   * Create a stream of T from a variable number of elements
   *
   * @param elements - Elements used to create the Stream
   * @remarks Since 2.12.0
   */
  static of(...elements) {
    return new Stream2(elements[safeSymbolIterator$1]());
  }
  /**
   * Create a Stream based on `g`
   * @param g - Underlying data of the Stream
   */
  constructor(g) {
    this.g = g;
  }
  next() {
    return this.g.next();
  }
  [Symbol.iterator]() {
    return this.g;
  }
  /**
   * Map all elements of the Stream using `f`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Mapper function
   * @remarks Since 0.0.1
   */
  map(f) {
    return new Stream2(mapHelper(this.g, f));
  }
  /**
   * Flat map all elements of the Stream using `f`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Mapper function
   * @remarks Since 0.0.1
   */
  flatMap(f) {
    return new Stream2(flatMapHelper(this.g, f));
  }
  /**
   * Drop elements from the Stream while `f(element) === true`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Drop condition
   * @remarks Since 0.0.1
   */
  dropWhile(f) {
    let foundEligible = false;
    function* helper(v) {
      if (foundEligible || !f(v)) {
        foundEligible = true;
        yield v;
      }
    }
    return this.flatMap(helper);
  }
  /**
   * Drop `n` first elements of the Stream
   *
   * WARNING: It closes the current stream
   *
   * @param n - Number of elements to drop
   * @remarks Since 0.0.1
   */
  drop(n) {
    if (n <= 0) return this;
    let idx = 0;
    function helper() {
      return idx++ < n;
    }
    return this.dropWhile(helper);
  }
  /**
   * Take elements from the Stream while `f(element) === true`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Take condition
   * @remarks Since 0.0.1
   */
  takeWhile(f) {
    return new Stream2(takeWhileHelper(this.g, f));
  }
  /**
   * Take `n` first elements of the Stream
   *
   * WARNING: It closes the current stream
   *
   * @param n - Number of elements to take
   * @remarks Since 0.0.1
   */
  take(n) {
    return new Stream2(takeNHelper(this.g, n));
  }
  filter(f) {
    return new Stream2(filterHelper(this.g, f));
  }
  /**
   * Check whether all elements of the Stream are successful for `f`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Condition to check
   * @remarks Since 0.0.1
   */
  every(f) {
    for (const v of this.g) if (!f(v)) return false;
    return true;
  }
  /**
   * Check whether one of the elements of the Stream is successful for `f`
   *
   * WARNING: It closes the current stream
   *
   * @param f - Condition to check
   * @remarks Since 0.0.1
   */
  has(f) {
    for (const v of this.g) if (f(v)) return [true, v];
    return [false, null];
  }
  /**
   * Join `others` Stream to the current Stream
   *
   * WARNING: It closes the current stream and the other ones (as soon as it iterates over them)
   *
   * @param others - Streams to join to the current Stream
   * @remarks Since 0.0.1
   */
  join(...others) {
    return new Stream2(joinHelper(this.g, others));
  }
  /**
   * Take the `nth` element of the Stream of the last (if it does not exist)
   *
   * WARNING: It closes the current stream
   *
   * @param nth - Position of the element to extract
   * @remarks Since 0.0.12
   */
  getNthOrLast(nth) {
    let remaining = nth;
    let last = null;
    for (const v of this.g) {
      if (remaining-- === 0) return v;
      last = v;
    }
    return last;
  }
};
function stream(g) {
  return new Stream(g);
}
var cloneMethod = /* @__PURE__ */ Symbol.for('fast-check/cloneMethod');
function hasCloneMethod(instance) {
  return (
    instance !== null &&
    (typeof instance === 'object' || typeof instance === 'function') &&
    cloneMethod in instance &&
    typeof instance[cloneMethod] === 'function'
  );
}
function cloneIfNeeded(instance) {
  return hasCloneMethod(instance) ? instance[cloneMethod]() : instance;
}
var safeObjectDefineProperty$4 = Object.defineProperty;
var Value = class {
  /**
   * @param value_ - Internal value of the shrinkable
   * @param context - Context associated to the generated value (useful for shrink)
   * @param customGetValue - Limited to internal usages (to ease migration to next), it will be removed on next major
   */
  constructor(value_, context3, customGetValue) {
    this.value_ = value_;
    this.context = context3;
    this.hasToBeCloned = customGetValue !== void 0 || hasCloneMethod(value_);
    this.readOnce = false;
    this.value = value_;
    if (this.hasToBeCloned)
      safeObjectDefineProperty$4(this, 'value', {
        get: customGetValue !== void 0 ? customGetValue : this.getValue,
        enumerable: false,
        configurable: false,
      });
  }
  /** @internal */
  getValue() {
    if (this.hasToBeCloned) {
      if (!this.readOnce) {
        this.readOnce = true;
        return this.value_;
      }
      return this.value_[cloneMethod]();
    }
    return this.value_;
  }
};
var Arbitrary = class {
  filter(refinement) {
    return new FilterArbitrary(this, refinement);
  }
  /**
   * Create another arbitrary by mapping all produced values using the provided `mapper`
   * Values produced by the new arbitrary are the result of applying `mapper` value by value
   *
   * @example
   * ```typescript
   * const rgbChannels: Arbitrary<{r:number,g:number,b:number}> = ...;
   * const color: Arbitrary<string> = rgbChannels.map(ch => `#${(ch.r*65536 + ch.g*256 + ch.b).toString(16).padStart(6, '0')}`);
   * // transform an Arbitrary producing {r,g,b} integers into an Arbitrary of '#rrggbb'
   * ```
   *
   * @param mapper - Map function, to produce a new element based on an old one
   * @param unmapper - Optional unmap function, it will never be used except when shrinking user defined values. Must throw if value is not compatible (since 3.0.0)
   * @returns New arbitrary with mapped elements
   *
   * @remarks Since 0.0.1
   */
  map(mapper, unmapper) {
    return new MapArbitrary(this, mapper, unmapper);
  }
  /**
   * Create another arbitrary by mapping a value from a base Arbirary using the provided `fmapper`
   * Values produced by the new arbitrary are the result of the arbitrary generated by applying `fmapper` to a value
   * @example
   * ```typescript
   * const arrayAndLimitArbitrary = fc.nat().chain((c: number) => fc.tuple( fc.array(fc.nat(c)), fc.constant(c)));
   * ```
   *
   * @param chainer - Chain function, to produce a new Arbitrary using a value from another Arbitrary
   * @returns New arbitrary of new type
   *
   * @remarks Since 1.2.0
   */
  chain(chainer) {
    return new ChainArbitrary(this, chainer);
  }
};
var ChainArbitrary = class extends Arbitrary {
  constructor(arb, chainer) {
    super();
    this.arb = arb;
    this.chainer = chainer;
  }
  generate(mrng, biasFactor) {
    const clonedMrng = mrng.clone();
    const src = this.arb.generate(mrng, biasFactor);
    return this.valueChainer(src, mrng, clonedMrng, biasFactor);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  shrink(value, context3) {
    if (this.isSafeContext(context3))
      return (
        !context3.stoppedForOriginal
          ? this.arb
              .shrink(context3.originalValue, context3.originalContext)
              .map((v) =>
                this.valueChainer(
                  v,
                  context3.clonedMrng.clone(),
                  context3.clonedMrng,
                  context3.originalBias,
                ),
              )
          : Stream.nil()
      ).join(
        context3.chainedArbitrary.shrink(value, context3.chainedContext).map((dst) => {
          const newContext = {
            ...context3,
            chainedContext: dst.context,
            stoppedForOriginal: true,
          };
          return new Value(dst.value_, newContext);
        }),
      );
    return Stream.nil();
  }
  valueChainer(v, generateMrng, clonedMrng, biasFactor) {
    const chainedArbitrary = this.chainer(v.value_);
    const dst = chainedArbitrary.generate(generateMrng, biasFactor);
    const context3 = {
      originalBias: biasFactor,
      originalValue: v.value_,
      originalContext: v.context,
      stoppedForOriginal: false,
      chainedArbitrary,
      chainedContext: dst.context,
      clonedMrng,
    };
    return new Value(dst.value_, context3);
  }
  isSafeContext(context3) {
    return (
      context3 !== null &&
      context3 !== void 0 &&
      typeof context3 === 'object' &&
      'originalBias' in context3 &&
      'originalValue' in context3 &&
      'originalContext' in context3 &&
      'stoppedForOriginal' in context3 &&
      'chainedArbitrary' in context3 &&
      'chainedContext' in context3 &&
      'clonedMrng' in context3
    );
  }
};
function mapperWithCloneIfNeeded(v, mapper) {
  const sourceValue = v.value;
  const mappedValue = mapper(sourceValue);
  if (
    v.hasToBeCloned &&
    ((typeof mappedValue === 'object' && mappedValue !== null) ||
      typeof mappedValue === 'function') &&
    Object.isExtensible(mappedValue) &&
    !hasCloneMethod(mappedValue)
  )
    Object.defineProperty(mappedValue, cloneMethod, {
      get: () => () => mapperWithCloneIfNeeded(v, mapper)[0],
    });
  return [mappedValue, sourceValue];
}
function valueMapper(v, mapper) {
  const [mappedValue, sourceValue] = mapperWithCloneIfNeeded(v, mapper);
  return new Value(mappedValue, {
    originalValue: sourceValue,
    originalContext: v.context,
  });
}
var MapArbitrary = class extends Arbitrary {
  constructor(arb, mapper, unmapper) {
    super();
    this.arb = arb;
    this.mapper = mapper;
    this.unmapper = unmapper;
    this.bindValueMapper = (v) => valueMapper(v, mapper);
  }
  generate(mrng, biasFactor) {
    const g = this.arb.generate(mrng, biasFactor);
    if (!g.hasToBeCloned) {
      const sourceValue = g.value;
      return new Value(this.mapper(sourceValue), {
        originalValue: sourceValue,
        originalContext: g.context,
      });
    }
    return valueMapper(g, this.mapper);
  }
  canShrinkWithoutContext(value) {
    if (this.unmapper !== void 0)
      try {
        const unmapped = this.unmapper(value);
        return this.arb.canShrinkWithoutContext(unmapped);
      } catch {
        return false;
      }
    return false;
  }
  shrink(value, context3) {
    if (this.isSafeContext(context3))
      return this.arb
        .shrink(context3.originalValue, context3.originalContext)
        .map(this.bindValueMapper);
    if (this.unmapper !== void 0) {
      const unmapped = this.unmapper(value);
      return this.arb.shrink(unmapped, void 0).map(this.bindValueMapper);
    }
    return Stream.nil();
  }
  isSafeContext(context3) {
    return (
      context3 !== null &&
      context3 !== void 0 &&
      typeof context3 === 'object' &&
      'originalValue' in context3 &&
      'originalContext' in context3
    );
  }
};
var FilterArbitrary = class extends Arbitrary {
  constructor(arb, refinement) {
    super();
    this.arb = arb;
    this.refinement = refinement;
    this.bindRefinementOnValue = (v) => this.refinementOnValue(v);
  }
  generate(mrng, biasFactor) {
    while (true) {
      const g = this.arb.generate(mrng, biasFactor);
      if (this.refinementOnValue(g)) return g;
    }
  }
  canShrinkWithoutContext(value) {
    return this.arb.canShrinkWithoutContext(value) && this.refinement(value);
  }
  shrink(value, context3) {
    return this.arb.shrink(value, context3).filter(this.bindRefinementOnValue);
  }
  refinementOnValue(v) {
    return this.refinement(v.value);
  }
};
function isArbitrary(instance) {
  return (
    typeof instance === 'object' &&
    instance !== null &&
    'generate' in instance &&
    'shrink' in instance &&
    'canShrinkWithoutContext' in instance
  );
}
function assertIsArbitrary(instance) {
  if (!isArbitrary(instance))
    throw new Error('Unexpected value received: not an instance of Arbitrary');
}
var untouchedApply = Function.prototype.apply;
var ApplySymbol = /* @__PURE__ */ Symbol('apply');
function safeExtractApply(f) {
  try {
    return f.apply;
  } catch {
    return;
  }
}
function safeApplyHacky(f, instance, args) {
  const ff = f;
  ff[ApplySymbol] = untouchedApply;
  const out = ff[ApplySymbol](instance, args);
  delete ff[ApplySymbol];
  return out;
}
function safeApply(f, instance, args) {
  if (safeExtractApply(f) === untouchedApply) return f.apply(instance, args);
  return safeApplyHacky(f, instance, args);
}
var SArray = Array;
var SBigInt2 = BigInt;
var SBigInt64Array = BigInt64Array;
var SBigUint64Array = BigUint64Array;
var SBoolean = Boolean;
var SDate = Date;
var SError = Error;
var SFloat32Array = Float32Array;
var SFloat64Array = Float64Array;
var SInt8Array = Int8Array;
var SInt16Array = Int16Array;
var SInt32Array = Int32Array;
var SNumber = Number;
var SString = String;
var SSet = Set;
var SUint8Array = Uint8Array;
var SUint8ClampedArray = Uint8ClampedArray;
var SUint16Array = Uint16Array;
var SUint32Array = Uint32Array;
var SencodeURIComponent = encodeURIComponent;
var SMap$2 = Map;
var SSymbol = Symbol;
var untouchedForEach = Array.prototype.forEach;
var untouchedIndexOf = Array.prototype.indexOf;
var untouchedJoin = Array.prototype.join;
var untouchedMap = Array.prototype.map;
var untouchedFlat = Array.prototype.flat;
var untouchedFilter = Array.prototype.filter;
var untouchedPush = Array.prototype.push;
var untouchedPop = Array.prototype.pop;
var untouchedSplice = Array.prototype.splice;
var untouchedSlice = Array.prototype.slice;
var untouchedSort = Array.prototype.sort;
var untouchedEvery = Array.prototype.every;
function extractForEach(instance) {
  try {
    return instance.forEach;
  } catch {
    return;
  }
}
function extractIndexOf(instance) {
  try {
    return instance.indexOf;
  } catch {
    return;
  }
}
function extractJoin(instance) {
  try {
    return instance.join;
  } catch {
    return;
  }
}
function extractMap(instance) {
  try {
    return instance.map;
  } catch {
    return;
  }
}
function extractFlat(instance) {
  try {
    return instance.flat;
  } catch {
    return;
  }
}
function extractFilter(instance) {
  try {
    return instance.filter;
  } catch {
    return;
  }
}
function extractPush(instance) {
  try {
    return instance.push;
  } catch {
    return;
  }
}
function extractPop(instance) {
  try {
    return instance.pop;
  } catch {
    return;
  }
}
function extractSplice(instance) {
  try {
    return instance.splice;
  } catch {
    return;
  }
}
function extractSlice(instance) {
  try {
    return instance.slice;
  } catch {
    return;
  }
}
function extractSort(instance) {
  try {
    return instance.sort;
  } catch {
    return;
  }
}
function extractEvery(instance) {
  try {
    return instance.every;
  } catch {
    return;
  }
}
function safeForEach(instance, fn) {
  if (extractForEach(instance) === untouchedForEach) return instance.forEach(fn);
  return safeApply(untouchedForEach, instance, [fn]);
}
function safeIndexOf(instance, ...args) {
  if (extractIndexOf(instance) === untouchedIndexOf) return instance.indexOf(...args);
  return safeApply(untouchedIndexOf, instance, args);
}
function safeJoin(instance, ...args) {
  if (extractJoin(instance) === untouchedJoin) return instance.join(...args);
  return safeApply(untouchedJoin, instance, args);
}
function safeMap(instance, fn) {
  if (extractMap(instance) === untouchedMap) return instance.map(fn);
  return safeApply(untouchedMap, instance, [fn]);
}
function safeFlat(instance, depth) {
  if (extractFlat(instance) === untouchedFlat) {
    [].flat();
    return instance.flat(depth);
  }
  return safeApply(untouchedFlat, instance, [depth]);
}
function safeFilter(instance, predicate) {
  if (extractFilter(instance) === untouchedFilter) return instance.filter(predicate);
  return safeApply(untouchedFilter, instance, [predicate]);
}
function safePush(instance, ...args) {
  if (extractPush(instance) === untouchedPush) return instance.push(...args);
  return safeApply(untouchedPush, instance, args);
}
function safePop$1(instance) {
  if (extractPop(instance) === untouchedPop) return instance.pop();
  return safeApply(untouchedPop, instance, []);
}
function safeSplice(instance, ...args) {
  if (extractSplice(instance) === untouchedSplice) return instance.splice(...args);
  return safeApply(untouchedSplice, instance, args);
}
function safeSlice(instance, ...args) {
  if (extractSlice(instance) === untouchedSlice) return instance.slice(...args);
  return safeApply(untouchedSlice, instance, args);
}
function safeSort(instance, ...args) {
  if (extractSort(instance) === untouchedSort) return instance.sort(...args);
  return safeApply(untouchedSort, instance, args);
}
function safeEvery(instance, ...args) {
  if (extractEvery(instance) === untouchedEvery) return instance.every(...args);
  return safeApply(untouchedEvery, instance, args);
}
var untouchedGetTime = Date.prototype.getTime;
var untouchedToISOString = Date.prototype.toISOString;
function extractGetTime(instance) {
  try {
    return instance.getTime;
  } catch {
    return;
  }
}
function extractToISOString(instance) {
  try {
    return instance.toISOString;
  } catch {
    return;
  }
}
function safeGetTime(instance) {
  if (extractGetTime(instance) === untouchedGetTime) return instance.getTime();
  return safeApply(untouchedGetTime, instance, []);
}
function safeToISOString(instance) {
  if (extractToISOString(instance) === untouchedToISOString) return instance.toISOString();
  return safeApply(untouchedToISOString, instance, []);
}
var untouchedAdd = Set.prototype.add;
var untouchedHas = Set.prototype.has;
function extractAdd(instance) {
  try {
    return instance.add;
  } catch {
    return;
  }
}
function extractHas(instance) {
  try {
    return instance.has;
  } catch (err) {
    return;
  }
}
function safeAdd(instance, value) {
  if (extractAdd(instance) === untouchedAdd) return instance.add(value);
  return safeApply(untouchedAdd, instance, [value]);
}
function safeHas(instance, value) {
  if (extractHas(instance) === untouchedHas) return instance.has(value);
  return safeApply(untouchedHas, instance, [value]);
}
var untouchedSet = WeakMap.prototype.set;
var untouchedGet = WeakMap.prototype.get;
function extractSet(instance) {
  try {
    return instance.set;
  } catch (err) {
    return;
  }
}
function extractGet(instance) {
  try {
    return instance.get;
  } catch (err) {
    return;
  }
}
function safeSet(instance, key, value) {
  if (extractSet(instance) === untouchedSet) return instance.set(key, value);
  return safeApply(untouchedSet, instance, [key, value]);
}
function safeGet(instance, key) {
  if (extractGet(instance) === untouchedGet) return instance.get(key);
  return safeApply(untouchedGet, instance, [key]);
}
var untouchedMapSet = Map.prototype.set;
var untouchedMapGet = Map.prototype.get;
var untouchedMapHas = Map.prototype.has;
function extractMapSet(instance) {
  try {
    return instance.set;
  } catch (err) {
    return;
  }
}
function extractMapGet(instance) {
  try {
    return instance.get;
  } catch (err) {
    return;
  }
}
function extractMapHas(instance) {
  try {
    return instance.has;
  } catch (err) {
    return;
  }
}
function safeMapSet(instance, key, value) {
  if (extractMapSet(instance) === untouchedMapSet) return instance.set(key, value);
  return safeApply(untouchedMapSet, instance, [key, value]);
}
function safeMapGet(instance, key) {
  if (extractMapGet(instance) === untouchedMapGet) return instance.get(key);
  return safeApply(untouchedMapGet, instance, [key]);
}
function safeMapHas(instance, key) {
  if (extractMapHas(instance) === untouchedMapHas) return instance.has(key);
  return safeApply(untouchedMapHas, instance, [key]);
}
var untouchedSplit = String.prototype.split;
var untouchedStartsWith = String.prototype.startsWith;
var untouchedEndsWith = String.prototype.endsWith;
var untouchedSubstring = String.prototype.substring;
var untouchedToLowerCase = String.prototype.toLowerCase;
var untouchedToUpperCase = String.prototype.toUpperCase;
var untouchedPadStart = String.prototype.padStart;
var untouchedCharCodeAt = String.prototype.charCodeAt;
var untouchedNormalize = String.prototype.normalize;
var untouchedReplace = String.prototype.replace;
function extractSplit(instance) {
  try {
    return instance.split;
  } catch {
    return;
  }
}
function extractStartsWith(instance) {
  try {
    return instance.startsWith;
  } catch {
    return;
  }
}
function extractEndsWith(instance) {
  try {
    return instance.endsWith;
  } catch {
    return;
  }
}
function extractSubstring(instance) {
  try {
    return instance.substring;
  } catch {
    return;
  }
}
function extractToLowerCase(instance) {
  try {
    return instance.toLowerCase;
  } catch {
    return;
  }
}
function extractToUpperCase(instance) {
  try {
    return instance.toUpperCase;
  } catch {
    return;
  }
}
function extractPadStart(instance) {
  try {
    return instance.padStart;
  } catch {
    return;
  }
}
function extractCharCodeAt(instance) {
  try {
    return instance.charCodeAt;
  } catch {
    return;
  }
}
function extractNormalize(instance) {
  try {
    return instance.normalize;
  } catch (err) {
    return;
  }
}
function extractReplace(instance) {
  try {
    return instance.replace;
  } catch {
    return;
  }
}
function safeSplit(instance, ...args) {
  if (extractSplit(instance) === untouchedSplit) return instance.split(...args);
  return safeApply(untouchedSplit, instance, args);
}
function safeStartsWith(instance, ...args) {
  if (extractStartsWith(instance) === untouchedStartsWith) return instance.startsWith(...args);
  return safeApply(untouchedStartsWith, instance, args);
}
function safeEndsWith(instance, ...args) {
  if (extractEndsWith(instance) === untouchedEndsWith) return instance.endsWith(...args);
  return safeApply(untouchedEndsWith, instance, args);
}
function safeSubstring(instance, ...args) {
  if (extractSubstring(instance) === untouchedSubstring) return instance.substring(...args);
  return safeApply(untouchedSubstring, instance, args);
}
function safeToLowerCase(instance) {
  if (extractToLowerCase(instance) === untouchedToLowerCase) return instance.toLowerCase();
  return safeApply(untouchedToLowerCase, instance, []);
}
function safeToUpperCase(instance) {
  if (extractToUpperCase(instance) === untouchedToUpperCase) return instance.toUpperCase();
  return safeApply(untouchedToUpperCase, instance, []);
}
function safePadStart(instance, ...args) {
  if (extractPadStart(instance) === untouchedPadStart) return instance.padStart(...args);
  return safeApply(untouchedPadStart, instance, args);
}
function safeCharCodeAt(instance, index) {
  if (extractCharCodeAt(instance) === untouchedCharCodeAt) return instance.charCodeAt(index);
  return safeApply(untouchedCharCodeAt, instance, [index]);
}
function safeNormalize(instance, form) {
  if (extractNormalize(instance) === untouchedNormalize) return instance.normalize(form);
  return safeApply(untouchedNormalize, instance, [form]);
}
function safeReplace(instance, pattern, replacement) {
  if (extractReplace(instance) === untouchedReplace) return instance.replace(pattern, replacement);
  return safeApply(untouchedReplace, instance, [pattern, replacement]);
}
var untouchedNumberToString = Number.prototype.toString;
function extractNumberToString(instance) {
  try {
    return instance.toString;
  } catch {
    return;
  }
}
function safeNumberToString(instance, ...args) {
  if (extractNumberToString(instance) === untouchedNumberToString)
    return instance.toString(...args);
  return safeApply(untouchedNumberToString, instance, args);
}
var untouchedHasOwnProperty = Object.prototype.hasOwnProperty;
var untouchedToString = Object.prototype.toString;
function safeHasOwnProperty(instance, v) {
  return safeApply(untouchedHasOwnProperty, instance, [v]);
}
function safeToString(instance) {
  return safeApply(untouchedToString, instance, []);
}
var untouchedErrorToString = Error.prototype.toString;
function safeErrorToString(instance) {
  return safeApply(untouchedErrorToString, instance, []);
}
var LazyIterableIterator = class {
  constructor(producer) {
    this.producer = producer;
  }
  [Symbol.iterator]() {
    if (this.it === void 0) this.it = this.producer();
    return this.it;
  }
  next() {
    if (this.it === void 0) this.it = this.producer();
    return this.it.next();
  }
};
function makeLazy(producer) {
  return new LazyIterableIterator(producer);
}
var safeArrayIsArray$4 = Array.isArray;
var safeObjectDefineProperty$3 = Object.defineProperty;
function tupleMakeItCloneable(vs, ctxs, values2) {
  return safeObjectDefineProperty$3(vs, cloneMethod, {
    value: () => {
      const cloned = [];
      for (let idx = 0; idx !== values2.length; ++idx) {
        let current2 = values2[idx];
        if (current2 === void 0) current2 = new Value(vs[idx], ctxs[idx]);
        safePush(cloned, current2.value);
      }
      tupleMakeItCloneable(cloned, ctxs, values2);
      return cloned;
    },
  });
}
function tupleShrink(arbs, value, context3) {
  const shrinks = [];
  const safeContext = safeArrayIsArray$4(context3) ? context3 : [];
  for (let idx = 0; idx !== arbs.length; ++idx)
    safePush(
      shrinks,
      makeLazy(() =>
        arbs[idx].shrink(value[idx], safeContext[idx]).map((v) => {
          let cloneable = false;
          const vs = [];
          const ctxs = [];
          const mapped = [];
          for (let nestedIdx = 0; nestedIdx !== arbs.length; ++nestedIdx) {
            const nestedV =
              nestedIdx === idx
                ? v
                : new Value(cloneIfNeeded(value[nestedIdx]), safeContext[nestedIdx]);
            if (nestedV.hasToBeCloned) {
              cloneable = true;
              mapped[nestedIdx] = nestedV;
            }
            safePush(vs, nestedV.value);
            safePush(ctxs, nestedV.context);
          }
          if (cloneable) tupleMakeItCloneable(vs, ctxs, mapped);
          return new Value(vs, ctxs);
        }),
      ),
    );
  return Stream.nil().join(...shrinks);
}
var TupleArbitrary = class extends Arbitrary {
  constructor(arbs) {
    super();
    this.arbs = arbs;
    for (let idx = 0; idx !== arbs.length; ++idx) {
      const arb = arbs[idx];
      if (arb === null || arb === void 0 || arb.generate === null || arb.generate === void 0)
        throw new Error(`Invalid parameter encountered at index ${idx}: expecting an Arbitrary`);
    }
  }
  generate(mrng, biasFactor) {
    let cloneable = false;
    const vs = [];
    const ctxs = [];
    const mapped = [];
    for (let idx = 0; idx !== this.arbs.length; ++idx) {
      const v = this.arbs[idx].generate(mrng, biasFactor);
      if (v.hasToBeCloned) {
        cloneable = true;
        mapped[idx] = v;
      }
      safePush(vs, v.value);
      safePush(ctxs, v.context);
    }
    if (cloneable) tupleMakeItCloneable(vs, ctxs, mapped);
    return new Value(vs, ctxs);
  }
  canShrinkWithoutContext(value) {
    if (!safeArrayIsArray$4(value) || value.length !== this.arbs.length) return false;
    for (let index = 0; index !== this.arbs.length; ++index)
      if (!this.arbs[index].canShrinkWithoutContext(value[index])) return false;
    return true;
  }
  shrink(value, context3) {
    return tupleShrink(this.arbs, value, context3);
  }
};
function tuple(...arbs) {
  return new TupleArbitrary(arbs);
}
var safeMathLog$3 = Math.log;
function runIdToFrequency(runId) {
  return 2 + ~~(safeMathLog$3(runId + 1) * 0.4342944819032518);
}
var globalParameters = {};
function configureGlobal(parameters) {
  globalParameters = parameters;
}
function readConfigureGlobal() {
  return globalParameters;
}
function resetConfigureGlobal() {
  globalParameters = {};
}
var UndefinedContextPlaceholder = /* @__PURE__ */ Symbol('UndefinedContextPlaceholder');
function noUndefinedAsContext(value) {
  if (value.context !== void 0) return value;
  if (value.hasToBeCloned)
    return new Value(value.value_, UndefinedContextPlaceholder, () => value.value);
  return new Value(value.value_, UndefinedContextPlaceholder);
}
var dummyHook$1 = () => {};
var AsyncProperty = class {
  constructor(arb, predicate) {
    this.arb = arb;
    this.predicate = predicate;
    const {
      asyncBeforeEach,
      asyncAfterEach,
      beforeEach: beforeEach2,
      afterEach: afterEach2,
    } = readConfigureGlobal() || {};
    if (asyncBeforeEach !== void 0 && beforeEach2 !== void 0)
      throw SError(
        `Global "asyncBeforeEach" and "beforeEach" parameters can't be set at the same time when running async properties`,
      );
    if (asyncAfterEach !== void 0 && afterEach2 !== void 0)
      throw SError(
        `Global "asyncAfterEach" and "afterEach" parameters can't be set at the same time when running async properties`,
      );
    this.beforeEachHook = asyncBeforeEach || beforeEach2 || dummyHook$1;
    this.afterEachHook = asyncAfterEach || afterEach2 || dummyHook$1;
  }
  isAsync() {
    return true;
  }
  generate(mrng, runId) {
    return noUndefinedAsContext(
      this.arb.generate(mrng, runId !== void 0 ? runIdToFrequency(runId) : void 0),
    );
  }
  shrink(value) {
    if (value.context === void 0 && !this.arb.canShrinkWithoutContext(value.value_))
      return Stream.nil();
    const safeContext = value.context !== UndefinedContextPlaceholder ? value.context : void 0;
    return this.arb.shrink(value.value_, safeContext).map(noUndefinedAsContext);
  }
  async runBeforeEach() {
    await this.beforeEachHook();
  }
  async runAfterEach() {
    await this.afterEachHook();
  }
  async run(v) {
    try {
      const output = await this.predicate(v);
      return output === void 0 || output === true
        ? null
        : { error: new SError('Property failed by returning false') };
    } catch (err) {
      if (PreconditionFailure.isFailure(err)) return err;
      return { error: err };
    }
  }
  /**
   * Define a function that should be called before all calls to the predicate
   * @param hookFunction - Function to be called
   * @deprecated Prefer the life-cycle plugins: `fc.assert(property, { plugins: [fc.beforeEach(fn)] })`
   */
  beforeEach(hookFunction) {
    const previousBeforeEachHook = this.beforeEachHook;
    this.beforeEachHook = () => hookFunction(previousBeforeEachHook);
    return this;
  }
  /**
   * Define a function that should be called after all calls to the predicate
   * @param hookFunction - Function to be called
   * @deprecated Prefer the life-cycle plugins: `fc.assert(property, { plugins: [fc.afterEach(fn)] })`
   */
  afterEach(hookFunction) {
    const previousAfterEachHook = this.afterEachHook;
    this.afterEachHook = () => hookFunction(previousAfterEachHook);
    return this;
  }
};
var AlwaysShrinkableArbitrary = class extends Arbitrary {
  constructor(arb) {
    super();
    this.arb = arb;
  }
  generate(mrng, biasFactor) {
    return noUndefinedAsContext(this.arb.generate(mrng, biasFactor));
  }
  canShrinkWithoutContext(_value) {
    return true;
  }
  shrink(value, context3) {
    if (context3 === void 0 && !this.arb.canShrinkWithoutContext(value)) return Stream.nil();
    const safeContext = context3 !== UndefinedContextPlaceholder ? context3 : void 0;
    return this.arb.shrink(value, safeContext).map(noUndefinedAsContext);
  }
};
function asyncProperty(...args) {
  if (args.length < 2) throw new Error('asyncProperty expects at least two parameters');
  const arbs = safeSlice(args, 0, args.length - 1);
  const p = args[args.length - 1];
  safeForEach(arbs, assertIsArbitrary);
  return new AsyncProperty(
    tuple(...safeMap(arbs, (arb) => new AlwaysShrinkableArbitrary(arb))),
    (t) => p(...t),
  );
}
var dummyHook = () => {};
var Property = class {
  constructor(arb, predicate) {
    this.arb = arb;
    this.predicate = predicate;
    const {
      beforeEach: beforeEach2 = dummyHook,
      afterEach: afterEach2 = dummyHook,
      asyncBeforeEach,
      asyncAfterEach,
    } = readConfigureGlobal() || {};
    if (asyncBeforeEach !== void 0)
      throw SError(`"asyncBeforeEach" can't be set when running synchronous properties`);
    if (asyncAfterEach !== void 0)
      throw SError(`"asyncAfterEach" can't be set when running synchronous properties`);
    this.beforeEachHook = beforeEach2;
    this.afterEachHook = afterEach2;
  }
  isAsync() {
    return false;
  }
  generate(mrng, runId) {
    return noUndefinedAsContext(
      this.arb.generate(mrng, runId !== void 0 ? runIdToFrequency(runId) : void 0),
    );
  }
  shrink(value) {
    if (value.context === void 0 && !this.arb.canShrinkWithoutContext(value.value_))
      return Stream.nil();
    const safeContext = value.context !== UndefinedContextPlaceholder ? value.context : void 0;
    return this.arb.shrink(value.value_, safeContext).map(noUndefinedAsContext);
  }
  runBeforeEach() {
    this.beforeEachHook();
  }
  runAfterEach() {
    this.afterEachHook();
  }
  run(v) {
    try {
      const output = this.predicate(v);
      return output === void 0 || output === true
        ? null
        : { error: new SError('Property failed by returning false') };
    } catch (err) {
      if (PreconditionFailure.isFailure(err)) return err;
      return { error: err };
    }
  }
  beforeEach(hookFunction) {
    const previousBeforeEachHook = this.beforeEachHook;
    this.beforeEachHook = () => hookFunction(previousBeforeEachHook);
    return this;
  }
  afterEach(hookFunction) {
    const previousAfterEachHook = this.afterEachHook;
    this.afterEachHook = () => hookFunction(previousAfterEachHook);
    return this;
  }
};
function property(...args) {
  if (args.length < 2) throw new Error('property expects at least two parameters');
  const arbs = safeSlice(args, 0, args.length - 1);
  const p = args[args.length - 1];
  safeForEach(arbs, assertIsArbitrary);
  return new Property(tuple(...safeMap(arbs, (arb) => new AlwaysShrinkableArbitrary(arb))), (t) =>
    p(...t),
  );
}
var VerbosityLevel = /* @__PURE__ */ (function (VerbosityLevel2) {
  VerbosityLevel2[(VerbosityLevel2['None'] = 0)] = 'None';
  VerbosityLevel2[(VerbosityLevel2['Verbose'] = 1)] = 'Verbose';
  VerbosityLevel2[(VerbosityLevel2['VeryVerbose'] = 2)] = 'VeryVerbose';
  return VerbosityLevel2;
})({});
function adaptRandomGeneratorTo8x(rng) {
  if ('unsafeNext' in rng) {
    if (rng.unsafeJump === void 0)
      return {
        clone: () => adaptRandomGeneratorTo8x(rng),
        next: () => rng.unsafeNext(),
        getState: () => rng.getState(),
      };
    return {
      clone: () => adaptRandomGeneratorTo8x(rng),
      next: () => rng.unsafeNext(),
      jump: () => rng.unsafeJump(),
      getState: () => rng.getState(),
    };
  }
  return rng;
}
function adaptRandomGeneratorToInternal(rng) {
  if ('jump' in rng && typeof rng.jump === 'function') return rng;
  return {
    clone: () => adaptRandomGeneratorToInternal(rng),
    next: () => rng.next(),
    jump: () => skipN(rng, 42),
    getState: () => rng.getState(),
  };
}
function adaptRandomGenerator(rng) {
  return adaptRandomGeneratorToInternal(adaptRandomGeneratorTo8x(rng));
}
var safeDateNow$1 = Date.now;
var safeMathMin$6 = Math.min;
var safeMathRandom = Math.random;
var QualifiedParameters = class {
  constructor(op) {
    const p = op || {};
    this.seed = readSeed(p);
    this.randomType = readRandomType(p);
    this.numRuns = readNumRuns(p);
    this.verbose = readVerbose(p);
    this.maxSkipsPerRun = p.maxSkipsPerRun !== void 0 ? p.maxSkipsPerRun : 100;
    this.timeout = safeTimeout(p.timeout);
    this.skipAllAfterTimeLimit = safeTimeout(p.skipAllAfterTimeLimit);
    this.interruptAfterTimeLimit = safeTimeout(p.interruptAfterTimeLimit);
    this.markInterruptAsFailure = p.markInterruptAsFailure === true;
    this.skipEqualValues = p.skipEqualValues === true;
    this.ignoreEqualValues = p.ignoreEqualValues === true;
    this.logger =
      p.logger !== void 0
        ? p.logger
        : (v) => {
            console.log(v);
          };
    this.path = p.path !== void 0 ? p.path : '';
    this.unbiased = p.unbiased === true;
    this.examples = p.examples !== void 0 ? p.examples : [];
    this.endOnFailure = p.endOnFailure === true;
    this.reporter = p.reporter;
    this.asyncReporter = p.asyncReporter;
    this.includeErrorInReport = p.includeErrorInReport === true;
    this.plugins = p.plugins !== void 0 ? p.plugins : [];
  }
  toParameters() {
    return {
      seed: this.seed,
      randomType: this.randomType,
      numRuns: this.numRuns,
      maxSkipsPerRun: this.maxSkipsPerRun,
      timeout: this.timeout,
      skipAllAfterTimeLimit: this.skipAllAfterTimeLimit,
      interruptAfterTimeLimit: this.interruptAfterTimeLimit,
      markInterruptAsFailure: this.markInterruptAsFailure,
      skipEqualValues: this.skipEqualValues,
      ignoreEqualValues: this.ignoreEqualValues,
      path: this.path,
      logger: this.logger,
      unbiased: this.unbiased,
      verbose: this.verbose,
      examples: this.examples,
      endOnFailure: this.endOnFailure,
      reporter: this.reporter,
      asyncReporter: this.asyncReporter,
      includeErrorInReport: this.includeErrorInReport,
      plugins: this.plugins,
    };
  }
};
function createQualifiedRandomGenerator(random2) {
  return (seed) => {
    return adaptRandomGenerator(random2(seed));
  };
}
function readSeed(p) {
  if (p.seed === void 0) return safeDateNow$1() ^ (safeMathRandom() * 4294967296);
  const seed32 = p.seed | 0;
  if (p.seed === seed32) return seed32;
  return seed32 ^ ((p.seed - seed32) * 4294967296);
}
function readRandomType(p) {
  if (p.randomType === void 0) return xorshift128plus;
  if (typeof p.randomType === 'string')
    switch (p.randomType) {
      case 'mersenne':
        return createQualifiedRandomGenerator(mersenne);
      case 'congruential':
      case 'congruential32':
        return createQualifiedRandomGenerator(congruential32);
      case 'xorshift128plus':
        return xorshift128plus;
      case 'xoroshiro128plus':
        return xoroshiro128plus;
      default:
        throw new Error(`Invalid random specified: '${p.randomType}'`);
    }
  const mrng = p.randomType(0);
  if ('min' in mrng && mrng.min !== -2147483648)
    throw new Error(
      `Invalid random number generator: min must equal -0x80000000, got ${String(mrng.min)}`,
    );
  if ('max' in mrng && mrng.max !== 2147483647)
    throw new Error(
      `Invalid random number generator: max must equal 0x7fffffff, got ${String(mrng.max)}`,
    );
  if (mrng === adaptRandomGenerator(mrng)) return p.randomType;
  return createQualifiedRandomGenerator(p.randomType);
}
function readNumRuns(p) {
  const defaultValue = 100;
  if (p.numRuns !== void 0) return p.numRuns;
  if (p.num_runs !== void 0) return p.num_runs;
  return defaultValue;
}
function readVerbose(p) {
  if (p.verbose === void 0) return 0;
  if (typeof p.verbose === 'boolean') return p.verbose === true ? 1 : 0;
  if (p.verbose <= 0) return 0;
  if (p.verbose >= 2) return 2;
  return p.verbose | 0;
}
function safeTimeout(value) {
  if (value === void 0) return;
  return safeMathMin$6(value, 2147483647);
}
function read(op) {
  return new QualifiedParameters(op);
}
function interruptAfter(timeMs, setTimeoutSafe, clearTimeoutSafe) {
  let timeoutHandle = null;
  return {
    clear: () => clearTimeoutSafe(timeoutHandle),
    promise: new Promise((resolve) => {
      timeoutHandle = setTimeoutSafe(() => {
        resolve(new PreconditionFailure(true));
      }, timeMs);
    }),
  };
}
var SkipAfterProperty = class {
  constructor(property2, getTime, timeLimit, interruptExecution, setTimeoutSafe, clearTimeoutSafe) {
    this.property = property2;
    this.getTime = getTime;
    this.interruptExecution = interruptExecution;
    this.setTimeoutSafe = setTimeoutSafe;
    this.clearTimeoutSafe = clearTimeoutSafe;
    this.skipAfterTime = this.getTime() + timeLimit;
  }
  isAsync() {
    return this.property.isAsync();
  }
  generate(mrng, runId) {
    return this.property.generate(mrng, runId);
  }
  shrink(value) {
    return this.property.shrink(value);
  }
  run(v) {
    const remainingTime = this.skipAfterTime - this.getTime();
    if (remainingTime <= 0) {
      const preconditionFailure = new PreconditionFailure(this.interruptExecution);
      if (this.isAsync()) return Promise.resolve(preconditionFailure);
      else return preconditionFailure;
    }
    if (this.interruptExecution && this.isAsync()) {
      const t = interruptAfter(remainingTime, this.setTimeoutSafe, this.clearTimeoutSafe);
      const propRun = Promise.race([this.property.run(v), t.promise]);
      propRun.then(t.clear, t.clear);
      return propRun;
    }
    return this.property.run(v);
  }
  runBeforeEach() {
    return this.property.runBeforeEach();
  }
  runAfterEach() {
    return this.property.runAfterEach();
  }
};
var timeoutAfter$1 = (timeMs, setTimeoutSafe, clearTimeoutSafe) => {
  let timeoutHandle = null;
  return {
    clear: () => clearTimeoutSafe(timeoutHandle),
    promise: new Promise((resolve) => {
      timeoutHandle = setTimeoutSafe(() => {
        resolve({
          error: new SError(`Property timeout: exceeded limit of ${timeMs} milliseconds`),
        });
      }, timeMs);
    }),
  };
};
var TimeoutProperty = class {
  constructor(property2, timeMs, setTimeoutSafe, clearTimeoutSafe) {
    this.property = property2;
    this.timeMs = timeMs;
    this.setTimeoutSafe = setTimeoutSafe;
    this.clearTimeoutSafe = clearTimeoutSafe;
  }
  isAsync() {
    return true;
  }
  generate(mrng, runId) {
    return this.property.generate(mrng, runId);
  }
  shrink(value) {
    return this.property.shrink(value);
  }
  async run(v) {
    const t = timeoutAfter$1(this.timeMs, this.setTimeoutSafe, this.clearTimeoutSafe);
    const propRun = Promise.race([this.property.run(v), t.promise]);
    propRun.then(t.clear, t.clear);
    return propRun;
  }
  runBeforeEach() {
    return Promise.resolve(this.property.runBeforeEach());
  }
  runAfterEach() {
    return Promise.resolve(this.property.runAfterEach());
  }
};
var UnbiasedProperty = class {
  constructor(property2) {
    this.property = property2;
  }
  isAsync() {
    return this.property.isAsync();
  }
  generate(mrng, _runId) {
    return this.property.generate(mrng, void 0);
  }
  shrink(value) {
    return this.property.shrink(value);
  }
  run(v) {
    return this.property.run(v);
  }
  runBeforeEach() {
    return this.property.runBeforeEach();
  }
  runAfterEach() {
    return this.property.runAfterEach();
  }
};
var safeArrayFrom = Array.from;
var safeBufferIsBuffer = typeof Buffer !== 'undefined' ? Buffer.isBuffer : void 0;
var safeJsonStringify$1 = JSON.stringify;
var safeNumberIsNaN$5 = Number.isNaN;
var safeObjectKeys$5 = Object.keys;
var safeObjectGetOwnPropertySymbols$2 = Object.getOwnPropertySymbols;
var safeObjectGetOwnPropertyDescriptor$3 = Object.getOwnPropertyDescriptor;
var safeObjectGetPrototypeOf$2 = Object.getPrototypeOf;
var safeNegativeInfinity$7 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$8 = Number.POSITIVE_INFINITY;
var toStringMethod = /* @__PURE__ */ Symbol.for('fast-check/toStringMethod');
function hasToStringMethod(instance) {
  return (
    instance !== null &&
    (typeof instance === 'object' || typeof instance === 'function') &&
    toStringMethod in instance &&
    typeof instance[toStringMethod] === 'function'
  );
}
var asyncToStringMethod = /* @__PURE__ */ Symbol.for('fast-check/asyncToStringMethod');
function hasAsyncToStringMethod(instance) {
  return (
    instance !== null &&
    (typeof instance === 'object' || typeof instance === 'function') &&
    asyncToStringMethod in instance &&
    typeof instance[asyncToStringMethod] === 'function'
  );
}
var findSymbolNameRegex = /^Symbol\((.*)\)$/;
function getSymbolDescription(s) {
  if (s.description !== void 0) return s.description;
  const m = findSymbolNameRegex.exec(SString(s));
  return m && m[1].length ? m[1] : null;
}
function stringifyNumber(numValue) {
  switch (numValue) {
    case 0:
      return 1 / numValue === safeNegativeInfinity$7 ? '-0' : '0';
    case safeNegativeInfinity$7:
      return 'Number.NEGATIVE_INFINITY';
    case safePositiveInfinity$8:
      return 'Number.POSITIVE_INFINITY';
    default:
      return numValue === numValue ? SString(numValue) : 'Number.NaN';
  }
}
function isSparseArray(arr) {
  let previousNumberedIndex = -1;
  for (const index in arr) {
    const numberedIndex = Number(index);
    if (numberedIndex !== previousNumberedIndex + 1) return true;
    previousNumberedIndex = numberedIndex;
  }
  return previousNumberedIndex + 1 !== arr.length;
}
function stringifyInternal(value, previousValues, getAsyncContent) {
  const currentValues = [...previousValues, value];
  if (typeof value === 'object') {
    if (safeIndexOf(previousValues, value) !== -1) return '[cyclic]';
  }
  if (hasAsyncToStringMethod(value)) {
    const content = getAsyncContent(value);
    if (content.state === 'fulfilled') return content.value;
  }
  if (hasToStringMethod(value))
    try {
      return value[toStringMethod]();
    } catch {}
  switch (safeToString(value)) {
    case '[object Array]': {
      const arr = value;
      if (arr.length >= 50 && isSparseArray(arr)) {
        const assignments = [];
        for (const index in arr)
          if (!safeNumberIsNaN$5(Number(index)))
            safePush(
              assignments,
              `${index}:${stringifyInternal(arr[index], currentValues, getAsyncContent)}`,
            );
        return assignments.length !== 0
          ? `Object.assign(Array(${arr.length}),{${safeJoin(assignments, ',')}})`
          : `Array(${arr.length})`;
      }
      const stringifiedArray = safeJoin(
        safeMap(arr, (v) => stringifyInternal(v, currentValues, getAsyncContent)),
        ',',
      );
      return arr.length === 0 || arr.length - 1 in arr
        ? `[${stringifiedArray}]`
        : `[${stringifiedArray},]`;
    }
    case '[object BigInt]':
      return `${value}n`;
    case '[object Boolean]': {
      const unboxedToString = value == true ? 'true' : 'false';
      return typeof value === 'boolean' ? unboxedToString : `new Boolean(${unboxedToString})`;
    }
    case '[object Date]': {
      const d = value;
      return safeNumberIsNaN$5(safeGetTime(d))
        ? `new Date(NaN)`
        : `new Date(${safeJsonStringify$1(safeToISOString(d))})`;
    }
    case '[object Map]':
      return `new Map(${stringifyInternal(Array.from(value), currentValues, getAsyncContent)})`;
    case '[object Null]':
      return `null`;
    case '[object Number]':
      return typeof value === 'number'
        ? stringifyNumber(value)
        : `new Number(${stringifyNumber(Number(value))})`;
    case '[object Object]': {
      try {
        const toStringAccessor = value.toString;
        if (
          typeof toStringAccessor === 'function' &&
          toStringAccessor !== Object.prototype.toString
        )
          return value.toString();
      } catch {
        return '[object Object]';
      }
      const mapper = (k) =>
        `${k === '__proto__' ? '["__proto__"]' : typeof k === 'symbol' ? `[${stringifyInternal(k, currentValues, getAsyncContent)}]` : safeJsonStringify$1(k)}:${stringifyInternal(value[k], currentValues, getAsyncContent)}`;
      return (
        '{' +
        safeJoin(
          [
            ...(safeObjectGetPrototypeOf$2(value) === null ? ['__proto__:null'] : []),
            ...safeMap(safeObjectKeys$5(value), mapper),
            ...safeMap(
              safeFilter(safeObjectGetOwnPropertySymbols$2(value), (s) => {
                const descriptor = safeObjectGetOwnPropertyDescriptor$3(value, s);
                return descriptor && descriptor.enumerable;
              }),
              mapper,
            ),
          ],
          ',',
        ) +
        '}'
      );
    }
    case '[object Set]':
      return `new Set(${stringifyInternal(Array.from(value), currentValues, getAsyncContent)})`;
    case '[object String]':
      return typeof value === 'string'
        ? safeJsonStringify$1(value)
        : `new String(${safeJsonStringify$1(value)})`;
    case '[object Symbol]': {
      const s = value;
      if (SSymbol.keyFor(s) !== void 0)
        return `Symbol.for(${safeJsonStringify$1(SSymbol.keyFor(s))})`;
      const desc = getSymbolDescription(s);
      if (desc === null) return 'Symbol()';
      return s === (desc.startsWith('Symbol.') && SSymbol[desc.substring(7)])
        ? desc
        : `Symbol(${safeJsonStringify$1(desc)})`;
    }
    case '[object Promise]': {
      const promiseContent = getAsyncContent(value);
      switch (promiseContent.state) {
        case 'fulfilled':
          return `Promise.resolve(${stringifyInternal(promiseContent.value, currentValues, getAsyncContent)})`;
        case 'rejected':
          return `Promise.reject(${stringifyInternal(promiseContent.value, currentValues, getAsyncContent)})`;
        case 'pending':
          return `new Promise(() => {/*pending*/})`;
        default:
          return `new Promise(() => {/*unknown*/})`;
      }
    }
    case '[object Error]':
      if (value instanceof Error)
        return `new Error(${stringifyInternal(value.message, currentValues, getAsyncContent)})`;
      break;
    case '[object Undefined]':
      return `undefined`;
    case '[object Int8Array]':
    case '[object Uint8Array]':
    case '[object Uint8ClampedArray]':
    case '[object Int16Array]':
    case '[object Uint16Array]':
    case '[object Int32Array]':
    case '[object Uint32Array]':
    case '[object Float32Array]':
    case '[object Float64Array]':
    case '[object BigInt64Array]':
    case '[object BigUint64Array]': {
      if (typeof safeBufferIsBuffer === 'function' && safeBufferIsBuffer(value))
        return `Buffer.from(${value.buffer.detached ? '/*detached ArrayBuffer*/' : stringifyInternal(safeArrayFrom(value.values()), currentValues, getAsyncContent)})`;
      const valuePrototype = safeObjectGetPrototypeOf$2(value);
      const className =
        valuePrototype && valuePrototype.constructor && valuePrototype.constructor.name;
      if (typeof className === 'string') {
        const typedArray2 = value;
        if (typedArray2.buffer.detached) return `${className}.from(/*detached ArrayBuffer*/)`;
        const valuesFromTypedArr = typedArray2.values();
        return `${className}.from(${stringifyInternal(safeArrayFrom(valuesFromTypedArr), currentValues, getAsyncContent)})`;
      }
      break;
    }
  }
  try {
    return value.toString();
  } catch {
    return safeToString(value);
  }
}
function stringify(value) {
  return stringifyInternal(value, [], () => ({
    state: 'unknown',
    value: void 0,
  }));
}
function possiblyAsyncStringify(value) {
  const stillPendingMarker = SSymbol();
  const pendingPromisesForCache = [];
  const cache3 = new SMap$2();
  function createDelay0() {
    let handleId = null;
    const cancel = () => {
      if (handleId !== null) clearTimeout(handleId);
    };
    return {
      delay: new Promise((resolve) => {
        handleId = setTimeout(() => {
          handleId = null;
          resolve(stillPendingMarker);
        }, 0);
      }),
      cancel,
    };
  }
  const unknownState = {
    state: 'unknown',
    value: void 0,
  };
  const getAsyncContent = function getAsyncContent2(data2) {
    const cacheKey = data2;
    if (cache3.has(cacheKey)) return cache3.get(cacheKey);
    const delay0 = createDelay0();
    const p =
      asyncToStringMethod in data2
        ? Promise.resolve().then(() => data2[asyncToStringMethod]())
        : data2;
    p.catch(() => {});
    pendingPromisesForCache.push(
      Promise.race([p, delay0.delay]).then(
        (successValue) => {
          if (successValue === stillPendingMarker)
            cache3.set(cacheKey, {
              state: 'pending',
              value: void 0,
            });
          else
            cache3.set(cacheKey, {
              state: 'fulfilled',
              value: successValue,
            });
          delay0.cancel();
        },
        (errorValue) => {
          cache3.set(cacheKey, {
            state: 'rejected',
            value: errorValue,
          });
          delay0.cancel();
        },
      ),
    );
    cache3.set(cacheKey, unknownState);
    return unknownState;
  };
  function loop() {
    const stringifiedValue = stringifyInternal(value, [], getAsyncContent);
    if (pendingPromisesForCache.length === 0) return stringifiedValue;
    return Promise.all(pendingPromisesForCache.splice(0)).then(loop);
  }
  return loop();
}
async function asyncStringify(value) {
  return Promise.resolve(possiblyAsyncStringify(value));
}
function fromSyncCached(cachedValue) {
  return cachedValue === null ? new PreconditionFailure() : cachedValue;
}
function fromCached$1(...data2) {
  if (data2[1]) return data2[0].then(fromSyncCached);
  return fromSyncCached(data2[0]);
}
function fromCachedUnsafe(cachedValue, isAsync) {
  return fromCached$1(cachedValue, isAsync);
}
var IgnoreEqualValuesProperty = class {
  constructor(property2, skipRuns) {
    this.property = property2;
    this.skipRuns = skipRuns;
    this.coveredCases = /* @__PURE__ */ new Map();
  }
  isAsync() {
    return this.property.isAsync();
  }
  generate(mrng, runId) {
    return this.property.generate(mrng, runId);
  }
  shrink(value) {
    return this.property.shrink(value);
  }
  run(v) {
    const stringifiedValue = stringify(v);
    if (this.coveredCases.has(stringifiedValue)) {
      const lastOutput = this.coveredCases.get(stringifiedValue);
      if (!this.skipRuns) return lastOutput;
      return fromCachedUnsafe(lastOutput, this.property.isAsync());
    }
    const out = this.property.run(v);
    this.coveredCases.set(stringifiedValue, out);
    return out;
  }
  runBeforeEach() {
    return this.property.runBeforeEach();
  }
  runAfterEach() {
    return this.property.runAfterEach();
  }
};
var safeDateNow = Date.now;
var safeSetTimeout$2 = setTimeout;
var safeClearTimeout$2 = clearTimeout;
function decorateProperty(rawProperty, qParams) {
  let prop = rawProperty;
  if (rawProperty.isAsync() && qParams.timeout !== void 0)
    prop = new TimeoutProperty(prop, qParams.timeout, safeSetTimeout$2, safeClearTimeout$2);
  if (qParams.unbiased) prop = new UnbiasedProperty(prop);
  if (qParams.skipAllAfterTimeLimit !== void 0)
    prop = new SkipAfterProperty(
      prop,
      safeDateNow,
      qParams.skipAllAfterTimeLimit,
      false,
      safeSetTimeout$2,
      safeClearTimeout$2,
    );
  if (qParams.interruptAfterTimeLimit !== void 0)
    prop = new SkipAfterProperty(
      prop,
      safeDateNow,
      qParams.interruptAfterTimeLimit,
      true,
      safeSetTimeout$2,
      safeClearTimeout$2,
    );
  if (qParams.skipEqualValues) prop = new IgnoreEqualValuesProperty(prop, true);
  if (qParams.ignoreEqualValues) prop = new IgnoreEqualValuesProperty(prop, false);
  return prop;
}
var ExecutionStatus = /* @__PURE__ */ (function (ExecutionStatus2) {
  ExecutionStatus2[(ExecutionStatus2['Success'] = 0)] = 'Success';
  ExecutionStatus2[(ExecutionStatus2['Skipped'] = -1)] = 'Skipped';
  ExecutionStatus2[(ExecutionStatus2['Failure'] = 1)] = 'Failure';
  return ExecutionStatus2;
})({});
var RunExecution = class RunExecution2 {
  constructor(verbosity, interruptedAsFailure) {
    this.verbosity = verbosity;
    this.interruptedAsFailure = interruptedAsFailure;
    this.rootExecutionTrees = [];
    this.currentLevelExecutionTrees = this.rootExecutionTrees;
    this.failure = null;
    this.numSkips = 0;
    this.numSuccesses = 0;
    this.interrupted = false;
  }
  appendExecutionTree(status, value) {
    const currentTree = {
      status,
      value,
      children: [],
    };
    this.currentLevelExecutionTrees.push(currentTree);
    return currentTree;
  }
  fail(value, id, failure2) {
    if (this.verbosity >= 1) {
      const currentTree = this.appendExecutionTree(1, value);
      this.currentLevelExecutionTrees = currentTree.children;
    }
    if (this.pathToFailure === void 0) this.pathToFailure = `${id}`;
    else this.pathToFailure += `:${id}`;
    this.value = value;
    this.failure = failure2;
  }
  skip(value) {
    if (this.verbosity >= 2) this.appendExecutionTree(-1, value);
    if (this.pathToFailure === void 0) ++this.numSkips;
  }
  success(value) {
    if (this.verbosity >= 2) this.appendExecutionTree(0, value);
    if (this.pathToFailure === void 0) ++this.numSuccesses;
  }
  interrupt() {
    this.interrupted = true;
  }
  isSuccess() {
    return this.pathToFailure === void 0;
  }
  firstFailure() {
    return this.pathToFailure !== void 0 ? +safeSplit(this.pathToFailure, ':')[0] : -1;
  }
  numShrinks() {
    return this.pathToFailure !== void 0 ? safeSplit(this.pathToFailure, ':').length - 1 : 0;
  }
  extractFailures() {
    if (this.isSuccess()) return [];
    const failures = [];
    let cursor = this.rootExecutionTrees;
    while (cursor.length > 0 && cursor[cursor.length - 1].status === 1) {
      const failureTree = cursor[cursor.length - 1];
      failures.push(failureTree.value);
      cursor = failureTree.children;
    }
    return failures;
  }
  static mergePaths(offsetPath, path) {
    if (offsetPath.length === 0) return path;
    const offsetItems = offsetPath.split(':');
    const remainingItems = path.split(':');
    const middle = +offsetItems[offsetItems.length - 1] + +remainingItems[0];
    return [
      ...offsetItems.slice(0, offsetItems.length - 1),
      `${middle}`,
      ...remainingItems.slice(1),
    ].join(':');
  }
  toRunDetails(seed, basePath, maxSkips, qParams) {
    if (!this.isSuccess())
      return {
        failed: true,
        interrupted: this.interrupted,
        numRuns: this.firstFailure() + 1 - this.numSkips,
        numSkips: this.numSkips,
        numShrinks: this.numShrinks(),
        seed,
        counterexample: this.value,
        counterexamplePath: RunExecution2.mergePaths(basePath, this.pathToFailure),
        errorInstance: this.failure.error,
        failures: this.extractFailures(),
        executionSummary: this.rootExecutionTrees,
        verbose: this.verbosity,
        runConfiguration: qParams.toParameters(),
      };
    const considerInterruptedAsFailure = this.interruptedAsFailure || this.numSuccesses === 0;
    return {
      failed: this.numSkips > maxSkips || (this.interrupted && considerInterruptedAsFailure),
      interrupted: this.interrupted,
      numRuns: this.numSuccesses,
      numSkips: this.numSkips,
      numShrinks: 0,
      seed,
      counterexample: null,
      counterexamplePath: null,
      error: null,
      errorInstance: null,
      failures: [],
      executionSummary: this.rootExecutionTrees,
      verbose: this.verbosity,
      runConfiguration: qParams.toParameters(),
    };
  }
};
var RunnerIterator = class {
  constructor(sourceValues, shrink, verbose, interruptedAsFailure) {
    this.sourceValues = sourceValues;
    this.shrink = shrink;
    this.runExecution = new RunExecution(verbose, interruptedAsFailure);
    this.currentIdx = -1;
    this.nextValues = sourceValues;
  }
  [Symbol.iterator]() {
    return this;
  }
  next() {
    const nextValue = this.nextValues.next();
    if (nextValue.done || this.runExecution.interrupted)
      return {
        done: true,
        value: void 0,
      };
    this.currentValue = nextValue.value;
    ++this.currentIdx;
    return {
      done: false,
      value: nextValue.value.value_,
    };
  }
  handleResult(result) {
    if (result !== null && typeof result === 'object' && !PreconditionFailure.isFailure(result)) {
      this.runExecution.fail(this.currentValue.value_, this.currentIdx, result);
      this.currentIdx = -1;
      this.nextValues = this.shrink(this.currentValue);
    } else if (result !== null) {
      if (!result.interruptExecution) {
        this.runExecution.skip(this.currentValue.value_);
        this.sourceValues.skippedOne();
      } else this.runExecution.interrupt();
    } else this.runExecution.success(this.currentValue.value_);
  }
};
var SourceValuesIterator = class {
  constructor(initialValues, maxInitialIterations, remainingSkips) {
    this.initialValues = initialValues;
    this.maxInitialIterations = maxInitialIterations;
    this.remainingSkips = remainingSkips;
  }
  [Symbol.iterator]() {
    return this;
  }
  next() {
    if (--this.maxInitialIterations !== -1 && this.remainingSkips >= 0) {
      const n = this.initialValues.next();
      if (!n.done)
        return {
          value: n.value,
          done: false,
        };
    }
    return {
      value: void 0,
      done: true,
    };
  }
  skippedOne() {
    --this.remainingSkips;
    ++this.maxInitialIterations;
  }
};
var MIN_INT = -2147483648;
var MAX_INT = 2147483647;
var DBL_FACTOR = Math.pow(2, 27);
var DBL_DIVISOR = Math.pow(2, -53);
var Random = class Random2 {
  /**
   * Create a mutable random number generator by cloning the passed one and mutate it
   * @param sourceRng - Immutable random generator from pure-rand library, will not be altered (a clone will be)
   */
  constructor(sourceRng) {
    this.internalRng = adaptRandomGenerator(sourceRng.clone());
  }
  /**
   * Clone the random number generator
   */
  clone() {
    return new Random2(this.internalRng);
  }
  /**
   * Generate an integer having `bits` random bits
   * @param bits - Number of bits to generate
   * @deprecated Prefer {@link nextInt} with explicit bounds: `nextInt(0, (1 << bits) - 1)`
   */
  next(bits2) {
    return uniformInt(this.internalRng, 0, (1 << bits2) - 1);
  }
  /**
   * Generate a random boolean
   * @deprecated Prefer {@link nextInt} with explicit bounds: `nextInt(0, 1) === 1`
   */
  nextBoolean() {
    return uniformInt(this.internalRng, 0, 1) === 1;
  }
  nextInt(min3, max3) {
    return uniformInt(
      this.internalRng,
      min3 === void 0 ? MIN_INT : min3,
      max3 === void 0 ? MAX_INT : max3,
    );
  }
  /**
   * Generate a random bigint between min (included) and max (included)
   * @param min - Minimal bigint value
   * @param max - Maximal bigint value
   */
  nextBigInt(min3, max3) {
    return uniformBigInt(this.internalRng, min3, max3);
  }
  /**
   * Generate a random floating point number between 0.0 (included) and 1.0 (excluded)
   * @deprecated Prefer {@link nextInt} with explicit bounds
   */
  nextDouble() {
    const a = this.next(26);
    const b = this.next(27);
    return (a * DBL_FACTOR + b) * DBL_DIVISOR;
  }
  /**
   * Extract the internal state of the internal RandomGenerator backing the current instance of Random
   */
  getState() {
    if ('getState' in this.internalRng && typeof this.internalRng.getState === 'function')
      return this.internalRng.getState();
  }
};
function tossNext(generator, rng, index) {
  rng.jump();
  return generator.generate(new Random(rng), index);
}
function* toss(generator, seed, random2, examples) {
  for (let idx = 0; idx !== examples.length; ++idx) yield new Value(examples[idx], void 0);
  for (let idx = 0, rng = random2(seed); ; ++idx) yield tossNext(generator, rng, idx);
}
function lazyGenerate(generator, rng, idx) {
  return () => generator.generate(new Random(rng), idx);
}
function* lazyToss(generator, seed, random2, examples) {
  yield* safeMap(examples, (e) => () => new Value(e, void 0));
  let idx = 0;
  const rng = adaptRandomGenerator(random2(seed));
  for (;;) {
    rng.jump();
    yield lazyGenerate(generator, rng, idx++);
  }
}
function produce(producer) {
  return producer();
}
function pathWalk(path, initialProducers, shrink) {
  const producers = initialProducers;
  const segments = path.split(':').map((text) => +text);
  if (segments.length === 0) return producers.map(produce);
  if (!segments.every((v) => !Number.isNaN(v)))
    throw new Error(`Unable to replay, got invalid path=${path}`);
  let values2 = producers.drop(segments[0]).map(produce);
  for (const s of segments.slice(1)) {
    const valueToShrink = values2.getNthOrLast(0);
    if (valueToShrink === null) throw new Error(`Unable to replay, got wrong path=${path}`);
    values2 = shrink(valueToShrink).drop(s);
  }
  return values2;
}
var safeObjectAssign$6 = Object.assign;
function formatHints(hints) {
  if (hints.length === 1) return `Hint: ${hints[0]}`;
  return hints.map((h2, idx) => `Hint (${idx + 1}): ${h2}`).join('\n');
}
function formatFailures(failures, stringifyOne) {
  return `Encountered failures were:
- ${failures.map(stringifyOne).join('\n- ')}`;
}
function formatExecutionSummary(executionTrees, stringifyOne) {
  const summaryLines = [];
  const remainingTreesAndDepth = [];
  for (let i2 = executionTrees.length - 1; i2 >= 0; --i2)
    remainingTreesAndDepth.push({
      depth: 1,
      tree: executionTrees[i2],
    });
  while (remainingTreesAndDepth.length !== 0) {
    const currentTreeAndDepth = remainingTreesAndDepth.pop();
    const currentTree = currentTreeAndDepth.tree;
    const currentDepth = currentTreeAndDepth.depth;
    const statusIcon =
      currentTree.status === 0
        ? '\x1B[32m\u221A\x1B[0m'
        : currentTree.status === 1
          ? '\x1B[31m\xD7\x1B[0m'
          : '\x1B[33m!\x1B[0m';
    const leftPadding = currentDepth !== 0 ? '. '.repeat(currentDepth - 1) : '';
    summaryLines.push(`${leftPadding}${statusIcon} ${stringifyOne(currentTree.value)}`);
    for (let i2 = currentTree.children.length - 1; i2 >= 0; --i2)
      remainingTreesAndDepth.push({
        depth: currentDepth + 1,
        tree: currentTree.children[i2],
      });
  }
  return `Execution summary:
${summaryLines.join('\n')}`;
}
function preFormatTooManySkipped(out, stringifyOne) {
  const message = `Failed to run property, too many pre-condition failures encountered
{ seed: ${out.seed} }

Ran ${out.numRuns} time(s)
Skipped ${out.numSkips} time(s)`;
  let details = null;
  const hints = [
    'Try to reduce the number of rejected values by combining map, chain and built-in arbitraries',
    'Increase failure tolerance by setting maxSkipsPerRun to an higher value',
  ];
  if (out.verbose >= 2) details = formatExecutionSummary(out.executionSummary, stringifyOne);
  else
    safePush(
      hints,
      'Enable verbose mode at level VeryVerbose in order to check all generated values and their associated status',
    );
  return {
    message,
    details,
    hints,
  };
}
function prettyError(errorInstance) {
  if (errorInstance instanceof SError && errorInstance.stack !== void 0) return errorInstance.stack;
  try {
    return SString(errorInstance);
  } catch (_err) {}
  if (errorInstance instanceof SError)
    try {
      return safeErrorToString(errorInstance);
    } catch (_err) {}
  if (errorInstance !== null && typeof errorInstance === 'object')
    try {
      return safeToString(errorInstance);
    } catch (_err) {}
  return 'Failed to serialize errorInstance';
}
function preFormatFailure(out, stringifyOne) {
  const messageErrorPart = out.runConfiguration.includeErrorInReport
    ? `
Got ${safeReplace(prettyError(out.errorInstance), /^Error: /, 'error: ')}`
    : '';
  const message = `Property failed after ${out.numRuns} tests
{ seed: ${out.seed}, path: "${out.counterexamplePath}", endOnFailure: true }
Counterexample: ${stringifyOne(out.counterexample)}
Shrunk ${out.numShrinks} time(s)${messageErrorPart}`;
  let details = null;
  const hints = [];
  if (out.verbose >= 2) details = formatExecutionSummary(out.executionSummary, stringifyOne);
  else if (out.verbose === 1) details = formatFailures(out.failures, stringifyOne);
  else
    safePush(
      hints,
      'Enable verbose mode in order to have the list of all failing values encountered during the run',
    );
  return {
    message,
    details,
    hints,
  };
}
function preFormatEarlyInterrupted(out, stringifyOne) {
  const message = `Property interrupted after ${out.numRuns} tests
{ seed: ${out.seed} }`;
  let details = null;
  const hints = [];
  if (out.verbose >= 2) details = formatExecutionSummary(out.executionSummary, stringifyOne);
  else
    safePush(
      hints,
      'Enable verbose mode at level VeryVerbose in order to check all generated values and their associated status',
    );
  return {
    message,
    details,
    hints,
  };
}
function defaultReportMessageInternal(out, stringifyOne) {
  if (!out.failed) return;
  const { message, details, hints } =
    out.counterexamplePath === null
      ? out.interrupted
        ? preFormatEarlyInterrupted(out, stringifyOne)
        : preFormatTooManySkipped(out, stringifyOne)
      : preFormatFailure(out, stringifyOne);
  let errorMessage = message;
  if (details !== null)
    errorMessage += `

${details}`;
  if (hints.length > 0)
    errorMessage += `

${formatHints(hints)}`;
  return errorMessage;
}
function defaultReportMessage(out) {
  return defaultReportMessageInternal(out, stringify);
}
async function asyncDefaultReportMessage(out) {
  const pendingStringifieds = [];
  function stringifyOne(value) {
    const stringified = possiblyAsyncStringify(value);
    if (typeof stringified === 'string') return stringified;
    pendingStringifieds.push(Promise.all([value, stringified]));
    return '\u2026';
  }
  const firstTryMessage = defaultReportMessageInternal(out, stringifyOne);
  if (pendingStringifieds.length === 0) return firstTryMessage;
  const registeredValues = new SMap$2(await Promise.all(pendingStringifieds));
  function stringifySecond(value) {
    const asyncStringifiedIfRegistered = safeMapGet(registeredValues, value);
    if (asyncStringifiedIfRegistered !== void 0) return asyncStringifiedIfRegistered;
    return stringify(value);
  }
  return defaultReportMessageInternal(out, stringifySecond);
}
function buildError(errorMessage, out) {
  if (out.runConfiguration.includeErrorInReport) throw new SError(errorMessage);
  const error = new SError(errorMessage, { cause: out.errorInstance });
  if (!('cause' in error)) safeObjectAssign$6(error, { cause: out.errorInstance });
  return error;
}
function throwIfFailed(out) {
  if (!out.failed) return;
  throw buildError(defaultReportMessage(out), out);
}
async function asyncThrowIfFailed(out) {
  if (!out.failed) return;
  throw buildError(await asyncDefaultReportMessage(out), out);
}
function reportRunDetails(out) {
  if (out.runConfiguration.asyncReporter) return out.runConfiguration.asyncReporter(out);
  else if (out.runConfiguration.reporter) return out.runConfiguration.reporter(out);
  else return throwIfFailed(out);
}
async function asyncReportRunDetails(out) {
  if (out.runConfiguration.asyncReporter) return out.runConfiguration.asyncReporter(out);
  else if (out.runConfiguration.reporter) return out.runConfiguration.reporter(out);
  else return asyncThrowIfFailed(out);
}
var globalPlugins = [];
function installGlobalPlugin(plugin) {
  globalPlugins.push(plugin);
}
function readInstalledGlobalPlugins() {
  return globalPlugins;
}
var SMap$1 = Map;
function runIt(run2, shrink, sourceValues, verbose, interruptedAsFailure) {
  const runner = new RunnerIterator(sourceValues, shrink, verbose, interruptedAsFailure);
  for (const v of runner) {
    const out = run2(v);
    runner.handleResult(out);
  }
  return runner.runExecution;
}
function propertyExecution(property2, v) {
  property2.runBeforeEach();
  const out = property2.run(v);
  property2.runAfterEach();
  return out;
}
async function asyncRunIt(run2, shrink, sourceValues, verbose, interruptedAsFailure) {
  const runner = new RunnerIterator(sourceValues, shrink, verbose, interruptedAsFailure);
  for (const v of runner) {
    const out = await run2(v);
    runner.handleResult(out);
  }
  return runner.runExecution;
}
async function asyncPropertyExecution(property2, v) {
  await property2.runBeforeEach();
  const out = await property2.run(v);
  await property2.runAfterEach();
  return out;
}
function runPluginCompletionHooksSync(pluginInstances, runDetails) {
  let interceptedOnce = false;
  let interceptedError = void 0;
  for (let index = 0; index !== pluginInstances.length; ++index) {
    const instance = pluginInstances[index];
    if (instance.onAllRunsComplete !== void 0)
      try {
        instance.onAllRunsComplete(runDetails);
      } catch (error) {
        if (!interceptedOnce) {
          interceptedOnce = true;
          interceptedError = error;
        }
      }
  }
  for (let index = pluginInstances.length - 1; index >= 0; --index) {
    const instance = pluginInstances[index];
    if (instance.afterAll !== void 0)
      try {
        instance.afterAll();
      } catch (error) {
        if (!interceptedOnce) {
          interceptedOnce = true;
          interceptedError = error;
        }
      }
  }
  if (interceptedOnce) throw interceptedError;
}
function runPluginCompletionHooks(pluginInstances, runDetailsPromise) {
  const followUps = [];
  for (let index = 0; index !== pluginInstances.length; ++index) {
    const instance = pluginInstances[index];
    if (instance.onAllRunsComplete !== void 0)
      followUps.push((runDetails) => instance.onAllRunsComplete(runDetails));
  }
  for (let index = pluginInstances.length - 1; index >= 0; --index) {
    const instance = pluginInstances[index];
    if (instance.afterAll !== void 0) followUps.push(() => instance.afterAll());
  }
  if (followUps.length === 0) return runDetailsPromise;
  return runDetailsPromise.then(async (details) => {
    let interceptedOnce = false;
    let interceptedError = void 0;
    for (const followUp of followUps)
      try {
        const out = followUp(details);
        if (out !== void 0) await out;
      } catch (error) {
        if (!interceptedOnce) {
          interceptedOnce = true;
          interceptedError = error;
        }
      }
    if (interceptedOnce) throw interceptedError;
    return details;
  });
}
function check(rawProperty, params) {
  if (
    rawProperty === null ||
    rawProperty === void 0 ||
    rawProperty.generate === null ||
    rawProperty.generate === void 0
  )
    throw new Error('Invalid property encountered, please use a valid property');
  if (rawProperty.run === null || rawProperty.run === void 0)
    throw new Error('Invalid property encountered, please use a valid property not an arbitrary');
  const qParams = read({
    ...readConfigureGlobal(),
    ...params,
  });
  if (qParams.reporter !== void 0 && qParams.asyncReporter !== void 0)
    throw new Error(
      'Invalid parameters encountered, reporter and asyncReporter cannot be specified together',
    );
  if (qParams.asyncReporter !== void 0 && !rawProperty.isAsync())
    throw new Error(
      'Invalid parameters encountered, only asyncProperty can be used when asyncReporter specified',
    );
  const property2 = decorateProperty(rawProperty, qParams);
  const globalPlugins2 = readInstalledGlobalPlugins();
  const localPlugins = qParams.plugins;
  const pluginStore = new SMap$1();
  const pluginInstances = [];
  for (let index = 0; index !== globalPlugins2.length; ++index)
    pluginInstances.push(globalPlugins2[index](index, pluginStore));
  for (let index = 0; index !== localPlugins.length; ++index)
    pluginInstances.push(localPlugins[index](globalPlugins2.length + index, pluginStore));
  let surchargedGenerate = void 0;
  let run2 = property2.isAsync()
    ? async (v) => asyncPropertyExecution(property2, v)
    : (v) => propertyExecution(property2, v);
  for (let index = pluginInstances.length - 1; index >= 0; --index) {
    const pluginInstance = pluginInstances[index];
    if (pluginInstance.decorateGenerate !== void 0) {
      if (surchargedGenerate === void 0)
        surchargedGenerate = (mrng, runId) => property2.generate(mrng, runId);
      surchargedGenerate = pluginInstance.decorateGenerate(surchargedGenerate);
    }
    if (pluginInstance.decorateRun !== void 0) run2 = pluginInstance.decorateRun(run2);
  }
  const generator = surchargedGenerate === void 0 ? property2 : { generate: surchargedGenerate };
  const maxInitialIterations =
    qParams.path.length === 0 || qParams.path.indexOf(':') === -1 ? qParams.numRuns : -1;
  const maxSkips = qParams.numRuns * qParams.maxSkipsPerRun;
  const shrink = (...args) => property2.shrink(...args);
  const sourceValues = new SourceValuesIterator(
    qParams.path.length === 0
      ? toss(generator, qParams.seed, qParams.randomType, qParams.examples)
      : pathWalk(
          qParams.path,
          stream(lazyToss(generator, qParams.seed, qParams.randomType, qParams.examples)),
          shrink,
        ),
    maxInitialIterations,
    maxSkips,
  );
  const finalShrink = !qParams.endOnFailure ? shrink : Stream.nil;
  if (property2.isAsync())
    return runPluginCompletionHooks(
      pluginInstances,
      asyncRunIt(
        run2,
        finalShrink,
        sourceValues,
        qParams.verbose,
        qParams.markInterruptAsFailure,
      ).then((e) => e.toRunDetails(qParams.seed, qParams.path, maxSkips, qParams)),
    );
  const out = runIt(
    run2,
    finalShrink,
    sourceValues,
    qParams.verbose,
    qParams.markInterruptAsFailure,
  ).toRunDetails(qParams.seed, qParams.path, maxSkips, qParams);
  runPluginCompletionHooksSync(pluginInstances, out);
  return out;
}
function assert(property2, params) {
  const out = check(property2, params);
  if (property2.isAsync()) return out.then(asyncReportRunDetails);
  else reportRunDetails(out);
}
function toProperty(generator, qParams) {
  const prop = !Object.prototype.hasOwnProperty.call(generator, 'isAsync')
    ? new Property(generator, () => true)
    : generator;
  return qParams.unbiased === true ? new UnbiasedProperty(prop) : prop;
}
function streamSample(generator, params) {
  const qParams = read(
    typeof params === 'number'
      ? {
          ...readConfigureGlobal(),
          numRuns: params,
        }
      : {
          ...readConfigureGlobal(),
          ...params,
        },
  );
  const nextProperty = toProperty(generator, qParams);
  const shrink = nextProperty.shrink.bind(nextProperty);
  return (
    qParams.path.length === 0
      ? stream(toss(nextProperty, qParams.seed, qParams.randomType, qParams.examples))
      : pathWalk(
          qParams.path,
          stream(lazyToss(nextProperty, qParams.seed, qParams.randomType, qParams.examples)),
          shrink,
        )
  )
    .take(qParams.numRuns)
    .map((s) => s.value_);
}
function sample(generator, params) {
  return [...streamSample(generator, params)];
}
function round2(n) {
  return (Math.round(n * 100) / 100).toFixed(2);
}
function statistics(generator, classify2, params) {
  const qParams = read(
    typeof params === 'number'
      ? {
          ...readConfigureGlobal(),
          numRuns: params,
        }
      : {
          ...readConfigureGlobal(),
          ...params,
        },
  );
  const recorded = {};
  for (const g of streamSample(generator, params)) {
    const out = classify2(g);
    const categories = Array.isArray(out) ? out : [out];
    for (const c of categories) recorded[c] = (recorded[c] || 0) + 1;
  }
  const data2 = Object.entries(recorded)
    .sort((a, b) => b[1] - a[1])
    .map((i2) => [i2[0], `${round2((i2[1] * 100) / qParams.numRuns)}%`]);
  const longestName = data2.map((i2) => i2[0].length).reduce((p, c) => Math.max(p, c), 0);
  const longestPercent = data2.map((i2) => i2[1].length).reduce((p, c) => Math.max(p, c), 0);
  for (const item of data2)
    qParams.logger(`${item[0].padEnd(longestName, '.')}..${item[1].padStart(longestPercent, '.')}`);
}
var safeObjectAssign$5 = Object.assign;
function buildGeneratorValue(mrng, biasFactor, computePreBuiltValues, arbitraryCache) {
  const preBuiltValues = computePreBuiltValues();
  let localMrng = mrng.clone();
  const context3 = {
    mrng: mrng.clone(),
    biasFactor,
    history: [],
  };
  const valueFunction = (arb) => {
    const preBuiltValue = preBuiltValues[context3.history.length];
    if (preBuiltValue !== void 0 && preBuiltValue.arb === arb) {
      const value = preBuiltValue.value;
      safePush(context3.history, {
        arb,
        value,
        context: preBuiltValue.context,
        mrng: preBuiltValue.mrng,
      });
      localMrng = preBuiltValue.mrng.clone();
      return value;
    }
    const g = arb.generate(localMrng, biasFactor);
    safePush(context3.history, {
      arb,
      value: g.value_,
      context: g.context,
      mrng: localMrng.clone(),
    });
    return g.value;
  };
  const memoedValueFunction = (arb, ...args) => {
    return valueFunction(arbitraryCache(arb, args));
  };
  return new Value(
    safeObjectAssign$5(memoedValueFunction, {
      values() {
        return safeMap(context3.history, (c) => c.value);
      },
      [cloneMethod]() {
        return buildGeneratorValue(mrng, biasFactor, computePreBuiltValues, arbitraryCache).value;
      },
      [toStringMethod]() {
        return stringify(safeMap(context3.history, (c) => c.value));
      },
    }),
    context3,
  );
}
var safeArrayIsArray$3 = Array.isArray;
var safeObjectKeys$4 = Object.keys;
var safeObjectIs$7 = Object.is;
function buildStableArbitraryGeneratorCache(isEqual) {
  const previousCallsPerBuilder = new SMap$2();
  return function stableArbitraryGeneratorCache(builder, args) {
    const entriesForBuilder = safeMapGet(previousCallsPerBuilder, builder);
    if (entriesForBuilder === void 0) {
      const newValue2 = builder(...args);
      safeMapSet(previousCallsPerBuilder, builder, [
        {
          args,
          value: newValue2,
        },
      ]);
      return newValue2;
    }
    const safeEntriesForBuilder = entriesForBuilder;
    for (const entry of safeEntriesForBuilder) if (isEqual(args, entry.args)) return entry.value;
    const newValue = builder(...args);
    safePush(safeEntriesForBuilder, {
      args,
      value: newValue,
    });
    return newValue;
  };
}
function naiveIsEqual(v1, v2) {
  if (v1 !== null && typeof v1 === 'object' && v2 !== null && typeof v2 === 'object') {
    if (safeArrayIsArray$3(v1)) {
      if (!safeArrayIsArray$3(v2)) return false;
      if (v1.length !== v2.length) return false;
    } else if (safeArrayIsArray$3(v2)) return false;
    if (safeObjectKeys$4(v1).length !== safeObjectKeys$4(v2).length) return false;
    for (const index in v1) {
      if (!(index in v2)) return false;
      if (!naiveIsEqual(v1[index], v2[index])) return false;
    }
    return true;
  } else return safeObjectIs$7(v1, v2);
}
var GeneratorArbitrary = class extends Arbitrary {
  constructor(..._args) {
    super(..._args);
    this.arbitraryCache = buildStableArbitraryGeneratorCache(naiveIsEqual);
  }
  generate(mrng, biasFactor) {
    return buildGeneratorValue(mrng, biasFactor, () => [], this.arbitraryCache);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  shrink(_value, context3) {
    if (context3 === void 0) return Stream.nil();
    const safeContext = context3;
    const mrng = safeContext.mrng;
    const biasFactor = safeContext.biasFactor;
    const history = safeContext.history;
    return tupleShrink(
      history.map((c) => c.arb),
      history.map((c) => c.value),
      history.map((c) => c.context),
    ).map((shrink) => {
      function computePreBuiltValues() {
        const subValues = shrink.value;
        const subContexts = shrink.context;
        return safeMap(history, (entry, index) => ({
          arb: entry.arb,
          value: subValues[index],
          context: subContexts[index],
          mrng: entry.mrng,
        }));
      }
      return buildGeneratorValue(mrng, biasFactor, computePreBuiltValues, this.arbitraryCache);
    });
  }
};
function gen() {
  return new GeneratorArbitrary();
}
var safeMathFloor$6 = Math.floor;
var safeMathLog$2 = Math.log;
function integerLogLike(v) {
  return safeMathFloor$6(safeMathLog$2(v) / safeMathLog$2(2));
}
function bigIntLogLike(v) {
  if (v === SBigInt2(0)) return SBigInt2(0);
  return SBigInt2(SString(v).length);
}
function biasNumericRange(min3, max3, logLike) {
  if (min3 === max3)
    return [
      {
        min: min3,
        max: max3,
      },
    ];
  if (min3 < 0 && max3 > 0) {
    const logMin = logLike(-min3);
    const logMax = logLike(max3);
    return [
      {
        min: -logMin,
        max: logMax,
      },
      {
        min: max3 - logMax,
        max: max3,
      },
      {
        min: min3,
        max: min3 + logMin,
      },
    ];
  }
  const logGap = logLike(max3 - min3);
  const arbCloseToMin = {
    min: min3,
    max: min3 + logGap,
  };
  const arbCloseToMax = {
    min: max3 - logGap,
    max: max3,
  };
  return min3 < 0 ? [arbCloseToMax, arbCloseToMin] : [arbCloseToMin, arbCloseToMax];
}
var safeMathCeil = Math.ceil;
var safeMathFloor$5 = Math.floor;
function halvePosInteger(n) {
  return safeMathFloor$5(n / 2);
}
function halveNegInteger(n) {
  return safeMathCeil(n / 2);
}
function shrinkInteger(current2, target, tryTargetAsap) {
  const realGap = current2 - target;
  function* shrinkDecr() {
    let previous = tryTargetAsap ? void 0 : target;
    const gap = tryTargetAsap ? realGap : halvePosInteger(realGap);
    for (let toremove = gap; toremove > 0; toremove = halvePosInteger(toremove)) {
      const next2 = toremove === realGap ? target : current2 - toremove;
      yield new Value(next2, previous);
      previous = next2;
    }
  }
  function* shrinkIncr() {
    let previous = tryTargetAsap ? void 0 : target;
    const gap = tryTargetAsap ? realGap : halveNegInteger(realGap);
    for (let toremove = gap; toremove < 0; toremove = halveNegInteger(toremove)) {
      const next2 = toremove === realGap ? target : current2 - toremove;
      yield new Value(next2, previous);
      previous = next2;
    }
  }
  return realGap > 0 ? stream(shrinkDecr()) : stream(shrinkIncr());
}
var safeMathSign = Math.sign;
var safeNumberIsInteger$6 = Number.isInteger;
var safeObjectIs$6 = Object.is;
var IntegerArbitrary = class IntegerArbitrary2 extends Arbitrary {
  constructor(min3, max3) {
    super();
    this.min = min3;
    this.max = max3;
    this.ranges = biasNumericRange(min3, max3, integerLogLike);
  }
  generate(mrng, biasFactor) {
    if (biasFactor === void 0 || mrng.nextInt(1, biasFactor) !== 1)
      return new Value(mrng.nextInt(this.min, this.max), void 0);
    const ranges = this.ranges;
    if (ranges.length === 1) {
      const range2 = ranges[0];
      return new Value(mrng.nextInt(range2.min, range2.max), void 0);
    }
    const id = mrng.nextInt(-2 * (ranges.length - 1), ranges.length - 2);
    const range = id < 0 ? ranges[0] : ranges[id + 1];
    return new Value(mrng.nextInt(range.min, range.max), void 0);
  }
  canShrinkWithoutContext(value) {
    return (
      typeof value === 'number' &&
      safeNumberIsInteger$6(value) &&
      !safeObjectIs$6(value, -0) &&
      this.min <= value &&
      value <= this.max
    );
  }
  shrink(current2, context3) {
    if (!IntegerArbitrary2.isValidContext(current2, context3))
      return shrinkInteger(
        current2,
        this.min <= 0 && this.max >= 0 ? 0 : this.min < 0 ? this.max : this.min,
        true,
      );
    if (this.isLastChanceTry(current2, context3)) return Stream.of(new Value(context3, void 0));
    return shrinkInteger(current2, context3, false);
  }
  isLastChanceTry(current2, context3) {
    if (current2 > 0) return current2 === context3 + 1 && current2 > this.min;
    if (current2 < 0) return current2 === context3 - 1 && current2 < this.max;
    return false;
  }
  static isValidContext(current2, context3) {
    if (context3 === void 0) return false;
    if (typeof context3 !== 'number')
      throw new Error(`Invalid context type passed to IntegerArbitrary (#1)`);
    if (context3 !== 0 && safeMathSign(current2) !== safeMathSign(context3))
      throw new Error(`Invalid context value passed to IntegerArbitrary (#2)`);
    return true;
  }
};
var safeNumberIsInteger$5 = Number.isInteger;
function buildCompleteIntegerConstraints(constraints) {
  return {
    min: constraints.min !== void 0 ? constraints.min : -2147483648,
    max: constraints.max !== void 0 ? constraints.max : 2147483647,
  };
}
function integer(constraints = {}) {
  const fullConstraints = buildCompleteIntegerConstraints(constraints);
  if (fullConstraints.min > fullConstraints.max)
    throw new Error('fc.integer maximum value should be equal or greater than the minimum one');
  if (!safeNumberIsInteger$5(fullConstraints.min))
    throw new Error('fc.integer minimum value should be an integer');
  if (!safeNumberIsInteger$5(fullConstraints.max))
    throw new Error('fc.integer maximum value should be an integer');
  return new IntegerArbitrary(fullConstraints.min, fullConstraints.max);
}
var depthContextCache = /* @__PURE__ */ new Map();
function getDepthContextFor(contextMeta) {
  if (contextMeta === void 0) return { depth: 0 };
  if (typeof contextMeta !== 'string') return contextMeta;
  const cachedContext = safeMapGet(depthContextCache, contextMeta);
  if (cachedContext !== void 0) return cachedContext;
  const context3 = { depth: 0 };
  safeMapSet(depthContextCache, contextMeta, context3);
  return context3;
}
function createDepthIdentifier() {
  return { depth: 0 };
}
var NoopSlicedGenerator = class {
  constructor(arb, mrng, biasFactor) {
    this.arb = arb;
    this.mrng = mrng;
    this.biasFactor = biasFactor;
  }
  attemptExact() {}
  next() {
    return this.arb.generate(this.mrng, this.biasFactor);
  }
};
var safeMathMin$5 = Math.min;
var safeMathMax$2 = Math.max;
var SlicedBasedGenerator = class {
  constructor(arb, mrng, slices, biasFactor) {
    this.arb = arb;
    this.mrng = mrng;
    this.slices = slices;
    this.biasFactor = biasFactor;
    this.activeSliceIndex = 0;
    this.nextIndexInSlice = 0;
    this.lastIndexInSlice = -1;
  }
  attemptExact(targetLength) {
    if (targetLength !== 0 && this.mrng.nextInt(1, this.biasFactor) === 1) {
      const eligibleIndices = [];
      for (let index = 0; index !== this.slices.length; ++index)
        if (this.slices[index].length === targetLength) safePush(eligibleIndices, index);
      if (eligibleIndices.length === 0) return;
      this.activeSliceIndex = eligibleIndices[this.mrng.nextInt(0, eligibleIndices.length - 1)];
      this.nextIndexInSlice = 0;
      this.lastIndexInSlice = targetLength - 1;
    }
  }
  next() {
    if (this.nextIndexInSlice <= this.lastIndexInSlice)
      return new Value(this.slices[this.activeSliceIndex][this.nextIndexInSlice++], void 0);
    if (this.mrng.nextInt(1, this.biasFactor) !== 1)
      return this.arb.generate(this.mrng, this.biasFactor);
    this.activeSliceIndex = this.mrng.nextInt(0, this.slices.length - 1);
    const slice2 = this.slices[this.activeSliceIndex];
    if (this.mrng.nextInt(1, this.biasFactor) !== 1) {
      this.nextIndexInSlice = 1;
      this.lastIndexInSlice = slice2.length - 1;
      return new Value(slice2[0], void 0);
    }
    const rangeBoundaryA = this.mrng.nextInt(0, slice2.length - 1);
    const rangeBoundaryB = this.mrng.nextInt(0, slice2.length - 1);
    this.nextIndexInSlice = safeMathMin$5(rangeBoundaryA, rangeBoundaryB);
    this.lastIndexInSlice = safeMathMax$2(rangeBoundaryA, rangeBoundaryB);
    return new Value(slice2[this.nextIndexInSlice++], void 0);
  }
};
function buildSlicedGenerator(arb, mrng, slices, biasFactor) {
  if (biasFactor === void 0 || slices.length === 0 || mrng.nextInt(1, biasFactor) !== 1)
    return new NoopSlicedGenerator(arb, mrng, biasFactor);
  return new SlicedBasedGenerator(arb, mrng, slices, biasFactor);
}
var safeMathFloor$4 = Math.floor;
var safeMathLog$1 = Math.log;
var safeArrayIsArray$2 = Array.isArray;
function biasedMaxLength(minLength, maxLength) {
  if (minLength === maxLength) return minLength;
  return minLength + safeMathFloor$4(safeMathLog$1(maxLength - minLength) / safeMathLog$1(2));
}
var ArrayArbitrary = class ArrayArbitrary2 extends Arbitrary {
  constructor(
    arb,
    minLength,
    maxGeneratedLength,
    maxLength,
    depthIdentifier,
    setBuilder,
    customSlices,
  ) {
    super();
    this.arb = arb;
    this.minLength = minLength;
    this.maxGeneratedLength = maxGeneratedLength;
    this.maxLength = maxLength;
    this.setBuilder = setBuilder;
    this.customSlices = customSlices;
    this.lengthArb = integer({
      min: minLength,
      max: maxGeneratedLength,
    });
    this.depthContext = getDepthContextFor(depthIdentifier);
    this.cachedBiasedMaxLength = biasedMaxLength(minLength, maxGeneratedLength);
  }
  preFilter(tab) {
    if (this.setBuilder === void 0) return tab;
    const s = this.setBuilder();
    for (let index = 0; index !== tab.length; ++index) s.tryAdd(tab[index]);
    return s.getData();
  }
  static makeItCloneable(vs, shrinkables) {
    vs[cloneMethod] = () => {
      const cloned = [];
      for (let idx = 0; idx !== shrinkables.length; ++idx) safePush(cloned, shrinkables[idx].value);
      this.makeItCloneable(cloned, shrinkables);
      return cloned;
    };
    return vs;
  }
  generateNItemsNoDuplicates(setBuilder, N2, mrng, biasFactorItems) {
    let numSkippedInRow = 0;
    const s = setBuilder();
    const slicedGenerator = buildSlicedGenerator(
      this.arb,
      mrng,
      this.customSlices,
      biasFactorItems,
    );
    while (s.size() < N2 && numSkippedInRow < this.maxGeneratedLength) {
      const current2 = slicedGenerator.next();
      if (s.tryAdd(current2)) numSkippedInRow = 0;
      else numSkippedInRow += 1;
    }
    return s.getData();
  }
  safeGenerateNItemsNoDuplicates(setBuilder, N2, mrng, biasFactorItems) {
    const depthImpact = N2 - this.cachedBiasedMaxLength;
    if (depthImpact <= 0)
      return this.generateNItemsNoDuplicates(setBuilder, N2, mrng, biasFactorItems);
    this.depthContext.depth += depthImpact;
    try {
      return this.generateNItemsNoDuplicates(setBuilder, N2, mrng, biasFactorItems);
    } finally {
      this.depthContext.depth -= depthImpact;
    }
  }
  generateNItems(N2, mrng, biasFactorItems) {
    const items2 = [];
    const slicedGenerator = buildSlicedGenerator(
      this.arb,
      mrng,
      this.customSlices,
      biasFactorItems,
    );
    slicedGenerator.attemptExact(N2);
    for (let index = 0; index !== N2; ++index) safePush(items2, slicedGenerator.next());
    return items2;
  }
  safeGenerateNItems(N2, mrng, biasFactorItems) {
    const depthImpact = N2 - this.cachedBiasedMaxLength;
    if (depthImpact <= 0) return this.generateNItems(N2, mrng, biasFactorItems);
    this.depthContext.depth += depthImpact;
    try {
      return this.generateNItems(N2, mrng, biasFactorItems);
    } finally {
      this.depthContext.depth -= depthImpact;
    }
  }
  wrapper(itemsRaw, shrunkOnce, itemsRawLengthContext, startIndex) {
    const items2 = shrunkOnce ? this.preFilter(itemsRaw) : itemsRaw;
    let cloneable = false;
    const vs = [];
    const itemsContexts = [];
    for (let idx = 0; idx !== items2.length; ++idx) {
      const s = items2[idx];
      cloneable = cloneable || s.hasToBeCloned;
      safePush(vs, s.value);
      safePush(itemsContexts, s.context);
    }
    if (cloneable) ArrayArbitrary2.makeItCloneable(vs, items2);
    return new Value(vs, {
      shrunkOnce,
      lengthContext:
        itemsRaw.length === items2.length && itemsRawLengthContext !== void 0
          ? itemsRawLengthContext
          : void 0,
      itemsContexts,
      startIndex,
    });
  }
  generate(mrng, biasFactor) {
    let targetSize;
    let biasFactorItems;
    if (biasFactor === void 0) targetSize = this.lengthArb.generate(mrng, void 0).value;
    else if (this.minLength === this.maxGeneratedLength) {
      targetSize = this.lengthArb.generate(mrng, void 0).value;
      biasFactorItems = biasFactor;
    } else if (mrng.nextInt(1, biasFactor) !== 1)
      targetSize = this.lengthArb.generate(mrng, void 0).value;
    else if (mrng.nextInt(1, biasFactor) !== 1) {
      targetSize = this.lengthArb.generate(mrng, void 0).value;
      biasFactorItems = biasFactor;
    } else {
      const maxBiasedLength = this.cachedBiasedMaxLength;
      targetSize = integer({
        min: this.minLength,
        max: maxBiasedLength,
      }).generate(mrng, void 0).value;
      biasFactorItems = biasFactor;
    }
    const items2 =
      this.setBuilder !== void 0
        ? this.safeGenerateNItemsNoDuplicates(this.setBuilder, targetSize, mrng, biasFactorItems)
        : this.safeGenerateNItems(targetSize, mrng, biasFactorItems);
    return this.wrapper(items2, false, void 0, 0);
  }
  canShrinkWithoutContext(value) {
    if (
      !safeArrayIsArray$2(value) ||
      this.minLength > value.length ||
      value.length > this.maxLength
    )
      return false;
    for (let index = 0; index !== value.length; ++index) {
      if (!(index in value)) return false;
      if (!this.arb.canShrinkWithoutContext(value[index])) return false;
    }
    return (
      this.preFilter(safeMap(value, (item) => new Value(item, void 0))).length === value.length
    );
  }
  shrinkItemByItem(value, safeContext, endIndex) {
    const shrinks = [];
    for (let index = safeContext.startIndex; index < endIndex; ++index)
      safePush(
        shrinks,
        makeLazy(() =>
          this.arb.shrink(value[index], safeContext.itemsContexts[index]).map((v) => {
            const beforeCurrent = safeMap(
              safeSlice(value, 0, index),
              (v2, i2) => new Value(cloneIfNeeded(v2), safeContext.itemsContexts[i2]),
            );
            const afterCurrent = safeMap(
              safeSlice(value, index + 1),
              (v2, i2) => new Value(cloneIfNeeded(v2), safeContext.itemsContexts[i2 + index + 1]),
            );
            return [[...beforeCurrent, v, ...afterCurrent], void 0, index];
          }),
        ),
      );
    return Stream.nil().join(...shrinks);
  }
  shrinkImpl(value, context3) {
    if (value.length === 0) return Stream.nil();
    const safeContext =
      context3 !== void 0
        ? context3
        : {
            shrunkOnce: false,
            lengthContext: void 0,
            itemsContexts: [],
            startIndex: 0,
          };
    return this.lengthArb
      .shrink(value.length, safeContext.lengthContext)
      .drop(
        safeContext.shrunkOnce &&
          safeContext.lengthContext === void 0 &&
          value.length > this.minLength + 1
          ? 1
          : 0,
      )
      .map((lengthValue) => {
        const sliceStart = value.length - lengthValue.value;
        return [
          safeMap(
            safeSlice(value, sliceStart),
            (v, index) =>
              new Value(cloneIfNeeded(v), safeContext.itemsContexts[index + sliceStart]),
          ),
          lengthValue.context,
          0,
        ];
      })
      .join(
        makeLazy(() =>
          value.length > this.minLength
            ? this.shrinkItemByItem(value, safeContext, 1)
            : this.shrinkItemByItem(value, safeContext, value.length),
        ),
      )
      .join(
        value.length > this.minLength
          ? makeLazy(() => {
              const subContext = {
                shrunkOnce: false,
                lengthContext: void 0,
                itemsContexts: safeSlice(safeContext.itemsContexts, 1),
                startIndex: 0,
              };
              return this.shrinkImpl(safeSlice(value, 1), subContext)
                .filter((v) => this.minLength <= v[0].length + 1)
                .map((v) => {
                  return [
                    [new Value(cloneIfNeeded(value[0]), safeContext.itemsContexts[0]), ...v[0]],
                    void 0,
                    0,
                  ];
                });
            })
          : Stream.nil(),
      );
  }
  shrink(value, context3) {
    return this.shrinkImpl(value, context3).map((contextualValue) =>
      this.wrapper(contextualValue[0], true, contextualValue[1], contextualValue[2]),
    );
  }
};
var safeMathFloor$3 = Math.floor;
var safeMathMin$4 = Math.min;
var MaxLengthUpperBound = 2147483647;
var orderedSize = ['xsmall', 'small', 'medium', 'large', 'xlarge'];
var orderedRelativeSize = ['-4', '-3', '-2', '-1', '=', '+1', '+2', '+3', '+4'];
var DefaultSize = 'small';
function maxLengthFromMinLength(minLength, size) {
  switch (size) {
    case 'xsmall':
      return safeMathFloor$3(1.1 * minLength) + 1;
    case 'small':
      return 2 * minLength + 10;
    case 'medium':
      return 11 * minLength + 100;
    case 'large':
      return 101 * minLength + 1e3;
    case 'xlarge':
      return 1001 * minLength + 1e4;
    default:
      throw new Error(`Unable to compute lengths based on received size: ${size}`);
  }
}
function relativeSizeToSize(size, defaultSize) {
  const sizeInRelative = safeIndexOf(orderedRelativeSize, size);
  if (sizeInRelative === -1) return size;
  const defaultSizeInSize = safeIndexOf(orderedSize, defaultSize);
  if (defaultSizeInSize === -1)
    throw new Error(`Unable to offset size based on the unknown defaulted one: ${defaultSize}`);
  const resultingSizeInSize = defaultSizeInSize + sizeInRelative - 4;
  return resultingSizeInSize < 0
    ? orderedSize[0]
    : resultingSizeInSize >= orderedSize.length
      ? orderedSize[orderedSize.length - 1]
      : orderedSize[resultingSizeInSize];
}
function maxGeneratedLengthFromSizeForArbitrary(size, minLength, maxLength, specifiedMaxLength) {
  const { baseSize: defaultSize = DefaultSize, defaultSizeToMaxWhenMaxSpecified } =
    readConfigureGlobal() || {};
  const definedSize =
    size !== void 0
      ? size
      : specifiedMaxLength && defaultSizeToMaxWhenMaxSpecified
        ? 'max'
        : defaultSize;
  if (definedSize === 'max') return maxLength;
  const finalSize = relativeSizeToSize(definedSize, defaultSize);
  return safeMathMin$4(maxLengthFromMinLength(minLength, finalSize), maxLength);
}
function depthBiasFromSizeForArbitrary(depthSizeOrSize, specifiedMaxDepth) {
  if (typeof depthSizeOrSize === 'number') return 1 / depthSizeOrSize;
  const { baseSize: defaultSize = DefaultSize, defaultSizeToMaxWhenMaxSpecified } =
    readConfigureGlobal() || {};
  const definedSize =
    depthSizeOrSize !== void 0
      ? depthSizeOrSize
      : specifiedMaxDepth && defaultSizeToMaxWhenMaxSpecified
        ? 'max'
        : defaultSize;
  if (definedSize === 'max') return 0;
  switch (relativeSizeToSize(definedSize, defaultSize)) {
    case 'xsmall':
      return 1;
    case 'small':
      return 0.5;
    case 'medium':
      return 0.25;
    case 'large':
      return 0.125;
    case 'xlarge':
      return 0.0625;
  }
}
function resolveSize(size) {
  const { baseSize: defaultSize = DefaultSize } = readConfigureGlobal() || {};
  if (size === void 0) return defaultSize;
  return relativeSizeToSize(size, defaultSize);
}
function array2(arb, constraints = {}) {
  const size = constraints.size;
  const minLength = constraints.minLength || 0;
  const maxLengthOrUnset = constraints.maxLength;
  const depthIdentifier = constraints.depthIdentifier;
  const maxLength = maxLengthOrUnset !== void 0 ? maxLengthOrUnset : MaxLengthUpperBound;
  return new ArrayArbitrary(
    arb,
    minLength,
    maxGeneratedLengthFromSizeForArbitrary(size, minLength, maxLength, maxLengthOrUnset !== void 0),
    maxLength,
    depthIdentifier,
    void 0,
    constraints.experimentalCustomSlices || [],
  );
}
function halveBigInt(n) {
  return n / SBigInt2(2);
}
function shrinkBigInt(current2, target, tryTargetAsap) {
  const realGap = current2 - target;
  function* shrinkDecr() {
    let previous = tryTargetAsap ? void 0 : target;
    const gap = tryTargetAsap ? realGap : halveBigInt(realGap);
    for (let toremove = gap; toremove > 0; toremove = halveBigInt(toremove)) {
      const next2 = current2 - toremove;
      yield new Value(next2, previous);
      previous = next2;
    }
  }
  function* shrinkIncr() {
    let previous = tryTargetAsap ? void 0 : target;
    const gap = tryTargetAsap ? realGap : halveBigInt(realGap);
    for (let toremove = gap; toremove < 0; toremove = halveBigInt(toremove)) {
      const next2 = current2 - toremove;
      yield new Value(next2, previous);
      previous = next2;
    }
  }
  return realGap > 0 ? stream(shrinkDecr()) : stream(shrinkIncr());
}
var BigIntArbitrary = class BigIntArbitrary2 extends Arbitrary {
  constructor(min3, max3) {
    super();
    this.min = min3;
    this.max = max3;
  }
  generate(mrng, biasFactor) {
    const range = this.computeGenerateRange(mrng, biasFactor);
    return new Value(mrng.nextBigInt(range.min, range.max), void 0);
  }
  computeGenerateRange(mrng, biasFactor) {
    if (biasFactor === void 0 || mrng.nextInt(1, biasFactor) !== 1)
      return {
        min: this.min,
        max: this.max,
      };
    const ranges = biasNumericRange(this.min, this.max, bigIntLogLike);
    if (ranges.length === 1) return ranges[0];
    const id = mrng.nextInt(-2 * (ranges.length - 1), ranges.length - 2);
    return id < 0 ? ranges[0] : ranges[id + 1];
  }
  canShrinkWithoutContext(value) {
    return typeof value === 'bigint' && this.min <= value && value <= this.max;
  }
  shrink(current2, context3) {
    if (!BigIntArbitrary2.isValidContext(current2, context3))
      return shrinkBigInt(current2, this.defaultTarget(), true);
    if (this.isLastChanceTry(current2, context3)) return Stream.of(new Value(context3, void 0));
    return shrinkBigInt(current2, context3, false);
  }
  defaultTarget() {
    if (this.min <= 0 && this.max >= 0) return SBigInt2(0);
    return this.min < 0 ? this.max : this.min;
  }
  isLastChanceTry(current2, context3) {
    if (current2 > 0) return current2 === context3 + SBigInt2(1) && current2 > this.min;
    if (current2 < 0) return current2 === context3 - SBigInt2(1) && current2 < this.max;
    return false;
  }
  static isValidContext(current2, context3) {
    if (context3 === void 0) return false;
    if (typeof context3 !== 'bigint')
      throw new Error(`Invalid context type passed to BigIntArbitrary (#1)`);
    const differentSigns = (current2 > 0 && context3 < 0) || (current2 < 0 && context3 > 0);
    if (context3 !== SBigInt2(0) && differentSigns)
      throw new Error(`Invalid context value passed to BigIntArbitrary (#2)`);
    return true;
  }
};
function buildCompleteBigIntConstraints(constraints) {
  const DefaultMin = SBigInt2(-1) << SBigInt2(255);
  const DefaultMax = (SBigInt2(1) << SBigInt2(255)) - SBigInt2(1);
  const min3 = constraints.min;
  const max3 = constraints.max;
  return {
    min:
      min3 !== void 0
        ? min3
        : DefaultMin - (max3 !== void 0 && max3 < SBigInt2(0) ? max3 * max3 : SBigInt2(0)),
    max:
      max3 !== void 0
        ? max3
        : DefaultMax + (min3 !== void 0 && min3 > SBigInt2(0) ? min3 * min3 : SBigInt2(0)),
  };
}
function extractBigIntConstraints(args) {
  if (args[0] === void 0) return {};
  if (args[1] === void 0) return args[0];
  return {
    min: args[0],
    max: args[1],
  };
}
function bigInt(...args) {
  const constraints = buildCompleteBigIntConstraints(extractBigIntConstraints(args));
  if (constraints.min > constraints.max)
    throw new Error('fc.bigInt expects max to be greater than or equal to min');
  return new BigIntArbitrary(constraints.min, constraints.max);
}
var stableObjectGetPrototypeOf$1 = Object.getPrototypeOf;
var NoBiasArbitrary = class extends Arbitrary {
  constructor(arb) {
    super();
    this.arb = arb;
  }
  generate(mrng, _biasFactor) {
    return this.arb.generate(mrng, void 0);
  }
  canShrinkWithoutContext(value) {
    return this.arb.canShrinkWithoutContext(value);
  }
  shrink(value, context3) {
    return this.arb.shrink(value, context3);
  }
};
function noBias(arb) {
  if (
    stableObjectGetPrototypeOf$1(arb) === NoBiasArbitrary.prototype &&
    arb.generate === NoBiasArbitrary.prototype.generate &&
    arb.canShrinkWithoutContext === NoBiasArbitrary.prototype.canShrinkWithoutContext &&
    arb.shrink === NoBiasArbitrary.prototype.shrink
  )
    return arb;
  return new NoBiasArbitrary(arb);
}
function booleanMapper(v) {
  return v === 1;
}
function booleanUnmapper(v) {
  if (typeof v !== 'boolean') throw new Error('Unsupported input type');
  return v === true ? 1 : 0;
}
function boolean() {
  return noBias(
    integer({
      min: 0,
      max: 1,
    }).map(booleanMapper, booleanUnmapper),
  );
}
var safeObjectIs$5 = Object.is;
var FastConstantValuesLookup = class {
  constructor(values2) {
    this.values = values2;
    this.fastValues = new SSet(this.values);
    let hasMinusZero = false;
    let hasPlusZero = false;
    if (safeHas(this.fastValues, 0))
      for (let idx = 0; idx !== this.values.length; ++idx) {
        const value = this.values[idx];
        hasMinusZero = hasMinusZero || safeObjectIs$5(value, -0);
        hasPlusZero = hasPlusZero || safeObjectIs$5(value, 0);
      }
    this.hasMinusZero = hasMinusZero;
    this.hasPlusZero = hasPlusZero;
  }
  has(value) {
    if (value === 0) {
      if (safeObjectIs$5(value, 0)) return this.hasPlusZero;
      return this.hasMinusZero;
    }
    return safeHas(this.fastValues, value);
  }
};
var ConstantArbitrary = class extends Arbitrary {
  constructor(values2) {
    super();
    this.values = values2;
  }
  generate(mrng, _biasFactor) {
    const idx = this.values.length === 1 ? 0 : mrng.nextInt(0, this.values.length - 1);
    const value = this.values[idx];
    if (!hasCloneMethod(value)) return new Value(value, idx);
    return new Value(value, idx, () => value[cloneMethod]());
  }
  canShrinkWithoutContext(value) {
    if (this.values.length === 1) return safeObjectIs$5(this.values[0], value);
    if (this.fastValues === void 0) this.fastValues = new FastConstantValuesLookup(this.values);
    return this.fastValues.has(value);
  }
  shrink(value, context3) {
    if (context3 === 0 || safeObjectIs$5(value, this.values[0])) return Stream.nil();
    return Stream.of(new Value(this.values[0], 0));
  }
};
function constantFrom(...values2) {
  if (values2.length === 0) throw new Error('fc.constantFrom expects at least one parameter');
  return new ConstantArbitrary(values2);
}
function falsy(constraints) {
  if (!constraints || !constraints.withBigInt) return constantFrom(false, null, void 0, 0, '', NaN);
  return constantFrom(false, null, void 0, 0, '', NaN, SBigInt2(0));
}
function constant(value) {
  return new ConstantArbitrary([value]);
}
var ContextImplem = class ContextImplem2 {
  constructor() {
    this.receivedLogs = [];
  }
  log(data2) {
    this.receivedLogs.push(data2);
  }
  size() {
    return this.receivedLogs.length;
  }
  toString() {
    return JSON.stringify({ logs: this.receivedLogs });
  }
  [cloneMethod]() {
    return new ContextImplem2();
  }
};
function context2() {
  return constant(new ContextImplem());
}
var safeNaN$2 = NaN;
var safeNumberIsNaN$4 = Number.isNaN;
function timeToDateMapper(time) {
  return new SDate(time);
}
function timeToDateUnmapper(value) {
  if (!(value instanceof SDate) || value.constructor !== SDate)
    throw new SError('Not a valid value for date unmapper');
  return safeGetTime(value);
}
function timeToDateMapperWithNaN(valueForNaN) {
  return (time) => {
    return time === valueForNaN ? new SDate(safeNaN$2) : timeToDateMapper(time);
  };
}
function timeToDateUnmapperWithNaN(valueForNaN) {
  return (value) => {
    const time = timeToDateUnmapper(value);
    return safeNumberIsNaN$4(time) ? valueForNaN : time;
  };
}
var safeNumberIsNaN$3 = Number.isNaN;
function date(constraints = {}) {
  const intMin = constraints.min !== void 0 ? safeGetTime(constraints.min) : -864e13;
  const intMax = constraints.max !== void 0 ? safeGetTime(constraints.max) : 864e13;
  const noInvalidDate = constraints.noInvalidDate;
  if (safeNumberIsNaN$3(intMin)) throw new Error('fc.date min must be valid instance of Date');
  if (safeNumberIsNaN$3(intMax)) throw new Error('fc.date max must be valid instance of Date');
  if (intMin > intMax) throw new Error('fc.date max must be greater or equal to min');
  if (noInvalidDate)
    return integer({
      min: intMin,
      max: intMax,
    }).map(timeToDateMapper, timeToDateUnmapper);
  const valueForNaN = intMax + 1;
  return integer({
    min: intMin,
    max: intMax + 1,
  }).map(timeToDateMapperWithNaN(valueForNaN), timeToDateUnmapperWithNaN(valueForNaN));
}
var ChainUntilArbitrary = class extends Arbitrary {
  constructor(startArb, chainer) {
    super();
    this.startArb = startArb;
    this.chainer = chainer;
  }
  generate(mrng, biasFactor) {
    const entries = [];
    const clonedMrng = mrng.clone();
    let current2 = this.startArb.generate(mrng, biasFactor);
    entries.push({
      arbitrary: this.startArb,
      value: current2.value_,
      context: current2.context,
      clonedMrng,
    });
    while (true) {
      const nextArb = this.chainer(current2.value_);
      if (nextArb === void 0) break;
      const nextClonedMrng = mrng.clone();
      current2 = nextArb.generate(mrng, biasFactor);
      entries.push({
        arbitrary: nextArb,
        value: current2.value_,
        context: current2.context,
        clonedMrng: nextClonedMrng,
      });
    }
    const ctx = {
      biasFactor,
      entries,
      currentShrinkLevel: 0,
    };
    return new Value(current2.value_, ctx);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  shrink(value, context3) {
    if (!this.isSafeContext(context3)) return Stream.nil();
    return new Stream(this.shrinkIterator(context3));
  }
  *shrinkIterator(context3) {
    const { entries, currentShrinkLevel, biasFactor } = context3;
    for (let level = currentShrinkLevel; level < entries.length; ++level) {
      const entry = entries[level];
      const shrinks = entry.arbitrary.shrink(entry.value, entry.context);
      for (const shrunkValue of shrinks) {
        const newEntries = entries.slice(0, level);
        newEntries.push({
          arbitrary: entry.arbitrary,
          value: shrunkValue.value_,
          context: shrunkValue.context,
          clonedMrng: entry.clonedMrng,
        });
        let current2 = shrunkValue;
        const mrng = entry.clonedMrng.clone();
        while (true) {
          const nextArb = this.chainer(current2.value_);
          if (nextArb === void 0) break;
          const nextClonedMrng = mrng.clone();
          const next2 = nextArb.generate(mrng, biasFactor);
          newEntries.push({
            arbitrary: nextArb,
            value: next2.value_,
            context: next2.context,
            clonedMrng: nextClonedMrng,
          });
          current2 = next2;
        }
        const lastEntry = newEntries[newEntries.length - 1];
        const newContext = {
          biasFactor,
          entries: newEntries,
          currentShrinkLevel: level,
        };
        yield new Value(lastEntry.value, newContext);
      }
    }
  }
  isSafeContext(context3) {
    return (
      context3 !== null &&
      context3 !== void 0 &&
      typeof context3 === 'object' &&
      'biasFactor' in context3 &&
      'entries' in context3 &&
      'currentShrinkLevel' in context3
    );
  }
};
function chainUntil(startArb, chainer) {
  return new ChainUntilArbitrary(startArb, chainer);
}
var safeSymbolIterator = Symbol.iterator;
var safeIsArray = Array.isArray;
var safeObjectIs$4 = Object.is;
var CloneArbitrary = class CloneArbitrary2 extends Arbitrary {
  constructor(arb, numValues) {
    super();
    this.arb = arb;
    this.numValues = numValues;
  }
  generate(mrng, biasFactor) {
    const items2 = [];
    if (this.numValues <= 0) return this.wrapper(items2);
    for (let idx = 0; idx !== this.numValues - 1; ++idx)
      safePush(items2, this.arb.generate(mrng.clone(), biasFactor));
    safePush(items2, this.arb.generate(mrng, biasFactor));
    return this.wrapper(items2);
  }
  canShrinkWithoutContext(value) {
    if (!safeIsArray(value) || value.length !== this.numValues) return false;
    if (value.length === 0) return true;
    for (let index = 1; index < value.length; ++index)
      if (!safeObjectIs$4(value[0], value[index])) return false;
    return this.arb.canShrinkWithoutContext(value[0]);
  }
  shrink(value, context3) {
    if (value.length === 0) return Stream.nil();
    return new Stream(this.shrinkImpl(value, context3 !== void 0 ? context3 : [])).map((v) =>
      this.wrapper(v),
    );
  }
  *shrinkImpl(value, contexts) {
    const its = safeMap(value, (v, idx) => this.arb.shrink(v, contexts[idx])[safeSymbolIterator]());
    let cur = safeMap(its, (it2) => it2.next());
    while (!cur[0].done) {
      yield safeMap(cur, (c) => c.value);
      cur = safeMap(its, (it2) => it2.next());
    }
  }
  static makeItCloneable(vs, shrinkables) {
    vs[cloneMethod] = () => {
      const cloned = [];
      for (let idx = 0; idx !== shrinkables.length; ++idx) safePush(cloned, shrinkables[idx].value);
      this.makeItCloneable(cloned, shrinkables);
      return cloned;
    };
    return vs;
  }
  wrapper(items2) {
    let cloneable = false;
    const vs = [];
    const contexts = [];
    for (let idx = 0; idx !== items2.length; ++idx) {
      const s = items2[idx];
      cloneable = cloneable || s.hasToBeCloned;
      safePush(vs, s.value);
      safePush(contexts, s.context);
    }
    if (cloneable) CloneArbitrary2.makeItCloneable(vs, items2);
    return new Value(vs, contexts);
  }
};
function clone(arb, numValues) {
  return new CloneArbitrary(arb, numValues);
}
var CustomEqualSet = class {
  constructor(isEqual) {
    this.isEqual = isEqual;
    this.data = [];
  }
  tryAdd(value) {
    for (let idx = 0; idx !== this.data.length; ++idx)
      if (this.isEqual(this.data[idx], value)) return false;
    safePush(this.data, value);
    return true;
  }
  size() {
    return this.data.length;
  }
  getData() {
    return this.data;
  }
};
var safeNumberIsNaN$2 = Number.isNaN;
var StrictlyEqualSet = class {
  constructor(selector) {
    this.selector = selector;
    this.selectedItemsExceptNaN = new SSet();
    this.data = [];
  }
  tryAdd(value) {
    const selected = this.selector(value);
    if (safeNumberIsNaN$2(selected)) {
      safePush(this.data, value);
      return true;
    }
    const sizeBefore = this.selectedItemsExceptNaN.size;
    safeAdd(this.selectedItemsExceptNaN, selected);
    if (sizeBefore !== this.selectedItemsExceptNaN.size) {
      safePush(this.data, value);
      return true;
    }
    return false;
  }
  size() {
    return this.data.length;
  }
  getData() {
    return this.data;
  }
};
var safeObjectIs$3 = Object.is;
var SameValueSet = class {
  constructor(selector) {
    this.selector = selector;
    this.selectedItemsExceptMinusZero = new SSet();
    this.data = [];
    this.hasMinusZero = false;
  }
  tryAdd(value) {
    const selected = this.selector(value);
    if (safeObjectIs$3(selected, -0)) {
      if (this.hasMinusZero) return false;
      safePush(this.data, value);
      this.hasMinusZero = true;
      return true;
    }
    const sizeBefore = this.selectedItemsExceptMinusZero.size;
    safeAdd(this.selectedItemsExceptMinusZero, selected);
    if (sizeBefore !== this.selectedItemsExceptMinusZero.size) {
      safePush(this.data, value);
      return true;
    }
    return false;
  }
  size() {
    return this.data.length;
  }
  getData() {
    return this.data;
  }
};
var SameValueZeroSet = class {
  constructor(selector) {
    this.selector = selector;
    this.selectedItems = new SSet();
    this.data = [];
  }
  tryAdd(value) {
    const selected = this.selector(value);
    const sizeBefore = this.selectedItems.size;
    safeAdd(this.selectedItems, selected);
    if (sizeBefore !== this.selectedItems.size) {
      safePush(this.data, value);
      return true;
    }
    return false;
  }
  size() {
    return this.data.length;
  }
  getData() {
    return this.data;
  }
};
function buildUniqueArraySetBuilder(constraints) {
  if (typeof constraints.comparator === 'function') {
    if (constraints.selector === void 0) {
      const comparator2 = constraints.comparator;
      const isEqualForBuilder2 = (nextA, nextB) => comparator2(nextA.value_, nextB.value_);
      return () => new CustomEqualSet(isEqualForBuilder2);
    }
    const comparator = constraints.comparator;
    const selector2 = constraints.selector;
    const refinedSelector2 = (next2) => selector2(next2.value_);
    const isEqualForBuilder = (nextA, nextB) =>
      comparator(refinedSelector2(nextA), refinedSelector2(nextB));
    return () => new CustomEqualSet(isEqualForBuilder);
  }
  const selector = constraints.selector || ((v) => v);
  const refinedSelector = (next2) => selector(next2.value_);
  switch (constraints.comparator) {
    case 'IsStrictlyEqual':
      return () => new StrictlyEqualSet(refinedSelector);
    case 'SameValueZero':
      return () => new SameValueZeroSet(refinedSelector);
    case 'SameValue':
    case void 0:
      return () => new SameValueSet(refinedSelector);
  }
}
function uniqueArray(arb, constraints = {}) {
  const minLength = constraints.minLength !== void 0 ? constraints.minLength : 0;
  const maxLength = constraints.maxLength !== void 0 ? constraints.maxLength : MaxLengthUpperBound;
  const maxGeneratedLength = maxGeneratedLengthFromSizeForArbitrary(
    constraints.size,
    minLength,
    maxLength,
    constraints.maxLength !== void 0,
  );
  const depthIdentifier = constraints.depthIdentifier;
  const arrayArb = new ArrayArbitrary(
    arb,
    minLength,
    maxGeneratedLength,
    maxLength,
    depthIdentifier,
    buildUniqueArraySetBuilder(constraints),
    [],
  );
  if (minLength === 0) return arrayArb;
  return arrayArb.filter((tab) => tab.length >= minLength);
}
var safeObjectCreate$5 = Object.create;
var safeObjectDefineProperty$2 = Object.defineProperty;
var safeObjectGetOwnPropertyDescriptor$2 = Object.getOwnPropertyDescriptor;
var safeObjectGetPrototypeOf$1 = Object.getPrototypeOf;
var safeObjectPrototype$1 = Object.prototype;
var safeReflectOwnKeys = Reflect.ownKeys;
function keyValuePairsToObjectMapper(definition) {
  const obj = definition[1] ? safeObjectCreate$5(null) : {};
  const keyValues = definition[0];
  for (let idx = 0; idx !== keyValues.length; ++idx) {
    const key = keyValues[idx][0];
    if (key === '__proto__')
      safeObjectDefineProperty$2(obj, key, {
        enumerable: true,
        configurable: true,
        writable: true,
        value: keyValues[idx][1],
      });
    else obj[key] = keyValues[idx][1];
  }
  return obj;
}
function isValidPropertyNameFilter(descriptor) {
  return (
    descriptor !== void 0 &&
    !!descriptor.configurable &&
    !!descriptor.enumerable &&
    !!descriptor.writable &&
    descriptor.get === void 0 &&
    descriptor.set === void 0
  );
}
function keyValuePairsToObjectUnmapper(value) {
  if (typeof value !== 'object' || value === null)
    throw new SError('Incompatible instance received: should be a non-null object');
  const hasNullPrototype = safeObjectGetPrototypeOf$1(value) === null;
  const hasObjectPrototype = safeObjectGetPrototypeOf$1(value) === safeObjectPrototype$1;
  if (!hasNullPrototype && !hasObjectPrototype)
    throw new SError('Incompatible instance received: should be of exact type Object');
  const propertyDescriptors = safeMap(safeReflectOwnKeys(value), (key) => [
    key,
    safeObjectGetOwnPropertyDescriptor$2(value, key),
  ]);
  if (!safeEvery(propertyDescriptors, ([, descriptor]) => isValidPropertyNameFilter(descriptor)))
    throw new SError(
      'Incompatible instance received: should contain only c/e/w properties without get/set',
    );
  return [
    safeMap(propertyDescriptors, ([key, descriptor]) => [key, descriptor.value]),
    hasNullPrototype,
  ];
}
function dictionaryKeyExtractor(entry) {
  return entry[0];
}
function dictionary(keyArb, valueArb, constraints = {}) {
  const noNullPrototype = !!constraints.noNullPrototype;
  return tuple(
    uniqueArray(tuple(keyArb, valueArb), {
      minLength: constraints.minKeys,
      maxLength: constraints.maxKeys,
      size: constraints.size,
      selector: dictionaryKeyExtractor,
      depthIdentifier: constraints.depthIdentifier,
    }),
    noNullPrototype ? constant(false) : boolean(),
  ).map(keyValuePairsToObjectMapper, keyValuePairsToObjectUnmapper);
}
var safePositiveInfinity$7 = Number.POSITIVE_INFINITY;
var safeMaxSafeInteger$2 = Number.MAX_SAFE_INTEGER;
var safeNumberIsInteger$4 = Number.isInteger;
var safeMathFloor$2 = Math.floor;
var safeMathPow = Math.pow;
var safeMathMin$3 = Math.min;
var FrequencyArbitrary = class FrequencyArbitrary2 extends Arbitrary {
  static from(warbs, constraints, label) {
    if (warbs.length === 0) throw new Error(`${label} expects at least one weighted arbitrary`);
    let totalWeight = 0;
    for (let idx = 0; idx !== warbs.length; ++idx) {
      if (warbs[idx].arbitrary === void 0)
        throw new Error(`${label} expects arbitraries to be specified`);
      const currentWeight = warbs[idx].weight;
      totalWeight += currentWeight;
      if (!safeNumberIsInteger$4(currentWeight))
        throw new Error(`${label} expects weights to be integer values`);
      if (currentWeight < 0)
        throw new Error(`${label} expects weights to be superior or equal to 0`);
    }
    if (totalWeight <= 0)
      throw new Error(`${label} expects the sum of weights to be strictly superior to 0`);
    const sanitizedConstraints = {
      depthBias: depthBiasFromSizeForArbitrary(
        constraints.depthSize,
        constraints.maxDepth !== void 0,
      ),
      maxDepth: constraints.maxDepth !== void 0 ? constraints.maxDepth : safePositiveInfinity$7,
      withCrossShrink: !!constraints.withCrossShrink,
    };
    return new FrequencyArbitrary2(
      warbs,
      sanitizedConstraints,
      getDepthContextFor(constraints.depthIdentifier),
    );
  }
  constructor(warbs, constraints, context3) {
    super();
    this.warbs = warbs;
    this.constraints = constraints;
    this.context = context3;
    let currentWeight = 0;
    this.cumulatedWeights = [];
    for (let idx = 0; idx !== warbs.length; ++idx) {
      currentWeight += warbs[idx].weight;
      safePush(this.cumulatedWeights, currentWeight);
    }
    this.totalWeight = currentWeight;
  }
  generate(mrng, biasFactor) {
    if (this.mustGenerateFirst()) return this.safeGenerateForIndex(mrng, 0, biasFactor);
    const selected = mrng.nextInt(this.computeNegDepthBenefit(), this.totalWeight - 1);
    for (let idx = 0; idx !== this.cumulatedWeights.length; ++idx)
      if (selected < this.cumulatedWeights[idx])
        return this.safeGenerateForIndex(mrng, idx, biasFactor);
    throw new Error(`Unable to generate from fc.frequency`);
  }
  canShrinkWithoutContext(value) {
    return this.canShrinkWithoutContextIndex(value) !== -1;
  }
  shrink(value, context3) {
    if (context3 !== void 0) {
      const safeContext = context3;
      const selectedIndex = safeContext.selectedIndex;
      const originalBias = safeContext.originalBias;
      const originalShrinks = this.warbs[selectedIndex].arbitrary
        .shrink(value, safeContext.originalContext)
        .map((v) => this.mapIntoValue(selectedIndex, v, null, originalBias));
      if (safeContext.clonedMrngForFallbackFirst !== null) {
        if (safeContext.cachedGeneratedForFirst === void 0)
          safeContext.cachedGeneratedForFirst = this.safeGenerateForIndex(
            safeContext.clonedMrngForFallbackFirst,
            0,
            originalBias,
          );
        const valueFromFirst = safeContext.cachedGeneratedForFirst;
        return Stream.of(valueFromFirst).join(originalShrinks);
      }
      return originalShrinks;
    }
    const potentialSelectedIndex = this.canShrinkWithoutContextIndex(value);
    if (potentialSelectedIndex === -1) return Stream.nil();
    return this.defaultShrinkForFirst(potentialSelectedIndex).join(
      this.warbs[potentialSelectedIndex].arbitrary
        .shrink(value, void 0)
        .map((v) => this.mapIntoValue(potentialSelectedIndex, v, null, void 0)),
    );
  }
  /** Generate shrink values for first arbitrary when no context and no value was provided */
  defaultShrinkForFirst(selectedIndex) {
    ++this.context.depth;
    try {
      if (
        !this.mustFallbackToFirstInShrink(selectedIndex) ||
        this.warbs[0].fallbackValue === void 0
      )
        return Stream.nil();
    } finally {
      --this.context.depth;
    }
    const rawShrinkValue = new Value(this.warbs[0].fallbackValue.default, void 0);
    return Stream.of(this.mapIntoValue(0, rawShrinkValue, null, void 0));
  }
  /** Extract the index of the generator that would have been able to gennrate the value */
  canShrinkWithoutContextIndex(value) {
    if (this.mustGenerateFirst())
      return this.warbs[0].arbitrary.canShrinkWithoutContext(value) ? 0 : -1;
    try {
      ++this.context.depth;
      for (let idx = 0; idx !== this.warbs.length; ++idx) {
        const warb = this.warbs[idx];
        if (warb.weight !== 0 && warb.arbitrary.canShrinkWithoutContext(value)) return idx;
      }
      return -1;
    } finally {
      --this.context.depth;
    }
  }
  /** Map the output of one of the children with the context of frequency */
  mapIntoValue(idx, value, clonedMrngForFallbackFirst, biasFactor) {
    const context3 = {
      selectedIndex: idx,
      originalBias: biasFactor,
      originalContext: value.context,
      clonedMrngForFallbackFirst,
    };
    return new Value(value.value, context3);
  }
  /** Generate using Arbitrary at index idx and safely handle depth context */
  safeGenerateForIndex(mrng, idx, biasFactor) {
    ++this.context.depth;
    try {
      const value = this.warbs[idx].arbitrary.generate(mrng, biasFactor);
      const clonedMrngForFallbackFirst = this.mustFallbackToFirstInShrink(idx)
        ? mrng.clone()
        : null;
      return this.mapIntoValue(idx, value, clonedMrngForFallbackFirst, biasFactor);
    } finally {
      --this.context.depth;
    }
  }
  /** Check if generating a value based on the first arbitrary is compulsory */
  mustGenerateFirst() {
    return this.constraints.maxDepth <= this.context.depth;
  }
  /** Check if fallback on first arbitrary during shrinking is required */
  mustFallbackToFirstInShrink(idx) {
    return idx !== 0 && this.constraints.withCrossShrink && this.warbs[0].weight !== 0;
  }
  /** Compute the benefit for the current depth */
  computeNegDepthBenefit() {
    const depthBias = this.constraints.depthBias;
    if (depthBias <= 0 || this.warbs[0].weight === 0) return 0;
    const depthBenefit = safeMathFloor$2(safeMathPow(1 + depthBias, this.context.depth)) - 1;
    return -safeMathMin$3(this.totalWeight * depthBenefit, safeMaxSafeInteger$2) || 0;
  }
};
function isOneOfContraints(param) {
  return (
    param !== null &&
    param !== void 0 &&
    typeof param === 'object' &&
    !('generate' in param) &&
    !('arbitrary' in param) &&
    !('weight' in param)
  );
}
function toWeightedArbitrary(maybeWeightedArbitrary) {
  if (isArbitrary(maybeWeightedArbitrary))
    return {
      arbitrary: maybeWeightedArbitrary,
      weight: 1,
    };
  return maybeWeightedArbitrary;
}
function oneof(...args) {
  const constraints = args[0];
  if (isOneOfContraints(constraints)) {
    const weightedArbs2 = safeMap(safeSlice(args, 1), toWeightedArbitrary);
    return FrequencyArbitrary.from(weightedArbs2, constraints, 'fc.oneof');
  }
  const weightedArbs = safeMap(args, toWeightedArbitrary);
  return FrequencyArbitrary.from(weightedArbs, {}, 'fc.oneof');
}
var safeNumberIsInteger$3 = Number.isInteger;
function nat(arg) {
  const max3 = typeof arg === 'number' ? arg : arg && arg.max !== void 0 ? arg.max : 2147483647;
  if (max3 < 0) throw new Error('fc.nat value should be greater than or equal to 0');
  if (!safeNumberIsInteger$3(max3)) throw new Error('fc.nat maximum value should be an integer');
  return new IntegerArbitrary(0, max3);
}
var safeObjectIs$2 = Object.is;
function buildDichotomyEntries(entries) {
  let currentFrom = 0;
  const dichotomyEntries = [];
  for (const entry of entries) {
    const from = currentFrom;
    currentFrom = from + entry.num;
    const to = currentFrom - 1;
    dichotomyEntries.push({
      from,
      to,
      entry,
    });
  }
  return dichotomyEntries;
}
function findDichotomyEntry(dichotomyEntries, choiceIndex) {
  let min3 = 0;
  let max3 = dichotomyEntries.length;
  while (max3 - min3 > 1) {
    const mid = ~~((min3 + max3) / 2);
    if (choiceIndex < dichotomyEntries[mid].from) max3 = mid;
    else min3 = mid;
  }
  return dichotomyEntries[min3];
}
function indexToMappedConstantMapperFor(entries) {
  const dichotomyEntries = buildDichotomyEntries(entries);
  return function indexToMappedConstantMapper(choiceIndex) {
    const dichotomyEntry = findDichotomyEntry(dichotomyEntries, choiceIndex);
    return dichotomyEntry.entry.build(choiceIndex - dichotomyEntry.from);
  };
}
function buildReverseMapping(entries) {
  const reverseMapping = {
    mapping: new SMap$2(),
    negativeZeroIndex: void 0,
  };
  let choiceIndex = 0;
  for (let entryIdx = 0; entryIdx !== entries.length; ++entryIdx) {
    const entry = entries[entryIdx];
    for (let idxInEntry = 0; idxInEntry !== entry.num; ++idxInEntry) {
      const value = entry.build(idxInEntry);
      if (value === 0 && 1 / value === SNumber.NEGATIVE_INFINITY)
        reverseMapping.negativeZeroIndex = choiceIndex;
      else safeMapSet(reverseMapping.mapping, value, choiceIndex);
      ++choiceIndex;
    }
  }
  return reverseMapping;
}
function indexToMappedConstantUnmapperFor(entries) {
  let reverseMapping = null;
  return function indexToMappedConstantUnmapper(value) {
    if (reverseMapping === null) reverseMapping = buildReverseMapping(entries);
    const choiceIndex = safeObjectIs$2(value, -0)
      ? reverseMapping.negativeZeroIndex
      : safeMapGet(reverseMapping.mapping, value);
    if (choiceIndex === void 0)
      throw new SError('Unknown value encountered cannot be built using this mapToConstant');
    return choiceIndex;
  };
}
function computeNumChoices(options) {
  if (options.length === 0) throw new SError(`fc.mapToConstant expects at least one option`);
  let numChoices = 0;
  for (let idx = 0; idx !== options.length; ++idx) {
    if (options[idx].num < 0)
      throw new SError(
        `fc.mapToConstant expects all options to have a number of entries greater or equal to zero`,
      );
    numChoices += options[idx].num;
  }
  if (numChoices === 0)
    throw new SError(`fc.mapToConstant expects at least one choice among options`);
  return numChoices;
}
function mapToConstant(...entries) {
  return nat({ max: computeNumChoices(entries) - 1 }).map(
    indexToMappedConstantMapperFor(entries),
    indexToMappedConstantUnmapperFor(entries),
  );
}
function tokenizeString(patternsArb, value, minLength, maxLength) {
  if (value.length === 0) {
    if (minLength > 0) return;
    return [];
  }
  if (maxLength <= 0) return;
  const stack = [
    {
      endIndexChunks: 0,
      nextStartIndex: 1,
      chunks: [],
    },
  ];
  while (stack.length > 0) {
    const last = safePop$1(stack);
    for (let index = last.nextStartIndex; index <= value.length; ++index) {
      const chunk = safeSubstring(value, last.endIndexChunks, index);
      if (patternsArb.canShrinkWithoutContext(chunk)) {
        const newChunks = [...last.chunks, chunk];
        if (index === value.length) {
          if (newChunks.length < minLength) break;
          return newChunks;
        }
        safePush(stack, {
          endIndexChunks: last.endIndexChunks,
          nextStartIndex: index + 1,
          chunks: last.chunks,
        });
        if (newChunks.length < maxLength)
          safePush(stack, {
            endIndexChunks: index,
            nextStartIndex: index + 1,
            chunks: newChunks,
          });
        break;
      }
    }
  }
}
function patternsToStringMapper(tab) {
  return safeJoin(tab, '');
}
function minLengthFrom(constraints) {
  return constraints.minLength !== void 0 ? constraints.minLength : 0;
}
function maxLengthFrom(constraints) {
  return constraints.maxLength !== void 0 ? constraints.maxLength : MaxLengthUpperBound;
}
function patternsToStringUnmapperIsValidLength(tokens, constraints) {
  return minLengthFrom(constraints) <= tokens.length && tokens.length <= maxLengthFrom(constraints);
}
function patternsToStringUnmapperFor(patternsArb, constraints) {
  return function patternsToStringUnmapper(value) {
    if (typeof value !== 'string') throw new SError('Unsupported value');
    const tokens = tokenizeString(
      patternsArb,
      value,
      minLengthFrom(constraints),
      maxLengthFrom(constraints),
    );
    if (tokens === void 0) throw new SError('Unable to unmap received string');
    return tokens;
  };
}
var dangerousStrings = [
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  'apply',
  'arguments',
  'bind',
  'call',
  'caller',
  'length',
  'name',
  'prototype',
  'key',
  'ref',
];
function computeCandidateStringLegacy(dangerous, charArbitrary, stringSplitter) {
  let candidate;
  try {
    candidate = stringSplitter(dangerous);
  } catch {
    return;
  }
  for (const entry of candidate) if (!charArbitrary.canShrinkWithoutContext(entry)) return;
  return candidate;
}
function createSlicesForStringLegacy(charArbitrary, stringSplitter) {
  const slicesForString = [];
  for (const dangerous of dangerousStrings) {
    const candidate = computeCandidateStringLegacy(dangerous, charArbitrary, stringSplitter);
    if (candidate !== void 0) safePush(slicesForString, candidate);
  }
  return slicesForString;
}
var slicesPerArbitrary = /* @__PURE__ */ new WeakMap();
function createSlicesForStringNoConstraints(charArbitrary) {
  const slicesForString = [];
  for (const dangerous of dangerousStrings) {
    const candidate = tokenizeString(charArbitrary, dangerous, 0, MaxLengthUpperBound);
    if (candidate !== void 0) safePush(slicesForString, candidate);
  }
  return slicesForString;
}
function createSlicesForString(charArbitrary, constraints) {
  let slices = safeGet(slicesPerArbitrary, charArbitrary);
  if (slices === void 0) {
    slices = createSlicesForStringNoConstraints(charArbitrary);
    safeSet(slicesPerArbitrary, charArbitrary, slices);
  }
  const slicesForConstraints = [];
  for (const slice2 of slices)
    if (patternsToStringUnmapperIsValidLength(slice2, constraints))
      safePush(slicesForConstraints, slice2);
  return slicesForConstraints;
}
var asciiAlphabetRanges = [[0, 127]];
var fullAlphabetRanges = [
  [0, 55295],
  [57344, 1114111],
];
var autonomousGraphemeRanges = [
  [32, 126],
  [160, 172],
  [174, 767],
  [880, 887],
  [890, 895],
  [900, 906],
  [908],
  [910, 929],
  [931, 1154],
  [1162, 1327],
  [1329, 1366],
  [1369, 1418],
  [1421, 1423],
  [1470],
  [1472],
  [1475],
  [1478],
  [1488, 1514],
  [1519, 1524],
  [1542, 1551],
  [1563],
  [1565, 1610],
  [1632, 1647],
  [1649, 1749],
  [1758],
  [1765, 1766],
  [1769],
  [1774, 1805],
  [1808],
  [1810, 1839],
  [1869, 1957],
  [1969],
  [1984, 2026],
  [2036, 2042],
  [2046, 2069],
  [2074],
  [2084],
  [2088],
  [2096, 2110],
  [2112, 2136],
  [2142],
  [2144, 2154],
  [2160, 2190],
  [2208, 2249],
  [2308, 2361],
  [2365],
  [2384],
  [2392, 2401],
  [2404, 2432],
  [2437, 2444],
  [2447, 2448],
  [2451, 2472],
  [2474, 2480],
  [2482],
  [2486, 2489],
  [2493],
  [2510],
  [2524, 2525],
  [2527, 2529],
  [2534, 2557],
  [2565, 2570],
  [2575, 2576],
  [2579, 2600],
  [2602, 2608],
  [2610, 2611],
  [2613, 2614],
  [2616, 2617],
  [2649, 2652],
  [2654],
  [2662, 2671],
  [2674, 2676],
  [2678],
  [2693, 2701],
  [2703, 2705],
  [2707, 2728],
  [2730, 2736],
  [2738, 2739],
  [2741, 2745],
  [2749],
  [2768],
  [2784, 2785],
  [2790, 2801],
  [2809],
  [2821, 2828],
  [2831, 2832],
  [2835, 2856],
  [2858, 2864],
  [2866, 2867],
  [2869, 2873],
  [2877],
  [2908, 2909],
  [2911, 2913],
  [2918, 2935],
  [2947],
  [2949, 2954],
  [2958, 2960],
  [2962, 2965],
  [2969, 2970],
  [2972],
  [2974, 2975],
  [2979, 2980],
  [2984, 2986],
  [2990, 3001],
  [3024],
  [3046, 3066],
  [3077, 3084],
  [3086, 3088],
  [3090, 3112],
  [3114, 3129],
  [3133],
  [3160, 3162],
  [3165],
  [3168, 3169],
  [3174, 3183],
  [3191, 3200],
  [3204, 3212],
  [3214, 3216],
  [3218, 3240],
  [3242, 3251],
  [3253, 3257],
  [3261],
  [3293, 3294],
  [3296, 3297],
  [3302, 3311],
  [3313, 3314],
  [3332, 3340],
  [3342, 3344],
  [3346, 3386],
  [3389],
  [3407],
  [3412, 3414],
  [3416, 3425],
  [3430, 3455],
  [3461, 3478],
  [3482, 3505],
  [3507, 3515],
  [3517],
  [3520, 3526],
  [3558, 3567],
  [3572],
  [3585, 3632],
  [3634],
  [3647, 3654],
  [3663, 3675],
  [3713, 3714],
  [3716],
  [3718, 3722],
  [3724, 3747],
  [3749],
  [3751, 3760],
  [3762],
  [3773],
  [3776, 3780],
  [3782],
  [3792, 3801],
  [3804, 3807],
  [3840, 3863],
  [3866, 3892],
  [3894],
  [3896],
  [3898, 3901],
  [3904, 3911],
  [3913, 3948],
  [3973],
  [3976, 3980],
  [4030, 4037],
  [4039, 4044],
  [4046, 4058],
  [4096, 4138],
  [4159, 4181],
  [4186, 4189],
  [4193],
  [4197, 4198],
  [4206, 4208],
  [4213, 4225],
  [4238],
  [4240, 4249],
  [4254, 4293],
  [4295],
  [4301],
  [4304, 4351],
  [4608, 4680],
  [4682, 4685],
  [4688, 4694],
  [4696],
  [4698, 4701],
  [4704, 4744],
  [4746, 4749],
  [4752, 4784],
  [4786, 4789],
  [4792, 4798],
  [4800],
  [4802, 4805],
  [4808, 4822],
  [4824, 4880],
  [4882, 4885],
  [4888, 4954],
  [4960, 4988],
  [4992, 5017],
  [5024, 5109],
  [5112, 5117],
  [5120, 5788],
  [5792, 5880],
  [5888, 5905],
  [5919, 5937],
  [5941, 5942],
  [5952, 5969],
  [5984, 5996],
  [5998, 6e3],
  [6016, 6067],
  [6100, 6108],
  [6112, 6121],
  [6128, 6137],
  [6144, 6154],
  [6160, 6169],
  [6176, 6264],
  [6272, 6276],
  [6279, 6312],
  [6314],
  [6320, 6389],
  [6400, 6430],
  [6464],
  [6468, 6509],
  [6512, 6516],
  [6528, 6571],
  [6576, 6601],
  [6608, 6618],
  [6622, 6678],
  [6686, 6740],
  [6784, 6793],
  [6800, 6809],
  [6816, 6829],
  [6917, 6963],
  [6981, 6988],
  [6992, 7018],
  [7028, 7038],
  [7043, 7072],
  [7086, 7141],
  [7164, 7203],
  [7227, 7241],
  [7245, 7304],
  [7312, 7354],
  [7357, 7367],
  [7379],
  [7401, 7404],
  [7406, 7411],
  [7413, 7414],
  [7418],
  [7424, 7615],
  [7680, 7957],
  [7960, 7965],
  [7968, 8005],
  [8008, 8013],
  [8016, 8023],
  [8025],
  [8027],
  [8029],
  [8031, 8061],
  [8064, 8116],
  [8118, 8132],
  [8134, 8147],
  [8150, 8155],
  [8157, 8175],
  [8178, 8180],
  [8182, 8190],
  [8192, 8202],
  [8208, 8233],
  [8239, 8287],
  [8304, 8305],
  [8308, 8334],
  [8336, 8348],
  [8352, 8384],
  [8448, 8587],
  [8592, 9254],
  [9280, 9290],
  [9312, 11123],
  [11126, 11157],
  [11159, 11502],
  [11506, 11507],
  [11513, 11557],
  [11559],
  [11565],
  [11568, 11623],
  [11631, 11632],
  [11648, 11670],
  [11680, 11686],
  [11688, 11694],
  [11696, 11702],
  [11704, 11710],
  [11712, 11718],
  [11720, 11726],
  [11728, 11734],
  [11736, 11742],
  [11776, 11869],
  [11904, 11929],
  [11931, 12019],
  [12032, 12245],
  [12272, 12329],
  [12336, 12351],
  [12353, 12438],
  [12443, 12543],
  [12549, 12591],
  [12593, 12686],
  [12688, 12771],
  [12783, 12830],
  [12832, 13312],
  [19903, 19968],
  [40959, 42124],
  [42128, 42182],
  [42192, 42539],
  [42560, 42606],
  [42611],
  [42622, 42653],
  [42656, 42735],
  [42738, 42743],
  [42752, 42954],
  [42960, 42961],
  [42963],
  [42965, 42969],
  [42994, 43009],
  [43011, 43013],
  [43015, 43018],
  [43020, 43042],
  [43048, 43051],
  [43056, 43065],
  [43072, 43127],
  [43138, 43187],
  [43214, 43225],
  [43250, 43262],
  [43264, 43301],
  [43310, 43334],
  [43359],
  [43396, 43442],
  [43457, 43469],
  [43471, 43481],
  [43486, 43492],
  [43494, 43518],
  [43520, 43560],
  [43584, 43586],
  [43588, 43595],
  [43600, 43609],
  [43612, 43642],
  [43646, 43695],
  [43697],
  [43701, 43702],
  [43705, 43709],
  [43712],
  [43714],
  [43739, 43754],
  [43760, 43764],
  [43777, 43782],
  [43785, 43790],
  [43793, 43798],
  [43808, 43814],
  [43816, 43822],
  [43824, 43883],
  [43888, 44002],
  [44011],
  [44016, 44025],
  [44032],
  [55203],
  [63744, 64109],
  [64112, 64217],
  [64256, 64262],
  [64275, 64279],
  [64285],
  [64287, 64310],
  [64312, 64316],
  [64318],
  [64320, 64321],
  [64323, 64324],
  [64326, 64450],
  [64467, 64911],
  [64914, 64967],
  [64975],
  [65008, 65023],
  [65040, 65049],
  [65072, 65106],
  [65108, 65126],
  [65128, 65131],
  [65136, 65140],
  [65142, 65276],
  [65281, 65437],
  [65440, 65470],
  [65474, 65479],
  [65482, 65487],
  [65490, 65495],
  [65498, 65500],
  [65504, 65510],
  [65512, 65518],
  [65532, 65533],
  [65536, 65547],
  [65549, 65574],
  [65576, 65594],
  [65596, 65597],
  [65599, 65613],
  [65616, 65629],
  [65664, 65786],
  [65792, 65794],
  [65799, 65843],
  [65847, 65934],
  [65936, 65948],
  [65952],
  [66e3, 66044],
  [66176, 66204],
  [66208, 66256],
  [66273, 66299],
  [66304, 66339],
  [66349, 66378],
  [66384, 66421],
  [66432, 66461],
  [66463, 66499],
  [66504, 66517],
  [66560, 66717],
  [66720, 66729],
  [66736, 66771],
  [66776, 66811],
  [66816, 66855],
  [66864, 66915],
  [66927, 66938],
  [66940, 66954],
  [66956, 66962],
  [66964, 66965],
  [66967, 66977],
  [66979, 66993],
  [66995, 67001],
  [67003, 67004],
  [67072, 67382],
  [67392, 67413],
  [67424, 67431],
  [67456, 67461],
  [67463, 67504],
  [67506, 67514],
  [67584, 67589],
  [67592],
  [67594, 67637],
  [67639, 67640],
  [67644],
  [67647, 67669],
  [67671, 67742],
  [67751, 67759],
  [67808, 67826],
  [67828, 67829],
  [67835, 67867],
  [67871, 67897],
  [67903],
  [67968, 68023],
  [68028, 68047],
  [68050, 68096],
  [68112, 68115],
  [68117, 68119],
  [68121, 68149],
  [68160, 68168],
  [68176, 68184],
  [68192, 68255],
  [68288, 68324],
  [68331, 68342],
  [68352, 68405],
  [68409, 68437],
  [68440, 68466],
  [68472, 68497],
  [68505, 68508],
  [68521, 68527],
  [68608, 68680],
  [68736, 68786],
  [68800, 68850],
  [68858, 68899],
  [68912, 68921],
  [69216, 69246],
  [69248, 69289],
  [69293],
  [69296, 69297],
  [69376, 69415],
  [69424, 69445],
  [69457, 69465],
  [69488, 69505],
  [69510, 69513],
  [69552, 69579],
  [69600, 69622],
  [69635, 69687],
  [69703, 69709],
  [69714, 69743],
  [69745, 69746],
  [69749],
  [69763, 69807],
  [69819, 69820],
  [69822, 69825],
  [69840, 69864],
  [69872, 69881],
  [69891, 69926],
  [69942, 69956],
  [69959],
  [69968, 70002],
  [70004, 70006],
  [70019, 70066],
  [70081],
  [70084, 70088],
  [70093],
  [70096, 70111],
  [70113, 70132],
  [70144, 70161],
  [70163, 70187],
  [70200, 70205],
  [70207, 70208],
  [70272, 70278],
  [70280],
  [70282, 70285],
  [70287, 70301],
  [70303, 70313],
  [70320, 70366],
  [70384, 70393],
  [70405, 70412],
  [70415, 70416],
  [70419, 70440],
  [70442, 70448],
  [70450, 70451],
  [70453, 70457],
  [70461],
  [70480],
  [70493, 70497],
  [70656, 70708],
  [70727, 70747],
  [70749],
  [70751, 70753],
  [70784, 70831],
  [70852, 70855],
  [70864, 70873],
  [71040, 71086],
  [71105, 71131],
  [71168, 71215],
  [71233, 71236],
  [71248, 71257],
  [71264, 71276],
  [71296, 71338],
  [71352, 71353],
  [71360, 71369],
  [71424, 71450],
  [71472, 71494],
  [71680, 71723],
  [71739],
  [71840, 71922],
  [71935, 71942],
  [71945],
  [71948, 71955],
  [71957, 71958],
  [71960, 71983],
  [72004, 72006],
  [72016, 72025],
  [72096, 72103],
  [72106, 72144],
  [72161, 72163],
  [72192],
  [72203, 72242],
  [72255, 72262],
  [72272],
  [72284, 72323],
  [72346, 72354],
  [72368, 72440],
  [72448, 72457],
  [72704, 72712],
  [72714, 72750],
  [72768, 72773],
  [72784, 72812],
  [72816, 72847],
  [72960, 72966],
  [72968, 72969],
  [72971, 73008],
  [73040, 73049],
  [73056, 73061],
  [73063, 73064],
  [73066, 73097],
  [73112],
  [73120, 73129],
  [73440, 73458],
  [73463, 73464],
  [73476, 73488],
  [73490, 73523],
  [73539, 73561],
  [73648],
  [73664, 73713],
  [73727, 74649],
  [74752, 74862],
  [74864, 74868],
  [74880, 75075],
  [77712, 77810],
  [77824, 78895],
  [78913, 78918],
  [82944, 83526],
  [92160, 92728],
  [92736, 92766],
  [92768, 92777],
  [92782, 92862],
  [92864, 92873],
  [92880, 92909],
  [92917],
  [92928, 92975],
  [92983, 92997],
  [93008, 93017],
  [93019, 93025],
  [93027, 93047],
  [93053, 93071],
  [93760, 93850],
  [93952, 94026],
  [94032],
  [94099, 94111],
  [94176, 94179],
  [94208],
  [100343],
  [100352, 101589],
  [101632],
  [101640],
  [110576, 110579],
  [110581, 110587],
  [110589, 110590],
  [110592, 110882],
  [110898],
  [110928, 110930],
  [110933],
  [110948, 110951],
  [110960, 111355],
  [113664, 113770],
  [113776, 113788],
  [113792, 113800],
  [113808, 113817],
  [113820],
  [113823],
  [118608, 118723],
  [118784, 119029],
  [119040, 119078],
  [119081, 119140],
  [119146, 119148],
  [119171, 119172],
  [119180, 119209],
  [119214, 119274],
  [119296, 119361],
  [119365],
  [119488, 119507],
  [119520, 119539],
  [119552, 119638],
  [119648, 119672],
  [119808, 119892],
  [119894, 119964],
  [119966, 119967],
  [119970],
  [119973, 119974],
  [119977, 119980],
  [119982, 119993],
  [119995],
  [119997, 120003],
  [120005, 120069],
  [120071, 120074],
  [120077, 120084],
  [120086, 120092],
  [120094, 120121],
  [120123, 120126],
  [120128, 120132],
  [120134],
  [120138, 120144],
  [120146, 120485],
  [120488, 120779],
  [120782, 121343],
  [121399, 121402],
  [121453, 121460],
  [121462, 121475],
  [121477, 121483],
  [122624, 122654],
  [122661, 122666],
  [122928, 122989],
  [123136, 123180],
  [123191, 123197],
  [123200, 123209],
  [123214, 123215],
  [123536, 123565],
  [123584, 123627],
  [123632, 123641],
  [123647],
  [124112, 124139],
  [124144, 124153],
  [124896, 124902],
  [124904, 124907],
  [124909, 124910],
  [124912, 124926],
  [124928, 125124],
  [125127, 125135],
  [125184, 125251],
  [125259],
  [125264, 125273],
  [125278, 125279],
  [126065, 126132],
  [126209, 126269],
  [126464, 126467],
  [126469, 126495],
  [126497, 126498],
  [126500],
  [126503],
  [126505, 126514],
  [126516, 126519],
  [126521],
  [126523],
  [126530],
  [126535],
  [126537],
  [126539],
  [126541, 126543],
  [126545, 126546],
  [126548],
  [126551],
  [126553],
  [126555],
  [126557],
  [126559],
  [126561, 126562],
  [126564],
  [126567, 126570],
  [126572, 126578],
  [126580, 126583],
  [126585, 126588],
  [126590],
  [126592, 126601],
  [126603, 126619],
  [126625, 126627],
  [126629, 126633],
  [126635, 126651],
  [126704, 126705],
  [126976, 127019],
  [127024, 127123],
  [127136, 127150],
  [127153, 127167],
  [127169, 127183],
  [127185, 127221],
  [127232, 127405],
  [127488, 127490],
  [127504, 127547],
  [127552, 127560],
  [127568, 127569],
  [127584, 127589],
  [127744, 127994],
  [128e3, 128727],
  [128732, 128748],
  [128752, 128764],
  [128768, 128886],
  [128891, 128985],
  [128992, 129003],
  [129008],
  [129024, 129035],
  [129040, 129095],
  [129104, 129113],
  [129120, 129159],
  [129168, 129197],
  [129200, 129201],
  [129280, 129619],
  [129632, 129645],
  [129648, 129660],
  [129664, 129672],
  [129680, 129725],
  [129727, 129733],
  [129742, 129755],
  [129760, 129768],
  [129776, 129784],
  [129792, 129938],
  [129940, 129994],
  [130032, 130041],
  [131072],
  [173791],
  [173824],
  [177977],
  [177984],
  [178205],
  [178208],
  [183969],
  [183984],
  [191456],
  [191472],
  [192093],
  [194560, 195101],
  [196608],
  [201546],
  [201552],
  [205743],
];
var autonomousDecomposableGraphemeRanges = [
  [192, 197],
  [199, 207],
  [209, 214],
  [217, 221],
  [224, 229],
  [231, 239],
  [241, 246],
  [249, 253],
  [255, 271],
  [274, 293],
  [296, 304],
  [308, 311],
  [313, 318],
  [323, 328],
  [332, 337],
  [340, 357],
  [360, 382],
  [416, 417],
  [431, 432],
  [461, 476],
  [478, 483],
  [486, 496],
  [500, 501],
  [504, 539],
  [542, 543],
  [550, 563],
  [901, 902],
  [904, 906],
  [908],
  [910, 912],
  [938, 944],
  [970, 974],
  [979, 980],
  [1024, 1025],
  [1027],
  [1031],
  [1036, 1038],
  [1049],
  [1081],
  [1104, 1105],
  [1107],
  [1111],
  [1116, 1118],
  [1142, 1143],
  [1217, 1218],
  [1232, 1235],
  [1238, 1239],
  [1242, 1247],
  [1250, 1255],
  [1258, 1269],
  [1272, 1273],
  [1570, 1574],
  [1728],
  [1730],
  [1747],
  [2345],
  [2353],
  [2356],
  [2392, 2399],
  [2524, 2525],
  [2527],
  [2611],
  [2614],
  [2649, 2651],
  [2654],
  [2908, 2909],
  [2964],
  [3907],
  [3917],
  [3922],
  [3927],
  [3932],
  [3945],
  [4134],
  [6918],
  [6920],
  [6922],
  [6924],
  [6926],
  [6930],
  [7680, 7833],
  [7835],
  [7840, 7929],
  [7936, 7957],
  [7960, 7965],
  [7968, 8005],
  [8008, 8013],
  [8016, 8023],
  [8025],
  [8027],
  [8029],
  [8031, 8048],
  [8050],
  [8052],
  [8054],
  [8056],
  [8058],
  [8060],
  [8064, 8116],
  [8118, 8122],
  [8124],
  [8129, 8132],
  [8134, 8136],
  [8138],
  [8140, 8146],
  [8150, 8154],
  [8157, 8162],
  [8164, 8170],
  [8172, 8173],
  [8178, 8180],
  [8182, 8184],
  [8186],
  [8188],
  [8602, 8603],
  [8622],
  [8653, 8655],
  [8708],
  [8713],
  [8716],
  [8740],
  [8742],
  [8769],
  [8772],
  [8775],
  [8777],
  [8800],
  [8802],
  [8813, 8817],
  [8820, 8821],
  [8824, 8825],
  [8832, 8833],
  [8836, 8837],
  [8840, 8841],
  [8876, 8879],
  [8928, 8931],
  [8938, 8941],
  [10972],
  [12364],
  [12366],
  [12368],
  [12370],
  [12372],
  [12374],
  [12376],
  [12378],
  [12380],
  [12382],
  [12384],
  [12386],
  [12389],
  [12391],
  [12393],
  [12400, 12401],
  [12403, 12404],
  [12406, 12407],
  [12409, 12410],
  [12412, 12413],
  [12436],
  [12446],
  [12460],
  [12462],
  [12464],
  [12466],
  [12468],
  [12470],
  [12472],
  [12474],
  [12476],
  [12478],
  [12480],
  [12482],
  [12485],
  [12487],
  [12489],
  [12496, 12497],
  [12499, 12500],
  [12502, 12503],
  [12505, 12506],
  [12508, 12509],
  [12532],
  [12535, 12538],
  [12542],
  [44032],
  [55203],
  [64285],
  [64287],
  [64298, 64310],
  [64312, 64316],
  [64318],
  [64320, 64321],
  [64323, 64324],
  [64326, 64334],
  [69786],
  [69788],
  [69803],
  [119134, 119140],
  [119227, 119232],
];
var safeStringFromCodePoint$3 = String.fromCodePoint;
var safeMathMin$2 = Math.min;
var safeMathMax$1 = Math.max;
function convertGraphemeRangeToMapToConstantEntry(range) {
  if (range.length === 1) {
    const codePointString = safeStringFromCodePoint$3(range[0]);
    return {
      num: 1,
      build: () => codePointString,
    };
  }
  const rangeStart = range[0];
  return {
    num: range[1] - range[0] + 1,
    build: (idInGroup) => safeStringFromCodePoint$3(rangeStart + idInGroup),
  };
}
function intersectGraphemeRanges(rangesA, rangesB) {
  const mergedRanges = [];
  let cursorA = 0;
  let cursorB = 0;
  while (cursorA < rangesA.length && cursorB < rangesB.length) {
    const rangeA = rangesA[cursorA];
    const rangeAMin = rangeA[0];
    const rangeAMax = rangeA.length === 1 ? rangeA[0] : rangeA[1];
    const rangeB = rangesB[cursorB];
    const rangeBMin = rangeB[0];
    const rangeBMax = rangeB.length === 1 ? rangeB[0] : rangeB[1];
    if (rangeAMax < rangeBMin) cursorA += 1;
    else if (rangeBMax < rangeAMin) cursorB += 1;
    else {
      let min3 = safeMathMax$1(rangeAMin, rangeBMin);
      const max3 = safeMathMin$2(rangeAMax, rangeBMax);
      if (mergedRanges.length >= 1) {
        const lastMergedRange = mergedRanges[mergedRanges.length - 1];
        if ((lastMergedRange.length === 1 ? lastMergedRange[0] : lastMergedRange[1]) + 1 === min3) {
          min3 = lastMergedRange[0];
          safePop$1(mergedRanges);
        }
      }
      safePush(mergedRanges, min3 === max3 ? [min3] : [min3, max3]);
      if (rangeAMax <= max3) cursorA += 1;
      if (rangeBMax <= max3) cursorB += 1;
    }
  }
  return mergedRanges;
}
var registeredStringUnitInstancesMap = /* @__PURE__ */ Object.create(null);
function getAlphabetRanges(alphabet) {
  switch (alphabet) {
    case 'full':
      return fullAlphabetRanges;
    case 'ascii':
      return asciiAlphabetRanges;
  }
}
function getOrCreateStringUnitInstance(type, alphabet) {
  const key = `${type}:${alphabet}`;
  const registered = registeredStringUnitInstancesMap[key];
  if (registered !== void 0) return registered;
  const alphabetRanges = getAlphabetRanges(alphabet);
  const ranges =
    type === 'binary'
      ? alphabetRanges
      : intersectGraphemeRanges(alphabetRanges, autonomousGraphemeRanges);
  const entries = [];
  for (const range of ranges) safePush(entries, convertGraphemeRangeToMapToConstantEntry(range));
  if (type === 'grapheme') {
    const decomposedRanges = intersectGraphemeRanges(
      alphabetRanges,
      autonomousDecomposableGraphemeRanges,
    );
    for (const range of decomposedRanges) {
      const rawEntry = convertGraphemeRangeToMapToConstantEntry(range);
      safePush(entries, {
        num: rawEntry.num,
        build: (idInGroup) => safeNormalize(rawEntry.build(idInGroup), 'NFD'),
      });
    }
  }
  const stringUnitInstance = mapToConstant(...entries);
  registeredStringUnitInstancesMap[key] = stringUnitInstance;
  return stringUnitInstance;
}
function stringUnit(type, alphabet) {
  return getOrCreateStringUnitInstance(type, alphabet);
}
function extractUnitArbitrary(constraints) {
  if (typeof constraints.unit === 'object') return constraints.unit;
  switch (constraints.unit) {
    case 'grapheme':
      return stringUnit('grapheme', 'full');
    case 'grapheme-composite':
      return stringUnit('composite', 'full');
    case 'grapheme-ascii':
    case void 0:
      return stringUnit('grapheme', 'ascii');
    case 'binary':
      return stringUnit('binary', 'full');
    case 'binary-ascii':
      return stringUnit('binary', 'ascii');
  }
}
function string(constraints = {}) {
  const charArbitrary = extractUnitArbitrary(constraints);
  const unmapper = patternsToStringUnmapperFor(charArbitrary, constraints);
  const experimentalCustomSlices = createSlicesForString(charArbitrary, constraints);
  return array2(charArbitrary, {
    ...constraints,
    experimentalCustomSlices,
  }).map(patternsToStringMapper, unmapper);
}
var SMap = Map;
var safeStringFromCharCode$1 = String.fromCharCode;
var lowerCaseMapper = {
  num: 26,
  build: (v) => safeStringFromCharCode$1(v + 97),
};
var upperCaseMapper = {
  num: 26,
  build: (v) => safeStringFromCharCode$1(v + 65),
};
var numericMapper = {
  num: 10,
  build: (v) => safeStringFromCharCode$1(v + 48),
};
function percentCharArbMapper(c) {
  const encoded = SencodeURIComponent(c);
  return c !== encoded ? encoded : `%${safeNumberToString(safeCharCodeAt(c, 0), 16)}`;
}
function percentCharArbUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported');
  return decodeURIComponent(value);
}
var percentCharArb = () =>
  string({
    unit: 'binary',
    minLength: 1,
    maxLength: 1,
  }).map(percentCharArbMapper, percentCharArbUnmapper);
var lowerAlphaArbitrary = void 0;
function getOrCreateLowerAlphaArbitrary() {
  if (lowerAlphaArbitrary === void 0) lowerAlphaArbitrary = mapToConstant(lowerCaseMapper);
  return lowerAlphaArbitrary;
}
var lowerAlphaNumericArbitraries = void 0;
function getOrCreateLowerAlphaNumericArbitrary(others) {
  if (lowerAlphaNumericArbitraries === void 0) lowerAlphaNumericArbitraries = new SMap();
  let match2 = safeMapGet(lowerAlphaNumericArbitraries, others);
  if (match2 === void 0) {
    match2 = mapToConstant(lowerCaseMapper, numericMapper, {
      num: others.length,
      build: (v) => others[v],
    });
    safeMapSet(lowerAlphaNumericArbitraries, others, match2);
  }
  return match2;
}
function buildAlphaNumericArbitrary(others) {
  return mapToConstant(lowerCaseMapper, upperCaseMapper, numericMapper, {
    num: others.length,
    build: (v) => others[v],
  });
}
var alphaNumericPercentArbitraries = void 0;
function getOrCreateAlphaNumericPercentArbitrary(others) {
  if (alphaNumericPercentArbitraries === void 0) alphaNumericPercentArbitraries = new SMap();
  let match2 = safeMapGet(alphaNumericPercentArbitraries, others);
  if (match2 === void 0) {
    match2 = oneof(
      {
        weight: 10,
        arbitrary: buildAlphaNumericArbitrary(others),
      },
      {
        weight: 1,
        arbitrary: percentCharArb(),
      },
    );
    safeMapSet(alphaNumericPercentArbitraries, others, match2);
  }
  return match2;
}
function option(arb, constraints = {}) {
  const freq = constraints.freq === void 0 ? 6 : constraints.freq;
  const nilValue = safeHasOwnProperty(constraints, 'nil') ? constraints.nil : null;
  const weightedArbs = [
    {
      arbitrary: constant(nilValue),
      weight: 1,
      fallbackValue: { default: nilValue },
    },
    {
      arbitrary: arb,
      weight: freq - 1,
    },
  ];
  const frequencyConstraints = {
    withCrossShrink: true,
    depthSize: constraints.depthSize,
    maxDepth: constraints.maxDepth,
    depthIdentifier: constraints.depthIdentifier,
  };
  return FrequencyArbitrary.from(weightedArbs, frequencyConstraints, 'fc.option');
}
function filterInvalidSubdomainLabel(subdomainLabel2) {
  if (subdomainLabel2.length > 63) return false;
  return (
    subdomainLabel2.length < 4 ||
    subdomainLabel2[0] !== 'x' ||
    subdomainLabel2[1] !== 'n' ||
    subdomainLabel2[2] !== '-' ||
    subdomainLabel2[3] !== '-'
  );
}
var AdaptedValue = /* @__PURE__ */ Symbol('adapted-value');
function toAdapterValue(rawValue, adapter2) {
  const adapted = adapter2(rawValue.value_);
  if (!adapted.adapted) return rawValue;
  return new Value(adapted.value, AdaptedValue);
}
var AdapterArbitrary = class extends Arbitrary {
  constructor(sourceArb, adapter2) {
    super();
    this.sourceArb = sourceArb;
    this.adapter = adapter2;
    this.adaptValue = (rawValue) => toAdapterValue(rawValue, adapter2);
  }
  generate(mrng, biasFactor) {
    const rawValue = this.sourceArb.generate(mrng, biasFactor);
    return this.adaptValue(rawValue);
  }
  canShrinkWithoutContext(value) {
    return this.sourceArb.canShrinkWithoutContext(value) && !this.adapter(value).adapted;
  }
  shrink(value, context3) {
    if (context3 === AdaptedValue) {
      if (!this.sourceArb.canShrinkWithoutContext(value)) return Stream.nil();
      return this.sourceArb.shrink(value, void 0).map(this.adaptValue);
    }
    return this.sourceArb.shrink(value, context3).map(this.adaptValue);
  }
};
function adapter(sourceArb, adapter2) {
  return new AdapterArbitrary(sourceArb, adapter2);
}
function toSubdomainLabelMapper([f, d]) {
  return d === null ? f : `${f}${d[0]}${d[1]}`;
}
function toSubdomainLabelUnmapper(value) {
  if (typeof value !== 'string' || value.length === 0) throw new Error('Unsupported');
  if (value.length === 1) return [value[0], null];
  return [value[0], [safeSubstring(value, 1, value.length - 1), value[value.length - 1]]];
}
function subdomainLabel(size) {
  const alphaNumericArb = getOrCreateLowerAlphaNumericArbitrary('');
  return tuple(
    alphaNumericArb,
    option(
      tuple(
        string({
          unit: getOrCreateLowerAlphaNumericArbitrary('-'),
          size,
          maxLength: 61,
        }),
        alphaNumericArb,
      ),
    ),
  )
    .map(toSubdomainLabelMapper, toSubdomainLabelUnmapper)
    .filter(filterInvalidSubdomainLabel);
}
function labelsMapper(elements) {
  return `${safeJoin(elements[0], '.')}.${elements[1]}`;
}
function labelsUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported type');
  const lastDotIndex = value.lastIndexOf('.');
  return [
    safeSplit(safeSubstring(value, 0, lastDotIndex), '.'),
    safeSubstring(value, lastDotIndex + 1),
  ];
}
function labelsAdapter(labels) {
  const [subDomains, suffix] = labels;
  let lengthNotIncludingIndex = suffix.length;
  for (let index = 0; index !== subDomains.length; ++index) {
    lengthNotIncludingIndex += 1 + subDomains[index].length;
    if (lengthNotIncludingIndex > 255)
      return {
        adapted: true,
        value: [safeSlice(subDomains, 0, index), suffix],
      };
  }
  return {
    adapted: false,
    value: labels,
  };
}
function domain(constraints = {}) {
  const resolvedSize = resolveSize(constraints.size);
  const resolvedSizeMinusOne = relativeSizeToSize('-1', resolvedSize);
  const publicSuffixArb = string({
    unit: getOrCreateLowerAlphaArbitrary(),
    minLength: 2,
    maxLength: 63,
    size: resolvedSizeMinusOne,
  });
  return adapter(
    tuple(
      array2(subdomainLabel(resolvedSize), {
        size: resolvedSizeMinusOne,
        minLength: 1,
        maxLength: 127,
      }),
      publicSuffixArb,
    ),
    labelsAdapter,
  ).map(labelsMapper, labelsUnmapper);
}
function dotAdapter(a) {
  let currentLength = a[0].length;
  for (let index = 1; index !== a.length; ++index) {
    currentLength += 1 + a[index].length;
    if (currentLength > 64)
      return {
        adapted: true,
        value: safeSlice(a, 0, index),
      };
  }
  return {
    adapted: false,
    value: a,
  };
}
function dotMapper(a) {
  return safeJoin(a, '.');
}
function dotUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported');
  return safeSplit(value, '.');
}
function atMapper(data2) {
  return `${data2[0]}@${data2[1]}`;
}
function atUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported');
  return safeSplit(value, '@', 2);
}
function emailAddress(constraints = {}) {
  return tuple(
    adapter(
      array2(
        string({
          unit: getOrCreateLowerAlphaNumericArbitrary("!#$%&'*+-/=?^_`{|}~"),
          minLength: 1,
          maxLength: 64,
          size: constraints.size,
        }),
        {
          minLength: 1,
          maxLength: 32,
          size: constraints.size,
        },
      ),
      dotAdapter,
    ).map(dotMapper, dotUnmapper),
    domain({ size: constraints.size }),
  ).map(atMapper, atUnmapper);
}
var safeNegativeInfinity$6 = SNumber.NEGATIVE_INFINITY;
var safePositiveInfinity$6 = SNumber.POSITIVE_INFINITY;
var safeEpsilon = SNumber.EPSILON;
var INDEX_POSITIVE_INFINITY$1 = SBigInt2(2146435072) * SBigInt2(4294967296);
var INDEX_NEGATIVE_INFINITY$1 = -INDEX_POSITIVE_INFINITY$1 - SBigInt2(1);
var num2Pow52 = 4503599627370496;
var big2Pow52Mask = SBigInt2(4503599627370495);
var big2Pow53 = SBigInt2('9007199254740992');
var f64 = /* @__PURE__ */ new Float64Array(1);
var u32$1 = new Uint32Array(f64.buffer, f64.byteOffset);
function bitCastDoubleToUInt64(f) {
  f64[0] = f;
  return [u32$1[1], u32$1[0]];
}
function decomposeDouble(d) {
  const { 0: hi, 1: lo } = bitCastDoubleToUInt64(d);
  const signBit = hi >>> 31;
  const exponentBits2 = (hi >>> 20) & 2047;
  const significandBits = (hi & 1048575) * 4294967296 + lo;
  const exponent = exponentBits2 === 0 ? -1022 : exponentBits2 - 1023;
  let significand = exponentBits2 === 0 ? 0 : 1;
  significand += significandBits * safeEpsilon;
  significand *= signBit === 0 ? 1 : -1;
  return {
    exponent,
    significand,
  };
}
function indexInDoubleFromDecomp(exponent, significand) {
  if (exponent === -1022) return SBigInt2(significand * num2Pow52);
  return SBigInt2((significand - 1) * num2Pow52) + (SBigInt2(exponent + 1023) << SBigInt2(52));
}
function doubleToIndex(d) {
  if (d === safePositiveInfinity$6) return INDEX_POSITIVE_INFINITY$1;
  if (d === safeNegativeInfinity$6) return INDEX_NEGATIVE_INFINITY$1;
  const decomp = decomposeDouble(d);
  const exponent = decomp.exponent;
  const significand = decomp.significand;
  if (d > 0 || (d === 0 && 1 / d === safePositiveInfinity$6))
    return indexInDoubleFromDecomp(exponent, significand);
  else return -indexInDoubleFromDecomp(exponent, -significand) - SBigInt2(1);
}
function indexToDouble(index) {
  if (index < 0) return -indexToDouble(-index - SBigInt2(1));
  if (index === INDEX_POSITIVE_INFINITY$1) return safePositiveInfinity$6;
  if (index < big2Pow53) return SNumber(index) * 2 ** -1074;
  const postIndex = index - big2Pow53;
  const exponent = -1021 + SNumber(postIndex >> SBigInt2(52));
  return (1 + SNumber(postIndex & big2Pow52Mask) * safeEpsilon) * 2 ** exponent;
}
var safeNumberIsInteger$2 = Number.isInteger;
var safeObjectIs$1 = Object.is;
var safeNegativeInfinity$5 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$5 = Number.POSITIVE_INFINITY;
function refineConstraintsForFloatingOnly(
  constraints,
  maxValue,
  maxNonIntegerValue2,
  onlyIntegersAfterThisValue2,
) {
  const {
    noDefaultInfinity = false,
    minExcluded = false,
    maxExcluded = false,
    min: min3 = noDefaultInfinity ? -maxValue : safeNegativeInfinity$5,
    max: max3 = noDefaultInfinity ? maxValue : safePositiveInfinity$5,
  } = constraints;
  const effectiveMin = minExcluded
    ? min3 < -maxNonIntegerValue2
      ? -onlyIntegersAfterThisValue2
      : Math.max(min3, -maxNonIntegerValue2)
    : min3 === safeNegativeInfinity$5
      ? Math.max(min3, -onlyIntegersAfterThisValue2)
      : Math.max(min3, -maxNonIntegerValue2);
  const effectiveMax = maxExcluded
    ? max3 > maxNonIntegerValue2
      ? onlyIntegersAfterThisValue2
      : Math.min(max3, maxNonIntegerValue2)
    : max3 === safePositiveInfinity$5
      ? Math.min(max3, onlyIntegersAfterThisValue2)
      : Math.min(max3, maxNonIntegerValue2);
  return {
    noDefaultInfinity: false,
    minExcluded:
      minExcluded ||
      ((min3 !== safeNegativeInfinity$5 || minExcluded) && safeNumberIsInteger$2(effectiveMin)),
    maxExcluded:
      maxExcluded ||
      ((max3 !== safePositiveInfinity$5 || maxExcluded) && safeNumberIsInteger$2(effectiveMax)),
    min: safeObjectIs$1(effectiveMin, -0) ? 0 : effectiveMin,
    max: safeObjectIs$1(effectiveMax, 0) ? -0 : effectiveMax,
    noNaN: constraints.noNaN || false,
  };
}
var safeNegativeInfinity$4 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$4 = Number.POSITIVE_INFINITY;
var safeMaxValue$2 = Number.MAX_VALUE;
var maxNonIntegerValue$1 = 45035996273704955e-1;
var onlyIntegersAfterThisValue$1 = 4503599627370496;
function refineConstraintsForDoubleOnly(constraints) {
  return refineConstraintsForFloatingOnly(
    constraints,
    safeMaxValue$2,
    maxNonIntegerValue$1,
    onlyIntegersAfterThisValue$1,
  );
}
function doubleOnlyMapper(value) {
  return value === 4503599627370496
    ? safePositiveInfinity$4
    : value === -4503599627370496
      ? safeNegativeInfinity$4
      : value;
}
function doubleOnlyUnmapper(value) {
  if (typeof value !== 'number') throw new Error('Unsupported type');
  return value === safePositiveInfinity$4
    ? onlyIntegersAfterThisValue$1
    : value === safeNegativeInfinity$4
      ? -4503599627370496
      : value;
}
var safeNumberIsInteger$1 = Number.isInteger;
var safeNumberIsNaN$1 = Number.isNaN;
var safeNegativeInfinity$3 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$3 = Number.POSITIVE_INFINITY;
var safeMaxValue$1 = Number.MAX_VALUE;
var safeNaN$1 = NaN;
function safeDoubleToIndex(d, constraintsLabel) {
  if (safeNumberIsNaN$1(d))
    throw new Error('fc.double constraints.' + constraintsLabel + ' must be a 64-bit float');
  return doubleToIndex(d);
}
function unmapperDoubleToIndex(value) {
  if (typeof value !== 'number') throw new Error('Unsupported type');
  return doubleToIndex(value);
}
function numberIsNotInteger$1(value) {
  return !safeNumberIsInteger$1(value);
}
function anyDouble(constraints) {
  const {
    noDefaultInfinity = false,
    noNaN = false,
    minExcluded = false,
    maxExcluded = false,
    min: min3 = noDefaultInfinity ? -safeMaxValue$1 : safeNegativeInfinity$3,
    max: max3 = noDefaultInfinity ? safeMaxValue$1 : safePositiveInfinity$3,
  } = constraints;
  const minIndexRaw = safeDoubleToIndex(min3, 'min');
  const minIndex = minExcluded ? minIndexRaw + SBigInt2(1) : minIndexRaw;
  const maxIndexRaw = safeDoubleToIndex(max3, 'max');
  const maxIndex = maxExcluded ? maxIndexRaw - SBigInt2(1) : maxIndexRaw;
  if (maxIndex < minIndex)
    throw new Error('fc.double constraints.min must be smaller or equal to constraints.max');
  if (noNaN)
    return bigInt({
      min: minIndex,
      max: maxIndex,
    }).map(indexToDouble, unmapperDoubleToIndex);
  const positiveMaxIdx = maxIndex > SBigInt2(0);
  const minIndexWithNaN = positiveMaxIdx ? minIndex : minIndex - SBigInt2(1);
  const maxIndexWithNaN = positiveMaxIdx ? maxIndex + SBigInt2(1) : maxIndex;
  return bigInt({
    min: minIndexWithNaN,
    max: maxIndexWithNaN,
  }).map(
    (index) => {
      if (maxIndex < index || index < minIndex) return safeNaN$1;
      else return indexToDouble(index);
    },
    (value) => {
      if (typeof value !== 'number') throw new Error('Unsupported type');
      if (safeNumberIsNaN$1(value))
        return maxIndex !== maxIndexWithNaN ? maxIndexWithNaN : minIndexWithNaN;
      return doubleToIndex(value);
    },
  );
}
function double2(constraints = {}) {
  if (!constraints.noInteger) return anyDouble(constraints);
  return anyDouble(refineConstraintsForDoubleOnly(constraints))
    .map(doubleOnlyMapper, doubleOnlyUnmapper)
    .filter(numberIsNotInteger$1);
}
var safeNegativeInfinity$2 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$2 = Number.POSITIVE_INFINITY;
var safeMathImul = Math.imul;
var MAX_VALUE_32 = 2 ** 127 * (1 + (2 ** 23 - 1) / 2 ** 23);
var INDEX_POSITIVE_INFINITY = 2139095040;
var INDEX_NEGATIVE_INFINITY = -2139095041;
var f32 = /* @__PURE__ */ new Float32Array(1);
var u32 = new Uint32Array(f32.buffer, f32.byteOffset);
function bitCastFloatToUInt32(f) {
  f32[0] = f;
  return u32[0];
}
function decomposeFloat(f) {
  const bits2 = bitCastFloatToUInt32(f);
  const signBit = bits2 >>> 31;
  const exponentBits2 = (bits2 >>> 23) & 255;
  const significandBits = bits2 & 8388607;
  const exponent = exponentBits2 === 0 ? -126 : exponentBits2 - 127;
  let significand = exponentBits2 === 0 ? 0 : 1;
  significand += significandBits / 2 ** 23;
  significand *= signBit === 0 ? 1 : -1;
  return {
    exponent,
    significand,
  };
}
function indexInFloatFromDecomp(exponent, significand) {
  if (exponent === -126) return significand * 8388608;
  return safeMathImul(exponent + 127, 8388608) + (significand - 1) * 8388608;
}
function floatToIndex(f) {
  if (f === safePositiveInfinity$2) return INDEX_POSITIVE_INFINITY;
  if (f === safeNegativeInfinity$2) return INDEX_NEGATIVE_INFINITY;
  const decomp = decomposeFloat(f);
  const exponent = decomp.exponent;
  const significand = decomp.significand;
  if (f > 0 || (f === 0 && 1 / f === safePositiveInfinity$2))
    return indexInFloatFromDecomp(exponent, significand);
  else return -indexInFloatFromDecomp(exponent, -significand) - 1;
}
function indexToFloat(index) {
  if (index < 0) return -indexToFloat(-index - 1);
  if (index === INDEX_POSITIVE_INFINITY) return safePositiveInfinity$2;
  if (index < 16777216) return index * 2 ** -149;
  const postIndex = index - 16777216;
  const exponent = -125 + (postIndex >> 23);
  return (1 + (postIndex & 8388607) / 8388608) * 2 ** exponent;
}
var safeNegativeInfinity$1 = Number.NEGATIVE_INFINITY;
var safePositiveInfinity$1 = Number.POSITIVE_INFINITY;
var safeMaxValue = MAX_VALUE_32;
var maxNonIntegerValue = 83886075e-1;
var onlyIntegersAfterThisValue = 8388608;
function refineConstraintsForFloatOnly(constraints) {
  return refineConstraintsForFloatingOnly(
    constraints,
    safeMaxValue,
    maxNonIntegerValue,
    onlyIntegersAfterThisValue,
  );
}
function floatOnlyMapper(value) {
  return value === 8388608
    ? safePositiveInfinity$1
    : value === -8388608
      ? safeNegativeInfinity$1
      : value;
}
function floatOnlyUnmapper(value) {
  if (typeof value !== 'number') throw new Error('Unsupported type');
  return value === safePositiveInfinity$1
    ? onlyIntegersAfterThisValue
    : value === safeNegativeInfinity$1
      ? -8388608
      : value;
}
var safeNumberIsInteger = Number.isInteger;
var safeNumberIsNaN = Number.isNaN;
var safeMathFround = Math.fround;
var safeNegativeInfinity = Number.NEGATIVE_INFINITY;
var safePositiveInfinity = Number.POSITIVE_INFINITY;
var safeNaN = NaN;
function safeFloatToIndex(f, constraintsLabel) {
  const errorMessage =
    'fc.float constraints.' +
    constraintsLabel +
    ' must be a 32-bit float - you can convert any double to a 32-bit float by using `Math.fround(myDouble)`';
  if (safeNumberIsNaN(f) || safeMathFround(f) !== f) throw new Error(errorMessage);
  return floatToIndex(f);
}
function unmapperFloatToIndex(value) {
  if (typeof value !== 'number') throw new Error('Unsupported type');
  return floatToIndex(value);
}
function numberIsNotInteger(value) {
  return !safeNumberIsInteger(value);
}
function anyFloat(constraints) {
  const {
    noDefaultInfinity = false,
    noNaN = false,
    minExcluded = false,
    maxExcluded = false,
    min: min3 = noDefaultInfinity ? -MAX_VALUE_32 : safeNegativeInfinity,
    max: max3 = noDefaultInfinity ? MAX_VALUE_32 : safePositiveInfinity,
  } = constraints;
  const minIndexRaw = safeFloatToIndex(min3, 'min');
  const minIndex = minExcluded ? minIndexRaw + 1 : minIndexRaw;
  const maxIndexRaw = safeFloatToIndex(max3, 'max');
  const maxIndex = maxExcluded ? maxIndexRaw - 1 : maxIndexRaw;
  if (minIndex > maxIndex)
    throw new Error('fc.float constraints.min must be smaller or equal to constraints.max');
  if (noNaN)
    return integer({
      min: minIndex,
      max: maxIndex,
    }).map(indexToFloat, unmapperFloatToIndex);
  const minIndexWithNaN = maxIndex > 0 ? minIndex : minIndex - 1;
  const maxIndexWithNaN = maxIndex > 0 ? maxIndex + 1 : maxIndex;
  return integer({
    min: minIndexWithNaN,
    max: maxIndexWithNaN,
  }).map(
    (index) => {
      if (index > maxIndex || index < minIndex) return safeNaN;
      else return indexToFloat(index);
    },
    (value) => {
      if (typeof value !== 'number') throw new Error('Unsupported type');
      if (safeNumberIsNaN(value))
        return maxIndex !== maxIndexWithNaN ? maxIndexWithNaN : minIndexWithNaN;
      return floatToIndex(value);
    },
  );
}
function float(constraints = {}) {
  if (!constraints.noInteger) return anyFloat(constraints);
  return anyFloat(refineConstraintsForFloatOnly(constraints))
    .map(floatOnlyMapper, floatOnlyUnmapper)
    .filter(numberIsNotInteger);
}
function escapeForTemplateString(originalText) {
  return originalText.replace(/([$`\\])/g, '\\$1').replace(/\r/g, '\\r');
}
function escapeForMultilineComments(originalText) {
  return originalText.replace(/\*\//g, '*\\/');
}
var crc32Table = [
  0, 1996959894, 3993919788, 2567524794, 124634137, 1886057615, 3915621685, 2657392035, 249268274,
  2044508324, 3772115230, 2547177864, 162941995, 2125561021, 3887607047, 2428444049, 498536548,
  1789927666, 4089016648, 2227061214, 450548861, 1843258603, 4107580753, 2211677639, 325883990,
  1684777152, 4251122042, 2321926636, 335633487, 1661365465, 4195302755, 2366115317, 997073096,
  1281953886, 3579855332, 2724688242, 1006888145, 1258607687, 3524101629, 2768942443, 901097722,
  1119000684, 3686517206, 2898065728, 853044451, 1172266101, 3705015759, 2882616665, 651767980,
  1373503546, 3369554304, 3218104598, 565507253, 1454621731, 3485111705, 3099436303, 671266974,
  1594198024, 3322730930, 2970347812, 795835527, 1483230225, 3244367275, 3060149565, 1994146192,
  31158534, 2563907772, 4023717930, 1907459465, 112637215, 2680153253, 3904427059, 2013776290,
  251722036, 2517215374, 3775830040, 2137656763, 141376813, 2439277719, 3865271297, 1802195444,
  476864866, 2238001368, 4066508878, 1812370925, 453092731, 2181625025, 4111451223, 1706088902,
  314042704, 2344532202, 4240017532, 1658658271, 366619977, 2362670323, 4224994405, 1303535960,
  984961486, 2747007092, 3569037538, 1256170817, 1037604311, 2765210733, 3554079995, 1131014506,
  879679996, 2909243462, 3663771856, 1141124467, 855842277, 2852801631, 3708648649, 1342533948,
  654459306, 3188396048, 3373015174, 1466479909, 544179635, 3110523913, 3462522015, 1591671054,
  702138776, 2966460450, 3352799412, 1504918807, 783551873, 3082640443, 3233442989, 3988292384,
  2596254646, 62317068, 1957810842, 3939845945, 2647816111, 81470997, 1943803523, 3814918930,
  2489596804, 225274430, 2053790376, 3826175755, 2466906013, 167816743, 2097651377, 4027552580,
  2265490386, 503444072, 1762050814, 4150417245, 2154129355, 426522225, 1852507879, 4275313526,
  2312317920, 282753626, 1742555852, 4189708143, 2394877945, 397917763, 1622183637, 3604390888,
  2714866558, 953729732, 1340076626, 3518719985, 2797360999, 1068828381, 1219638859, 3624741850,
  2936675148, 906185462, 1090812512, 3747672003, 2825379669, 829329135, 1181335161, 3412177804,
  3160834842, 628085408, 1382605366, 3423369109, 3138078467, 570562233, 1426400815, 3317316542,
  2998733608, 733239954, 1555261956, 3268935591, 3050360625, 752459403, 1541320221, 2607071920,
  3965973030, 1969922972, 40735498, 2617837225, 3943577151, 1913087877, 83908371, 2512341634,
  3803740692, 2075208622, 213261112, 2463272603, 3855990285, 2094854071, 198958881, 2262029012,
  4057260610, 1759359992, 534414190, 2176718541, 4139329115, 1873836001, 414664567, 2282248934,
  4279200368, 1711684554, 285281116, 2405801727, 4167216745, 1634467795, 376229701, 2685067896,
  3608007406, 1308918612, 956543938, 2808555105, 3495958263, 1231636301, 1047427035, 2932959818,
  3654703836, 1088359270, 936918e3, 2847714899, 3736837829, 1202900863, 817233897, 3183342108,
  3401237130, 1404277552, 615818150, 3134207493, 3453421203, 1423857449, 601450431, 3009837614,
  3294710456, 1567103746, 711928724, 3020668471, 3272380065, 1510334235, 755167117,
];
function hash(repr) {
  let crc = 4294967295;
  for (let idx = 0; idx < repr.length; ++idx) {
    const c = safeCharCodeAt(repr, idx);
    if (c < 128) crc = crc32Table[(crc & 255) ^ c] ^ (crc >> 8);
    else if (c < 2048) {
      crc = crc32Table[(crc & 255) ^ (192 | ((c >> 6) & 31))] ^ (crc >> 8);
      crc = crc32Table[(crc & 255) ^ (128 | (c & 63))] ^ (crc >> 8);
    } else if (c >= 55296 && c < 57344) {
      const cNext = safeCharCodeAt(repr, ++idx);
      if (c >= 56320 || cNext < 56320 || cNext > 57343 || Number.isNaN(cNext)) {
        idx -= 1;
        crc = crc32Table[(crc & 255) ^ 239] ^ (crc >> 8);
        crc = crc32Table[(crc & 255) ^ 191] ^ (crc >> 8);
        crc = crc32Table[(crc & 255) ^ 189] ^ (crc >> 8);
      } else {
        const c1 = (c & 1023) + 64;
        const c2 = cNext & 1023;
        crc = crc32Table[(crc & 255) ^ (240 | ((c1 >> 8) & 7))] ^ (crc >> 8);
        crc = crc32Table[(crc & 255) ^ (128 | ((c1 >> 2) & 63))] ^ (crc >> 8);
        crc = crc32Table[(crc & 255) ^ (128 | ((c2 >> 6) & 15) | ((c1 & 3) << 4))] ^ (crc >> 8);
        crc = crc32Table[(crc & 255) ^ (128 | (c2 & 63))] ^ (crc >> 8);
      }
    } else {
      crc = crc32Table[(crc & 255) ^ (224 | ((c >> 12) & 15))] ^ (crc >> 8);
      crc = crc32Table[(crc & 255) ^ (128 | ((c >> 6) & 63))] ^ (crc >> 8);
      crc = crc32Table[(crc & 255) ^ (128 | (c & 63))] ^ (crc >> 8);
    }
  }
  return (crc | 0) + 2147483648;
}
var stableObjectGetPrototypeOf = Object.getPrototypeOf;
var NoShrinkArbitrary = class extends Arbitrary {
  constructor(arb) {
    super();
    this.arb = arb;
  }
  generate(mrng, biasFactor) {
    return this.arb.generate(mrng, biasFactor);
  }
  canShrinkWithoutContext(value) {
    return this.arb.canShrinkWithoutContext(value);
  }
  shrink(_value, _context) {
    return Stream.nil();
  }
};
function noShrink(arb) {
  if (
    stableObjectGetPrototypeOf(arb) === NoShrinkArbitrary.prototype &&
    arb.generate === NoShrinkArbitrary.prototype.generate &&
    arb.canShrinkWithoutContext === NoShrinkArbitrary.prototype.canShrinkWithoutContext &&
    arb.shrink === NoShrinkArbitrary.prototype.shrink
  )
    return arb;
  return new NoShrinkArbitrary(arb);
}
var safeObjectAssign$4 = Object.assign;
var safeObjectKeys$3 = Object.keys;
function buildCompareFunctionArbitrary(cmp) {
  return tuple(
    noShrink(integer()),
    noShrink(
      integer({
        min: 1,
        max: 4294967295,
      }),
    ),
  ).map(([seed, hashEnvSize]) => {
    const producer = () => {
      const recorded = {};
      const f = (a, b) => {
        const reprA = stringify(a);
        const reprB = stringify(b);
        const val = cmp(
          hash(`${seed}${reprA}`) % hashEnvSize,
          hash(`${seed}${reprB}`) % hashEnvSize,
        );
        recorded[`[${reprA},${reprB}]`] = val;
        return val;
      };
      return safeObjectAssign$4(f, {
        toString: () => {
          const seenValues = safeObjectKeys$3(recorded)
            .sort()
            .map((k) => `${k} => ${stringify(recorded[k])}`)
            .map((line) => `/* ${escapeForMultilineComments(line)} */`);
          return `function(a, b) {
  // With hash and stringify coming from fast-check${
    seenValues.length !== 0
      ? `
  ${safeJoin(seenValues, '\n  ')}`
      : ''
  }
  const cmp = ${cmp};
  const hA = hash('${seed}' + stringify(a)) % ${hashEnvSize};
  const hB = hash('${seed}' + stringify(b)) % ${hashEnvSize};
  return cmp(hA, hB);
}`;
        },
        [cloneMethod]: producer,
      });
    };
    return producer();
  });
}
var safeObjectAssign$3 = Object.assign;
function compareBooleanFunc() {
  return buildCompareFunctionArbitrary(
    safeObjectAssign$3((hA, hB) => hA < hB, {
      toString() {
        return '(hA, hB) => hA < hB';
      },
    }),
  );
}
var safeObjectAssign$2 = Object.assign;
function compareFunc() {
  return buildCompareFunctionArbitrary(
    safeObjectAssign$2((hA, hB) => hA - hB, {
      toString() {
        return '(hA, hB) => hA - hB';
      },
    }),
  );
}
var safeObjectDefineProperties$1 = Object.defineProperties;
var safeObjectKeys$2 = Object.keys;
function func(arb) {
  return tuple(array2(arb, { minLength: 1 }), noShrink(integer())).map(([outs, seed]) => {
    const producer = () => {
      const recorded = {};
      const f = (...args) => {
        const repr = stringify(args);
        const val = outs[hash(`${seed}${repr}`) % outs.length];
        recorded[repr] = val;
        return hasCloneMethod(val) ? val[cloneMethod]() : val;
      };
      function prettyPrint2(stringifiedOuts) {
        const seenValues = safeMap(
          safeMap(safeSort(safeObjectKeys$2(recorded)), (k) => `${k} => ${stringify(recorded[k])}`),
          (line) => `/* ${escapeForMultilineComments(line)} */`,
        );
        return `function(...args) {
  // With hash and stringify coming from fast-check${
    seenValues.length !== 0
      ? `
  ${seenValues.join('\n  ')}`
      : ''
  }
  const outs = ${stringifiedOuts};
  return outs[hash('${seed}' + stringify(args)) % outs.length];
}`;
      }
      return safeObjectDefineProperties$1(f, {
        toString: { value: () => prettyPrint2(stringify(outs)) },
        [toStringMethod]: { value: () => prettyPrint2(stringify(outs)) },
        [asyncToStringMethod]: { value: async () => prettyPrint2(await asyncStringify(outs)) },
        [cloneMethod]: {
          value: producer,
          configurable: true,
        },
      });
    };
    return producer();
  });
}
var safeMinSafeInteger = Number.MIN_SAFE_INTEGER;
var safeMaxSafeInteger$1 = Number.MAX_SAFE_INTEGER;
function maxSafeInteger() {
  return new IntegerArbitrary(safeMinSafeInteger, safeMaxSafeInteger$1);
}
var safeMaxSafeInteger = Number.MAX_SAFE_INTEGER;
function maxSafeNat() {
  return new IntegerArbitrary(0, safeMaxSafeInteger);
}
var safeNumberParseInt = Number.parseInt;
function natToStringifiedNatMapper(options) {
  const [style, v] = options;
  switch (style) {
    case 'oct':
      return `0${safeNumberToString(v, 8)}`;
    case 'hex':
      return `0x${safeNumberToString(v, 16)}`;
    default:
      return `${v}`;
  }
}
function tryParseStringifiedNat(stringValue, radix) {
  const parsedNat = safeNumberParseInt(stringValue, radix);
  if (safeNumberToString(parsedNat, radix) !== stringValue) throw new Error('Invalid value');
  return parsedNat;
}
function natToStringifiedNatUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  if (value.length >= 2 && value[0] === '0') {
    if (value[1] === 'x') return ['hex', tryParseStringifiedNat(safeSubstring(value, 2), 16)];
    return ['oct', tryParseStringifiedNat(safeSubstring(value, 1), 8)];
  }
  return ['dec', tryParseStringifiedNat(value, 10)];
}
function dotJoinerMapper$1(data2) {
  return safeJoin(data2, '.');
}
function dotJoinerUnmapper$1(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  return safeMap(safeSplit(value, '.'), (v) => tryParseStringifiedNat(v, 10));
}
function ipV4() {
  return tuple(nat(255), nat(255), nat(255), nat(255)).map(dotJoinerMapper$1, dotJoinerUnmapper$1);
}
function buildStringifiedNatArbitrary(maxValue) {
  return tuple(constantFrom('dec', 'oct', 'hex'), nat(maxValue)).map(
    natToStringifiedNatMapper,
    natToStringifiedNatUnmapper,
  );
}
function dotJoinerMapper(data2) {
  return safeJoin(data2, '.');
}
function dotJoinerUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  return safeSplit(value, '.');
}
function ipV4Extended() {
  return oneof(
    tuple(
      buildStringifiedNatArbitrary(255),
      buildStringifiedNatArbitrary(255),
      buildStringifiedNatArbitrary(255),
      buildStringifiedNatArbitrary(255),
    ).map(dotJoinerMapper, dotJoinerUnmapper),
    tuple(
      buildStringifiedNatArbitrary(255),
      buildStringifiedNatArbitrary(255),
      buildStringifiedNatArbitrary(65535),
    ).map(dotJoinerMapper, dotJoinerUnmapper),
    tuple(buildStringifiedNatArbitrary(255), buildStringifiedNatArbitrary(16777215)).map(
      dotJoinerMapper,
      dotJoinerUnmapper,
    ),
    buildStringifiedNatArbitrary(4294967295),
  );
}
function readBh(value) {
  if (value.length === 0) return [];
  else return safeSplit(value, ':');
}
function extractEhAndL(value) {
  const valueSplits = safeSplit(value, ':');
  if (valueSplits.length >= 2 && valueSplits[valueSplits.length - 1].length <= 4)
    return [
      safeSlice(valueSplits, 0, valueSplits.length - 2),
      `${valueSplits[valueSplits.length - 2]}:${valueSplits[valueSplits.length - 1]}`,
    ];
  return [safeSlice(valueSplits, 0, valueSplits.length - 1), valueSplits[valueSplits.length - 1]];
}
function fullySpecifiedMapper(data2) {
  return `${safeJoin(data2[0], ':')}:${data2[1]}`;
}
function fullySpecifiedUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  return extractEhAndL(value);
}
function onlyTrailingMapper(data2) {
  return `::${safeJoin(data2[0], ':')}:${data2[1]}`;
}
function onlyTrailingUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  if (!safeStartsWith(value, '::')) throw new Error('Invalid value');
  return extractEhAndL(safeSubstring(value, 2));
}
function multiTrailingMapper(data2) {
  return `${safeJoin(data2[0], ':')}::${safeJoin(data2[1], ':')}:${data2[2]}`;
}
function multiTrailingUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  const [bhString, trailingString] = safeSplit(value, '::', 2);
  const [eh, l] = extractEhAndL(trailingString);
  return [readBh(bhString), eh, l];
}
function multiTrailingMapperOne(data2) {
  return multiTrailingMapper([data2[0], [data2[1]], data2[2]]);
}
function multiTrailingUnmapperOne(value) {
  const out = multiTrailingUnmapper(value);
  return [out[0], safeJoin(out[1], ':'), out[2]];
}
function singleTrailingMapper(data2) {
  return `${safeJoin(data2[0], ':')}::${data2[1]}`;
}
function singleTrailingUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  const [bhString, trailing] = safeSplit(value, '::', 2);
  return [readBh(bhString), trailing];
}
function noTrailingMapper(data2) {
  return `${safeJoin(data2[0], ':')}::`;
}
function noTrailingUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Invalid type');
  if (!safeEndsWith(value, '::')) throw new Error('Invalid value');
  return [readBh(safeSubstring(value, 0, value.length - 2))];
}
function h16sTol32Mapper([a, b]) {
  return `${a}:${b}`;
}
function h16sTol32Unmapper(value) {
  if (typeof value !== 'string') throw new SError('Invalid type');
  if (!value.includes(':')) throw new SError('Invalid value');
  return value.split(':', 2);
}
var items = '0123456789abcdef';
var cachedHexa = void 0;
function hexa() {
  if (cachedHexa === void 0)
    cachedHexa = integer({
      min: 0,
      max: 15,
    }).map(
      (n) => items[n],
      (c) => {
        if (typeof c !== 'string') throw new SError('Not a string');
        if (c.length !== 1) throw new SError('Invalid length');
        const code = safeCharCodeAt(c, 0);
        if (code <= 57) return code - 48;
        if (code < 97) throw new SError('Invalid character');
        return code - 87;
      },
    );
  return cachedHexa;
}
function ipV6() {
  const h16Arb = string({
    unit: hexa(),
    minLength: 1,
    maxLength: 4,
    size: 'max',
  });
  const ls32Arb = oneof(tuple(h16Arb, h16Arb).map(h16sTol32Mapper, h16sTol32Unmapper), ipV4());
  return oneof(
    tuple(
      array2(h16Arb, {
        minLength: 6,
        maxLength: 6,
        size: 'max',
      }),
      ls32Arb,
    ).map(fullySpecifiedMapper, fullySpecifiedUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 5,
        maxLength: 5,
        size: 'max',
      }),
      ls32Arb,
    ).map(onlyTrailingMapper, onlyTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 1,
        size: 'max',
      }),
      array2(h16Arb, {
        minLength: 4,
        maxLength: 4,
        size: 'max',
      }),
      ls32Arb,
    ).map(multiTrailingMapper, multiTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 2,
        size: 'max',
      }),
      array2(h16Arb, {
        minLength: 3,
        maxLength: 3,
        size: 'max',
      }),
      ls32Arb,
    ).map(multiTrailingMapper, multiTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 3,
        size: 'max',
      }),
      array2(h16Arb, {
        minLength: 2,
        maxLength: 2,
        size: 'max',
      }),
      ls32Arb,
    ).map(multiTrailingMapper, multiTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 4,
        size: 'max',
      }),
      h16Arb,
      ls32Arb,
    ).map(multiTrailingMapperOne, multiTrailingUnmapperOne),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 5,
        size: 'max',
      }),
      ls32Arb,
    ).map(singleTrailingMapper, singleTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 6,
        size: 'max',
      }),
      h16Arb,
    ).map(singleTrailingMapper, singleTrailingUnmapper),
    tuple(
      array2(h16Arb, {
        minLength: 0,
        maxLength: 7,
        size: 'max',
      }),
    ).map(noTrailingMapper, noTrailingUnmapper),
  );
}
var LazyArbitrary = class extends Arbitrary {
  constructor(name) {
    super();
    this.name = name;
    this.underlying = null;
  }
  generate(mrng, biasFactor) {
    if (this.underlying === null)
      throw new Error(`Lazy arbitrary ${JSON.stringify(this.name)} not correctly initialized`);
    return this.underlying.generate(mrng, biasFactor);
  }
  canShrinkWithoutContext(value) {
    if (this.underlying === null)
      throw new Error(`Lazy arbitrary ${JSON.stringify(this.name)} not correctly initialized`);
    return this.underlying.canShrinkWithoutContext(value);
  }
  shrink(value, context3) {
    if (this.underlying === null)
      throw new Error(`Lazy arbitrary ${JSON.stringify(this.name)} not correctly initialized`);
    return this.underlying.shrink(value, context3);
  }
};
var safeGetOwnPropertyNames = Object.getOwnPropertyNames;
function createLazyArbsPool() {
  const lazyArbsPool = new SMap$2();
  const getLazyFromPool = (key) => {
    let lazyArb = safeMapGet(lazyArbsPool, key);
    if (lazyArb !== void 0) return lazyArb;
    lazyArb = new LazyArbitrary(String(key));
    safeMapSet(lazyArbsPool, key, lazyArb);
    return lazyArb;
  };
  return getLazyFromPool;
}
function letrec(builder) {
  const getLazyFromPool = createLazyArbsPool();
  const strictArbs = builder(getLazyFromPool);
  const declaredArbitraryNames = safeGetOwnPropertyNames(strictArbs);
  for (const name of declaredArbitraryNames) {
    const lazyArb = getLazyFromPool(name);
    lazyArb.underlying = strictArbs[name];
  }
  return strictArbs;
}
function canHaveAtLeastOneItem(keys2, constraints) {
  for (const key of keys2) {
    const constraintsOnKey = constraints[key] || {};
    if (constraintsOnKey.maxLength === void 0 || constraintsOnKey.maxLength > 0) return true;
  }
  return false;
}
function initialPoolForEntityGraph(keys2, constraints) {
  if (keys2.length === 0) return constant([]);
  if (!canHaveAtLeastOneItem(keys2, constraints))
    throw new SError(
      'Contraints on pool must accept at least one entity, maxLength cannot sum to 0',
    );
  return tuple(...keys2.map((key) => array2(constant(key), constraints[key])))
    .map((values2) => safeFlat(values2))
    .filter((names2) => names2.length > 0);
}
var safeObjectAssign$1 = Object.assign;
var safeObjectCreate$4 = Object.create;
var safeObjectDefineProperty$1 = Object.defineProperty;
var safeObjectGetPrototypeOf = Object.getPrototypeOf;
var safeObjectPrototype = Object.prototype;
function withTargetStringifiedValue(stringifiedValue) {
  return safeObjectDefineProperty$1(safeObjectCreate$4(null), toStringMethod, {
    configurable: false,
    enumerable: false,
    writable: false,
    value: () => stringifiedValue,
  });
}
function withReferenceStringifiedValue(type, index) {
  return withTargetStringifiedValue(`<${SString(type)}#${index}>`);
}
function unlinkedToLinkedEntitiesMapper(unlinkedEntities, producedLinks) {
  const linkedEntities = safeObjectCreate$4(safeObjectPrototype);
  for (const name in unlinkedEntities) {
    const unlinkedEntitiesForName = unlinkedEntities[name];
    const linkedEntitiesForName = [];
    for (const unlinkedEntity of unlinkedEntitiesForName) {
      const linkedEntity = safeObjectAssign$1(
        safeObjectCreate$4(safeObjectGetPrototypeOf(unlinkedEntity)),
        unlinkedEntity,
      );
      linkedEntitiesForName.push(linkedEntity);
    }
    linkedEntities[name] = linkedEntitiesForName;
  }
  for (const name in producedLinks) {
    const entityLinks = producedLinks[name];
    for (let entityIndex = 0; entityIndex !== entityLinks.length; ++entityIndex) {
      const entityLinksForInstance = entityLinks[entityIndex];
      const linkedInstance = linkedEntities[name][entityIndex];
      for (const prop in entityLinksForInstance) {
        const propValue = entityLinksForInstance[prop];
        linkedInstance[prop] =
          propValue.index === void 0
            ? void 0
            : typeof propValue.index === 'number'
              ? linkedEntities[propValue.type][propValue.index]
              : safeMap(propValue.index, (index) => linkedEntities[propValue.type][index]);
      }
      safeObjectDefineProperty$1(linkedInstance, toStringMethod, {
        configurable: false,
        enumerable: false,
        writable: false,
        value: () => {
          const unlinkedEntity = unlinkedEntities[name][entityIndex];
          const entity = safeObjectAssign$1(
            safeObjectCreate$4(safeObjectGetPrototypeOf(unlinkedEntity)),
            unlinkedEntity,
          );
          for (const prop in entityLinksForInstance) {
            const propValue = entityLinksForInstance[prop];
            entity[prop] =
              propValue.index === void 0
                ? void 0
                : typeof propValue.index === 'number'
                  ? withReferenceStringifiedValue(propValue.type, propValue.index)
                  : safeMap(propValue.index, (index) =>
                      withReferenceStringifiedValue(propValue.type, index),
                    );
          }
          return stringify(entity);
        },
      });
    }
  }
  return linkedEntities;
}
function buildInversedRelationsMapping(relations) {
  let foundInversedRelations = 0;
  const requestedInversedRelations = new SMap$2();
  for (const name in relations) {
    const relationsForName = relations[name];
    for (const fieldName in relationsForName) {
      const relation = relationsForName[fieldName];
      if (relation.arity !== 'inverse') continue;
      let existingOnes = safeMapGet(requestedInversedRelations, relation.type);
      if (existingOnes === void 0) {
        existingOnes = new SMap$2();
        safeMapSet(requestedInversedRelations, relation.type, existingOnes);
      }
      if (safeMapHas(existingOnes, relation.forwardRelationship))
        throw new SError(
          `Cannot declare multiple inverse relationships for the same forward relationship ${SString(relation.forwardRelationship)} on type ${SString(relation.type)}`,
        );
      safeMapSet(existingOnes, relation.forwardRelationship, {
        type: name,
        property: fieldName,
      });
      foundInversedRelations += 1;
    }
  }
  const inversedRelations = new SMap$2();
  if (foundInversedRelations === 0) return inversedRelations;
  for (const name in relations) {
    const relationsForName = relations[name];
    const requestedInversedRelationsForName = safeMapGet(requestedInversedRelations, name);
    if (requestedInversedRelationsForName === void 0) continue;
    for (const fieldName in relationsForName) {
      const relation = relationsForName[fieldName];
      if (relation.arity === 'inverse') continue;
      const requestedIfAny = safeMapGet(requestedInversedRelationsForName, fieldName);
      if (requestedIfAny === void 0) continue;
      if (requestedIfAny.type !== relation.type)
        throw new SError(
          `Inverse relationship ${SString(requestedIfAny.property)} on type ${SString(requestedIfAny.type)} references forward relationship ${SString(fieldName)} but types do not match`,
        );
      safeMapSet(inversedRelations, relation, requestedIfAny);
    }
  }
  if (inversedRelations.size !== foundInversedRelations)
    throw new SError(
      `Some inverse relationships could not be matched with their corresponding forward relationships`,
    );
  return inversedRelations;
}
var safeObjectAssign = Object.assign;
var safeObjectCreate$3 = Object.create;
function produceLinkUnitaryIndexArbitrary(strategy, currentIndexIfSameType, countInTargetType) {
  switch (strategy) {
    case 'exclusive':
      return constant(countInTargetType);
    case 'successor':
      return noBias(
        integer({
          min: currentIndexIfSameType !== void 0 ? currentIndexIfSameType + 1 : 0,
          max: countInTargetType,
        }),
      );
    case 'any':
      return noBias(
        integer({
          min: 0,
          max: countInTargetType,
        }),
      );
  }
}
function buildLinkIndexArbitrary(
  arity,
  strategy,
  currentIndexIfSameType,
  countInTargetType,
  currentEntityDepth,
) {
  const linkArbitrary = produceLinkUnitaryIndexArbitrary(
    strategy,
    currentIndexIfSameType,
    countInTargetType,
  );
  switch (arity) {
    case '0-1':
      return option(linkArbitrary, {
        nil: void 0,
        depthIdentifier: currentEntityDepth,
      });
    case '1':
      return linkArbitrary;
    case 'many': {
      let randomUnicity = 0;
      return option(
        uniqueArray(linkArbitrary, {
          depthIdentifier: currentEntityDepth,
          selector: (v) => (v === countInTargetType ? v + ++randomUnicity : v),
          minLength: 1,
        }),
        {
          nil: [],
          depthIdentifier: currentEntityDepth,
        },
      ).map((values2) => {
        let offset2 = 0;
        return safeMap(values2, (v) => (v === countInTargetType ? v + offset2++ : v));
      });
    }
  }
}
function createEmptyLinksInstanceFor(relations, targetType) {
  const emptyLinksInstance = safeObjectCreate$3(null);
  const relationsForType = relations[targetType];
  for (const name in relationsForType) {
    const relation = relationsForType[name];
    if (relation.arity === 'inverse')
      emptyLinksInstance[name] = {
        type: relation.type,
        index: [],
      };
  }
  return emptyLinksInstance;
}
function assertAcceptableRelations(relations) {
  const nonExclusiveEntities = new SSet();
  const exclusiveEntities = new SSet();
  for (const name in relations) {
    const relationsForName = relations[name];
    for (const fieldName in relationsForName) {
      const relation = relationsForName[fieldName];
      if (relation.arity === 'inverse') continue;
      if (relation.strategy === 'exclusive') {
        if (safeHas(nonExclusiveEntities, relation.type))
          throw new SError(
            `Cannot mix exclusive with other strategies for type ${SString(relation.type)}`,
          );
        safeAdd(exclusiveEntities, relation.type);
      } else {
        if (safeHas(exclusiveEntities, relation.type))
          throw new SError(
            `Cannot mix exclusive with other strategies for type ${SString(relation.type)}`,
          );
        safeAdd(nonExclusiveEntities, relation.type);
      }
      if (relation.strategy === 'successor' && relation.type !== name)
        throw new SError(`Cannot mix types for the strategy successor`);
      if (relation.strategy === 'successor' && relation.arity === '1')
        throw new SError(`Cannot use an arity of 1 for the strategy successor`);
    }
  }
}
function draftNextProductionState(state, offset2) {
  const { producedLinks, toBeProducedEntities } = state;
  const nextIndex2 = state.nextIndex + offset2;
  const newProducedLinks = safeObjectAssign(safeObjectCreate$3(null), producedLinks);
  function getOrCreateProducedLinksFor(type) {
    if (newProducedLinks[type] === producedLinks[type])
      newProducedLinks[type] = safeSlice(producedLinks[type]);
    return newProducedLinks[type];
  }
  function getOrCreateLinksFor(type, indexInType) {
    const producedLinksForType = getOrCreateProducedLinksFor(type);
    if (producedLinksForType[indexInType] === producedLinks[type][indexInType])
      producedLinksForType[indexInType] = safeObjectAssign(
        safeObjectCreate$3(null),
        producedLinks[type][indexInType],
      );
    return producedLinksForType[indexInType];
  }
  function getOrCreateRelationFor(type, indexInType, property2) {
    const links = getOrCreateLinksFor(type, indexInType);
    const originalEntity = producedLinks[type][indexInType];
    if (originalEntity !== void 0 && links[property2] === originalEntity[property2]) {
      const sharedRelation = links[property2];
      links[property2] = {
        type: sharedRelation.type,
        index:
          typeof sharedRelation.index === 'object'
            ? safeSlice(sharedRelation.index)
            : sharedRelation.index,
      };
    }
    return links[property2];
  }
  let newToBeProducedEntities = void 0;
  const toBeProduced = toBeProducedEntities[nextIndex2];
  return {
    setOutboundLink: (name, value) => {
      const currentLinks = getOrCreateLinksFor(toBeProduced.type, toBeProduced.indexInType);
      currentLinks[name] = value;
    },
    enqueueNewEntity: (relations, targetType) => {
      const producedLinksInTargetType = getOrCreateProducedLinksFor(targetType);
      const newEntityIndexInType = producedLinksInTargetType.length;
      if (newToBeProducedEntities === void 0)
        newToBeProducedEntities = safeSlice(toBeProducedEntities);
      safePush(newToBeProducedEntities, {
        type: targetType,
        indexInType: newEntityIndexInType,
        depth: toBeProduced.depth + 1,
      });
      safePush(producedLinksInTargetType, createEmptyLinksInstanceFor(relations, targetType));
      return newEntityIndexInType;
    },
    appendBackReference: (targetType, indexInType, property2) => {
      const knownInversedLinks = getOrCreateRelationFor(targetType, indexInType, property2).index;
      safePush(knownInversedLinks, toBeProduced.indexInType);
    },
    commit: () => ({
      producedLinks: newProducedLinks,
      toBeProducedEntities:
        newToBeProducedEntities !== void 0 ? newToBeProducedEntities : toBeProducedEntities,
      nextIndex: nextIndex2 + 1,
    }),
  };
}
function buildInitialProductionState(relations, defaultEntities) {
  const producedLinks = safeObjectCreate$3(null);
  for (const name in relations) producedLinks[name] = [];
  const toBeProducedEntities = [];
  for (const name of defaultEntities) {
    safePush(toBeProducedEntities, {
      type: name,
      indexInType: producedLinks[name].length,
      depth: 0,
    });
    safePush(producedLinks[name], createEmptyLinksInstanceFor(relations, name));
  }
  return {
    producedLinks,
    toBeProducedEntities,
    nextIndex: 0,
  };
}
function buildEntityStepArbitrary(relations, inversedRelations, lastState, offset2) {
  const lastProducedLinks = lastState.producedLinks;
  const currentEntity = lastState.toBeProducedEntities[lastState.nextIndex + offset2];
  const currentRelations = relations[currentEntity.type];
  const currentEntityDepth = createDepthIdentifier();
  currentEntityDepth.depth = currentEntity.depth;
  const subArbitraries = [];
  const linkContexts = [];
  for (const name in currentRelations) {
    const relation = currentRelations[name];
    if (relation.arity === 'inverse') continue;
    const targetType = relation.type;
    const countInTargetType = lastProducedLinks[targetType].length;
    safePush(
      subArbitraries,
      buildLinkIndexArbitrary(
        relation.arity,
        relation.strategy || 'any',
        targetType === currentEntity.type ? currentEntity.indexInType : void 0,
        countInTargetType,
        currentEntityDepth,
      ),
    );
    safePush(linkContexts, {
      name,
      relation,
      sentinelLinkIndex: countInTargetType,
    });
  }
  if (subArbitraries.length === 0) return;
  return tuple(...subArbitraries).map((results) => {
    const state = draftNextProductionState(lastState, offset2);
    for (let resultIndex = 0; resultIndex !== results.length; ++resultIndex) {
      const linkOrLinks = results[resultIndex];
      const { name, relation, sentinelLinkIndex } = linkContexts[resultIndex];
      const effectiveLinks = [];
      const links =
        linkOrLinks === void 0 ? [] : typeof linkOrLinks === 'number' ? [linkOrLinks] : linkOrLinks;
      for (const link of links) {
        let newEntityIndexInType;
        if (link >= sentinelLinkIndex)
          newEntityIndexInType = state.enqueueNewEntity(relations, relation.type);
        else newEntityIndexInType = link;
        safePush(effectiveLinks, newEntityIndexInType);
        const inversed = safeMapGet(inversedRelations, relation);
        if (inversed !== void 0)
          state.appendBackReference(relation.type, newEntityIndexInType, inversed.property);
      }
      state.setOutboundLink(name, {
        type: relation.type,
        index:
          linkOrLinks === void 0
            ? void 0
            : typeof linkOrLinks === 'number'
              ? effectiveLinks[0]
              : effectiveLinks,
      });
    }
    return state.commit();
  });
}
function onTheFlyLinksForEntityGraph(relations, defaultEntities) {
  assertAcceptableRelations(relations);
  const inversedRelations = buildInversedRelationsMapping(relations);
  return chainUntil(constant(buildInitialProductionState(relations, defaultEntities)), (state) => {
    if (state.nextIndex >= state.toBeProducedEntities.length) return;
    let offset2 = 0;
    let next2 = void 0;
    while (next2 === void 0 && state.nextIndex + offset2 < state.toBeProducedEntities.length) {
      next2 = buildEntityStepArbitrary(relations, inversedRelations, state, offset2);
      offset2 += 1;
    }
    return next2;
  }).map((state) => {
    return state.producedLinks;
  });
}
var safeObjectKeys$1 = Object.keys;
var safeObjectGetOwnPropertySymbols$1 = Object.getOwnPropertySymbols;
var safeObjectGetOwnPropertyDescriptor$1 = Object.getOwnPropertyDescriptor;
function extractEnumerableKeys(instance) {
  const keys2 = safeObjectKeys$1(instance);
  const symbols = safeObjectGetOwnPropertySymbols$1(instance);
  for (let index = 0; index !== symbols.length; ++index) {
    const symbol = symbols[index];
    const descriptor = safeObjectGetOwnPropertyDescriptor$1(instance, symbol);
    if (descriptor && descriptor.enumerable) keys2.push(symbol);
  }
  return keys2;
}
var safeObjectCreate$2 = Object.create;
var safeObjectDefineProperty = Object.defineProperty;
var safeObjectGetOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
var safeObjectGetOwnPropertyNames = Object.getOwnPropertyNames;
var safeObjectGetOwnPropertySymbols = Object.getOwnPropertySymbols;
function buildValuesAndSeparateKeysToObjectMapper(keys2, noKeyValue2) {
  return function valuesAndSeparateKeysToObjectMapper(definition) {
    const obj = definition[definition.length - 1] ? safeObjectCreate$2(null) : {};
    for (let idx = 0; idx !== keys2.length; ++idx) {
      const valueWrapper = definition[idx];
      if (valueWrapper !== noKeyValue2) {
        const key = keys2[idx];
        if (key === '__proto__')
          safeObjectDefineProperty(obj, key, {
            value: valueWrapper,
            configurable: true,
            enumerable: true,
            writable: true,
          });
        else obj[key] = valueWrapper;
      }
    }
    return obj;
  };
}
function buildValuesAndSeparateKeysToObjectUnmapper(keys2, noKeyValue2) {
  return function valuesAndSeparateKeysToObjectUnmapper(value) {
    if (typeof value !== 'object' || value === null)
      throw new Error('Incompatible instance received: should be a non-null object');
    const hasNullPrototype = Object.getPrototypeOf(value) === null;
    const hasObjectPrototype = 'constructor' in value && value.constructor === Object;
    if (!hasNullPrototype && !hasObjectPrototype)
      throw new Error('Incompatible instance received: should be of exact type Object');
    let extractedPropertiesCount = 0;
    const extractedValues = [];
    for (let idx = 0; idx !== keys2.length; ++idx) {
      const descriptor = safeObjectGetOwnPropertyDescriptor(value, keys2[idx]);
      if (descriptor !== void 0) {
        if (!descriptor.configurable || !descriptor.enumerable || !descriptor.writable)
          throw new Error('Incompatible instance received: should contain only c/e/w properties');
        if (descriptor.get !== void 0 || descriptor.set !== void 0)
          throw new Error(
            'Incompatible instance received: should contain only no get/set properties',
          );
        ++extractedPropertiesCount;
        safePush(extractedValues, descriptor.value);
      } else safePush(extractedValues, noKeyValue2);
    }
    const namePropertiesCount = safeObjectGetOwnPropertyNames(value).length;
    const symbolPropertiesCount = safeObjectGetOwnPropertySymbols(value).length;
    if (extractedPropertiesCount !== namePropertiesCount + symbolPropertiesCount)
      throw new Error('Incompatible instance received: should not contain extra properties');
    return [...extractedValues, hasNullPrototype];
  };
}
var noKeyValue = /* @__PURE__ */ Symbol('no-key');
function buildPartialRecordArbitrary(recordModel, requiredKeys, noNullPrototype) {
  const keys2 = extractEnumerableKeys(recordModel);
  const arbs = [];
  for (let index = 0; index !== keys2.length; ++index) {
    const k = keys2[index];
    const requiredArbitrary = recordModel[k];
    if (requiredKeys === void 0 || safeIndexOf(requiredKeys, k) !== -1)
      safePush(arbs, requiredArbitrary);
    else safePush(arbs, option(requiredArbitrary, { nil: noKeyValue }));
  }
  return tuple(...arbs, noNullPrototype ? constant(false) : boolean()).map(
    buildValuesAndSeparateKeysToObjectMapper(keys2, noKeyValue),
    buildValuesAndSeparateKeysToObjectUnmapper(keys2, noKeyValue),
  );
}
function record(recordModel, constraints) {
  const noNullPrototype = constraints !== void 0 && !!constraints.noNullPrototype;
  if (constraints === void 0)
    return buildPartialRecordArbitrary(recordModel, void 0, noNullPrototype);
  if (!('requiredKeys' in constraints && constraints.requiredKeys !== void 0))
    return buildPartialRecordArbitrary(recordModel, void 0, noNullPrototype);
  const requiredKeys = ('requiredKeys' in constraints ? constraints.requiredKeys : void 0) || [];
  for (let idx = 0; idx !== requiredKeys.length; ++idx) {
    const descriptor = Object.getOwnPropertyDescriptor(recordModel, requiredKeys[idx]);
    if (descriptor === void 0)
      throw new Error(
        `requiredKeys cannot reference keys that have not been defined in recordModel`,
      );
    if (!descriptor.enumerable)
      throw new Error(`requiredKeys cannot reference keys that are not enumerable in recordModel`);
  }
  return buildPartialRecordArbitrary(recordModel, requiredKeys, noNullPrototype);
}
var safeObjectCreate$1 = Object.create;
function unlinkedEntitiesForEntityGraph(arbitraries, countFor, unicityConstraintsFor, constraints) {
  const recordModel = safeObjectCreate$1(null);
  for (const name in arbitraries) {
    const entityRecordModel = arbitraries[name];
    const entityArbitrary = record(entityRecordModel, constraints);
    const count = countFor(name);
    const unicityConstraints = unicityConstraintsFor(name);
    const arrayConstraints = {
      minLength: count,
      maxLength: count,
    };
    recordModel[name] =
      unicityConstraints !== void 0
        ? uniqueArray(entityArbitrary, {
            ...arrayConstraints,
            selector: unicityConstraints,
          })
        : array2(entityArbitrary, arrayConstraints);
  }
  return record(recordModel);
}
var safeObjectCreate = Object.create;
var safeObjectKeys = Object.keys;
function entityGraph(arbitraries, relations, constraints = {}) {
  const allKeys = safeObjectKeys(arbitraries);
  const initialPoolConstraints = constraints.initialPoolConstraints || safeObjectCreate(null);
  const unicityConstraints = constraints.unicityConstraints || safeObjectCreate(null);
  const unlinkedContraints = { noNullPrototype: constraints.noNullPrototype };
  return initialPoolForEntityGraph(allKeys, initialPoolConstraints).chain((defaultEntities) =>
    onTheFlyLinksForEntityGraph(relations, defaultEntities).chain((producedLinks) =>
      unlinkedEntitiesForEntityGraph(
        arbitraries,
        (name) => producedLinks[name].length,
        (name) => unicityConstraints[name],
        unlinkedContraints,
      ).map((unlinkedEntities) => unlinkedToLinkedEntitiesMapper(unlinkedEntities, producedLinks)),
    ),
  );
}
function wordsToJoinedStringMapper(words2) {
  return safeJoin(
    safeMap(words2, (w) => (w[w.length - 1] === ',' ? safeSubstring(w, 0, w.length - 1) : w)),
    ' ',
  );
}
function wordsToJoinedStringUnmapperFor(wordsArbitrary) {
  return function wordsToJoinedStringUnmapper(value) {
    if (typeof value !== 'string') throw new Error('Unsupported type');
    const words2 = [];
    for (const candidate of safeSplit(value, ' '))
      if (wordsArbitrary.canShrinkWithoutContext(candidate)) safePush(words2, candidate);
      else if (wordsArbitrary.canShrinkWithoutContext(candidate + ','))
        safePush(words2, candidate + ',');
      else throw new Error('Unsupported word');
    return words2;
  };
}
function wordsToSentenceMapper(words2) {
  let sentence = safeJoin(words2, ' ');
  if (sentence[sentence.length - 1] === ',')
    sentence = safeSubstring(sentence, 0, sentence.length - 1);
  return safeToUpperCase(sentence[0]) + safeSubstring(sentence, 1) + '.';
}
function wordsToSentenceUnmapperFor(wordsArbitrary) {
  return function wordsToSentenceUnmapper(value) {
    if (typeof value !== 'string') throw new Error('Unsupported type');
    if (
      value.length < 2 ||
      value[value.length - 1] !== '.' ||
      value[value.length - 2] === ',' ||
      safeToUpperCase(safeToLowerCase(value[0])) !== value[0]
    )
      throw new Error('Unsupported value');
    const adaptedValue = safeToLowerCase(value[0]) + safeSubstring(value, 1, value.length - 1);
    const words2 = [];
    const candidates = safeSplit(adaptedValue, ' ');
    for (let idx = 0; idx !== candidates.length; ++idx) {
      const candidate = candidates[idx];
      if (wordsArbitrary.canShrinkWithoutContext(candidate)) safePush(words2, candidate);
      else if (
        idx === candidates.length - 1 &&
        wordsArbitrary.canShrinkWithoutContext(candidate + ',')
      )
        safePush(words2, candidate + ',');
      else throw new Error('Unsupported word');
    }
    return words2;
  };
}
function sentencesToParagraphMapper(sentences) {
  return safeJoin(sentences, ' ');
}
function sentencesToParagraphUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported type');
  const sentences = safeSplit(value, '. ');
  for (let idx = 0; idx < sentences.length - 1; ++idx) sentences[idx] += '.';
  return sentences;
}
var h = (v, w) => {
  return {
    arbitrary: constant(v),
    weight: w,
  };
};
function loremWord() {
  return oneof(
    h('non', 6),
    h('adipiscing', 5),
    h('ligula', 5),
    h('enim', 5),
    h('pellentesque', 5),
    h('in', 5),
    h('augue', 5),
    h('et', 5),
    h('nulla', 5),
    h('lorem', 4),
    h('sit', 4),
    h('sed', 4),
    h('diam', 4),
    h('fermentum', 4),
    h('ut', 4),
    h('eu', 4),
    h('aliquam', 4),
    h('mauris', 4),
    h('vitae', 4),
    h('felis', 4),
    h('ipsum', 3),
    h('dolor', 3),
    h('amet,', 3),
    h('elit', 3),
    h('euismod', 3),
    h('mi', 3),
    h('orci', 3),
    h('erat', 3),
    h('praesent', 3),
    h('egestas', 3),
    h('leo', 3),
    h('vel', 3),
    h('sapien', 3),
    h('integer', 3),
    h('curabitur', 3),
    h('convallis', 3),
    h('purus', 3),
    h('risus', 2),
    h('suspendisse', 2),
    h('lectus', 2),
    h('nec,', 2),
    h('ultricies', 2),
    h('sed,', 2),
    h('cras', 2),
    h('elementum', 2),
    h('ultrices', 2),
    h('maecenas', 2),
    h('massa,', 2),
    h('varius', 2),
    h('a,', 2),
    h('semper', 2),
    h('proin', 2),
    h('nec', 2),
    h('nisl', 2),
    h('amet', 2),
    h('duis', 2),
    h('congue', 2),
    h('libero', 2),
    h('vestibulum', 2),
    h('pede', 2),
    h('blandit', 2),
    h('sodales', 2),
    h('ante', 2),
    h('nibh', 2),
    h('ac', 2),
    h('aenean', 2),
    h('massa', 2),
    h('suscipit', 2),
    h('sollicitudin', 2),
    h('fusce', 2),
    h('tempus', 2),
    h('aliquam,', 2),
    h('nunc', 2),
    h('ullamcorper', 2),
    h('rhoncus', 2),
    h('metus', 2),
    h('faucibus,', 2),
    h('justo', 2),
    h('magna', 2),
    h('at', 2),
    h('tincidunt', 2),
    h('consectetur', 1),
    h('tortor,', 1),
    h('dignissim', 1),
    h('congue,', 1),
    h('non,', 1),
    h('porttitor,', 1),
    h('nonummy', 1),
    h('molestie,', 1),
    h('est', 1),
    h('eleifend', 1),
    h('mi,', 1),
    h('arcu', 1),
    h('scelerisque', 1),
    h('vitae,', 1),
    h('consequat', 1),
    h('in,', 1),
    h('pretium', 1),
    h('volutpat', 1),
    h('pharetra', 1),
    h('tempor', 1),
    h('bibendum', 1),
    h('odio', 1),
    h('dui', 1),
    h('primis', 1),
    h('faucibus', 1),
    h('luctus', 1),
    h('posuere', 1),
    h('cubilia', 1),
    h('curae,', 1),
    h('hendrerit', 1),
    h('velit', 1),
    h('mauris,', 1),
    h('gravida', 1),
    h('ornare', 1),
    h('ut,', 1),
    h('pulvinar', 1),
    h('varius,', 1),
    h('turpis', 1),
    h('nibh,', 1),
    h('eros', 1),
    h('id', 1),
    h('aliquet', 1),
    h('quis', 1),
    h('lobortis', 1),
    h('consectetuer', 1),
    h('morbi', 1),
    h('vehicula', 1),
    h('tortor', 1),
    h('tellus,', 1),
    h('id,', 1),
    h('eu,', 1),
    h('quam', 1),
    h('feugiat,', 1),
    h('posuere,', 1),
    h('iaculis', 1),
    h('lectus,', 1),
    h('tristique', 1),
    h('mollis,', 1),
    h('nisl,', 1),
    h('vulputate', 1),
    h('sem', 1),
    h('vivamus', 1),
    h('placerat', 1),
    h('imperdiet', 1),
    h('cursus', 1),
    h('rutrum', 1),
    h('iaculis,', 1),
    h('augue,', 1),
    h('lacus', 1),
  );
}
function lorem(constraints = {}) {
  const { maxCount, mode = 'words', size } = constraints;
  if (maxCount !== void 0 && maxCount < 1)
    throw new Error(`lorem has to produce at least one word/sentence`);
  const wordArbitrary = loremWord();
  if (mode === 'sentences')
    return array2(
      array2(wordArbitrary, {
        minLength: 1,
        size: 'small',
      }).map(wordsToSentenceMapper, wordsToSentenceUnmapperFor(wordArbitrary)),
      {
        minLength: 1,
        maxLength: maxCount,
        size,
      },
    ).map(sentencesToParagraphMapper, sentencesToParagraphUnmapper);
  else
    return array2(wordArbitrary, {
      minLength: 1,
      maxLength: maxCount,
      size,
    }).map(wordsToJoinedStringMapper, wordsToJoinedStringUnmapperFor(wordArbitrary));
}
function arrayToMapMapper(data2) {
  return new Map(data2);
}
function arrayToMapUnmapper(value) {
  if (typeof value !== 'object' || value === null)
    throw new Error('Incompatible instance received: should be a non-null object');
  if (!('constructor' in value) || value.constructor !== Map)
    throw new Error('Incompatible instance received: should be of exact type Map');
  return Array.from(value);
}
function mapKeyExtractor(entry) {
  return entry[0];
}
function map(keyArb, valueArb, constraints = {}) {
  return uniqueArray(tuple(keyArb, valueArb), {
    minLength: constraints.minKeys,
    maxLength: constraints.maxKeys,
    size: constraints.size,
    selector: mapKeyExtractor,
    depthIdentifier: constraints.depthIdentifier,
    comparator: 'SameValueZero',
  }).map(arrayToMapMapper, arrayToMapUnmapper);
}
var contextRemainingDepth = 10;
function memo(builder) {
  const previous = {};
  return (maxDepth) => {
    const n = maxDepth !== void 0 ? maxDepth : contextRemainingDepth;
    if (!safeHasOwnProperty(previous, n)) {
      const prev = contextRemainingDepth;
      contextRemainingDepth = n - 1;
      previous[n] = builder(n);
      contextRemainingDepth = prev;
    }
    return previous[n];
  };
}
function countToggledBits(n) {
  let count = 0;
  while (n > SBigInt2(0)) {
    if (n & SBigInt2(1)) ++count;
    n >>= SBigInt2(1);
  }
  return count;
}
function computeNextFlags(flags2, nextSize) {
  const allowedMask = (SBigInt2(1) << SBigInt2(nextSize)) - SBigInt2(1);
  const preservedFlags = flags2 & allowedMask;
  let numMissingFlags = countToggledBits(flags2 - preservedFlags);
  let nFlags = preservedFlags;
  for (let mask = SBigInt2(1); mask <= allowedMask && numMissingFlags !== 0; mask <<= SBigInt2(1))
    if (!(nFlags & mask)) {
      nFlags |= mask;
      --numMissingFlags;
    }
  return nFlags;
}
function computeTogglePositions(chars, toggleCase) {
  const positions = [];
  for (let idx = chars.length - 1; idx !== -1; --idx)
    if (toggleCase(chars[idx]) !== chars[idx]) safePush(positions, idx);
  return positions;
}
function computeFlagsFromChars(untoggledChars, toggledChars, togglePositions) {
  let flags2 = SBigInt2(0);
  for (let idx = 0, mask = SBigInt2(1); idx !== togglePositions.length; ++idx, mask <<= SBigInt2(1))
    if (untoggledChars[togglePositions[idx]] !== toggledChars[togglePositions[idx]]) flags2 |= mask;
  return flags2;
}
function applyFlagsOnChars(chars, flags2, togglePositions, toggleCase) {
  for (let idx = 0, mask = SBigInt2(1); idx !== togglePositions.length; ++idx, mask <<= SBigInt2(1))
    if (flags2 & mask) chars[togglePositions[idx]] = toggleCase(chars[togglePositions[idx]]);
}
var MixedCaseArbitrary = class extends Arbitrary {
  constructor(stringArb, toggleCase, untoggleAll) {
    super();
    this.stringArb = stringArb;
    this.toggleCase = toggleCase;
    this.untoggleAll = untoggleAll;
  }
  /**
   * Create a proper context
   * @param rawStringValue
   * @param flagsValue
   */
  buildContextFor(rawStringValue, flagsValue) {
    return {
      rawString: rawStringValue.value,
      rawStringContext: rawStringValue.context,
      flags: flagsValue.value,
      flagsContext: flagsValue.context,
    };
  }
  generate(mrng, biasFactor) {
    const rawStringValue = this.stringArb.generate(mrng, biasFactor);
    const chars = [...rawStringValue.value];
    const togglePositions = computeTogglePositions(chars, this.toggleCase);
    const flagsValue = bigInt(
      SBigInt2(0),
      (SBigInt2(1) << SBigInt2(togglePositions.length)) - SBigInt2(1),
    ).generate(mrng, void 0);
    applyFlagsOnChars(chars, flagsValue.value, togglePositions, this.toggleCase);
    return new Value(safeJoin(chars, ''), this.buildContextFor(rawStringValue, flagsValue));
  }
  canShrinkWithoutContext(value) {
    if (typeof value !== 'string') return false;
    return this.untoggleAll !== void 0
      ? this.stringArb.canShrinkWithoutContext(this.untoggleAll(value))
      : this.stringArb.canShrinkWithoutContext(value);
  }
  shrink(value, context3) {
    let contextSafe;
    if (context3 !== void 0) contextSafe = context3;
    else if (this.untoggleAll !== void 0) {
      const untoggledValue = this.untoggleAll(value);
      const valueChars = [...value];
      const untoggledValueChars = [...untoggledValue];
      contextSafe = {
        rawString: untoggledValue,
        rawStringContext: void 0,
        flags: computeFlagsFromChars(
          untoggledValueChars,
          valueChars,
          computeTogglePositions(untoggledValueChars, this.toggleCase),
        ),
        flagsContext: void 0,
      };
    } else
      contextSafe = {
        rawString: value,
        rawStringContext: void 0,
        flags: SBigInt2(0),
        flagsContext: void 0,
      };
    const rawString = contextSafe.rawString;
    const flags2 = contextSafe.flags;
    return this.stringArb
      .shrink(rawString, contextSafe.rawStringContext)
      .map((nRawStringValue) => {
        const nChars = [...nRawStringValue.value];
        const nTogglePositions = computeTogglePositions(nChars, this.toggleCase);
        const nFlags = computeNextFlags(flags2, nTogglePositions.length);
        applyFlagsOnChars(nChars, nFlags, nTogglePositions, this.toggleCase);
        return new Value(
          safeJoin(nChars, ''),
          this.buildContextFor(nRawStringValue, new Value(nFlags, void 0)),
        );
      })
      .join(
        makeLazy(() => {
          const chars = [...rawString];
          const togglePositions = computeTogglePositions(chars, this.toggleCase);
          return bigInt(
            SBigInt2(0),
            (SBigInt2(1) << SBigInt2(togglePositions.length)) - SBigInt2(1),
          )
            .shrink(flags2, contextSafe.flagsContext)
            .map((nFlagsValue) => {
              const nChars = safeSlice(chars);
              applyFlagsOnChars(nChars, nFlagsValue.value, togglePositions, this.toggleCase);
              return new Value(
                safeJoin(nChars, ''),
                this.buildContextFor(
                  new Value(rawString, contextSafe.rawStringContext),
                  nFlagsValue,
                ),
              );
            });
        }),
      );
  }
};
function defaultToggleCase(rawChar) {
  const upper = safeToUpperCase(rawChar);
  if (upper !== rawChar) return upper;
  return safeToLowerCase(rawChar);
}
function mixedCase(stringArb, constraints) {
  return new MixedCaseArbitrary(
    stringArb,
    (constraints && constraints.toggleCase) || defaultToggleCase,
    constraints && constraints.untoggleAll,
  );
}
function toTypedMapper$1(data2) {
  return SFloat32Array.from(data2);
}
function fromTypedUnmapper$1(value) {
  if (!(value instanceof SFloat32Array)) throw new Error('Unexpected type');
  return [...value];
}
function float32Array(constraints = {}) {
  return array2(float(constraints), constraints).map(toTypedMapper$1, fromTypedUnmapper$1);
}
function toTypedMapper(data2) {
  return SFloat64Array.from(data2);
}
function fromTypedUnmapper(value) {
  if (!(value instanceof SFloat64Array)) throw new Error('Unexpected type');
  return [...value];
}
function float64Array(constraints = {}) {
  return array2(double2(constraints), constraints).map(toTypedMapper, fromTypedUnmapper);
}
function typedIntArrayArbitraryArbitraryBuilder(
  constraints,
  defaultMin,
  defaultMax,
  TypedArrayClass,
  arbitraryBuilder,
) {
  const generatorName = TypedArrayClass.name;
  const { min: min3 = defaultMin, max: max3 = defaultMax, ...arrayConstraints } = constraints;
  if (min3 > max3)
    throw new Error(
      `Invalid range passed to ${generatorName}: min must be lower than or equal to max`,
    );
  if (min3 < defaultMin)
    throw new Error(
      `Invalid min value passed to ${generatorName}: min must be greater than or equal to ${defaultMin}`,
    );
  if (max3 > defaultMax)
    throw new Error(
      `Invalid max value passed to ${generatorName}: max must be lower than or equal to ${defaultMax}`,
    );
  return array2(
    arbitraryBuilder({
      min: min3,
      max: max3,
    }),
    arrayConstraints,
  ).map(
    (data2) => TypedArrayClass.from(data2),
    (value) => {
      if (!(value instanceof TypedArrayClass)) throw new Error('Invalid type');
      return [...value];
    },
  );
}
function int16Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, -32768, 32767, SInt16Array, integer);
}
function int32Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(
    constraints,
    -2147483648,
    2147483647,
    SInt32Array,
    integer,
  );
}
function int8Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, -128, 127, SInt8Array, integer);
}
function uint16Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, 0, 65535, SUint16Array, integer);
}
function uint32Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, 0, 4294967295, SUint32Array, integer);
}
function uint8Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, 0, 255, SUint8Array, integer);
}
function uint8ClampedArray(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(constraints, 0, 255, SUint8ClampedArray, integer);
}
function isSafeContext(context3) {
  return context3 !== void 0;
}
function toGeneratorValue(value) {
  if (value.hasToBeCloned)
    return new Value(value.value_, { generatorContext: value.context }, () => value.value);
  return new Value(value.value_, { generatorContext: value.context });
}
function toShrinkerValue(value) {
  if (value.hasToBeCloned)
    return new Value(value.value_, { shrinkerContext: value.context }, () => value.value);
  return new Value(value.value_, { shrinkerContext: value.context });
}
var WithShrinkFromOtherArbitrary = class extends Arbitrary {
  constructor(generatorArbitrary, shrinkerArbitrary) {
    super();
    this.generatorArbitrary = generatorArbitrary;
    this.shrinkerArbitrary = shrinkerArbitrary;
  }
  generate(mrng, biasFactor) {
    return toGeneratorValue(this.generatorArbitrary.generate(mrng, biasFactor));
  }
  canShrinkWithoutContext(value) {
    return this.shrinkerArbitrary.canShrinkWithoutContext(value);
  }
  shrink(value, context3) {
    if (!isSafeContext(context3))
      return this.shrinkerArbitrary.shrink(value, void 0).map(toShrinkerValue);
    if ('generatorContext' in context3)
      return this.generatorArbitrary.shrink(value, context3.generatorContext).map(toGeneratorValue);
    return this.shrinkerArbitrary.shrink(value, context3.shrinkerContext).map(toShrinkerValue);
  }
};
function restrictedIntegerArbitraryBuilder(min3, maxGenerated, max3) {
  const generatorArbitrary = integer({
    min: min3,
    max: maxGenerated,
  });
  if (maxGenerated === max3) return generatorArbitrary;
  return new WithShrinkFromOtherArbitrary(
    generatorArbitrary,
    integer({
      min: min3,
      max: max3,
    }),
  );
}
var safeMathMin$1 = Math.min;
var safeMathMax = Math.max;
var safeArrayIsArray$1 = SArray.isArray;
var safeObjectEntries = Object.entries;
function extractMaxIndex(indexesAndValues) {
  let maxIndex = -1;
  for (let index = 0; index !== indexesAndValues.length; ++index)
    maxIndex = safeMathMax(maxIndex, indexesAndValues[index][0]);
  return maxIndex;
}
function arrayFromItems(length, indexesAndValues) {
  const array3 = SArray(length);
  for (let index = 0; index !== indexesAndValues.length; ++index) {
    const it2 = indexesAndValues[index];
    if (it2[0] < length) array3[it2[0]] = it2[1];
  }
  return array3;
}
function sparseArray(arb, constraints = {}) {
  const {
    size,
    minNumElements = 0,
    maxLength = MaxLengthUpperBound,
    maxNumElements = maxLength,
    noTrailingHole,
    depthIdentifier,
  } = constraints;
  const maxGeneratedLength = maxGeneratedLengthFromSizeForArbitrary(
    size,
    maxGeneratedLengthFromSizeForArbitrary(
      size,
      minNumElements,
      maxNumElements,
      constraints.maxNumElements !== void 0,
    ),
    maxLength,
    constraints.maxLength !== void 0,
  );
  if (minNumElements > maxLength)
    throw new Error(
      `The minimal number of non-hole elements cannot be higher than the maximal length of the array`,
    );
  if (minNumElements > maxNumElements)
    throw new Error(
      `The minimal number of non-hole elements cannot be higher than the maximal number of non-holes`,
    );
  const resultedMaxNumElements = safeMathMin$1(maxNumElements, maxLength);
  const resultedSizeMaxNumElements =
    constraints.maxNumElements !== void 0 || size !== void 0 ? size : '=';
  const sparseArrayNoTrailingHole = uniqueArray(
    tuple(
      restrictedIntegerArbitraryBuilder(
        0,
        safeMathMax(maxGeneratedLength - 1, 0),
        safeMathMax(maxLength - 1, 0),
      ),
      arb,
    ),
    {
      size: resultedSizeMaxNumElements,
      minLength: minNumElements,
      maxLength: resultedMaxNumElements,
      selector: (item) => item[0],
      depthIdentifier,
    },
  ).map(
    (items2) => {
      return arrayFromItems(extractMaxIndex(items2) + 1, items2);
    },
    (value) => {
      if (!safeArrayIsArray$1(value)) throw new Error('Not supported entry type');
      if (noTrailingHole && value.length !== 0 && !(value.length - 1 in value))
        throw new Error('No trailing hole');
      return safeMap(safeObjectEntries(value), (entry) => [Number(entry[0]), entry[1]]);
    },
  );
  if (noTrailingHole || maxLength === minNumElements) return sparseArrayNoTrailingHole;
  return tuple(
    sparseArrayNoTrailingHole,
    restrictedIntegerArbitraryBuilder(minNumElements, maxGeneratedLength, maxLength),
  ).map(
    (data2) => {
      const sparse = data2[0];
      const targetLength = data2[1];
      if (sparse.length >= targetLength) return sparse;
      const longerSparse = safeSlice(sparse);
      longerSparse.length = targetLength;
      return longerSparse;
    },
    (value) => {
      if (!safeArrayIsArray$1(value)) throw new Error('Not supported entry type');
      return [value, value.length];
    },
  );
}
function arrayToSetMapper(data2) {
  return new Set(data2);
}
function arrayToSetUnmapper(value) {
  if (typeof value !== 'object' || value === null)
    throw new Error('Incompatible instance received: should be a non-null object');
  if (!('constructor' in value) || value.constructor !== Set)
    throw new Error('Incompatible instance received: should be of exact type Set');
  return Array.from(value);
}
function set(arb, constraints = {}) {
  return uniqueArray(arb, {
    minLength: constraints.minLength,
    maxLength: constraints.maxLength,
    size: constraints.size,
    depthIdentifier: constraints.depthIdentifier,
    comparator: 'SameValueZero',
  }).map(arrayToSetMapper, arrayToSetUnmapper);
}
function dictOf(ka, va, maxKeys, size, depthIdentifier, withNullPrototype) {
  return dictionary(ka, va, {
    maxKeys,
    noNullPrototype: !withNullPrototype,
    size,
    depthIdentifier,
  });
}
function typedArray(constraints) {
  return oneof(
    int8Array(constraints),
    uint8Array(constraints),
    uint8ClampedArray(constraints),
    int16Array(constraints),
    uint16Array(constraints),
    int32Array(constraints),
    uint32Array(constraints),
    float32Array(constraints),
    float64Array(constraints),
  );
}
function anyArbitraryBuilder(constraints) {
  const arbitrariesForBase = constraints.values;
  const depthSize = constraints.depthSize;
  const depthIdentifier = createDepthIdentifier();
  const maxDepth = constraints.maxDepth;
  const maxKeys = constraints.maxKeys;
  const size = constraints.size;
  const baseArb = oneof(
    ...arbitrariesForBase,
    ...(constraints.withBigInt ? [bigInt()] : []),
    ...(constraints.withDate ? [date()] : []),
  );
  return letrec((tie) => ({
    anything: oneof(
      {
        maxDepth,
        depthSize,
        depthIdentifier,
      },
      baseArb,
      tie('array'),
      tie('object'),
      ...(constraints.withMap ? [tie('map')] : []),
      ...(constraints.withSet ? [tie('set')] : []),
      ...(constraints.withObjectString ? [tie('anything').map((o) => stringify(o))] : []),
      ...(constraints.withTypedArray
        ? [
            typedArray({
              maxLength: maxKeys,
              size,
            }),
          ]
        : []),
      ...(constraints.withSparseArray
        ? [
            sparseArray(tie('anything'), {
              maxNumElements: maxKeys,
              size,
              depthIdentifier,
            }),
          ]
        : []),
    ),
    keys: constraints.withObjectString
      ? oneof(
          {
            arbitrary: constraints.key,
            weight: 10,
          },
          {
            arbitrary: tie('anything').map((o) => stringify(o)),
            weight: 1,
          },
        )
      : constraints.key,
    array: array2(tie('anything'), {
      maxLength: maxKeys,
      size,
      depthIdentifier,
    }),
    set: set(tie('anything'), {
      maxLength: maxKeys,
      size,
      depthIdentifier,
    }),
    map: oneof(
      map(tie('keys'), tie('anything'), {
        maxKeys,
        size,
        depthIdentifier,
      }),
      map(tie('anything'), tie('anything'), {
        maxKeys,
        size,
        depthIdentifier,
      }),
    ),
    object: dictOf(
      tie('keys'),
      tie('anything'),
      maxKeys,
      size,
      depthIdentifier,
      constraints.withNullPrototype,
    ),
  })).anything;
}
function unboxedToBoxedMapper(value) {
  switch (typeof value) {
    case 'boolean':
      return new SBoolean(value);
    case 'number':
      return new SNumber(value);
    case 'string':
      return new SString(value);
    default:
      return value;
  }
}
function unboxedToBoxedUnmapper(value) {
  if (typeof value !== 'object' || value === null || !('constructor' in value)) return value;
  return value.constructor === SBoolean ||
    value.constructor === SNumber ||
    value.constructor === SString
    ? value.valueOf()
    : value;
}
function boxedArbitraryBuilder(arb) {
  return arb.map(unboxedToBoxedMapper, unboxedToBoxedUnmapper);
}
function defaultValues(constraints, stringArbitrary) {
  return [
    boolean(),
    maxSafeInteger(),
    double2(),
    stringArbitrary(constraints),
    oneof(stringArbitrary(constraints), constant(null), constant(void 0)),
  ];
}
function boxArbitraries(arbs) {
  return arbs.map((arb) => boxedArbitraryBuilder(arb));
}
function boxArbitrariesIfNeeded(arbs, boxEnabled) {
  return boxEnabled ? boxArbitraries(arbs).concat(arbs) : arbs;
}
function toQualifiedObjectConstraints(settings = {}) {
  const valueConstraints = {
    size: settings.size,
    unit:
      'stringUnit' in settings
        ? settings.stringUnit
        : settings.withUnicodeString
          ? 'binary'
          : void 0,
  };
  return {
    key: settings.key !== void 0 ? settings.key : string(valueConstraints),
    values: boxArbitrariesIfNeeded(
      settings.values !== void 0 ? settings.values : defaultValues(valueConstraints, string),
      settings.withBoxedValues === true,
    ),
    depthSize: settings.depthSize,
    maxDepth: settings.maxDepth,
    maxKeys: settings.maxKeys,
    size: settings.size,
    withSet: settings.withSet === true,
    withMap: settings.withMap === true,
    withObjectString: settings.withObjectString === true,
    withNullPrototype: settings.withNullPrototype === true,
    withBigInt: settings.withBigInt === true,
    withDate: settings.withDate === true,
    withTypedArray: settings.withTypedArray === true,
    withSparseArray: settings.withSparseArray === true,
  };
}
function objectInternal(constraints) {
  return dictionary(constraints.key, anyArbitraryBuilder(constraints), {
    maxKeys: constraints.maxKeys,
    noNullPrototype: !constraints.withNullPrototype,
    size: constraints.size,
  });
}
function object(constraints) {
  return objectInternal(toQualifiedObjectConstraints(constraints));
}
function jsonConstraintsBuilder(stringArbitrary, constraints) {
  const { depthSize, maxDepth } = constraints;
  return {
    key: stringArbitrary,
    values: [
      boolean(),
      double2({
        noDefaultInfinity: true,
        noNaN: true,
      }),
      stringArbitrary,
      constant(null),
    ],
    depthSize,
    maxDepth,
  };
}
function anything(constraints) {
  return anyArbitraryBuilder(toQualifiedObjectConstraints(constraints));
}
function jsonValue(constraints = {}) {
  const noUnicodeString =
    constraints.noUnicodeString === void 0 || constraints.noUnicodeString === true;
  return anything(
    jsonConstraintsBuilder(
      'stringUnit' in constraints
        ? string({ unit: constraints.stringUnit })
        : noUnicodeString
          ? string()
          : string({ unit: 'binary' }),
      constraints,
    ),
  );
}
var safeJsonStringify = JSON.stringify;
var safeJsonParse = JSON.parse;
function jsonStringUnmapper(value) {
  if (typeof value !== 'string') throw new SError('Cannot unmap the passed value');
  return safeJsonParse(value);
}
function json(constraints = {}) {
  return jsonValue(constraints).map(safeJsonStringify, jsonStringUnmapper);
}
var safeObjectDefineProperties = Object.defineProperties;
function prettyPrint(numSeen, seenValuesStrings) {
  return `Stream(${seenValuesStrings !== void 0 ? `${safeJoin(seenValuesStrings, ',')}\u2026` : `${numSeen} emitted`})`;
}
var StreamArbitrary = class extends Arbitrary {
  constructor(arb, history) {
    super();
    this.arb = arb;
    this.history = history;
  }
  generate(mrng, biasFactor) {
    const appliedBiasFactor =
      biasFactor !== void 0 && mrng.nextInt(1, biasFactor) === 1 ? biasFactor : void 0;
    const enrichedProducer = () => {
      const seenValues = this.history ? [] : null;
      let numSeenValues = 0;
      const g = function* (arb, clonedMrng) {
        while (true) {
          const value = arb.generate(clonedMrng, appliedBiasFactor).value;
          numSeenValues++;
          if (seenValues !== null) safePush(seenValues, value);
          yield value;
        }
      };
      const s = new Stream(g(this.arb, mrng.clone()));
      return safeObjectDefineProperties(s, {
        toString: {
          value: () =>
            prettyPrint(numSeenValues, seenValues !== null ? seenValues.map(stringify) : void 0),
        },
        [toStringMethod]: {
          value: () =>
            prettyPrint(numSeenValues, seenValues !== null ? seenValues.map(stringify) : void 0),
        },
        [asyncToStringMethod]: {
          value: async () =>
            prettyPrint(
              numSeenValues,
              seenValues !== null ? await Promise.all(seenValues.map(asyncStringify)) : void 0,
            ),
        },
        [cloneMethod]: {
          value: enrichedProducer,
          enumerable: true,
        },
      });
    };
    return new Value(enrichedProducer(), void 0);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  shrink(_value, _context) {
    return Stream.nil();
  }
};
function infiniteStream(arb, constraints) {
  return new StreamArbitrary(
    arb,
    constraints !== void 0 && typeof constraints === 'object' && 'noHistory' in constraints
      ? !constraints.noHistory
      : true,
  );
}
function codePointsToStringMapper(tab) {
  return safeJoin(tab, '');
}
function codePointsToStringUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Cannot unmap the passed value');
  return [...value];
}
function stringToBase64Mapper(s) {
  switch (s.length % 4) {
    case 0:
      return s;
    case 3:
      return `${s}=`;
    case 2:
      return `${s}==`;
    default:
      return safeSubstring(s, 1);
  }
}
function stringToBase64Unmapper(value) {
  if (typeof value !== 'string' || value.length % 4 !== 0)
    throw new Error('Invalid string received');
  const lastTrailingIndex = value.indexOf('=');
  if (lastTrailingIndex === -1) return value;
  if (value.length - lastTrailingIndex > 2) throw new Error('Cannot unmap the passed value');
  return safeSubstring(value, 0, lastTrailingIndex);
}
var safeStringFromCharCode = String.fromCharCode;
function base64Mapper(v) {
  if (v < 26) return safeStringFromCharCode(v + 65);
  if (v < 52) return safeStringFromCharCode(v + 97 - 26);
  if (v < 62) return safeStringFromCharCode(v + 48 - 52);
  return v === 62 ? '+' : '/';
}
function base64Unmapper(s) {
  if (typeof s !== 'string' || s.length !== 1) throw new SError('Invalid entry');
  const v = safeCharCodeAt(s, 0);
  if (v >= 65 && v <= 90) return v - 65;
  if (v >= 97 && v <= 122) return v - 97 + 26;
  if (v >= 48 && v <= 57) return v - 48 + 52;
  return v === 43 ? 62 : v === 47 ? 63 : -1;
}
function base64() {
  return integer({
    min: 0,
    max: 63,
  }).map(base64Mapper, base64Unmapper);
}
function base64String(constraints = {}) {
  const {
    minLength: unscaledMinLength = 0,
    maxLength: unscaledMaxLength = MaxLengthUpperBound,
    size,
  } = constraints;
  const minLength = unscaledMinLength + 3 - ((unscaledMinLength + 3) % 4);
  const maxLength = unscaledMaxLength - (unscaledMaxLength % 4);
  const requestedSize = constraints.maxLength === void 0 && size === void 0 ? '=' : size;
  if (minLength > maxLength)
    throw new SError('Minimal length should be inferior or equal to maximal length');
  if (minLength % 4 !== 0)
    throw new SError('Minimal length of base64 strings must be a multiple of 4');
  if (maxLength % 4 !== 0)
    throw new SError('Maximal length of base64 strings must be a multiple of 4');
  const charArbitrary = base64();
  return array2(charArbitrary, {
    minLength,
    maxLength,
    size: requestedSize,
    experimentalCustomSlices: createSlicesForStringLegacy(
      charArbitrary,
      codePointsToStringUnmapper,
    ),
  })
    .map(codePointsToStringMapper, codePointsToStringUnmapper)
    .map(stringToBase64Mapper, stringToBase64Unmapper);
}
var safeObjectIs = Object.is;
function isSubarrayOf(source, small) {
  const countMap = new SMap$2();
  let countMinusZero = 0;
  for (const sourceEntry of source)
    if (safeObjectIs(sourceEntry, -0)) ++countMinusZero;
    else safeMapSet(countMap, sourceEntry, (safeMapGet(countMap, sourceEntry) || 0) + 1);
  for (let index = 0; index !== small.length; ++index) {
    if (!(index in small)) return false;
    const smallEntry = small[index];
    if (safeObjectIs(smallEntry, -0)) {
      if (countMinusZero === 0) return false;
      --countMinusZero;
    } else {
      const oldCount = safeMapGet(countMap, smallEntry) || 0;
      if (oldCount === 0) return false;
      safeMapSet(countMap, smallEntry, oldCount - 1);
    }
  }
  return true;
}
var safeMathFloor$1 = Math.floor;
var safeMathLog = Math.log;
var safeArrayIsArray = Array.isArray;
var SubarrayArbitrary = class extends Arbitrary {
  constructor(originalArray, isOrdered, minLength, maxLength) {
    super();
    this.originalArray = originalArray;
    this.isOrdered = isOrdered;
    this.minLength = minLength;
    this.maxLength = maxLength;
    if (minLength < 0 || minLength > originalArray.length)
      throw new Error(
        'fc.*{s|S}ubarrayOf expects the minimal length to be between 0 and the size of the original array',
      );
    if (maxLength < 0 || maxLength > originalArray.length)
      throw new Error(
        'fc.*{s|S}ubarrayOf expects the maximal length to be between 0 and the size of the original array',
      );
    if (minLength > maxLength)
      throw new Error(
        'fc.*{s|S}ubarrayOf expects the minimal length to be inferior or equal to the maximal length',
      );
    this.lengthArb = new IntegerArbitrary(minLength, maxLength);
    this.biasedLengthArb =
      minLength !== maxLength
        ? new IntegerArbitrary(
            minLength,
            minLength + safeMathFloor$1(safeMathLog(maxLength - minLength) / safeMathLog(2)),
          )
        : this.lengthArb;
  }
  generate(mrng, biasFactor) {
    const size = (
      biasFactor !== void 0 && mrng.nextInt(1, biasFactor) === 1
        ? this.biasedLengthArb
        : this.lengthArb
    ).generate(mrng, void 0);
    const sizeValue = size.value;
    const remainingElements = safeMap(this.originalArray, (_v, idx) => idx);
    const ids = [];
    for (let index = 0; index !== sizeValue; ++index) {
      const selectedIdIndex = mrng.nextInt(0, remainingElements.length - 1);
      safePush(ids, remainingElements[selectedIdIndex]);
      safeSplice(remainingElements, selectedIdIndex, 1);
    }
    if (this.isOrdered) safeSort(ids, (a, b) => a - b);
    return new Value(
      safeMap(ids, (i2) => this.originalArray[i2]),
      size.context,
    );
  }
  canShrinkWithoutContext(value) {
    if (!safeArrayIsArray(value)) return false;
    if (!this.lengthArb.canShrinkWithoutContext(value.length)) return false;
    return isSubarrayOf(this.originalArray, value);
  }
  shrink(value, context3) {
    if (value.length === 0) return Stream.nil();
    return this.lengthArb
      .shrink(value.length, context3)
      .map((newSize) => {
        return new Value(safeSlice(value, value.length - newSize.value), newSize.context);
      })
      .join(
        value.length > this.minLength
          ? makeLazy(() =>
              this.shrink(safeSlice(value, 1), void 0)
                .filter((newValue) => this.minLength <= newValue.value.length + 1)
                .map((newValue) => new Value([value[0], ...newValue.value], void 0)),
            )
          : Stream.nil(),
      );
  }
};
function subarray(originalArray, constraints = {}) {
  const { minLength = 0, maxLength = originalArray.length } = constraints;
  return new SubarrayArbitrary(originalArray, true, minLength, maxLength);
}
function shuffledSubarray(originalArray, constraints = {}) {
  const { minLength = 0, maxLength = originalArray.length } = constraints;
  return new SubarrayArbitrary(originalArray, false, minLength, maxLength);
}
var encodeSymbolLookupTable = {
  10: 'A',
  11: 'B',
  12: 'C',
  13: 'D',
  14: 'E',
  15: 'F',
  16: 'G',
  17: 'H',
  18: 'J',
  19: 'K',
  20: 'M',
  21: 'N',
  22: 'P',
  23: 'Q',
  24: 'R',
  25: 'S',
  26: 'T',
  27: 'V',
  28: 'W',
  29: 'X',
  30: 'Y',
  31: 'Z',
};
var decodeSymbolLookupTable = {
  0: 0,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
  8: 8,
  9: 9,
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  J: 18,
  K: 19,
  M: 20,
  N: 21,
  P: 22,
  Q: 23,
  R: 24,
  S: 25,
  T: 26,
  V: 27,
  W: 28,
  X: 29,
  Y: 30,
  Z: 31,
};
function encodeSymbol(symbol) {
  return symbol < 10 ? SString(symbol) : encodeSymbolLookupTable[symbol];
}
function pad(value, paddingLength) {
  let extraPadding = '';
  while (value.length + extraPadding.length < paddingLength) extraPadding += '0';
  return extraPadding + value;
}
function smallUintToBase32StringMapper(num) {
  let base32Str = '';
  for (let remaining = num; remaining !== 0;) {
    const next2 = remaining >> 5;
    base32Str = encodeSymbol(remaining - (next2 << 5)) + base32Str;
    remaining = next2;
  }
  return base32Str;
}
function uintToBase32StringMapper(num, paddingLength) {
  const head = ~~(num / 1073741824);
  const tail2 = num & 1073741823;
  return (
    pad(smallUintToBase32StringMapper(head), paddingLength - 6) +
    pad(smallUintToBase32StringMapper(tail2), 6)
  );
}
function paddedUintToBase32StringMapper(paddingLength) {
  return function padded(num) {
    return uintToBase32StringMapper(num, paddingLength);
  };
}
function uintToBase32StringUnmapper(value) {
  if (typeof value !== 'string') throw new SError('Unsupported type');
  let accumulated = 0;
  let power2 = 1;
  for (let index = value.length - 1; index >= 0; --index) {
    const char = value[index];
    const numericForChar = decodeSymbolLookupTable[char];
    if (numericForChar === void 0) throw new SError('Unsupported type');
    accumulated += numericForChar * power2;
    power2 *= 32;
  }
  return accumulated;
}
var padded10Mapper = paddedUintToBase32StringMapper(10);
var padded8Mapper = paddedUintToBase32StringMapper(8);
function ulidMapper(parts) {
  return padded10Mapper(parts[0]) + padded8Mapper(parts[1]) + padded8Mapper(parts[2]);
}
function ulidUnmapper(value) {
  if (typeof value !== 'string' || value.length !== 26) throw new Error('Unsupported type');
  return [
    uintToBase32StringUnmapper(value.slice(0, 10)),
    uintToBase32StringUnmapper(value.slice(10, 18)),
    uintToBase32StringUnmapper(value.slice(18)),
  ];
}
function ulid() {
  return tuple(
    integer({
      min: 0,
      max: 281474976710655,
    }),
    integer({
      min: 0,
      max: 1099511627775,
    }),
    integer({
      min: 0,
      max: 1099511627775,
    }),
  ).map(ulidMapper, ulidUnmapper);
}
function numberToPaddedEightMapper(n) {
  return safePadStart(safeNumberToString(n, 16), 8, '0');
}
function numberToPaddedEightUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported type');
  if (value.length !== 8) throw new Error('Unsupported value: invalid length');
  const n = parseInt(value, 16);
  if (value !== numberToPaddedEightMapper(n)) throw new Error('Unsupported value: invalid content');
  return n;
}
function buildPaddedNumberArbitrary(min3, max3) {
  return integer({
    min: min3,
    max: max3,
  }).map(numberToPaddedEightMapper, numberToPaddedEightUnmapper);
}
function paddedEightsToUuidMapper(t) {
  return `${t[0]}-${safeSubstring(t[1], 4)}-${safeSubstring(t[1], 0, 4)}-${safeSubstring(t[2], 0, 4)}-${safeSubstring(t[2], 4)}${t[3]}`;
}
var UuidRegex = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;
function paddedEightsToUuidUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported type');
  const m = UuidRegex.exec(value);
  if (m === null) throw new Error('Unsupported type');
  return [m[1], m[3] + m[2], m[4] + safeSubstring(m[5], 0, 4), safeSubstring(m[5], 4)];
}
var quickNumberToHexaString = '0123456789abcdef';
function buildVersionsAppliersForUuid(versions) {
  const mapping = {};
  const reversedMapping = {};
  for (let index = 0; index !== versions.length; ++index) {
    const from = quickNumberToHexaString[index];
    const to = quickNumberToHexaString[versions[index]];
    mapping[from] = to;
    reversedMapping[to] = from;
  }
  function versionsApplierMapper(value) {
    return mapping[value[0]] + safeSubstring(value, 1);
  }
  function versionsApplierUnmapper(value) {
    if (typeof value !== 'string') throw new SError('Cannot produce non-string values');
    const rev = reversedMapping[value[0]];
    if (rev === void 0)
      throw new SError('Cannot produce strings not starting by the version in hexa code');
    return rev + safeSubstring(value, 1);
  }
  return {
    versionsApplierMapper,
    versionsApplierUnmapper,
  };
}
function assertValidVersions(versions) {
  const found = {};
  for (const version2 of versions) {
    if (found[version2])
      throw new SError(`Version ${version2} has been requested at least twice for uuid`);
    found[version2] = true;
    if (version2 < 1 || version2 > 15)
      throw new SError(`Version must be a value in [1-15] for uuid, but received ${version2}`);
    if (~~version2 !== version2)
      throw new SError(`Version must be an integer value for uuid, but received ${version2}`);
  }
  if (versions.length === 0) throw new SError(`Must provide at least one version for uuid`);
}
function uuid(constraints = {}) {
  const padded = buildPaddedNumberArbitrary(0, 4294967295);
  const version2 =
    constraints.version !== void 0
      ? typeof constraints.version === 'number'
        ? [constraints.version]
        : constraints.version
      : [1, 2, 3, 4, 5, 6, 7, 8];
  assertValidVersions(version2);
  const { versionsApplierMapper, versionsApplierUnmapper } = buildVersionsAppliersForUuid(version2);
  return tuple(
    padded,
    buildPaddedNumberArbitrary(0, 268435456 * version2.length - 1).map(
      versionsApplierMapper,
      versionsApplierUnmapper,
    ),
    buildPaddedNumberArbitrary(2147483648, 3221225471),
    padded,
  ).map(paddedEightsToUuidMapper, paddedEightsToUuidUnmapper);
}
function hostUserInfo(size) {
  return string({
    unit: getOrCreateAlphaNumericPercentArbitrary("-._~!$&'()*+,;=:"),
    size,
  });
}
function userHostPortMapper([u, h2, p]) {
  return (u === null ? '' : `${u}@`) + h2 + (p === null ? '' : `:${p}`);
}
function userHostPortUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Unsupported');
  const atPosition = value.indexOf('@');
  const user = atPosition !== -1 ? value.substring(0, atPosition) : null;
  const m = /:(\d+)$/.exec(value);
  const port = m !== null ? Number(m[1]) : null;
  return [
    user,
    m !== null
      ? value.substring(atPosition + 1, value.length - m[1].length - 1)
      : value.substring(atPosition + 1),
    port,
  ];
}
function bracketedMapper(s) {
  return `[${s}]`;
}
function bracketedUnmapper(value) {
  if (typeof value !== 'string' || value[0] !== '[' || value[value.length - 1] !== ']')
    throw new Error('Unsupported');
  return value.substring(1, value.length - 1);
}
function webAuthority(constraints) {
  const c = constraints || {};
  const size = c.size;
  const hostnameArbs = [
    domain({ size }),
    ...(c.withIPv4 === true ? [ipV4()] : []),
    ...(c.withIPv6 === true ? [ipV6().map(bracketedMapper, bracketedUnmapper)] : []),
    ...(c.withIPv4Extended === true ? [ipV4Extended()] : []),
  ];
  return tuple(
    c.withUserInfo === true ? option(hostUserInfo(size)) : constant(null),
    oneof(...hostnameArbs),
    c.withPort === true ? option(nat(65535)) : constant(null),
  ).map(userHostPortMapper, userHostPortUnmapper);
}
function buildUriQueryOrFragmentArbitrary(size) {
  return string({
    unit: getOrCreateAlphaNumericPercentArbitrary("-._~!$&'()*+,;=:@/?"),
    size,
  });
}
function webFragments(constraints = {}) {
  return buildUriQueryOrFragmentArbitrary(constraints.size);
}
function webSegment(constraints = {}) {
  return string({
    unit: getOrCreateAlphaNumericPercentArbitrary("-._~!$&'()*+,;=:@"),
    size: constraints.size,
  });
}
function segmentsToPathMapper(segments) {
  let path = '';
  for (let index = 0; index !== segments.length; ++index) path += '/' + segments[index];
  return path;
}
function segmentsToPathUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Incompatible value received: type');
  if (value.length !== 0 && value[0] !== '/') throw new Error('Incompatible value received: start');
  return safeSplice(safeSplit(value, '/'), 1);
}
function sqrtSize(size) {
  switch (size) {
    case 'xsmall':
      return ['xsmall', 'xsmall'];
    case 'small':
      return ['small', 'xsmall'];
    case 'medium':
      return ['small', 'small'];
    case 'large':
      return ['medium', 'small'];
    case 'xlarge':
      return ['medium', 'medium'];
  }
}
function buildUriPathArbitraryInternal(segmentSize, numSegmentSize) {
  return array2(webSegment({ size: segmentSize }), { size: numSegmentSize }).map(
    segmentsToPathMapper,
    segmentsToPathUnmapper,
  );
}
function buildUriPathArbitrary(resolvedSize) {
  const [segmentSize, numSegmentSize] = sqrtSize(resolvedSize);
  if (segmentSize === numSegmentSize)
    return buildUriPathArbitraryInternal(segmentSize, numSegmentSize);
  return oneof(
    buildUriPathArbitraryInternal(segmentSize, numSegmentSize),
    buildUriPathArbitraryInternal(numSegmentSize, segmentSize),
  );
}
function webPath(constraints) {
  return buildUriPathArbitrary(resolveSize((constraints || {}).size));
}
function webQueryParameters(constraints = {}) {
  return buildUriQueryOrFragmentArbitrary(constraints.size);
}
function partsToUrlMapper(data2) {
  const [scheme, authority, path] = data2;
  return `${scheme}://${authority}${path}${data2[3] === null ? '' : `?${data2[3]}`}${data2[4] === null ? '' : `#${data2[4]}`}`;
}
var UrlSplitRegex =
  /^([[A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*)?(#[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*)?$/;
function partsToUrlUnmapper(value) {
  if (typeof value !== 'string') throw new Error('Incompatible value received: type');
  const m = UrlSplitRegex.exec(value);
  if (m === null) throw new Error('Incompatible value received');
  const scheme = m[1];
  const authority = m[2];
  const path = m[3];
  const query = m[4];
  const fragments = m[5];
  return [
    scheme,
    authority,
    path,
    query !== void 0 ? query.substring(1) : null,
    fragments !== void 0 ? fragments.substring(1) : null,
  ];
}
function webUrl(constraints) {
  const c = constraints || {};
  const resolvedSize = resolveSize(c.size);
  const resolvedAuthoritySettingsSize =
    c.authoritySettings !== void 0 && c.authoritySettings.size !== void 0
      ? relativeSizeToSize(c.authoritySettings.size, resolvedSize)
      : resolvedSize;
  const resolvedAuthoritySettings = {
    ...c.authoritySettings,
    size: resolvedAuthoritySettingsSize,
  };
  return tuple(
    constantFrom(...(c.validSchemes || ['http', 'https'])),
    webAuthority(resolvedAuthoritySettings),
    webPath({ size: resolvedSize }),
    c.withQueryParameters === true
      ? option(webQueryParameters({ size: resolvedSize }))
      : constant(null),
    c.withFragments === true ? option(webFragments({ size: resolvedSize })) : constant(null),
  ).map(partsToUrlMapper, partsToUrlUnmapper);
}
var CommandsIterable = class CommandsIterable2 {
  constructor(commands2, metadataForReplay) {
    this.commands = commands2;
    this.metadataForReplay = metadataForReplay;
    this[cloneMethod] = function () {
      return new CommandsIterable2(
        this.commands.map((c) => c.clone()),
        this.metadataForReplay,
      );
    };
  }
  [Symbol.iterator]() {
    return this.commands[Symbol.iterator]();
  }
  toString() {
    const serializedCommands = this.commands
      .filter((c) => c.hasRan)
      .map((c) => c.toString())
      .join(',');
    const metadata = this.metadataForReplay();
    return metadata.length !== 0 ? `${serializedCommands} /*${metadata}*/` : serializedCommands;
  }
};
var CommandWrapper = class CommandWrapper2 {
  constructor(cmd) {
    this.cmd = cmd;
    this.hasRan = false;
    if (hasToStringMethod(cmd)) {
      const method = cmd[toStringMethod];
      this[toStringMethod] = function toStringMethod2() {
        return method.call(cmd);
      };
    }
    if (hasAsyncToStringMethod(cmd)) {
      const method = cmd[asyncToStringMethod];
      this[asyncToStringMethod] = function asyncToStringMethod2() {
        return method.call(cmd);
      };
    }
  }
  check(m) {
    return this.cmd.check(m);
  }
  run(m, r) {
    this.hasRan = true;
    return this.cmd.run(m, r);
  }
  clone() {
    if (hasCloneMethod(this.cmd)) return new CommandWrapper2(this.cmd[cloneMethod]());
    return new CommandWrapper2(this.cmd);
  }
  toString() {
    return this.cmd.toString();
  }
};
var ReplayPath = class {
  /** Parse a serialized replayPath */
  static parse(replayPathStr) {
    const [serializedCount, serializedChanges] = replayPathStr.split(':');
    const counts = this.parseCounts(serializedCount);
    const changes = this.parseChanges(serializedChanges);
    return this.parseOccurences(counts, changes);
  }
  /** Stringify a replayPath */
  static stringify(replayPath) {
    const occurences = this.countOccurences(replayPath);
    return `${this.stringifyCounts(occurences)}:${this.stringifyChanges(occurences)}`;
  }
  /** Number to Base64 value */
  static intToB64(n) {
    if (n < 26) return String.fromCharCode(n + 65);
    if (n < 52) return String.fromCharCode(n + 97 - 26);
    if (n < 62) return String.fromCharCode(n + 48 - 52);
    return String.fromCharCode(n === 62 ? 43 : 47);
  }
  /** Base64 value to number */
  static b64ToInt(c) {
    if (c >= 'a') return c.charCodeAt(0) - 97 + 26;
    if (c >= 'A') return c.charCodeAt(0) - 65;
    if (c >= '0') return c.charCodeAt(0) - 48 + 52;
    return c === '+' ? 62 : 63;
  }
  /**
   * Divide an incoming replayPath into an array of {value, count}
   * with count is the number of consecutive occurences of value (with a max set to 64)
   *
   * Above 64, another {value, count} is created
   */
  static countOccurences(replayPath) {
    return replayPath.reduce((counts, cur) => {
      if (
        counts.length === 0 ||
        counts[counts.length - 1].count === 64 ||
        counts[counts.length - 1].value !== cur
      )
        counts.push({
          value: cur,
          count: 1,
        });
      else counts[counts.length - 1].count += 1;
      return counts;
    }, []);
  }
  /**
   * Serialize an array of {value, count} back to its replayPath
   */
  static parseOccurences(counts, changes) {
    const replayPath = [];
    for (let idx = 0; idx !== counts.length; ++idx) {
      const count = counts[idx];
      const value = changes[idx];
      for (let num = 0; num !== count; ++num) replayPath.push(value);
    }
    return replayPath;
  }
  /**
   * Stringify the switch from true to false of occurences
   *
   * {value: 0}, {value: 1}, {value: 1}, {value: 0}
   * will be stringified as: 6 = (1 * 0) + (2 * 1) + (4 * 1) + (8 * 0)
   *
   * {value: 0}, {value: 1}, {value: 1}, {value: 0}, {value: 1}, {value: 0}, {value: 1}, {value: 0}
   * will be stringified as: 22, 1 [only 6 values encoded in one number]
   */
  static stringifyChanges(occurences) {
    let serializedChanges = '';
    for (let idx = 0; idx < occurences.length; idx += 6) {
      const changesInt = occurences
        .slice(idx, idx + 6)
        .reduceRight((prev, cur) => (prev << 1) + (cur.value ? 1 : 0), 0);
      serializedChanges += this.intToB64(changesInt);
    }
    return serializedChanges;
  }
  /**
   * Parse switch of value
   */
  static parseChanges(serializedChanges) {
    const changesInt = serializedChanges.split('').map((c) => this.b64ToInt(c));
    const changes = [];
    for (let idx = 0; idx !== changesInt.length; ++idx) {
      let current2 = changesInt[idx];
      for (let n = 0; n !== 6; ++n, current2 >>= 1) changes.push(current2 % 2 === 1);
    }
    return changes;
  }
  /**
   * Stringify counts of occurences
   */
  static stringifyCounts(occurences) {
    return occurences.map(({ count }) => this.intToB64(count - 1)).join('');
  }
  /**
   * Parse counts
   */
  static parseCounts(serializedCount) {
    return serializedCount.split('').map((c) => this.b64ToInt(c) + 1);
  }
};
var CommandsArbitrary = class extends Arbitrary {
  constructor(commandArbs, maxGeneratedCommands, maxCommands, sourceReplayPath, disableReplayLog) {
    super();
    this.sourceReplayPath = sourceReplayPath;
    this.disableReplayLog = disableReplayLog;
    this.oneCommandArb = oneof(...commandArbs).map((c) => new CommandWrapper(c));
    this.lengthArb = restrictedIntegerArbitraryBuilder(0, maxGeneratedCommands, maxCommands);
    this.replayPath = [];
    this.replayPathPosition = 0;
  }
  metadataForReplay() {
    return this.disableReplayLog
      ? ''
      : `replayPath=${JSON.stringify(ReplayPath.stringify(this.replayPath))}`;
  }
  buildValueFor(items2, shrunkOnce) {
    const commands2 = items2.map((item) => item.value_);
    const context3 = {
      shrunkOnce,
      items: items2,
    };
    return new Value(new CommandsIterable(commands2, () => this.metadataForReplay()), context3);
  }
  generate(mrng) {
    const sizeValue = this.lengthArb.generate(mrng, void 0).value;
    const items2 = Array(sizeValue);
    for (let idx = 0; idx !== sizeValue; ++idx) {
      const item = this.oneCommandArb.generate(mrng, void 0);
      items2[idx] = item;
    }
    this.replayPathPosition = 0;
    return this.buildValueFor(items2, false);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  /** Filter commands based on the real status of the execution */
  filterOnExecution(itemsRaw) {
    const items2 = [];
    for (const c of itemsRaw)
      if (c.value_.hasRan) {
        this.replayPath.push(true);
        items2.push(c);
      } else this.replayPath.push(false);
    return items2;
  }
  /** Filter commands based on the internal replay state */
  filterOnReplay(itemsRaw) {
    return itemsRaw.filter((c, idx) => {
      const state = this.replayPath[this.replayPathPosition + idx];
      if (state === void 0) throw new Error(`Too short replayPath`);
      if (!state && c.value_.hasRan)
        throw new Error(`Mismatch between replayPath and real execution`);
      return state;
    });
  }
  /** Filter commands for shrinking purposes */
  filterForShrinkImpl(itemsRaw) {
    if (this.replayPathPosition === 0)
      this.replayPath =
        this.sourceReplayPath !== null ? ReplayPath.parse(this.sourceReplayPath) : [];
    const items2 =
      this.replayPathPosition < this.replayPath.length
        ? this.filterOnReplay(itemsRaw)
        : this.filterOnExecution(itemsRaw);
    this.replayPathPosition += itemsRaw.length;
    return items2;
  }
  shrink(_value, context3) {
    if (context3 === void 0) return Stream.nil();
    const safeContext = context3;
    const shrunkOnce = safeContext.shrunkOnce;
    const itemsRaw = safeContext.items;
    const items2 = this.filterForShrinkImpl(itemsRaw);
    if (items2.length === 0) return Stream.nil();
    const rootShrink = shrunkOnce ? Stream.nil() : new Stream([[]][Symbol.iterator]());
    const nextShrinks = [];
    for (let numToKeep = 0; numToKeep !== items2.length; ++numToKeep)
      nextShrinks.push(
        makeLazy(() => {
          const fixedStart = items2.slice(0, numToKeep);
          return this.lengthArb
            .shrink(items2.length - 1 - numToKeep, void 0)
            .map((l) => fixedStart.concat(items2.slice(items2.length - (l.value + 1))));
        }),
      );
    for (let itemAt = 0; itemAt !== items2.length; ++itemAt)
      nextShrinks.push(
        makeLazy(() =>
          this.oneCommandArb
            .shrink(items2[itemAt].value_, items2[itemAt].context)
            .map((v) => items2.slice(0, itemAt).concat([v], items2.slice(itemAt + 1))),
        ),
      );
    return rootShrink.join(...nextShrinks).map((shrinkables) => {
      return this.buildValueFor(
        shrinkables.map((c) => new Value(c.value_.clone(), c.context)),
        true,
      );
    });
  }
};
function commands(commandArbs, constraints = {}) {
  const {
    size,
    maxCommands = MaxLengthUpperBound,
    disableReplayLog = false,
    replayPath = null,
  } = constraints;
  return new CommandsArbitrary(
    commandArbs,
    maxGeneratedLengthFromSizeForArbitrary(
      size,
      0,
      maxCommands,
      constraints.maxCommands !== void 0,
    ),
    maxCommands,
    replayPath,
    disableReplayLog,
  );
}
var ScheduledCommand = class {
  constructor(s, cmd) {
    this.s = s;
    this.cmd = cmd;
  }
  async check(m) {
    let error = null;
    let checkPassed = false;
    if (
      (
        await this.s.scheduleSequence([
          {
            label: `check@${this.cmd.toString()}`,
            builder: async () => {
              try {
                checkPassed = await Promise.resolve(this.cmd.check(m));
              } catch (err) {
                error = err;
                throw err;
              }
            },
          },
        ]).task
      ).faulty
    )
      throw error;
    return checkPassed;
  }
  async run(m, r) {
    let error = null;
    if (
      (
        await this.s.scheduleSequence([
          {
            label: `run@${this.cmd.toString()}`,
            builder: async () => {
              try {
                await this.cmd.run(m, r);
              } catch (err) {
                error = err;
                throw err;
              }
            },
          },
        ]).task
      ).faulty
    )
      throw error;
  }
};
var scheduleCommands = function* (s, cmds) {
  for (const cmd of cmds) yield new ScheduledCommand(s, cmd);
};
var genericModelRun = (s, cmds, initialValue, runCmd, then) => {
  return s.then((o) => {
    const { model, real } = o;
    let state = initialValue;
    for (const c of cmds)
      state = then(state, () => {
        return runCmd(c, model, real);
      });
    return state;
  });
};
var internalModelRun = (s, cmds) => {
  const then = (_p, c) => c();
  const setupProducer = {
    then: (fun) => {
      fun(s());
    },
  };
  const runSync = (cmd, m, r) => {
    if (cmd.check(m)) cmd.run(m, r);
  };
  return genericModelRun(setupProducer, cmds, void 0, runSync, then);
};
var isAsyncSetup = (s) => {
  return typeof s.then === 'function';
};
var internalAsyncModelRun = async (s, cmds, defaultPromise = Promise.resolve()) => {
  const then = (p, c) => p.then(c);
  const setupProducer = {
    then: (fun) => {
      const out = s();
      if (isAsyncSetup(out)) return out.then(fun);
      else return fun(out);
    },
  };
  const runAsync = async (cmd, m, r) => {
    if (await cmd.check(m)) await cmd.run(m, r);
  };
  return await genericModelRun(setupProducer, cmds, defaultPromise, runAsync, then);
};
function modelRun(s, cmds) {
  internalModelRun(s, cmds);
}
async function asyncModelRun(s, cmds) {
  await internalAsyncModelRun(s, cmds);
}
async function scheduledModelRun(scheduler2, s, cmds) {
  const scheduledCommands = scheduleCommands(scheduler2, cmds);
  const out = internalAsyncModelRun(
    s,
    scheduledCommands,
    scheduler2.schedule(Promise.resolve(), 'startModel'),
  );
  await scheduler2.waitFor(out);
  await scheduler2.waitAll();
}
var defaultSchedulerAct = (f) => f();
var SchedulerImplem = class SchedulerImplem2 {
  constructor(act, taskSelector) {
    this.act = act;
    this.taskSelector = taskSelector;
    this.lastTaskId = 0;
    this.sourceTaskSelector = taskSelector.clone();
    this.scheduledTasks = [];
    this.triggeredTasks = [];
    this.scheduledWatchers = [];
    this[cloneMethod] = function () {
      return new SchedulerImplem2(this.act, this.sourceTaskSelector);
    };
  }
  static buildLog(reportItem) {
    return `[task\${${reportItem.taskId}}] ${reportItem.label.length !== 0 ? `${reportItem.schedulingType}::${reportItem.label}` : reportItem.schedulingType} ${reportItem.status}${reportItem.outputValue !== void 0 ? ` with value ${escapeForTemplateString(reportItem.outputValue)}` : ''}`;
  }
  log(schedulingType, taskId, label, metadata, status, data2) {
    this.triggeredTasks.push({
      status,
      schedulingType,
      taskId,
      label,
      metadata,
      outputValue: data2 !== void 0 ? stringify(data2) : void 0,
    });
  }
  scheduleInternal(schedulingType, label, task, metadata, customAct, thenTaskToBeAwaited) {
    const taskId = ++this.lastTaskId;
    let trigger = void 0;
    const scheduledPromise = new Promise((resolve, reject) => {
      trigger = () => {
        const promise = Promise.resolve(
          thenTaskToBeAwaited !== void 0 ? task.then(() => thenTaskToBeAwaited()) : task,
        );
        promise.then(
          (data2) => {
            this.log(schedulingType, taskId, label, metadata, 'resolved', data2);
            resolve(data2);
          },
          (err) => {
            this.log(schedulingType, taskId, label, metadata, 'rejected', err);
            reject(err);
          },
        );
        return promise;
      };
    });
    this.scheduledTasks.push({
      original: task,
      trigger,
      schedulingType,
      taskId,
      label,
      metadata,
      customAct,
    });
    if (this.scheduledWatchers.length !== 0) this.scheduledWatchers[0]();
    return scheduledPromise;
  }
  schedule(task, label, metadata, customAct) {
    return this.scheduleInternal(
      'promise',
      label || '',
      task,
      metadata,
      customAct || defaultSchedulerAct,
    );
  }
  scheduleFunction(asyncFunction, customAct) {
    return (...args) =>
      this.scheduleInternal(
        'function',
        `${asyncFunction.name}(${args.map(stringify).join(',')})`,
        asyncFunction(...args),
        void 0,
        customAct || defaultSchedulerAct,
      );
  }
  scheduleSequence(sequenceBuilders, customAct) {
    const status = {
      done: false,
      faulty: false,
    };
    const dummyResolvedPromise = { then: (f) => f() };
    let resolveSequenceTask = () => {};
    const sequenceTask = new Promise((resolve) => {
      resolveSequenceTask = () =>
        resolve({
          done: status.done,
          faulty: status.faulty,
        });
    });
    const onFaultyItemNoThrow = () => {
      status.faulty = true;
      resolveSequenceTask();
    };
    const onDone = () => {
      status.done = true;
      resolveSequenceTask();
    };
    const registerNextBuilder = (index, previous) => {
      if (index >= sequenceBuilders.length) {
        previous.then(onDone, onFaultyItemNoThrow);
        return;
      }
      previous.then(() => {
        const item = sequenceBuilders[index];
        const [builder, label, metadata] =
          typeof item === 'function'
            ? [item, item.name, void 0]
            : [item.builder, item.label, item.metadata];
        const scheduled = this.scheduleInternal(
          'sequence',
          label,
          dummyResolvedPromise,
          metadata,
          customAct || defaultSchedulerAct,
          () => builder(),
        );
        registerNextBuilder(index + 1, scheduled);
      }, onFaultyItemNoThrow);
    };
    registerNextBuilder(0, dummyResolvedPromise);
    return Object.assign(status, { task: sequenceTask });
  }
  count() {
    return this.scheduledTasks.length;
  }
  internalWaitOne() {
    if (this.scheduledTasks.length === 0) throw new Error('No task scheduled');
    const taskIndex = this.taskSelector.nextTaskIndex(this.scheduledTasks);
    const [scheduledTask] = this.scheduledTasks.splice(taskIndex, 1);
    return scheduledTask.customAct(() => {
      return scheduledTask.trigger().catch((_err) => {});
    });
  }
  waitOne(customAct) {
    const waitAct = customAct || defaultSchedulerAct;
    return this.act(() => waitAct(() => this.internalWaitOne()));
  }
  async waitAll(customAct) {
    while (this.scheduledTasks.length > 0) await this.waitOne(customAct);
  }
  async internalWaitFor(unscheduledTask, options) {
    let taskResolved = false;
    const customAct = options.customAct;
    const onWaitStart = options.onWaitStart;
    const onWaitIdle = options.onWaitIdle;
    const launchAwaiterOnInit = options.launchAwaiterOnInit;
    let resolveFinal = void 0;
    let rejectFinal = void 0;
    let awaiterTicks = 0;
    let awaiterPromise = null;
    let awaiterScheduledTaskPromise = null;
    const awaiter = async () => {
      awaiterTicks = 50;
      for (awaiterTicks = 50; !taskResolved && awaiterTicks > 0; --awaiterTicks)
        await Promise.resolve();
      if (!taskResolved && this.scheduledTasks.length > 0) {
        if (onWaitStart !== void 0) onWaitStart();
        awaiterScheduledTaskPromise = this.waitOne(customAct);
        return awaiterScheduledTaskPromise.then(
          () => {
            awaiterScheduledTaskPromise = null;
            return awaiter();
          },
          (err) => {
            awaiterScheduledTaskPromise = null;
            taskResolved = true;
            rejectFinal(err);
            throw err;
          },
        );
      }
      if (!taskResolved && onWaitIdle !== void 0) onWaitIdle();
      awaiterPromise = null;
    };
    const handleNotified = () => {
      if (awaiterPromise !== null) {
        awaiterTicks = 51;
        return;
      }
      awaiterPromise = awaiter().catch(() => {});
    };
    const clearAndReplaceWatcher = () => {
      const handleNotifiedIndex = this.scheduledWatchers.indexOf(handleNotified);
      if (handleNotifiedIndex !== -1) this.scheduledWatchers.splice(handleNotifiedIndex, 1);
      if (handleNotifiedIndex === 0 && this.scheduledWatchers.length !== 0)
        this.scheduledWatchers[0]();
    };
    const finalTask = new Promise((resolve, reject) => {
      resolveFinal = (value) => {
        clearAndReplaceWatcher();
        resolve(value);
      };
      rejectFinal = (error) => {
        clearAndReplaceWatcher();
        reject(error);
      };
    });
    unscheduledTask.then(
      (ret) => {
        taskResolved = true;
        if (awaiterScheduledTaskPromise === null) resolveFinal(ret);
        else
          awaiterScheduledTaskPromise.then(
            () => resolveFinal(ret),
            (error) => rejectFinal(error),
          );
      },
      (err) => {
        taskResolved = true;
        if (awaiterScheduledTaskPromise === null) rejectFinal(err);
        else
          awaiterScheduledTaskPromise.then(
            () => rejectFinal(err),
            () => rejectFinal(err),
          );
      },
    );
    if (
      (this.scheduledTasks.length > 0 || launchAwaiterOnInit) &&
      this.scheduledWatchers.length === 0
    )
      handleNotified();
    this.scheduledWatchers.push(handleNotified);
    return finalTask;
  }
  waitNext(count, customAct) {
    let resolver = void 0;
    let remaining = count;
    const awaited =
      remaining <= 0
        ? Promise.resolve()
        : new Promise((r) => {
            resolver = () => {
              if (--remaining <= 0) r();
            };
          });
    return this.internalWaitFor(awaited, {
      customAct,
      onWaitStart: resolver,
      onWaitIdle: void 0,
      launchAwaiterOnInit: false,
    });
  }
  waitIdle(customAct) {
    let resolver = void 0;
    const awaited = new Promise((r) => (resolver = r));
    return this.internalWaitFor(awaited, {
      customAct,
      onWaitStart: void 0,
      onWaitIdle: resolver,
      launchAwaiterOnInit: true,
    });
  }
  waitFor(unscheduledTask, customAct) {
    return this.internalWaitFor(unscheduledTask, {
      customAct,
      onWaitStart: void 0,
      onWaitIdle: void 0,
      launchAwaiterOnInit: false,
    });
  }
  report() {
    return [
      ...this.triggeredTasks,
      ...this.scheduledTasks.map((t) => ({
        status: 'pending',
        schedulingType: t.schedulingType,
        taskId: t.taskId,
        label: t.label,
        metadata: t.metadata,
      })),
    ];
  }
  toString() {
    return (
      'schedulerFor()`\n' +
      this.report()
        .map(SchedulerImplem2.buildLog)
        .map((log3) => `-> ${log3}`)
        .join('\n') +
      '`'
    );
  }
};
function buildNextTaskIndex$1(ordering) {
  let numTasks = 0;
  return {
    clone: () => buildNextTaskIndex$1(ordering),
    nextTaskIndex: (scheduledTasks) => {
      if (ordering.length <= numTasks)
        throw new Error(`Invalid schedulerFor defined: too many tasks have been scheduled`);
      const taskIndex = scheduledTasks.findIndex((t) => t.taskId === ordering[numTasks]);
      if (taskIndex === -1)
        throw new Error(`Invalid schedulerFor defined: unable to find next task`);
      ++numTasks;
      return taskIndex;
    },
  };
}
function buildSchedulerFor(act, ordering) {
  return new SchedulerImplem(act, buildNextTaskIndex$1(ordering));
}
function buildNextTaskIndex(mrng) {
  const clonedMrng = mrng.clone();
  return {
    clone: () => buildNextTaskIndex(clonedMrng),
    nextTaskIndex: (scheduledTasks) => {
      return mrng.nextInt(0, scheduledTasks.length - 1);
    },
  };
}
var SchedulerArbitrary = class extends Arbitrary {
  constructor(act) {
    super();
    this.act = act;
  }
  generate(mrng, _biasFactor) {
    return new Value(new SchedulerImplem(this.act, buildNextTaskIndex(mrng.clone())), void 0);
  }
  canShrinkWithoutContext(_value) {
    return false;
  }
  shrink(_value, _context) {
    return Stream.nil();
  }
};
function scheduler(constraints) {
  const { act = (f) => f() } = constraints || {};
  return new SchedulerArbitrary(act);
}
function schedulerFor(customOrderingOrConstraints, constraintsOrUndefined) {
  const { act = (f) => f() } = Array.isArray(customOrderingOrConstraints)
    ? constraintsOrUndefined || {}
    : customOrderingOrConstraints || {};
  if (Array.isArray(customOrderingOrConstraints))
    return buildSchedulerFor(act, customOrderingOrConstraints);
  return function (_strs, ...ordering) {
    return buildSchedulerFor(act, ordering);
  };
}
function bigInt64Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(
    constraints,
    SBigInt2('-9223372036854775808'),
    SBigInt2('9223372036854775807'),
    SBigInt64Array,
    bigInt,
  );
}
function bigUint64Array(constraints = {}) {
  return typedIntArrayArbitraryArbitraryBuilder(
    constraints,
    SBigInt2(0),
    SBigInt2('18446744073709551615'),
    SBigUint64Array,
    bigInt,
  );
}
function noSuchValue(_value, returnedValue) {
  return returnedValue;
}
var safeMathFloor = Math.floor;
var safeMathMin = Math.min;
function clampRegexAstInternal(astNode, maxLength) {
  switch (astNode.type) {
    case 'Char':
      return {
        astNode,
        minLength: 1,
      };
    case 'Repetition':
      switch (astNode.quantifier.kind) {
        case '*': {
          const clamped = clampRegexAstInternal(astNode.expression, maxLength);
          return {
            astNode: {
              type: 'Repetition',
              quantifier: {
                ...astNode.quantifier,
                kind: 'Range',
                from: 0,
                to: maxLength,
              },
              expression: clamped.astNode,
            },
            minLength: 0,
          };
        }
        case '+': {
          const clamped = clampRegexAstInternal(astNode.expression, maxLength);
          const scaledClampedMinLength = clamped.minLength > 1 ? clamped.minLength : 1;
          return {
            astNode: {
              type: 'Repetition',
              quantifier: {
                ...astNode.quantifier,
                kind: 'Range',
                from: 1,
                to: safeMathFloor(maxLength / scaledClampedMinLength),
              },
              expression: clamped.astNode,
            },
            minLength: clamped.minLength,
          };
        }
        case '?': {
          const clamped = clampRegexAstInternal(astNode.expression, maxLength);
          if (maxLength < clamped.minLength)
            return {
              astNode: {
                type: 'Repetition',
                quantifier: {
                  ...astNode.quantifier,
                  kind: 'Range',
                  from: 0,
                  to: 0,
                },
                expression: clamped.astNode,
              },
              minLength: 0,
            };
          return {
            astNode: {
              ...astNode,
              expression: clamped.astNode,
            },
            minLength: 0,
          };
        }
        case 'Range': {
          const scaledMaxLength =
            astNode.quantifier.from > 1
              ? safeMathFloor(maxLength / astNode.quantifier.from)
              : maxLength;
          const clamped = clampRegexAstInternal(astNode.expression, scaledMaxLength);
          const scaledClampedMinLength = clamped.minLength > 1 ? clamped.minLength : 1;
          if (
            astNode.quantifier.to === void 0 ||
            astNode.quantifier.to * scaledClampedMinLength > maxLength
          )
            return {
              astNode: {
                type: 'Repetition',
                quantifier: {
                  ...astNode.quantifier,
                  kind: 'Range',
                  to: safeMathFloor(maxLength / scaledClampedMinLength),
                },
                expression: clamped.astNode,
              },
              minLength: astNode.quantifier.from * clamped.minLength,
            };
          return {
            astNode: {
              ...astNode,
              expression: clamped.astNode,
            },
            minLength: astNode.quantifier.from * clamped.minLength,
          };
        }
        default:
          return noSuchValue(astNode.quantifier, {
            astNode,
            minLength: 0,
          });
      }
    case 'Quantifier':
      return {
        astNode,
        minLength: 0,
      };
    case 'Alternative': {
      let totalMinLength = 0;
      const extendedClampeds = [];
      for (let index = 0; index !== astNode.expressions.length; ++index) {
        const temporaryAllowance = maxLength - totalMinLength;
        const clamped = clampRegexAstInternal(astNode.expressions[index], temporaryAllowance);
        totalMinLength += clamped.minLength;
        safePush(extendedClampeds, {
          value: clamped,
          allowance: temporaryAllowance,
        });
      }
      const refinedExpressions = [];
      for (let index = 0; index !== extendedClampeds.length; ++index) {
        const current2 = extendedClampeds[index].value;
        const pastAllowance = extendedClampeds[index].allowance;
        const allowance2 = maxLength - totalMinLength + current2.minLength;
        safePush(
          refinedExpressions,
          (allowance2 !== pastAllowance
            ? clampRegexAstInternal(current2.astNode, allowance2)
            : current2
          ).astNode,
        );
      }
      return {
        astNode: {
          ...astNode,
          expressions: refinedExpressions,
        },
        minLength: totalMinLength,
      };
    }
    case 'CharacterClass':
      return {
        astNode,
        minLength: 1,
      };
    case 'ClassRange':
      return {
        astNode,
        minLength: 1,
      };
    case 'Group': {
      const clamped = clampRegexAstInternal(astNode.expression, maxLength);
      return {
        astNode: {
          ...astNode,
          expression: clamped.astNode,
        },
        minLength: clamped.minLength,
      };
    }
    case 'Disjunction': {
      if (astNode.left === null) {
        if (astNode.right === null)
          return {
            astNode,
            minLength: 0,
          };
        const clampedRight2 = clampRegexAstInternal(astNode.right, maxLength);
        const refinedRight = clampedRight2.minLength > maxLength ? null : clampedRight2.astNode;
        return {
          astNode: {
            ...astNode,
            left: null,
            right: refinedRight,
          },
          minLength: 0,
        };
      }
      if (astNode.right === null) {
        const clampLeft = clampRegexAstInternal(astNode.left, maxLength);
        const refinedLeft = clampLeft.minLength > maxLength ? null : clampLeft.astNode;
        return {
          astNode: {
            ...astNode,
            left: refinedLeft,
            right: null,
          },
          minLength: 0,
        };
      }
      const clampedLeft = clampRegexAstInternal(astNode.left, maxLength);
      const clampedRight = clampRegexAstInternal(astNode.right, maxLength);
      if (clampedLeft.minLength > maxLength) return clampedRight;
      if (clampedRight.minLength > maxLength) return clampedLeft;
      return {
        astNode: {
          ...astNode,
          left: clampedLeft.astNode,
          right: clampedRight.astNode,
        },
        minLength: safeMathMin(clampedLeft.minLength, clampedRight.minLength),
      };
    }
    case 'Assertion':
      return {
        astNode,
        minLength: 0,
      };
    case 'Backreference':
      return {
        astNode,
        minLength: 0,
      };
    case 'UnicodeProperty':
      return {
        astNode,
        minLength: 1,
      };
  }
}
function clampRegexAst(astNode, maxLength) {
  return clampRegexAstInternal(astNode, maxLength).astNode;
}
function raiseUnsupportedASTNode$1(astNode) {
  return /* @__PURE__ */ new Error(`Unsupported AST node! Received: ${stringify(astNode)}`);
}
function addMissingDotStarTraversalAddMissing(astNode, isFirst, isLast) {
  if (!isFirst && !isLast) return astNode;
  const traversalResults = {
    hasStart: false,
    hasEnd: false,
  };
  const revampedNode = addMissingDotStarTraversal(astNode, isFirst, isLast, traversalResults);
  const missingStart = isFirst && !traversalResults.hasStart;
  const missingEnd = isLast && !traversalResults.hasEnd;
  if (!missingStart && !missingEnd) return revampedNode;
  const expressions = [];
  if (missingStart) {
    expressions.push({
      type: 'Assertion',
      kind: '^',
    });
    expressions.push({
      type: 'Repetition',
      quantifier: {
        type: 'Quantifier',
        kind: '*',
        greedy: true,
      },
      expression: {
        type: 'Char',
        kind: 'meta',
        symbol: '.',
        value: '.',
        codePoint: NaN,
      },
    });
  }
  expressions.push(revampedNode);
  if (missingEnd) {
    expressions.push({
      type: 'Repetition',
      quantifier: {
        type: 'Quantifier',
        kind: '*',
        greedy: true,
      },
      expression: {
        type: 'Char',
        kind: 'meta',
        symbol: '.',
        value: '.',
        codePoint: NaN,
      },
    });
    expressions.push({
      type: 'Assertion',
      kind: '$',
    });
  }
  return {
    type: 'Group',
    capturing: false,
    expression: {
      type: 'Alternative',
      expressions,
    },
  };
}
function addMissingDotStarTraversal(astNode, isFirst, isLast, traversalResults) {
  switch (astNode.type) {
    case 'Char':
      return astNode;
    case 'Repetition':
      return astNode;
    case 'Quantifier':
      throw new Error(`Wrongly defined AST tree, Quantifier nodes not supposed to be scanned!`);
    case 'Alternative':
      traversalResults.hasStart = true;
      traversalResults.hasEnd = true;
      return {
        ...astNode,
        expressions: astNode.expressions.map((node, index) =>
          addMissingDotStarTraversalAddMissing(
            node,
            isFirst && index === 0,
            isLast && index === astNode.expressions.length - 1,
          ),
        ),
      };
    case 'CharacterClass':
      return astNode;
    case 'ClassRange':
      return astNode;
    case 'Group':
      return {
        ...astNode,
        expression: addMissingDotStarTraversal(
          astNode.expression,
          isFirst,
          isLast,
          traversalResults,
        ),
      };
    case 'Disjunction':
      traversalResults.hasStart = true;
      traversalResults.hasEnd = true;
      return {
        ...astNode,
        left:
          astNode.left !== null
            ? addMissingDotStarTraversalAddMissing(astNode.left, isFirst, isLast)
            : null,
        right:
          astNode.right !== null
            ? addMissingDotStarTraversalAddMissing(astNode.right, isFirst, isLast)
            : null,
      };
    case 'Assertion':
      if (astNode.kind === '^' || astNode.kind === 'Lookahead') {
        traversalResults.hasStart = true;
        return astNode;
      } else if (astNode.kind === '$' || astNode.kind === 'Lookbehind') {
        traversalResults.hasEnd = true;
        return astNode;
      } else throw new Error(`Assertions of kind ${astNode.kind} not implemented yet!`);
    case 'Backreference':
      return astNode;
    case 'UnicodeProperty':
      return astNode;
    default:
      throw raiseUnsupportedASTNode$1(astNode);
  }
}
function addMissingDotStar(astNode) {
  return addMissingDotStarTraversalAddMissing(astNode, true, true);
}
function charSizeAt(text, pos) {
  return text[pos] >= '\uD800' &&
    text[pos] <= '\uDBFF' &&
    text[pos + 1] >= '\uDC00' &&
    text[pos + 1] <= '\uDFFF'
    ? 2
    : 1;
}
function isHexaDigit(char) {
  return (
    (char >= '0' && char <= '9') || (char >= 'a' && char <= 'f') || (char >= 'A' && char <= 'F')
  );
}
function isDigit$1(char) {
  return char >= '0' && char <= '9';
}
function squaredBracketBlockContentEndFrom(text, from) {
  for (let index = from; index !== text.length; ++index) {
    const char = text[index];
    if (char === '\\') index += 1;
    else if (char === ']') return index;
  }
  throw new Error(`Missing closing ']'`);
}
function parenthesisBlockContentEndFrom(text, from) {
  let numExtraOpened = 0;
  for (let index = from; index !== text.length; ++index) {
    const char = text[index];
    if (char === '\\') index += 1;
    else if (char === ')') {
      if (numExtraOpened === 0) return index;
      numExtraOpened -= 1;
    } else if (char === '[') index = squaredBracketBlockContentEndFrom(text, index);
    else if (char === '(') numExtraOpened += 1;
  }
  throw new Error(`Missing closing ')'`);
}
function curlyBracketBlockContentEndFrom(text, from) {
  let foundComma = false;
  for (let index = from; index !== text.length; ++index) {
    const char = text[index];
    if (isDigit$1(char)) {
    } else if (from === index) return -1;
    else if (char === ',') {
      if (foundComma) return -1;
      foundComma = true;
    } else if (char === '}') return index;
    else return -1;
  }
  return -1;
}
function blockEndFrom(text, from, unicodeMode, mode) {
  switch (text[from]) {
    case '[':
      if (mode === 1) return from + 1;
      return squaredBracketBlockContentEndFrom(text, from + 1) + 1;
    case '{': {
      if (mode === 1) return from + 1;
      const foundEnd = curlyBracketBlockContentEndFrom(text, from + 1);
      if (foundEnd === -1) return from + 1;
      return foundEnd + 1;
    }
    case '(':
      if (mode === 1) return from + 1;
      return parenthesisBlockContentEndFrom(text, from + 1) + 1;
    case ']':
    case '}':
    case ')':
      return from + 1;
    case '\\': {
      const next1 = text[from + 1];
      switch (next1) {
        case 'x':
          if (isHexaDigit(text[from + 2]) && isHexaDigit(text[from + 3])) return from + 4;
          throw new Error(`Unexpected token '${text.substring(from, from + 4)}' found`);
        case 'u':
          if (text[from + 2] === '{') {
            if (!unicodeMode) return from + 2;
            if (text[from + 4] === '}') {
              if (isHexaDigit(text[from + 3])) return from + 5;
              throw new Error(`Unexpected token '${text.substring(from, from + 5)}' found`);
            }
            if (text[from + 5] === '}') {
              if (isHexaDigit(text[from + 3]) && isHexaDigit(text[from + 4])) return from + 6;
              throw new Error(`Unexpected token '${text.substring(from, from + 6)}' found`);
            }
            if (text[from + 6] === '}') {
              if (
                isHexaDigit(text[from + 3]) &&
                isHexaDigit(text[from + 4]) &&
                isHexaDigit(text[from + 5])
              )
                return from + 7;
              throw new Error(`Unexpected token '${text.substring(from, from + 7)}' found`);
            }
            if (text[from + 7] === '}') {
              if (
                isHexaDigit(text[from + 3]) &&
                isHexaDigit(text[from + 4]) &&
                isHexaDigit(text[from + 5]) &&
                isHexaDigit(text[from + 6])
              )
                return from + 8;
              throw new Error(`Unexpected token '${text.substring(from, from + 8)}' found`);
            }
            if (
              text[from + 8] === '}' &&
              isHexaDigit(text[from + 3]) &&
              isHexaDigit(text[from + 4]) &&
              isHexaDigit(text[from + 5]) &&
              isHexaDigit(text[from + 6]) &&
              isHexaDigit(text[from + 7])
            )
              return from + 9;
            throw new Error(`Unexpected token '${text.substring(from, from + 9)}' found`);
          }
          if (
            isHexaDigit(text[from + 2]) &&
            isHexaDigit(text[from + 3]) &&
            isHexaDigit(text[from + 4]) &&
            isHexaDigit(text[from + 5])
          )
            return from + 6;
          throw new Error(`Unexpected token '${text.substring(from, from + 6)}' found`);
        case 'p':
        case 'P': {
          if (!unicodeMode) return from + 2;
          let subIndex = from + 2;
          for (
            ;
            subIndex < text.length && text[subIndex] !== '}';
            subIndex += text[subIndex] === '\\' ? 2 : 1
          );
          if (text[subIndex] !== '}') throw new Error(`Invalid \\P definition`);
          return subIndex + 1;
        }
        case 'k': {
          let subIndex = from + 2;
          for (; subIndex < text.length && text[subIndex] !== '>'; ++subIndex);
          if (text[subIndex] !== '>') {
            if (!unicodeMode) return from + 2;
            throw new Error(`Invalid \\k definition`);
          }
          return subIndex + 1;
        }
        default:
          if (isDigit$1(next1)) {
            const maxIndex = unicodeMode ? text.length : Math.min(from + 4, text.length);
            let subIndex = from + 2;
            for (; subIndex < maxIndex && isDigit$1(text[subIndex]); ++subIndex);
            return subIndex;
          }
          return from + (unicodeMode ? charSizeAt(text, from + 1) : 1) + 1;
      }
    }
    default:
      return from + (unicodeMode ? charSizeAt(text, from) : 1);
  }
}
function readFrom(text, from, unicodeMode, mode) {
  const to = blockEndFrom(text, from, unicodeMode, mode);
  return text.substring(from, to);
}
var NON_BINARY_ALIASES_TO_PROP_NAMES = {
  gc: 'General_Category',
  sc: 'Script',
  scx: 'Script_Extensions',
};
var BINARY_PROP_NAMES_TO_ALIASES = {
  ASCII: 'ASCII',
  ASCII_Hex_Digit: 'AHex',
  Alphabetic: 'Alpha',
  Any: 'Any',
  Assigned: 'Assigned',
  Bidi_Control: 'Bidi_C',
  Bidi_Mirrored: 'Bidi_M',
  Case_Ignorable: 'CI',
  Cased: 'Cased',
  Changes_When_Casefolded: 'CWCF',
  Changes_When_Casemapped: 'CWCM',
  Changes_When_Lowercased: 'CWL',
  Changes_When_NFKC_Casefolded: 'CWKCF',
  Changes_When_Titlecased: 'CWT',
  Changes_When_Uppercased: 'CWU',
  Dash: 'Dash',
  Default_Ignorable_Code_Point: 'DI',
  Deprecated: 'Dep',
  Diacritic: 'Dia',
  Emoji: 'Emoji',
  Emoji_Component: 'Emoji_Component',
  Emoji_Modifier: 'Emoji_Modifier',
  Emoji_Modifier_Base: 'Emoji_Modifier_Base',
  Emoji_Presentation: 'Emoji_Presentation',
  Extended_Pictographic: 'Extended_Pictographic',
  Extender: 'Ext',
  Grapheme_Base: 'Gr_Base',
  Grapheme_Extend: 'Gr_Ext',
  Hex_Digit: 'Hex',
  IDS_Binary_Operator: 'IDSB',
  IDS_Trinary_Operator: 'IDST',
  ID_Continue: 'IDC',
  ID_Start: 'IDS',
  Ideographic: 'Ideo',
  Join_Control: 'Join_C',
  Logical_Order_Exception: 'LOE',
  Lowercase: 'Lower',
  Math: 'Math',
  Noncharacter_Code_Point: 'NChar',
  Pattern_Syntax: 'Pat_Syn',
  Pattern_White_Space: 'Pat_WS',
  Quotation_Mark: 'QMark',
  Radical: 'Radical',
  Regional_Indicator: 'RI',
  Sentence_Terminal: 'STerm',
  Soft_Dotted: 'SD',
  Terminal_Punctuation: 'Term',
  Unified_Ideograph: 'UIdeo',
  Uppercase: 'Upper',
  Variation_Selector: 'VS',
  White_Space: 'space',
  XID_Continue: 'XIDC',
  XID_Start: 'XIDS',
};
var BINARY_ALIASES_TO_PROP_NAMES = inverseMap(BINARY_PROP_NAMES_TO_ALIASES);
var GENERAL_CATEGORY_VALUE_TO_ALIASES = {
  Cased_Letter: 'LC',
  Close_Punctuation: 'Pe',
  Connector_Punctuation: 'Pc',
  Control: ['Cc', 'cntrl'],
  Currency_Symbol: 'Sc',
  Dash_Punctuation: 'Pd',
  Decimal_Number: ['Nd', 'digit'],
  Enclosing_Mark: 'Me',
  Final_Punctuation: 'Pf',
  Format: 'Cf',
  Initial_Punctuation: 'Pi',
  Letter: 'L',
  Letter_Number: 'Nl',
  Line_Separator: 'Zl',
  Lowercase_Letter: 'Ll',
  Mark: ['M', 'Combining_Mark'],
  Math_Symbol: 'Sm',
  Modifier_Letter: 'Lm',
  Modifier_Symbol: 'Sk',
  Nonspacing_Mark: 'Mn',
  Number: 'N',
  Open_Punctuation: 'Ps',
  Other: 'C',
  Other_Letter: 'Lo',
  Other_Number: 'No',
  Other_Punctuation: 'Po',
  Other_Symbol: 'So',
  Paragraph_Separator: 'Zp',
  Private_Use: 'Co',
  Punctuation: ['P', 'punct'],
  Separator: 'Z',
  Space_Separator: 'Zs',
  Spacing_Mark: 'Mc',
  Surrogate: 'Cs',
  Symbol: 'S',
  Titlecase_Letter: 'Lt',
  Unassigned: 'Cn',
  Uppercase_Letter: 'Lu',
};
var GENERAL_CATEGORY_VALUE_ALIASES_TO_VALUES = inverseMap(GENERAL_CATEGORY_VALUE_TO_ALIASES);
var SCRIPT_VALUE_TO_ALIASES = {
  Adlam: 'Adlm',
  Ahom: 'Ahom',
  Anatolian_Hieroglyphs: 'Hluw',
  Arabic: 'Arab',
  Armenian: 'Armn',
  Avestan: 'Avst',
  Balinese: 'Bali',
  Bamum: 'Bamu',
  Bassa_Vah: 'Bass',
  Batak: 'Batk',
  Bengali: 'Beng',
  Bhaiksuki: 'Bhks',
  Bopomofo: 'Bopo',
  Brahmi: 'Brah',
  Braille: 'Brai',
  Buginese: 'Bugi',
  Buhid: 'Buhd',
  Canadian_Aboriginal: 'Cans',
  Carian: 'Cari',
  Caucasian_Albanian: 'Aghb',
  Chakma: 'Cakm',
  Cham: 'Cham',
  Cherokee: 'Cher',
  Common: 'Zyyy',
  Coptic: ['Copt', 'Qaac'],
  Cuneiform: 'Xsux',
  Cypriot: 'Cprt',
  Cyrillic: 'Cyrl',
  Deseret: 'Dsrt',
  Devanagari: 'Deva',
  Dogra: 'Dogr',
  Duployan: 'Dupl',
  Egyptian_Hieroglyphs: 'Egyp',
  Elbasan: 'Elba',
  Ethiopic: 'Ethi',
  Georgian: 'Geor',
  Glagolitic: 'Glag',
  Gothic: 'Goth',
  Grantha: 'Gran',
  Greek: 'Grek',
  Gujarati: 'Gujr',
  Gunjala_Gondi: 'Gong',
  Gurmukhi: 'Guru',
  Han: 'Hani',
  Hangul: 'Hang',
  Hanifi_Rohingya: 'Rohg',
  Hanunoo: 'Hano',
  Hatran: 'Hatr',
  Hebrew: 'Hebr',
  Hiragana: 'Hira',
  Imperial_Aramaic: 'Armi',
  Inherited: ['Zinh', 'Qaai'],
  Inscriptional_Pahlavi: 'Phli',
  Inscriptional_Parthian: 'Prti',
  Javanese: 'Java',
  Kaithi: 'Kthi',
  Kannada: 'Knda',
  Katakana: 'Kana',
  Kayah_Li: 'Kali',
  Kharoshthi: 'Khar',
  Khmer: 'Khmr',
  Khojki: 'Khoj',
  Khudawadi: 'Sind',
  Lao: 'Laoo',
  Latin: 'Latn',
  Lepcha: 'Lepc',
  Limbu: 'Limb',
  Linear_A: 'Lina',
  Linear_B: 'Linb',
  Lisu: 'Lisu',
  Lycian: 'Lyci',
  Lydian: 'Lydi',
  Mahajani: 'Mahj',
  Makasar: 'Maka',
  Malayalam: 'Mlym',
  Mandaic: 'Mand',
  Manichaean: 'Mani',
  Marchen: 'Marc',
  Medefaidrin: 'Medf',
  Masaram_Gondi: 'Gonm',
  Meetei_Mayek: 'Mtei',
  Mende_Kikakui: 'Mend',
  Meroitic_Cursive: 'Merc',
  Meroitic_Hieroglyphs: 'Mero',
  Miao: 'Plrd',
  Modi: 'Modi',
  Mongolian: 'Mong',
  Mro: 'Mroo',
  Multani: 'Mult',
  Myanmar: 'Mymr',
  Nabataean: 'Nbat',
  New_Tai_Lue: 'Talu',
  Newa: 'Newa',
  Nko: 'Nkoo',
  Nushu: 'Nshu',
  Ogham: 'Ogam',
  Ol_Chiki: 'Olck',
  Old_Hungarian: 'Hung',
  Old_Italic: 'Ital',
  Old_North_Arabian: 'Narb',
  Old_Permic: 'Perm',
  Old_Persian: 'Xpeo',
  Old_Sogdian: 'Sogo',
  Old_South_Arabian: 'Sarb',
  Old_Turkic: 'Orkh',
  Oriya: 'Orya',
  Osage: 'Osge',
  Osmanya: 'Osma',
  Pahawh_Hmong: 'Hmng',
  Palmyrene: 'Palm',
  Pau_Cin_Hau: 'Pauc',
  Phags_Pa: 'Phag',
  Phoenician: 'Phnx',
  Psalter_Pahlavi: 'Phlp',
  Rejang: 'Rjng',
  Runic: 'Runr',
  Samaritan: 'Samr',
  Saurashtra: 'Saur',
  Sharada: 'Shrd',
  Shavian: 'Shaw',
  Siddham: 'Sidd',
  SignWriting: 'Sgnw',
  Sinhala: 'Sinh',
  Sogdian: 'Sogd',
  Sora_Sompeng: 'Sora',
  Soyombo: 'Soyo',
  Sundanese: 'Sund',
  Syloti_Nagri: 'Sylo',
  Syriac: 'Syrc',
  Tagalog: 'Tglg',
  Tagbanwa: 'Tagb',
  Tai_Le: 'Tale',
  Tai_Tham: 'Lana',
  Tai_Viet: 'Tavt',
  Takri: 'Takr',
  Tamil: 'Taml',
  Tangut: 'Tang',
  Telugu: 'Telu',
  Thaana: 'Thaa',
  Thai: 'Thai',
  Tibetan: 'Tibt',
  Tifinagh: 'Tfng',
  Tirhuta: 'Tirh',
  Ugaritic: 'Ugar',
  Vai: 'Vaii',
  Warang_Citi: 'Wara',
  Yi: 'Yiii',
  Zanabazar_Square: 'Zanb',
};
var SCRIPT_VALUE_ALIASES_TO_VALUES = inverseMap(SCRIPT_VALUE_TO_ALIASES);
function inverseMap(data2) {
  const inverse3 = {};
  for (const name of Object.keys(data2)) {
    const value = data2[name];
    if (Array.isArray(value))
      for (let i2 = 0; i2 !== value.length; ++i2) inverse3[value[i2]] = name;
    else inverse3[value] = name;
  }
  return inverse3;
}
function isGeneralCategoryValue(value) {
  return (
    value in GENERAL_CATEGORY_VALUE_TO_ALIASES || value in GENERAL_CATEGORY_VALUE_ALIASES_TO_VALUES
  );
}
function isBinaryPropertyName(name) {
  return name in BINARY_PROP_NAMES_TO_ALIASES || name in BINARY_ALIASES_TO_PROP_NAMES;
}
function getCanonicalName(name) {
  if (name in NON_BINARY_ALIASES_TO_PROP_NAMES) return NON_BINARY_ALIASES_TO_PROP_NAMES[name];
  if (name in BINARY_ALIASES_TO_PROP_NAMES) return BINARY_ALIASES_TO_PROP_NAMES[name];
  if (
    name in BINARY_PROP_NAMES_TO_ALIASES ||
    name === 'General_Category' ||
    name === 'Script' ||
    name === 'Script_Extensions'
  )
    return name;
  throw new Error(`Unknown Unicode property name: ${name}`);
}
function getCanonicalValue(value) {
  if (value in GENERAL_CATEGORY_VALUE_ALIASES_TO_VALUES)
    return GENERAL_CATEGORY_VALUE_ALIASES_TO_VALUES[value];
  if (value in SCRIPT_VALUE_ALIASES_TO_VALUES) return SCRIPT_VALUE_ALIASES_TO_VALUES[value];
  if (value in BINARY_ALIASES_TO_PROP_NAMES) return BINARY_ALIASES_TO_PROP_NAMES[value];
  if (
    value in GENERAL_CATEGORY_VALUE_TO_ALIASES ||
    value in SCRIPT_VALUE_TO_ALIASES ||
    value in BINARY_PROP_NAMES_TO_ALIASES
  )
    return value;
  throw new Error(`Unknown Unicode property value: ${value}`);
}
function resolveUnicodeProperty(propertySpec, negative2) {
  const equalIndex = propertySpec.indexOf('=');
  if (equalIndex !== -1) {
    const name = propertySpec.substring(0, equalIndex);
    const value = propertySpec.substring(equalIndex + 1);
    return {
      type: 'UnicodeProperty',
      name,
      value,
      negative: negative2,
      shorthand: false,
      binary: false,
      canonicalName: getCanonicalName(name),
      canonicalValue: getCanonicalValue(value),
    };
  }
  if (isGeneralCategoryValue(propertySpec))
    return {
      type: 'UnicodeProperty',
      name: 'General_Category',
      value: propertySpec,
      negative: negative2,
      shorthand: true,
      binary: false,
      canonicalName: 'General_Category',
      canonicalValue: getCanonicalValue(propertySpec),
    };
  if (isBinaryPropertyName(propertySpec)) {
    const canonicalName = getCanonicalName(propertySpec);
    return {
      type: 'UnicodeProperty',
      name: propertySpec,
      value: propertySpec,
      negative: negative2,
      shorthand: false,
      binary: true,
      canonicalName,
      canonicalValue: canonicalName,
    };
  }
  throw new Error(`Invalid Unicode property: ${propertySpec}`);
}
var safeStringFromCodePoint$2 = String.fromCodePoint;
function safePop(tokens) {
  const previous = tokens.pop();
  if (previous === void 0)
    throw new Error('Unable to extract token preceeding the currently parsed one');
  return previous;
}
function isDigit(char) {
  return char >= '0' && char <= '9';
}
function simpleChar(char, escaped2) {
  return {
    type: 'Char',
    kind: 'simple',
    symbol: char,
    value: char,
    codePoint: char.codePointAt(0) || -1,
    escaped: escaped2,
  };
}
function metaEscapedChar(block, symbol) {
  return {
    type: 'Char',
    kind: 'meta',
    symbol,
    value: block,
    codePoint: symbol.codePointAt(0) || -1,
  };
}
function toSingleToken(tokens, allowEmpty) {
  if (tokens.length > 1)
    return {
      type: 'Alternative',
      expressions: tokens,
    };
  if (!allowEmpty && tokens.length === 0) throw new Error(`Unsupported no token`);
  return tokens[0];
}
function blockToCharToken(block) {
  if (block[0] === '\\') {
    const next2 = block[1];
    switch (next2) {
      case 'x': {
        const allDigits = block.substring(2);
        const codePoint = Number.parseInt(allDigits, 16);
        return {
          type: 'Char',
          kind: 'hex',
          symbol: safeStringFromCodePoint$2(codePoint),
          value: block,
          codePoint,
        };
      }
      case 'u': {
        if (block === '\\u') return simpleChar('u', true);
        const allDigits =
          block[2] === '{' ? block.substring(3, block.length - 1) : block.substring(2);
        const codePoint = Number.parseInt(allDigits, 16);
        return {
          type: 'Char',
          kind: 'unicode',
          symbol: safeStringFromCodePoint$2(codePoint),
          value: block,
          codePoint,
        };
      }
      case '0':
        return metaEscapedChar(block, '\0');
      case 'n':
        return metaEscapedChar(block, '\n');
      case 'f':
        return metaEscapedChar(block, '\f');
      case 'r':
        return metaEscapedChar(block, '\r');
      case 't':
        return metaEscapedChar(block, '	');
      case 'v':
        return metaEscapedChar(block, '\v');
      case 'w':
      case 'W':
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'b':
      case 'B':
        return {
          type: 'Char',
          kind: 'meta',
          symbol: void 0,
          value: block,
          codePoint: NaN,
        };
      default:
        if (isDigit(next2)) {
          const allDigits = block.substring(1);
          const codePoint = Number(allDigits);
          return {
            type: 'Char',
            kind: 'decimal',
            symbol: safeStringFromCodePoint$2(codePoint),
            value: block,
            codePoint,
          };
        }
        if (block.length > 2 && (next2 === 'p' || next2 === 'P')) {
          const negative2 = next2 === 'P';
          return resolveUnicodeProperty(block.substring(3, block.length - 1), negative2);
        }
        return simpleChar(block.substring(1), true);
    }
  }
  return simpleChar(block);
}
function pushTokens(tokens, regexSource, unicodeMode, groups) {
  let disjunctions = null;
  for (
    let index = 0, block = readFrom(regexSource, index, unicodeMode, 0);
    index !== regexSource.length;
    index += block.length, block = readFrom(regexSource, index, unicodeMode, 0)
  ) {
    const firstInBlock = block[0];
    switch (firstInBlock) {
      case '|':
        if (disjunctions === null) disjunctions = [];
        disjunctions.push(toSingleToken(tokens.splice(0), true) || null);
        break;
      case '.':
        tokens.push({
          type: 'Char',
          kind: 'meta',
          symbol: block,
          value: block,
          codePoint: NaN,
        });
        break;
      case '*':
      case '+': {
        const previous = safePop(tokens);
        tokens.push({
          type: 'Repetition',
          expression: previous,
          quantifier: {
            type: 'Quantifier',
            kind: firstInBlock,
            greedy: true,
          },
        });
        break;
      }
      case '?': {
        const previous = safePop(tokens);
        if (previous.type === 'Repetition') {
          previous.quantifier.greedy = false;
          tokens.push(previous);
        } else
          tokens.push({
            type: 'Repetition',
            expression: previous,
            quantifier: {
              type: 'Quantifier',
              kind: firstInBlock,
              greedy: true,
            },
          });
        break;
      }
      case '{': {
        if (block === '{') {
          tokens.push(simpleChar(block));
          break;
        }
        const previous = safePop(tokens);
        const quantifierTokens = block.substring(1, block.length - 1).split(',');
        const from = Number(quantifierTokens[0]);
        const to =
          quantifierTokens.length === 1
            ? from
            : quantifierTokens[1].length !== 0
              ? Number(quantifierTokens[1])
              : void 0;
        tokens.push({
          type: 'Repetition',
          expression: previous,
          quantifier: {
            type: 'Quantifier',
            kind: 'Range',
            greedy: true,
            from,
            to,
          },
        });
        break;
      }
      case '[': {
        const blockContent = block.substring(1, block.length - 1);
        const subTokens = [];
        let negative2 = void 0;
        let previousWasSimpleDash = false;
        for (
          let subIndex = 0, subBlock = readFrom(blockContent, subIndex, unicodeMode, 1);
          subIndex !== blockContent.length;
          subIndex += subBlock.length, subBlock = readFrom(blockContent, subIndex, unicodeMode, 1)
        ) {
          if (subIndex === 0 && subBlock === '^') {
            negative2 = true;
            continue;
          }
          const newToken = blockToCharToken(subBlock);
          if (subBlock === '-') {
            subTokens.push(newToken);
            previousWasSimpleDash = true;
          } else {
            const operand1Token = subTokens.length >= 2 ? subTokens[subTokens.length - 2] : void 0;
            if (
              previousWasSimpleDash &&
              operand1Token !== void 0 &&
              operand1Token.type === 'Char' &&
              newToken.type === 'Char'
            ) {
              subTokens.pop();
              subTokens.pop();
              subTokens.push({
                type: 'ClassRange',
                from: operand1Token,
                to: newToken,
              });
            } else subTokens.push(newToken);
            previousWasSimpleDash = false;
          }
        }
        tokens.push({
          type: 'CharacterClass',
          expressions: subTokens,
          negative: negative2,
        });
        break;
      }
      case '(': {
        const blockContent = block.substring(1, block.length - 1);
        const subTokens = [];
        if (blockContent[0] === '?') {
          if (blockContent[1] === ':') {
            pushTokens(subTokens, blockContent.substring(2), unicodeMode, groups);
            tokens.push({
              type: 'Group',
              capturing: false,
              expression: toSingleToken(subTokens),
            });
          } else if (blockContent[1] === '=' || blockContent[1] === '!') {
            pushTokens(subTokens, blockContent.substring(2), unicodeMode, groups);
            tokens.push({
              type: 'Assertion',
              kind: 'Lookahead',
              negative: blockContent[1] === '!' ? true : void 0,
              assertion: toSingleToken(subTokens),
            });
          } else if (
            blockContent[1] === '<' &&
            (blockContent[2] === '=' || blockContent[2] === '!')
          ) {
            pushTokens(subTokens, blockContent.substring(3), unicodeMode, groups);
            tokens.push({
              type: 'Assertion',
              kind: 'Lookbehind',
              negative: blockContent[2] === '!' ? true : void 0,
              assertion: toSingleToken(subTokens),
            });
          } else {
            const chunks = blockContent.split('>');
            if (chunks.length < 2 || chunks[0][1] !== '<')
              throw new Error(`Unsupported regex content found at ${JSON.stringify(block)}`);
            const groupIndex = ++groups.lastIndex;
            const nameRaw = chunks[0].substring(2);
            groups.named.set(nameRaw, groupIndex);
            pushTokens(subTokens, chunks.slice(1).join('>'), unicodeMode, groups);
            tokens.push({
              type: 'Group',
              capturing: true,
              nameRaw,
              name: nameRaw,
              number: groupIndex,
              expression: toSingleToken(subTokens),
            });
          }
        } else {
          const groupIndex = ++groups.lastIndex;
          pushTokens(subTokens, blockContent, unicodeMode, groups);
          tokens.push({
            type: 'Group',
            capturing: true,
            number: groupIndex,
            expression: toSingleToken(subTokens),
          });
        }
        break;
      }
      default:
        if (block === '^')
          tokens.push({
            type: 'Assertion',
            kind: block,
          });
        else if (block === '$')
          tokens.push({
            type: 'Assertion',
            kind: block,
          });
        else if (block[0] === '\\' && isDigit(block[1])) {
          const reference = Number(block.substring(1));
          if (unicodeMode || reference <= groups.lastIndex)
            tokens.push({
              type: 'Backreference',
              kind: 'number',
              number: reference,
              reference,
            });
          else tokens.push(blockToCharToken(block));
        } else if (block[0] === '\\' && block[1] === 'k' && block.length !== 2) {
          const referenceRaw = block.substring(3, block.length - 1);
          tokens.push({
            type: 'Backreference',
            kind: 'name',
            number: groups.named.get(referenceRaw) || 0,
            referenceRaw,
            reference: referenceRaw,
          });
        } else tokens.push(blockToCharToken(block));
    }
  }
  if (disjunctions !== null) {
    disjunctions.push(toSingleToken(tokens.splice(0), true) || null);
    let currentDisjunction = {
      type: 'Disjunction',
      left: disjunctions[0],
      right: disjunctions[1],
    };
    for (let index = 2; index < disjunctions.length; ++index)
      currentDisjunction = {
        type: 'Disjunction',
        left: currentDisjunction,
        right: disjunctions[index],
      };
    tokens.push(currentDisjunction);
  }
}
function tokenizeRegex(regex) {
  const unicodeMode = safeIndexOf([...regex.flags], 'u') !== -1;
  const regexSource = regex.source;
  const tokens = [];
  pushTokens(tokens, regexSource, unicodeMode, {
    lastIndex: 0,
    named: /* @__PURE__ */ new Map(),
  });
  return toSingleToken(tokens);
}
var safeStringFromCodePoint$1 = String.fromCodePoint;
function getPropertySpec(astNode) {
  if (astNode.binary || astNode.shorthand) return astNode.canonicalValue;
  return `${astNode.canonicalName}=${astNode.canonicalValue}`;
}
function appendRangesForRegex(regex, from, to, ranges) {
  let currentRangeStart = -1;
  for (let cp = from; cp <= to; ++cp)
    if (regex.test(safeStringFromCodePoint$1(cp))) {
      if (currentRangeStart === -1) currentRangeStart = cp;
    } else if (currentRangeStart !== -1) {
      const rangeEnd = cp - 1;
      ranges.push(currentRangeStart === rangeEnd ? [rangeEnd] : [currentRangeStart, rangeEnd]);
      currentRangeStart = -1;
    }
  if (currentRangeStart !== -1)
    ranges.push(currentRangeStart === to ? [to] : [currentRangeStart, to]);
}
function extractRangesForProperty(propertySpec, negative2) {
  const regex = new RegExp(`^\\${negative2 ? 'P' : 'p'}{${propertySpec}}$`, 'u');
  const ranges = [];
  appendRangesForRegex(regex, 0, 55295, ranges);
  appendRangesForRegex(regex, 57344, 1114111, ranges);
  return ranges;
}
var cache = /* @__PURE__ */ new Map();
function extractRangesForPropertyOrFromCache(propertySpec, negative2) {
  const cacheKey = `${negative2 ? 'P' : 'p'}:${propertySpec}`;
  const cachedRanges = cache.get(cacheKey);
  if (cachedRanges !== void 0) return cachedRanges;
  const ranges = extractRangesForProperty(propertySpec, negative2);
  cache.set(cacheKey, ranges);
  return ranges;
}
function unicodePropertyArbitrary(astNode) {
  return mapToConstant(
    ...safeMap(
      extractRangesForPropertyOrFromCache(getPropertySpec(astNode), astNode.negative),
      (range) => convertGraphemeRangeToMapToConstantEntry(range),
    ),
  );
}
var safeStringFromCodePoint = String.fromCodePoint;
var wordChars = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'];
var digitChars = [...'0123456789'];
var spaceChars = [...' 	\r\n\v\f'];
var newLineChars = [...'\r\n'];
var terminatorChars = [...''];
var newLineAndTerminatorChars = [...newLineChars, ...terminatorChars];
var wordCharsSet = new SSet(wordChars);
var digitCharsSet = new SSet(digitChars);
var spaceCharsSet = new SSet(spaceChars);
var terminatorCharsSet = new SSet(terminatorChars);
var newLineAndTerminatorCharsSet = new SSet(newLineAndTerminatorChars);
var defaultChar = () =>
  string({
    unit: 'grapheme-ascii',
    minLength: 1,
    maxLength: 1,
  });
function raiseUnsupportedASTNode(astNode) {
  return new SError(`Unsupported AST node! Received: ${stringify(astNode)}`);
}
function toMatchingArbitrary(astNode, constraints, flags2) {
  switch (astNode.type) {
    case 'Char':
      if (astNode.kind === 'meta')
        switch (astNode.value) {
          case '\\w':
            return constantFrom(...wordChars);
          case '\\W':
            return defaultChar().filter((c) => !safeHas(wordCharsSet, c));
          case '\\d':
            return constantFrom(...digitChars);
          case '\\D':
            return defaultChar().filter((c) => !safeHas(digitCharsSet, c));
          case '\\s':
            return constantFrom(...spaceChars);
          case '\\S':
            return defaultChar().filter((c) => !safeHas(spaceCharsSet, c));
          case '\\b':
          case '\\B':
            throw new SError(`Meta character ${astNode.value} not implemented yet!`);
          case '.': {
            const forbiddenChars = flags2.dotAll
              ? terminatorCharsSet
              : newLineAndTerminatorCharsSet;
            return defaultChar().filter((c) => !safeHas(forbiddenChars, c));
          }
        }
      if (astNode.symbol === void 0)
        throw new SError(
          `Unexpected undefined symbol received for non-meta Char! Received: ${stringify(astNode)}`,
        );
      return constant(astNode.symbol);
    case 'Repetition': {
      const node = toMatchingArbitrary(astNode.expression, constraints, flags2);
      switch (astNode.quantifier.kind) {
        case '*':
          return string({
            ...constraints,
            unit: node,
          });
        case '+':
          return string({
            ...constraints,
            minLength: 1,
            unit: node,
          });
        case '?':
          return string({
            ...constraints,
            minLength: 0,
            maxLength: 1,
            unit: node,
          });
        case 'Range':
          return string({
            ...constraints,
            minLength: astNode.quantifier.from,
            maxLength: astNode.quantifier.to,
            unit: node,
          });
        default:
          throw raiseUnsupportedASTNode(astNode.quantifier);
      }
    }
    case 'Quantifier':
      throw new SError(`Wrongly defined AST tree, Quantifier nodes not supposed to be scanned!`);
    case 'Alternative': {
      const childrenArbitraries = [];
      let pendingAggregatedValue = '';
      for (const n of astNode.expressions)
        if (n.type === 'Char' && n.kind !== 'meta' && n.symbol !== void 0)
          pendingAggregatedValue += n.symbol;
        else if (flags2.multiline || n.type !== 'Assertion' || (n.kind !== '^' && n.kind !== '$')) {
          if (pendingAggregatedValue !== '') {
            safePush(childrenArbitraries, constant(pendingAggregatedValue));
            pendingAggregatedValue = '';
          }
          safePush(childrenArbitraries, toMatchingArbitrary(n, constraints, flags2));
        }
      if (pendingAggregatedValue !== '')
        safePush(childrenArbitraries, constant(pendingAggregatedValue));
      if (childrenArbitraries.length === 0) return constant('');
      if (childrenArbitraries.length === 1) return childrenArbitraries[0];
      return tuple(...childrenArbitraries).map((vs) => safeJoin(vs, ''));
    }
    case 'CharacterClass':
      if (astNode.negative) {
        const childrenArbitraries = safeMap(astNode.expressions, (n) =>
          toMatchingArbitrary(n, constraints, flags2),
        );
        return defaultChar().filter((c) =>
          safeEvery(childrenArbitraries, (arb) => !arb.canShrinkWithoutContext(c)),
        );
      }
      return oneof(
        ...safeMap(astNode.expressions, (n) => toMatchingArbitrary(n, constraints, flags2)),
      );
    case 'ClassRange': {
      const min3 = astNode.from.codePoint;
      const max3 = astNode.to.codePoint;
      return integer({
        min: min3,
        max: max3,
      }).map(
        (n) => safeStringFromCodePoint(n),
        (c) => {
          if (typeof c !== 'string') throw new SError('Invalid type');
          if ([...c].length !== 1) throw new SError('Invalid length');
          return safeCharCodeAt(c, 0);
        },
      );
    }
    case 'Group':
      return toMatchingArbitrary(astNode.expression, constraints, flags2);
    case 'Disjunction': {
      const stack = [astNode.left, astNode.right];
      const branches = [];
      for (let i2 = 0; i2 !== stack.length; ++i2) {
        const node = stack[i2];
        if (node === null) safePush(branches, constant(''));
        else if (node.type === 'Disjunction') {
          safePush(stack, node.left);
          safePush(stack, node.right);
        } else safePush(branches, toMatchingArbitrary(node, constraints, flags2));
      }
      return oneof(...branches);
    }
    case 'Assertion':
      if (astNode.kind === '^' || astNode.kind === '$') {
        if (flags2.multiline) {
          if (astNode.kind === '^')
            return oneof(
              constant(''),
              tuple(string({ unit: defaultChar() }), constantFrom(...newLineChars)).map(
                (t) => `${t[0]}${t[1]}`,
                (value) => {
                  if (typeof value !== 'string' || value.length === 0)
                    throw new SError('Invalid type');
                  return [safeSubstring(value, 0, value.length - 1), value[value.length - 1]];
                },
              ),
            );
          else
            return oneof(
              constant(''),
              tuple(constantFrom(...newLineChars), string({ unit: defaultChar() })).map(
                (t) => `${t[0]}${t[1]}`,
                (value) => {
                  if (typeof value !== 'string' || value.length === 0)
                    throw new SError('Invalid type');
                  return [value[0], safeSubstring(value, 1)];
                },
              ),
            );
        }
        return constant('');
      }
      throw new SError(`Assertions of kind ${astNode.kind} not implemented yet!`);
    case 'Backreference':
      throw new SError(`Backreference nodes not implemented yet!`);
    case 'UnicodeProperty':
      return unicodePropertyArbitrary(astNode);
    default:
      throw raiseUnsupportedASTNode(astNode);
  }
}
function stringMatching(regex, constraints = {}) {
  for (const flag of regex.flags)
    if (flag !== 'd' && flag !== 'g' && flag !== 'm' && flag !== 's' && flag !== 'u')
      throw new SError(`Unable to use "stringMatching" against a regex using the flag ${flag}`);
  const maxLength = constraints.maxLength;
  const sanitizedConstraints = {
    size: constraints.size,
    maxLength,
  };
  const flags2 = {
    multiline: regex.multiline,
    dotAll: regex.dotAll,
  };
  let regexRootToken = addMissingDotStar(tokenizeRegex(regex));
  if (maxLength !== void 0) regexRootToken = clampRegexAst(regexRootToken, maxLength);
  const baseArbitrary = toMatchingArbitrary(regexRootToken, sanitizedConstraints, flags2);
  if (maxLength !== void 0) return baseArbitrary.filter((s) => [...s].length <= maxLength);
  return baseArbitrary;
}
function initZippedValues(its) {
  const vs = [];
  for (let index = 0; index !== its.length; ++index) vs.push(its[index].next());
  return vs;
}
function nextZippedValues(its, vs) {
  for (let index = 0; index !== its.length; ++index) vs[index] = its[index].next();
}
function isDoneZippedValues(vs) {
  for (let index = 0; index !== vs.length; ++index) if (vs[index].done) return true;
  return false;
}
function* zipIterableIterators(...its) {
  const vs = initZippedValues(its);
  while (!isDoneZippedValues(vs)) {
    yield vs.map((v) => v.value);
    nextZippedValues(its, vs);
  }
}
function* iotaFrom(startValue) {
  let value = startValue;
  while (true) {
    yield value;
    ++value;
  }
}
var LimitedShrinkArbitrary = class extends Arbitrary {
  constructor(arb, maxShrinks) {
    super();
    this.arb = arb;
    this.maxShrinks = maxShrinks;
  }
  generate(mrng, biasFactor) {
    const value = this.arb.generate(mrng, biasFactor);
    return this.valueMapper(value, 0);
  }
  canShrinkWithoutContext(value) {
    return this.arb.canShrinkWithoutContext(value);
  }
  shrink(value, context3) {
    if (this.isSafeContext(context3))
      return this.safeShrink(value, context3.originalContext, context3.length);
    return this.safeShrink(value, void 0, 0);
  }
  safeShrink(value, originalContext, currentLength) {
    const remaining = this.maxShrinks - currentLength;
    if (remaining <= 0) return Stream.nil();
    return new Stream(
      zipIterableIterators(this.arb.shrink(value, originalContext), iotaFrom(currentLength + 1)),
    )
      .take(remaining)
      .map((valueAndLength) => this.valueMapper(valueAndLength[0], valueAndLength[1]));
  }
  valueMapper(v, newLength) {
    const context3 = {
      originalContext: v.context,
      length: newLength,
    };
    return new Value(v.value, context3);
  }
  isSafeContext(context3) {
    return (
      context3 !== null &&
      context3 !== void 0 &&
      typeof context3 === 'object' &&
      'originalContext' in context3 &&
      'length' in context3
    );
  }
};
function limitShrink(arbitrary, maxShrinks) {
  return new LimitedShrinkArbitrary(arbitrary, maxShrinks);
}
var LifeCyclePluginSymbol = /* @__PURE__ */ Symbol.for('fast-check/plugin/life-cycle');
function computeResultingAfterHooks(teardownFunctions, hooks) {
  if (teardownFunctions.length === 0) return hooks.afterHooks;
  if (hooks.afterHooks.length === 0) return teardownFunctions.map((details) => details.fn);
  const afterAndPluginIndices = [];
  for (const value of teardownFunctions) {
    const { index, fn } = value;
    afterAndPluginIndices.push({
      index: hooks.beforeHooksIndices[index],
      fn,
    });
  }
  for (let index = 0; index !== hooks.afterHooks.length; ++index)
    afterAndPluginIndices.push({
      index: hooks.afterHooksIndices[index],
      fn: hooks.afterHooks[index],
    });
  afterAndPluginIndices.sort((a, b) => a.index - b.index);
  return afterAndPluginIndices.map((details) => details.fn);
}
function lifeCycleHooksRunner(hooks, nestedRun, value) {
  let wrappedRunOutput = null;
  let wrappedRunContinuation = void 0;
  const teardownFunctions = [];
  if (hooks.beforeHooks.length !== 0)
    try {
      for (let index = 0; index !== hooks.beforeHooks.length; ++index) {
        const before = hooks.beforeHooks[index];
        if (wrappedRunContinuation === void 0) {
          const out = before();
          if (typeof out === 'function')
            teardownFunctions.push({
              index,
              fn: out,
            });
          if (typeof out === 'object')
            wrappedRunContinuation = out.then((beforeOut) => {
              if (beforeOut !== void 0)
                teardownFunctions.push({
                  index,
                  fn: beforeOut,
                });
              return null;
            });
        } else
          wrappedRunContinuation = wrappedRunContinuation.then(() => {
            const beforeOut = before();
            if (beforeOut === void 0) return null;
            if (typeof beforeOut === 'function') {
              teardownFunctions.push({
                index,
                fn: beforeOut,
              });
              return null;
            }
            return beforeOut.then((beforeOutNested) => {
              if (beforeOutNested !== void 0)
                teardownFunctions.push({
                  index,
                  fn: beforeOutNested,
                });
              return null;
            });
          });
      }
    } catch (error) {
      wrappedRunOutput = { error };
    }
  if (wrappedRunOutput === null) {
    if (wrappedRunContinuation === void 0) {
      const out = nestedRun(value);
      if (out !== null && 'then' in out) wrappedRunContinuation = out;
      else wrappedRunOutput = out;
    } else
      wrappedRunContinuation = wrappedRunContinuation.then(
        () => nestedRun(value),
        (error) => ({ error }),
      );
  }
  if (wrappedRunContinuation === void 0) {
    const resultingAfterHooks = computeResultingAfterHooks(teardownFunctions, hooks);
    for (let index = resultingAfterHooks.length - 1; index >= 0; --index) {
      const after = resultingAfterHooks[index];
      if (wrappedRunContinuation === void 0)
        try {
          const out = after();
          if (typeof out === 'object')
            wrappedRunContinuation = out.then(
              () => wrappedRunOutput,
              (error) => wrappedRunOutput || { error },
            );
        } catch (error) {
          wrappedRunOutput = { error };
        }
      else
        wrappedRunContinuation = wrappedRunContinuation.then((previous) => {
          try {
            const out = after();
            if (typeof out === 'object')
              return out.then(
                () => previous,
                (error) => previous || { error },
              );
            return previous;
          } catch (error) {
            return previous || { error };
          }
        });
    }
  } else
    wrappedRunContinuation = wrappedRunContinuation.then((previousBeforeAfters) => {
      const resultingAfterHooks = computeResultingAfterHooks(teardownFunctions, hooks);
      if (resultingAfterHooks.length === 0) return previousBeforeAfters;
      let afterContinuation = Promise.resolve(previousBeforeAfters);
      for (let index = resultingAfterHooks.length - 1; index >= 0; --index) {
        const after = resultingAfterHooks[index];
        afterContinuation = afterContinuation.then((previous) => {
          try {
            const out = after();
            return out === void 0
              ? previous
              : out.then(
                  () => previous,
                  (error) => previous || { error },
                );
          } catch (error) {
            return previous || { error };
          }
        });
      }
      return afterContinuation;
    });
  return wrappedRunContinuation === void 0 ? wrappedRunOutput : wrappedRunContinuation;
}
function beforeEach(fn) {
  return (pluginIndex, pluginStore) => {
    let lifeCycleHooks = pluginStore.get(LifeCyclePluginSymbol);
    if (lifeCycleHooks !== void 0 && lifeCycleHooks.lastPluginIndex === pluginIndex - 1) {
      lifeCycleHooks.lastPluginIndex = pluginIndex;
      lifeCycleHooks.beforeHooks.push(fn);
      lifeCycleHooks.beforeHooksIndices.push(pluginIndex);
      return {};
    }
    lifeCycleHooks = {
      lastPluginIndex: pluginIndex,
      beforeHooks: [fn],
      beforeHooksIndices: [pluginIndex],
      afterHooks: [],
      afterHooksIndices: [],
    };
    pluginStore.set(LifeCyclePluginSymbol, lifeCycleHooks);
    return {
      decorateRun: (nestedRun) => (value) => lifeCycleHooksRunner(lifeCycleHooks, nestedRun, value),
    };
  };
}
function afterEach(fn) {
  return (pluginIndex, pluginStore) => {
    let lifeCycleHooks = pluginStore.get(LifeCyclePluginSymbol);
    if (lifeCycleHooks !== void 0 && lifeCycleHooks.lastPluginIndex === pluginIndex - 1) {
      lifeCycleHooks.lastPluginIndex = pluginIndex;
      lifeCycleHooks.afterHooks.push(fn);
      lifeCycleHooks.afterHooksIndices.push(pluginIndex);
      return {};
    }
    lifeCycleHooks = {
      lastPluginIndex: pluginIndex,
      beforeHooks: [],
      beforeHooksIndices: [],
      afterHooks: [fn],
      afterHooksIndices: [pluginIndex],
    };
    pluginStore.set(LifeCyclePluginSymbol, lifeCycleHooks);
    return {
      decorateRun: (nestedRun) => (value) => lifeCycleHooksRunner(lifeCycleHooks, nestedRun, value),
    };
  };
}
function unbiased() {
  return () => {
    return { decorateGenerate: (nestedGenerate) => (mrng, _runId) => nestedGenerate(mrng, void 0) };
  };
}
function fromSyncCachedForAsyncPath(cachedValue) {
  return cachedValue === null ? new PreconditionFailure() : cachedValue;
}
function fromCached(cachedValue) {
  if (cachedValue !== null) {
    if ('then' in cachedValue) return cachedValue.then(fromSyncCachedForAsyncPath);
    else return cachedValue;
  }
  return new PreconditionFailure();
}
function equalValuesRunner(coveredCases, nestedRun, value, skipRuns) {
  const stringifiedValue = stringify(value);
  if (coveredCases.has(stringifiedValue)) {
    const lastOutput = coveredCases.get(stringifiedValue);
    return skipRuns ? fromCached(lastOutput) : lastOutput;
  }
  const out = nestedRun(value);
  coveredCases.set(stringifiedValue, out);
  return out;
}
function ignoreEqualValues() {
  return () => {
    const coveredCases = /* @__PURE__ */ new Map();
    return {
      decorateRun: (nestedRun) => (value) =>
        equalValuesRunner(coveredCases, nestedRun, value, false),
    };
  };
}
function skipEqualValues() {
  return () => {
    const coveredCases = /* @__PURE__ */ new Map();
    return {
      decorateRun: (nestedRun) => (value) =>
        equalValuesRunner(coveredCases, nestedRun, value, true),
    };
  };
}
var safeSetTimeout$1 = setTimeout;
var safeClearTimeout$1 = clearTimeout;
var safePerformanceNow =
  typeof performance !== 'undefined' ? performance.now.bind(performance) : Date.now.bind(Date);
function interruptAfterDelay(timeMs, probe) {
  const limitTime = safePerformanceNow() + timeMs;
  let timeoutHandle = void 0;
  return {
    expired: () => safePerformanceNow() >= limitTime,
    clear: () => safeClearTimeout$1(timeoutHandle),
    promise: new Promise((resolve) => {
      timeoutHandle = safeSetTimeout$1(() => {
        if (probe.running) probe.interruptedWhileRunning = true;
        resolve(new PreconditionFailure(true));
      }, timeMs);
    }),
  };
}
function timeLimitRunner(interrupt, nestedRun, value, probe) {
  probe.running = true;
  if (interrupt.expired()) {
    probe.interruptedWhileRunning = true;
    probe.running = false;
    return new PreconditionFailure(true);
  }
  const runOut = nestedRun(value);
  if (runOut === null || !('then' in runOut)) {
    probe.running = false;
    return runOut;
  }
  runOut.finally(() => (probe.running = false));
  return Promise.race([runOut, interrupt.promise]);
}
function interruptAfterTimeLimit(timeLimitMs, options = {}) {
  return () => {
    const probe = {
      interruptedWhileRunning: false,
      running: false,
    };
    const interrupt = interruptAfterDelay(timeLimitMs, probe);
    return {
      decorateRun: (nestedRun) => (value) => timeLimitRunner(interrupt, nestedRun, value, probe),
      onAllRunsComplete: (runDetails) => {
        interrupt.clear();
        if (
          options.failOnInterrupt &&
          !runDetails.failed &&
          runDetails.interrupted &&
          probe.interruptedWhileRunning
        )
          return reportRunDetails({
            ...runDetails,
            failed: true,
          });
      },
    };
  };
}
var safeSetTimeout = setTimeout;
var safeClearTimeout = clearTimeout;
function timeoutAfter(timeMs) {
  let timeoutHandle = void 0;
  return {
    clear: () => safeClearTimeout(timeoutHandle),
    promise: new Promise((resolve) => {
      timeoutHandle = safeSetTimeout(() => {
        resolve({
          error: new SError(`Property timeout: exceeded limit of ${timeMs} milliseconds`),
        });
      }, timeMs);
    }),
  };
}
function timeoutRunner(timeMs, nestedRun, value) {
  const t = timeoutAfter(timeMs);
  const runOut = nestedRun(value);
  if (runOut === null || !('then' in runOut)) {
    t.clear();
    return runOut;
  }
  const propRun = Promise.race([runOut, t.promise]);
  propRun.then(t.clear, t.clear);
  return propRun;
}
function timeout(timeMs) {
  return () => {
    return { decorateRun: (nestedRun) => (value) => timeoutRunner(timeMs, nestedRun, value) };
  };
}
var fast_check_default_exports = /* @__PURE__ */ __exportAll({
  Arbitrary: () => Arbitrary,
  ExecutionStatus: () => ExecutionStatus,
  PreconditionFailure: () => PreconditionFailure,
  Random: () => Random,
  Stream: () => Stream,
  Value: () => Value,
  VerbosityLevel: () => VerbosityLevel,
  __commitHash: () => __commitHash,
  __type: () => __type,
  __version: () => __version,
  afterEach: () => afterEach,
  anything: () => anything,
  array: () => array2,
  assert: () => assert,
  asyncDefaultReportMessage: () => asyncDefaultReportMessage,
  asyncModelRun: () => asyncModelRun,
  asyncProperty: () => asyncProperty,
  asyncStringify: () => asyncStringify,
  asyncToStringMethod: () => asyncToStringMethod,
  base64String: () => base64String,
  beforeEach: () => beforeEach,
  bigInt: () => bigInt,
  bigInt64Array: () => bigInt64Array,
  bigUint64Array: () => bigUint64Array,
  boolean: () => boolean,
  chainUntil: () => chainUntil,
  check: () => check,
  clone: () => clone,
  cloneIfNeeded: () => cloneIfNeeded,
  cloneMethod: () => cloneMethod,
  commands: () => commands,
  compareBooleanFunc: () => compareBooleanFunc,
  compareFunc: () => compareFunc,
  configureGlobal: () => configureGlobal,
  constant: () => constant,
  constantFrom: () => constantFrom,
  context: () => context2,
  createDepthIdentifier: () => createDepthIdentifier,
  date: () => date,
  defaultReportMessage: () => defaultReportMessage,
  dictionary: () => dictionary,
  domain: () => domain,
  double: () => double2,
  emailAddress: () => emailAddress,
  entityGraph: () => entityGraph,
  falsy: () => falsy,
  float: () => float,
  float32Array: () => float32Array,
  float64Array: () => float64Array,
  func: () => func,
  gen: () => gen,
  getDepthContextFor: () => getDepthContextFor,
  hasAsyncToStringMethod: () => hasAsyncToStringMethod,
  hasCloneMethod: () => hasCloneMethod,
  hasToStringMethod: () => hasToStringMethod,
  hash: () => hash,
  ignoreEqualValues: () => ignoreEqualValues,
  infiniteStream: () => infiniteStream,
  installGlobalPlugin: () => installGlobalPlugin,
  int16Array: () => int16Array,
  int32Array: () => int32Array,
  int8Array: () => int8Array,
  integer: () => integer,
  interruptAfterTimeLimit: () => interruptAfterTimeLimit,
  ipV4: () => ipV4,
  ipV4Extended: () => ipV4Extended,
  ipV6: () => ipV6,
  json: () => json,
  jsonValue: () => jsonValue,
  letrec: () => letrec,
  limitShrink: () => limitShrink,
  lorem: () => lorem,
  map: () => map,
  mapToConstant: () => mapToConstant,
  maxSafeInteger: () => maxSafeInteger,
  maxSafeNat: () => maxSafeNat,
  memo: () => memo,
  mixedCase: () => mixedCase,
  modelRun: () => modelRun,
  nat: () => nat,
  noBias: () => noBias,
  noShrink: () => noShrink,
  object: () => object,
  oneof: () => oneof,
  option: () => option,
  pre: () => pre,
  property: () => property,
  readConfigureGlobal: () => readConfigureGlobal,
  record: () => record,
  resetConfigureGlobal: () => resetConfigureGlobal,
  sample: () => sample,
  scheduledModelRun: () => scheduledModelRun,
  scheduler: () => scheduler,
  schedulerFor: () => schedulerFor,
  set: () => set,
  shuffledSubarray: () => shuffledSubarray,
  skipEqualValues: () => skipEqualValues,
  sparseArray: () => sparseArray,
  statistics: () => statistics,
  stream: () => stream,
  string: () => string,
  stringMatching: () => stringMatching,
  stringify: () => stringify,
  subarray: () => subarray,
  timeout: () => timeout,
  toStringMethod: () => toStringMethod,
  tuple: () => tuple,
  uint16Array: () => uint16Array,
  uint32Array: () => uint32Array,
  uint8Array: () => uint8Array,
  uint8ClampedArray: () => uint8ClampedArray,
  ulid: () => ulid,
  unbiased: () => unbiased,
  uniqueArray: () => uniqueArray,
  uuid: () => uuid,
  webAuthority: () => webAuthority,
  webFragments: () => webFragments,
  webPath: () => webPath,
  webQueryParameters: () => webQueryParameters,
  webSegment: () => webSegment,
  webUrl: () => webUrl,
});
var __type = 'module';
var __version = '4.10.2';
var __commitHash = 'c77afa8277a67250d798c52e61343b8ed5fd268b';
var fast_check_default = fast_check_default_exports;

// packages/tensor/src/math/logs.ts
function log1mexp(x) {
  return x <= Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}
function log1mexpSlope(x) {
  if (x < 0) return NaN;
  return x > 40 ? Math.exp(-x) : 1 / Math.expm1(Math.abs(x));
}
function xlogy(x, y) {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y);
}
function xlog1py(x, y) {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log1p(y);
}
function relEntrAtEdge(x, y) {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  return x === 0 && y >= 0 ? 0 : Infinity;
}
function relEntr(x, y) {
  if (!(x > 0 && y > 0)) return relEntrAtEdge(x, y);
  if (x < 2 * y && y < 2 * x) return x * Math.log1p((x - y) / y);
  const ratio = x / y;
  const usable = ratio > 1e-300 && ratio < Infinity;
  return x * (usable ? Math.log(ratio) : Math.log(x) - Math.log(y));
}

// packages/tensor/src/math/normal.ts
var ROOT_HALF = Math.SQRT1_2;
var ROOT_2_OVER_PI = 0.7978845608028654;
var ROOT_2_PI = 2.5066282746310002;
var HALF_ROOT_PI = 0.886226925452758;
function timesBell(x, factor) {
  const square3 = x * x;
  return square3 > 1600 ? 0 : timesExp(-square3 / 2, -productError(x, x, square3) / 2, factor);
}
function upperTail(x) {
  return x > 40 ? 0 : timesBell(x, erfcx(x * ROOT_HALF) / 2);
}
function normalDensity(x) {
  return timesBell(x, 1 / ROOT_2_PI);
}
function ndtr(x) {
  if (Math.abs(x) < 0.5) return 0.5 + erf(x * ROOT_HALF) / 2;
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}
function logNdtr(x) {
  if (x > 0) return Math.log1p(-(x < 0.5 ? erfc(x * ROOT_HALF) / 2 : upperTail(x)));
  if (x > -1) return Math.log(ndtr(x));
  if (x < -1e10) return (-x * x) / 2;
  return (-x * x) / 2 + Math.log(erfcx(-x * ROOT_HALF) / 2);
}
function logNdtrSlope(x) {
  if (x > 0) return normalDensity(x) / ndtr(x);
  return x < -1e10 ? -x : ROOT_2_OVER_PI / erfcx(-x * ROOT_HALF);
}
function erfinvCentre(y) {
  const square3 = y * y * HALF_ROOT_PI * HALF_ROOT_PI;
  let z = y * HALF_ROOT_PI * (1 + square3 * (1 / 3 + square3 * (7 / 30)));
  for (let k = 0; k < 3; k++) {
    const error = (erf(z) - y) / erfSlope(z);
    z -= error / (1 + z * error);
  }
  return y === 0 ? y : z;
}
function inverseTail(q) {
  if (!(q > 0)) return q === 0 ? Infinity : Number.NaN;
  const wanted = Math.log(q);
  const t = Math.sqrt(-2 * wanted);
  let x = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
  for (let k = 0; k < 4; k++) {
    const slope2 = logNdtrSlope(-x);
    const error = (logNdtr(-x) - wanted) / slope2;
    x += error / (1 + (error * (slope2 - x)) / 2);
  }
  return x;
}
function erfinv(y) {
  const size = Math.abs(y);
  if (size <= 0.5) return erfinvCentre(y);
  return Math.sign(y) * inverseTail((1 - size) / 2) * ROOT_HALF;
}
function erfinvSlope(y) {
  const size = Math.abs(y);
  if (size > 1) return Number.NaN;
  const z = erfinv(size);
  if (size <= 0.5) return 1 / erfSlope(z);
  return size === 1 ? Infinity : (HALF_ROOT_PI * erfcx(z)) / (1 - size);
}
function ndtri(p) {
  if (p < 0.25) return -inverseTail(p);
  if (p > 0.75) return inverseTail(1 - p);
  return Math.SQRT2 * erfinvCentre(2 * p - 1);
}
function ndtriSlope(p) {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return Infinity;
  const x = Math.abs(ndtri(p));
  if (x < 0.5) return 1 / normalDensity(x);
  return erfcx(x * ROOT_HALF) / (ROOT_2_OVER_PI * Math.min(p, 1 - p));
}

// packages/tensor/src/math/sinc.ts
function sinPi(x) {
  if (Number.isInteger(x)) return 0 * x;
  const r = x - 2 * Math.round(x / 2);
  const size = Math.abs(r);
  const sign2 = r < 0 ? -1 : 1;
  if (size < 0.25) return Math.sin(Math.PI * r);
  if (size <= 0.75) return sign2 * Math.cos(Math.PI * (0.5 - size));
  return sign2 * Math.sin(Math.PI * (1 - size));
}
function cosPi(x) {
  const size = Math.abs(x - 2 * Math.round(x / 2));
  if (size < 0.25) return Math.cos(Math.PI * size);
  if (size <= 0.75) return Math.sin(Math.PI * (0.5 - size));
  return -Math.cos(Math.PI * (1 - size));
}
function sinc(x) {
  if (x === 0) return 1;
  if (Math.abs(x) === Infinity) return 0;
  return sinPi(x) / (Math.PI * x);
}
function sincSlope(x, order = 1) {
  if (Math.abs(x) === Infinity) return 0;
  const z = Math.PI * x;
  if (Math.abs(z) < order + 0.9) return Math.PI ** order * series(z, order);
  let slope2 = sinc(x);
  for (let n = 1; n <= order; n++) slope2 = (Math.PI ** (n - 1) * waves[n & 3](x) - n * slope2) / x;
  return slope2;
}
var waves = [sinPi, cosPi, (x) => -sinPi(x), (x) => -cosPi(x)];
function series(z, n) {
  const first = n & 1;
  const terms = 12 + n;
  let sum3 = 0;
  for (let m = terms; m >= 0; m--) {
    const power2 = 2 * m + first;
    sum3 = 1 / (power2 + n + 1) - (sum3 * z * z) / ((power2 + 1) * (power2 + 2));
  }
  const sign2 = (n + first) & 2 ? -1 : 1;
  return sign2 * (first === 1 ? z * sum3 : sum3);
}

// packages/numerics/src/stable/softplus.ts
var samples6 = [{ inputs: [{ shape: [6], values: [-90, -20, -1, 0, 2, 90] }] }];
var softplusPrimitive = /* @__PURE__ */ elementwise({
  name: 'softplus',
  scalar: (e, [x]) => e.call(softplus, x),
  partials: [({ x }) => sigmoid2(x)],
  samples: samples6,
});
var logSigmoidPrimitive = /* @__PURE__ */ elementwise({
  name: 'logSigmoid',
  scalar: (e, [x]) => e.call(logSigmoid, x),
  partials: [({ x }) => sigmoid2(negative(x))],
  samples: samples6,
});
function softplus2(x) {
  return applyUnary(softplusPrimitive, x);
}
function logSigmoid2(x) {
  return applyUnary(logSigmoidPrimitive, x);
}

// packages/numerics/src/stable/logaddexp.ts
var samples7 = [
  {
    inputs: [
      { shape: [5], values: [-80, -1, 0.5, 3, 70] },
      { shape: [5], values: [2, -1.5, 0.25, 40, -70] },
    ],
  },
];
var sharePrimitive = /* @__PURE__ */ elementwise({
  name: 'share',
  scalar: (e, [x, y]) => e.call(sigmoidOfDifference, x, y),
  partials: [
    ({ x, y, out }) => multiply(out, share(y, x)),
    ({ x, y, out }) => multiply(out, share(y, x)).neg(),
  ],
  samples: samples7,
});
function share(x, y) {
  return bind1(sharePrimitive, [x, y]);
}
var logaddexpPrimitive = /* @__PURE__ */ elementwise({
  name: 'logaddexp',
  scalar: (e, [x, y]) => e.call(logaddexp, x, y),
  partials: [({ x, y }) => share(x, y), ({ x, y }) => share(y, x)],
  commutative: true,
  samples: samples7,
});
function logaddexp2(x, y) {
  return applyBinary(logaddexpPrimitive, x, y, { float: true });
}

// packages/numerics/src/stable/log1mexp.ts
var samples8 = [{ inputs: [{ shape: [5], values: [0.01, 0.5, 1, 5, 60] }] }];
var log1mexpSlopePrimitive = /* @__PURE__ */ elementwise({
  name: 'log1mexpSlope',
  scalar: (e, [x]) => e.call(log1mexpSlope, x),
  partials: [({ out }) => negative(multiply(out, add(out, 1)))],
  samples: samples8,
});
var log1mexpPrimitive = /* @__PURE__ */ elementwise({
  name: 'log1mexp',
  scalar: (e, [x]) => e.call(log1mexp, x),
  partials: [({ x }) => bind1(log1mexpSlopePrimitive, [x])],
  samples: samples8,
});
function log1mexp2(x) {
  return applyUnary(log1mexpPrimitive, x);
}

// packages/numerics/src/stable/xlogy.ts
var samples9 = [
  {
    inputs: [
      { shape: [4], values: [-2, 0.5, 1, 30] },
      { shape: [4], values: [0.01, 0.5, 3, 40] },
    ],
  },
];
var xlogyPrimitive = /* @__PURE__ */ elementwise({
  name: 'xlogy',
  scalar: (e, [x, y]) => e.call(xlogy, x, y),
  partials: [({ y }) => log(y), ({ x, y }) => divide(x, y)],
  samples: samples9,
});
var xlog1pyPrimitive = /* @__PURE__ */ elementwise({
  name: 'xlog1py',
  scalar: (e, [x, y]) => e.call(xlog1py, x, y),
  partials: [({ y }) => log1p(y), ({ x, y }) => divide(x, add(y, 1))],
  samples: samples9,
});
function xlogy2(x, y) {
  return applyBinary(xlogyPrimitive, x, y, { float: true });
}
function xlog1py2(x, y) {
  return applyBinary(xlog1pyPrimitive, x, y, { float: true });
}

// packages/numerics/src/stable/hypot.ts
var samples10 = [
  {
    inputs: [
      { shape: [4], values: [3, -0.5, 1e-3, 40] },
      { shape: [4], values: [4, 2, -1, 0.5] },
    ],
  },
];
var cosinePrimitive = /* @__PURE__ */ elementwise({
  name: 'cosine',
  scalar: (e, [x, y]) => e.call(hypotSlope, x, y),
  partials: [
    ({ x, y }) => {
      const sine2 = cosine(y, x);
      return divide(multiply(sine2, sine2), hypot2(x, y));
    },
    ({ x, y, out }) => negative(divide(multiply(out, cosine(y, x)), hypot2(x, y))),
  ],
  samples: samples10,
});
function cosine(x, y) {
  return bind1(cosinePrimitive, [x, y]);
}
var hypotPrimitive = /* @__PURE__ */ elementwise({
  name: 'hypot',
  scalar: (e, [x, y]) => e.call(hypot, x, y),
  partials: [({ x, y }) => cosine(x, y), ({ x, y }) => cosine(y, x)],
  commutative: true,
  samples: samples10,
});
function hypot2(x, y) {
  return applyBinary(hypotPrimitive, x, y, { float: true });
}

// packages/numerics/src/stable/sinc.ts
var samples11 = [{ inputs: [{ shape: [5], values: [-2.5, -0.25, 0, 0.125, 1] }] }];
var slopes = [sinc];
function slopeOf(order) {
  return (slopes[order] ??= (x) => sincSlope(x, order));
}
var sincPrimitive = /* @__PURE__ */ elementwise({
  name: 'sinc',
  scalar: (e, [x], { order }) => e.call(slopeOf(order), x),
  partials: [({ x, params }) => bind1(sincPrimitive, [x], { order: params.order + 1 })],
  samples: samples11.map((s) => ({ ...s, params: { order: 0 } })),
});
function sinc2(x) {
  return bind1(sincPrimitive, promote([x], 'sinc', true), { order: 0 });
}

// packages/numerics/src/stable/logsumexp.ts
function largest(x, axis) {
  const m = stopGradient(max(x, axis, { keepdims: true }));
  return select(isfinite(m), m, zerosLike(m));
}
function logsumexp(x, axis = null, options = {}) {
  const value = toTensor(x, 'logsumexp');
  const m = largest(value, axis);
  const total = log(sum(exp(subtract(value, m)), axis, { keepdims: true }));
  const result = add(total, m);
  return options.keepdims === true ? result : sum(result, axis);
}
function softmax(x, axis = -1) {
  const value = toTensor(x, 'softmax');
  const e = exp(subtract(value, largest(value, axis)));
  return divide(e, sum(e, axis, { keepdims: true }));
}

// packages/ir/src/plainParams.ts
var frozen = /* @__PURE__ */ new WeakSet();
function freezeParams(params) {
  if (frozen.has(params)) return params;
  const copy = {};
  for (const key of Object.keys(params)) {
    copy[key] = key === 'programs' ? params[key] : freezeCopy(params[key]);
  }
  frozen.add(copy);
  return Object.freeze(copy);
}
function freezeCopy(value) {
  if (Array.isArray(value)) return Object.freeze(value.map(freezeCopy));
  if (!isPlain2(value)) return value;
  const copy = Object.entries(value).map(([key, inner2]) => [key, freezeCopy(inner2)]);
  return Object.freeze(Object.fromEntries(copy));
}
function isPlain2(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

// packages/ir/src/treeFunction.ts
var SOURCE = /* @__PURE__ */ Symbol.for('gradus.source');
function derivedFrom(transformed, word, f) {
  const name = `${word}(${f.name || 'f'})`;
  return Object.defineProperties(transformed, { name: { value: name }, [SOURCE]: { value: f } });
}
function sourceOf(f) {
  let source = f;
  while (source[SOURCE] !== void 0) source = source[SOURCE];
  return source;
}
function nameOf(f) {
  return f.name === '' ? 'the function' : f.name;
}
function flattenTree(args, root) {
  const [leaves, shape] = flatten(args, root);
  return { leaves: leaves.map((leaf) => toTensor(leaf, root)), shape };
}
function callTree(f, shape, leaves, title) {
  const args = unflatten(shape, leaves);
  return flattenResult(f(...args), title);
}
function flattenResult(result, title) {
  if (isThenable(result)) {
    void Promise.resolve(result).catch(() => void 0);
    throw asynchronous(title);
  }
  if (result === void 0) throw nothingReturned(title);
  return flattenTree(result, 'result');
}
function isThenable(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof value.next === 'function') return true;
  return typeof value.then === 'function';
}
function asynchronous(title) {
  return new GradusError('GR203', {
    what: `the function returned a promise or a generator (${title}).`,
    why: 'A transformation follows one synchronous run of the function; what happens after `await` or `yield` is not seen.',
    instead: 'Fetch or await first, then call the transformed function with the values.',
  });
}
function nothingReturned(title) {
  return new GradusError('GR204', {
    what: `the function returned undefined (${title}).`,
    why: 'Nothing came back to be transformed. An arrow function with braces needs `return`.',
    instead: 'Write `(x) => x.mul(x)`, or `(x) => { return x.mul(x); }`.',
  });
}

// packages/ir/src/parameterNames.ts
var COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
var LONE_ARROW = /^(?:async\s+)?([\p{L}_$][\p{L}\p{N}_$]*)\s*=>/u;
var PARAMETER = /^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:=|$)/u;
var READABLE = /^[\p{L}_$][\p{L}\p{N}_$.[\]]*$/u;
function inputNames(f, args) {
  const names2 = parameterNames(sourceOf(f));
  return leafPaths(args, '').map((path) => {
    const [, index, rest] = /^\[(\d+)\](.*)$/s.exec(path);
    const parameter = names2[Number(index)];
    const name = parameter === void 0 ? rest.replace(/^\./, '') : parameter + rest;
    return READABLE.test(name) ? name : void 0;
  });
}
function parameterNames(f) {
  const source = Function.prototype.toString.call(f).replace(COMMENTS, '');
  const lone = LONE_ARROW.exec(source);
  if (lone !== null) return [lone[1]];
  return splitParameters(source.slice(source.indexOf('(') + 1)).map(
    (text) => PARAMETER.exec(text)?.[1],
  );
}
function splitParameters(text) {
  const parts = [];
  let start = 0;
  let depth = 0;
  for (let i2 = 0; i2 < text.length && depth >= 0; i2++) {
    const character = text[i2];
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ',')) {
      parts.push(text.slice(start, i2));
      start = i2 + 1;
    }
  }
  return parts;
}

// packages/ir/src/deadComparison.ts
var told = /* @__PURE__ */ new WeakMap();
function warnDeadComparisons(program) {
  const used = new Set(program.outputs);
  for (const equation of program.equations) for (const arg of equation.args) used.add(arg);
  for (const equation of program.equations) {
    if (isDeadComparison(equation, used)) tell(equation.origin, program.name);
  }
}
function isDeadComparison({ args, results }, used) {
  if (results.length === 0 || !args.some((a) => a.kind === 'var')) return false;
  return results.every((r) => r.type.dtype === 'bool' && !used.has(r));
}
function tell({ op, site }, name) {
  const position = positionOf(site);
  const key =
    position === null ? `${op} ${name}` : `${position.file}:${position.line}:${position.column}`;
  let places3 = told.get(context.warn);
  if (places3 === void 0) told.set(context.warn, (places3 = /* @__PURE__ */ new Set()));
  if (places3.has(key)) return;
  places3.add(key);
  warn('GR303', {
    what: `a true/false result of ${name} (made by \`${op}\`) was never used.`,
    where: printSite(site),
    why: '`if (x.greater(0))` cannot see inside a traced value: a tensor is an object, and an object always counts as true, so the same branch was taken whatever the numbers are.',
    instead: 'Use `where(condition, x, y)` or `cond(condition, ifTrue, ifFalse)`.',
  });
}

// packages/ir/src/program.ts
var next = 0;
function newVar(type, name) {
  const variable = { kind: 'var', id: next++, type };
  return name === void 0 ? variable : { ...variable, name };
}
function newLiteral(value, type) {
  return { kind: 'literal', value: convert(value, type.dtype), type };
}
function exactType(a, b) {
  return a === b || (a.weak === b.weak && sameType(a, b));
}

// packages/ir/src/stage.ts
var StageTracer = class extends Tracer {
  variable;
  constructor(variable, trace) {
    super(variable.type, trace);
    this.variable = variable;
  }
};
var StageTrace = class {
  parent = context.current;
  title;
  active = true;
  equations = [];
  captures = [];
  /** Names of tensors from outside. */
  #outside = /* @__PURE__ */ new Map();
  constructor(title) {
    this.title = title;
  }
  variable(type, name) {
    return new StageTracer(newVar(type, name), this);
  }
  /** The name of a value in this program: its variable, a literal, or a capture. */
  atom(value) {
    if (value.trace === this) return value.variable;
    let found = this.#outside.get(value);
    if (found === void 0) {
      found =
        value.trace === null && isUniform(value) ? this.#uniform(value) : this.#capture(value);
      this.#outside.set(value, found);
    }
    return found;
  }
  #capture(value) {
    if (value.trace !== null && !value.trace.active) throw escapedInto(this.title, value);
    const variable = newVar(value.type);
    this.captures.push({ variable, value });
    return variable;
  }
  /** One repeated number is written into the program, as a literal and its broadcast. */
  #uniform(value) {
    const { storage, layout } = value.block;
    const number = storage.read()[layout?.offset ?? 0] ?? 0;
    if (value.shape.length === 0) return newLiteral(number, value.type);
    const scalar = scalarOf(number, value.dtype, value.type.weak);
    return this.atom(withTrace(this, () => broadcastTo(scalar, value.shape)));
  }
  process(primitive, inputs, params) {
    const args = inputs.map((x) => this.atom(x));
    const kept = freezeParams(params);
    const types2 = primitive.type(
      args.map((a) => a.type),
      kept,
    );
    const results = types2.map((type) => this.variable(type));
    this.equations.push({
      primitive,
      args,
      params: kept,
      results: results.map((r) => r.variable),
      origin: { op: primitive.name, site: currentSite() },
    });
    return results;
  }
  reveal() {
    return null;
  }
};
function isUniform({ size, shape, block }) {
  if (size === 1) return true;
  return block.layout?.strides.every((step, axis) => step === 0 || shape[axis] === 1) ?? false;
}
function escapedInto(title, value) {
  return new GradusError('GR201', {
    what: `${title} used a value that belongs to ${value.trace.title}, which has ended.`,
    why: 'While a function is transformed its values stand for a computation; outside of that they mean nothing. It was probably kept in an outer variable.',
    instead: 'Return the value from the function instead of storing it.',
  });
}
function stage(body, types2, options) {
  const trace = new StageTrace(`${options.purpose} of ${options.name}`);
  const inputs = types2.map((type, i2) => trace.variable(type, options.names?.[i2]));
  const settings = options.derived === true ? {} : { captureSites: true };
  try {
    const { outputs, rest } = withSettings(settings, () => withTrace(trace, () => body(inputs)));
    const atoms = outputs.map((x) => trace.atom(x));
    const program = {
      name: options.name,
      captures: trace.captures,
      inputs: inputs.map((x) => x.variable),
      equations: trace.equations,
      outputs: atoms,
    };
    if (options.derived !== true) warnDeadComparisons(program);
    return { program, rest };
  } finally {
    trace.active = false;
  }
}

// packages/ir/src/key.ts
var identities = /* @__PURE__ */ new WeakMap();
var nextIdentity = 0;
function identityOf(value) {
  let found = identities.get(value);
  if (found === void 0) identities.set(value, (found = nextIdentity++));
  return found;
}
function primitiveKey(primitive) {
  return `${primitive.name}#${identityOf(primitive)}`;
}
function typeKey({ dtype, shape, weak }) {
  return `${dtype}${weak ? '*' : ''}[${shape.join(',')}]`;
}
function literalKey({ value, type }) {
  return `${numberKey(value)}:${typeKey(type)}`;
}
function numberKey(value) {
  return Object.is(value, -0) ? '-0' : String(value);
}
function paramsKey(params, reference = programKey) {
  const { programs, ...plain } = params;
  const sorted = Object.keys(plain).toSorted();
  const key = recordKey(plain, sorted);
  return programs === void 0 ? key : `${key}${programsKey(programs, reference)}`;
}
function programsKey(programs, reference) {
  const named = Object.keys(programs).toSorted();
  const parts = named.map((name) => {
    const value = programs[name];
    const list2 = 'equations' in value ? [value] : value;
    return `${stringKey(name)}=${'equations' in value ? '' : list2.length}<${list2.map(reference).join()}>`;
  });
  return `<${parts.join()}>`;
}
function recordKey(record3, names2 = Object.keys(record3)) {
  const present = names2.filter((name) => record3[name] !== void 0);
  return `{${present.map((name) => `${stringKey(name)}=${valueKey(record3[name])}`).join()}}`;
}
function stringKey(text) {
  return `${text.length}"${text}`;
}
function valueKey(value) {
  if (typeof value === 'number') return numberKey(value);
  if (typeof value === 'string') return stringKey(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (!Tensor.is(value) && isPlain2(value)) return recordKey(value);
  return `@${identityOf(value)}`;
}
var keys = /* @__PURE__ */ new WeakMap();
function programKey(program) {
  let found = keys.get(program);
  if (found === void 0) keys.set(program, (found = buildKey(program)));
  return found;
}
function numbering() {
  const seen = /* @__PURE__ */ new Map();
  const reference = (program) => {
    const key = programKey(program);
    let index = seen.get(key);
    if (index === void 0) seen.set(key, (index = seen.size));
    return `p${index}`;
  };
  return { reference, seen };
}
function buildKey(program) {
  const { reference, seen } = numbering();
  const order = /* @__PURE__ */ new Map();
  const define = (variable) => {
    order.set(variable, order.size);
    return typeKey(variable.type);
  };
  const atomKey2 = (atom) =>
    atom.kind === 'literal' ? literalKey(atom) : `v${order.get(atom) ?? '?'}`;
  const equationKey = (equation) => {
    const args = equation.args.map(atomKey2).join();
    const params = paramsKey(equation.params, reference);
    return `${equation.results.map(define).join()}=${primitiveKey(equation.primitive)}${params}(${args})`;
  };
  const parts = [
    program.inputs.map(define).join(),
    program.captures.map((c) => `${define(c.variable)}@${identityOf(c.value)}`).join(),
    program.equations.map(equationKey).join(';'),
    program.outputs.map(atomKey2).join(),
  ];
  return `${[...seen.keys()].map(stringKey).join()}|${parts.join('|')}`;
}
function programNumbers() {
  return numbering().reference;
}

// packages/ir/src/run.ts
var Environment = class {
  #values = /* @__PURE__ */ new Map();
  set(variable, value) {
    this.#values.set(variable, value);
  }
  get(atom) {
    if (atom.kind === 'literal') {
      return scalarOf(atom.value, atom.type.dtype, atom.type.weak);
    }
    return this.#values.get(atom) ?? unreachable(`variable ${atom.id} is defined before its use`);
  }
  forget(variable) {
    this.#values.delete(variable);
  }
};
var endings = /* @__PURE__ */ new WeakMap();
function lastUses(program) {
  let found = endings.get(program);
  if (found !== void 0) return found;
  const needed = new Set(program.outputs);
  const ends = Array.from({ length: program.equations.length }, () => []);
  for (let i2 = program.equations.length - 1; i2 >= 0; i2--) {
    const { args, results } = program.equations[i2];
    for (const atom of [...args, ...results]) {
      if (atom.kind === 'var' && !needed.has(atom)) ends[i2].push(atom);
      needed.add(atom);
    }
  }
  endings.set(program, (found = ends));
  return found;
}
function bindAt({ primitive, params, origin }, args) {
  if (!context.captureSites || origin.site === null) return bind(primitive, args, params);
  return withSettings({ site: origin.site }, () => bind(primitive, args, params));
}
function runProgram(program, inputs, onEquation) {
  const values2 = new Environment();
  const ends = lastUses(program);
  for (const { variable, value } of program.captures) values2.set(variable, value);
  program.inputs.forEach((variable, i2) => values2.set(variable, inputs[i2]));
  program.equations.forEach((equation, i2) => {
    onEquation?.(equation);
    const args = equation.args.map((a) => values2.get(a));
    const results = bindAt(equation, args);
    equation.results.forEach((variable, k) => values2.set(variable, results[k]));
    for (const variable of ends[i2]) values2.forget(variable);
  });
  return program.outputs.map((a) => values2.get(a));
}

// packages/ir/src/toolbox.ts
function isSlot(arg) {
  return arg.kind === 'slot';
}

// packages/ir/src/rewrite.ts
function substitute(atom, substitution) {
  return atom.kind === 'literal' ? atom : (substitution.get(atom) ?? atom);
}
function withArgs(equation, args) {
  if (args.every((a, i2) => a === equation.args[i2])) return equation;
  if (args.every((a, i2) => exactType(a.type, equation.args[i2].type)))
    return { ...equation, args };
  const types2 = equation.primitive.type(
    args.map((a) => a.type),
    equation.params,
  );
  return { ...equation, args, results: equation.results.map((r, i2) => retyped(r, types2[i2])) };
}
function retyped(variable, type) {
  return exactType(variable.type, type) ? variable : newVar(type, variable.name);
}
function mapEquations(program, rewrite2) {
  const substitution = /* @__PURE__ */ new Map();
  const equations = [];
  const emit = (equation) => void equations.push(equation);
  for (const original of program.equations) {
    const args = original.args.map((a) => substitute(a, substitution));
    const outcome = rewrite2(withArgs(original, args), emit);
    const kept = 'primitive' in outcome;
    if (kept) emit(outcome);
    const values2 = kept ? outcome.results : outcome;
    original.results.forEach((r, i2) => values2[i2] !== r && substitution.set(r, values2[i2]));
  }
  const outputs = program.outputs.map((a) => substitute(a, substitution));
  return rebuilt(program, { equations, outputs });
}
function rebuilt(program, parts) {
  const names2 = Object.keys(parts);
  return names2.every((name) => sameItems(program[name], parts[name]))
    ? program
    : { ...program, ...parts };
}
function sameItems(a, b) {
  return a.length === b.length && a.every((item, i2) => item === b[i2]);
}
function mapPrograms(equation, change) {
  const { programs } = equation.params;
  if (programs === void 0) return equation;
  let changed = false;
  const visit = (program) => {
    const after = change(program);
    changed ||= after !== program;
    return after;
  };
  const entries = Object.entries(programs).map(([name, value]) => [
    name,
    'equations' in value ? visit(value) : value.map(visit),
  ]);
  if (!changed) return equation;
  const params = { ...equation.params, programs: Object.fromEntries(entries) };
  return { ...equation, params: Object.freeze(params) };
}
function everywhere2(pass) {
  const done = /* @__PURE__ */ new WeakMap();
  const run2 = (program) => {
    let found = done.get(program);
    if (found === void 0) {
      found = pass(mapEquations(program, (equation) => mapPrograms(equation, run2)));
      done.set(program, found);
    }
    return found;
  };
  return run2;
}
function copyInto(program, inputs, emit) {
  const values2 = /* @__PURE__ */ new Map();
  program.inputs.forEach((variable, i2) =>
    values2.set(variable, weakened(inputs[i2], variable.type)),
  );
  for (const original of program.equations) {
    const args = original.args.map((a) => substitute(a, values2));
    const equation = withArgs(original, args);
    const results = equation.results.map((r) => newVar(r.type, r.name));
    emit({ ...equation, results });
    original.results.forEach((r, i2) => values2.set(r, results[i2]));
  }
  return program.outputs.map((a) => substitute(a, values2));
}
function weakened(atom, type) {
  return atom.kind === 'var' ? atom : newLiteral(atom.value, type);
}

// packages/ir/src/passes/dce.ts
var dce = /* @__PURE__ */ everywhere2((program) => {
  const needed = new Set(program.outputs);
  const equations = equationsFor(needed, program.equations);
  const captures = program.captures.filter((c) => needed.has(c.variable));
  return rebuilt(program, { equations, captures });
});
function equationsFor(needed, equations) {
  const kept = [];
  for (let i2 = equations.length - 1; i2 >= 0; i2--) {
    const equation = equations[i2];
    if (!equation.results.some((r) => needed.has(r))) continue;
    kept.push(equation);
    for (const arg of equation.args) needed.add(arg);
  }
  return kept.toReversed();
}

// packages/ir/src/derived/programCache.ts
function cached(cache3, program, masks, make) {
  const key = masks.map((mask) => mask.map(Number).join('')).join('|');
  let entries = cache3.get(program);
  if (entries === void 0) cache3.set(program, (entries = /* @__PURE__ */ new Map()));
  let found = entries.get(key);
  if (found === void 0) entries.set(key, (found = make()));
  return found;
}

// packages/ir/src/passes/inlineCalls.ts
var inlineCalls = /* @__PURE__ */ everywhere2((program) =>
  mapEquations(program, (equation, emit) => {
    if (equation.primitive.callsProgram !== true) return equation;
    const { body } = equation.params.programs;
    return body.captures.length > 0 ? equation : copyInto(body, equation.args, emit);
  }),
);

// packages/ir/src/passes/cse.ts
var cse = /* @__PURE__ */ everywhere2((program) => {
  const seen = /* @__PURE__ */ new Map();
  const reference = programNumbers();
  return mapEquations(program, (equation) => {
    const params = paramsKey(equation.params, reference);
    const key = `${primitiveKey(equation.primitive)}${params}(${argsKey(equation)})`;
    const earlier = seen.get(key);
    if (earlier !== void 0) return earlier.results;
    seen.set(key, equation);
    return equation;
  });
});
function argsKey({ primitive, args }) {
  const keys2 = args.map(atomKey);
  return (primitive.commutative === true ? keys2.toSorted() : keys2).join();
}
function atomKey(atom) {
  return atom.kind === 'literal' ? literalKey(atom) : `v${atom.id}`;
}

// packages/autodiff/src/auxiliary.ts
function auxiliary(f, hasAux, title) {
  if (!hasAux) return { main: f, aux: () => void 0 };
  let kept;
  const main = (...args) => {
    const result = f(...args);
    if (!Array.isArray(result) || result.length !== 2) throw noPair(result, title);
    kept = withoutTrace(result[1], context.current);
    return result[0];
  };
  return { main, aux: () => kept };
}
function withoutTrace(value, trace) {
  if (Tensor.is(value)) {
    return trace !== null && value.trace === trace ? (trace.reveal(value, null) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => withoutTrace(item, trace));
  if (typeof value !== 'object' || value === null || !isLiteral(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutTrace(item, trace)]);
  return Object.fromEntries(entries);
}
function isLiteral(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function noPair(result, title) {
  const got = Array.isArray(result)
    ? `an array of ${result.length}`
    : Tensor.is(result)
      ? printType(result.type)
      : `a value of type ${typeof result}`;
  return new GradusError('GR412', {
    what: `with hasAux the function must return [value, extras], and it returned ${got} (${title}).`,
    why: '`hasAux` splits the result: the first is differentiated, the second handed back as it is.',
    instead: 'Return `[loss, extras]` (extras may be a tree), or leave `hasAux` out.',
  });
}

// packages/autodiff/src/tangent.ts
function tangentsOf(d, tangents) {
  const { primitive, io, params } = d;
  if (primitive.zeroSlope !== void 0 || !io.outputs.some((y) => hasTangent(y.type))) {
    return io.outputs.map(() => null);
  }
  if (primitive.tangent !== void 0) return primitive.tangent(tangents, io, params);
  if (primitive.partials !== void 0) return [sumOfSlopes(d, tangents)];
  if (primitive.linearIn === 'all') {
    const all2 = tangents.map((t, i2) => t ?? d.zero(io.inputs[i2].type));
    return bind(primitive, all2, params);
  }
  if (primitive.linearIn === 'each') return [productRule(d, tangents)];
  throw noRule(primitive);
}
function sumOfSlopes({ primitive, io, params }, tangents) {
  const [x, y, z] = io.inputs;
  const slopeInputs = { x, y, z, out: io.outputs[0], params };
  let total = null;
  for (let i2 = 0; i2 < tangents.length; i2++) {
    const tangent = tangents[i2];
    const slope2 = primitive.partials[i2];
    if (tangent === null || !slope2) continue;
    const term = multiply(slope2(slopeInputs), tangent);
    total = total === null ? term : add(total, term);
  }
  return total;
}
function productRule({ primitive, io, params }, tangents) {
  let total = null;
  for (let i2 = 0; i2 < tangents.length; i2++) {
    const tangent = tangents[i2];
    if (tangent === null) continue;
    const term = bind1(primitive, io.inputs.with(i2, tangent), params);
    total = total === null ? term : add(total, term);
  }
  return total;
}
function noRule(primitive) {
  return new GradusError('GR401', {
    what: `${primitive.name} has no derivative rule.`,
    why: 'A primitive is differentiated by its `partials`, its `tangent` rule or its linearity; this one has none of them.',
    instead: 'Give it `partials` or `tangent`, or say `zeroSlope` with the reason if it is flat.',
  });
}

// packages/autodiff/src/tape.ts
function prune(tape) {
  const needed = new Uint8Array(tape.size);
  for (const output of tape.outputs) if (output !== null) needed[output.index] = 1;
  const kept = [];
  for (let i2 = tape.entries.length - 1; i2 >= 0; i2--) {
    const entry = tape.entries[i2];
    if (!isNeeded(entry, needed)) continue;
    kept.push(entry);
    for (const arg of entry.args) if (isSlot(arg)) needed[arg.index] = 1;
  }
  const { inputs, outputs, cuts, size } = tape;
  return { inputs, entries: kept.toReversed(), outputs, cuts, size };
}
function isNeeded({ results }, needed) {
  for (const { index } of results) if (needed[index] === 1) return true;
  return false;
}

// packages/autodiff/src/tapeTrace.ts
var TapeTracer = class extends Tracer {
  slot;
  constructor(slot, trace) {
    super(slot.type, trace);
    this.slot = slot;
  }
};
var TapeTrace = class {
  parent;
  title;
  active = true;
  entries = [];
  cuts = [];
  /** What is being linearized; every entry is stamped with it. */
  origin = { op: '', site: null };
  /** Whether what is recorded is known to be linear: equations of a linear program. */
  #trusted;
  #slots = 0;
  /** Known values that are 0 all over, though their numbers may not be known. */
  #zeros = null;
  constructor(parent, title, trusted = false) {
    this.parent = parent;
    this.title = title;
    this.#trusted = trusted;
  }
  newTangent(type) {
    return new TapeTracer({ kind: 'slot', index: this.#slots++, type }, this);
  }
  owns(x) {
    return x.trace === this;
  }
  process(primitive, inputs, params) {
    if (!ownsAny(this, inputs)) {
      const results = bindIn(this.parent, primitive, inputs, params);
      if (primitive.linearIn === 'all') this.#learnZeros(inputs, results);
      return results;
    }
    const inline = primitive.callsProgram === true || !this.#trusted;
    if (inline && primitive.unfold !== void 0) return [...primitive.unfold(inputs, params)];
    const args = this.#tangentsIn(primitive, inputs);
    const types2 = primitive.type(
      inputs.map((x) => x.type),
      params,
    );
    return this.record(primitive, args, params, types2);
  }
  /** Appends an entry without asking whether the primitive is linear in these inputs. */
  record(primitive, inputs, params, types2) {
    const tangents = [];
    const results = [];
    for (const type of types2) {
      const tangent = this.newTangent(type);
      tangents.push(tangent);
      results.push(tangent.slot);
    }
    const args = [];
    for (const x of inputs) args.push(this.owns(x) ? x.slot : x);
    this.entries.push({ primitive, args, params, results, origin: this.origin });
    return tangents;
  }
  /** Remembers results that are made of zeros, where their numbers are not there to be looked at. */
  #learnZeros(inputs, results) {
    if (results[0]?.trace === null || !inputs.every((x) => this.#isZero(x))) return;
    this.#zeros ??= /* @__PURE__ */ new WeakSet();
    for (const y of results) this.#zeros.add(y);
  }
  #isZero(x) {
    if (x.trace !== null) return this.#zeros?.has(x) === true;
    const { data: data2, offset: offset2, step } = operandOf(x);
    return step === 0 && data2[offset2] === 0;
  }
  reveal() {
    return null;
  }
  finish(inputs, outputs) {
    this.active = false;
    return {
      inputs: inputs.map((t) => t.slot),
      entries: this.entries,
      outputs: outputs.map((t) => (t !== null && this.owns(t) ? t.slot : null)),
      cuts: this.cuts,
      size: this.#slots,
    };
  }
  /**
   * The arguments of a linear application. What is known beside a tangent has to be 0 where the operation is
   * linear in both together, as `concat` is: a tangent that nothing flows into.
   */
  #tangentsIn(primitive, inputs) {
    if (this.#trusted || this.#isLinear(primitive, inputs)) return inputs;
    if (primitive.linearIn === 'all' && inputs.every((x) => this.owns(x) || this.#isZero(x))) {
      return inputs.map((x) => (this.owns(x) ? x : this.newTangent(x.type)));
    }
    throw new GradusError('GR402', {
      what: `${primitive.name} is not linear, so a tangent may not flow into it (in the tangent rule of ${this.origin.op}).`,
      why: 'A tangent rule is linear in the tangents: it may add them and multiply them by known values.',
      instead: 'Apply nonlinear operations to primal values only.',
    });
  }
  /** Whether a primitive is linear in those of its inputs that are tangents. */
  #isLinear({ linearIn }, inputs) {
    if (linearIn === void 0) return false;
    let owned = 0;
    for (let i2 = 0; i2 < inputs.length; i2++) {
      if (inputs[i2].trace !== this) continue;
      owned++;
      if (typeof linearIn === 'object' && !linearIn.includes(i2)) return false;
    }
    return typeof linearIn === 'object' || owned === (linearIn === 'all' ? inputs.length : 1);
  }
};
function ownsAny(trace, inputs) {
  for (const x of inputs) if (x.trace === trace) return true;
  return false;
}

// packages/autodiff/src/linearizeTrace.ts
var LinearizeTracer = class extends Tracer {
  primal;
  tangent;
  constructor(primal, tangent, trace) {
    super(primal.type, trace);
    this.primal = primal;
    this.tangent = tangent;
  }
};
var LinearizeTrace = class {
  parent = context.current;
  title;
  active = true;
  tape;
  #zero = (type) => this.tape.newTangent(type);
  constructor(title) {
    this.title = title;
    this.tape = new TapeTrace(this.parent, title);
  }
  /** A value to differentiate with respect to. */
  input(primal) {
    return new LinearizeTracer(primal, this.tape.newTangent(primal.type), this);
  }
  primalOf(x) {
    return x.trace === this ? x.primal : x;
  }
  tangentOf(x) {
    return x.trace === this ? x.tangent : null;
  }
  process(primitive, inputs, params) {
    if (!ownsAny(this, inputs)) {
      return bindIn(this.parent, primitive, inputs, params);
    }
    if (context.unfold !== null && primitive.unfold !== void 0) {
      return [...context.unfold(primitive, inputs, params)];
    }
    const primals = inputs.map((x) => this.primalOf(x));
    const tangents = inputs.map((x) => this.tangentOf(x));
    const site = currentSite();
    this.tape.origin = { op: primitive.name, site };
    if (primitive.linearize !== void 0) return this.#wrapProgram(primitive, inputs, params);
    const outputs = bindIn(this.parent, primitive, primals, params);
    const io = { inputs: primals, outputs };
    if (site !== null) this.tape.origin = { op: primitive.name, site, application: io };
    const differential = { primitive, params, io, zero: this.#zero };
    const results = withTrace(this.tape, () => tangentsOf(differential, tangents));
    return this.#wrap(primitive, inputs, outputs, results);
  }
  reveal(tracer, how) {
    const { primal, tangent } = tracer;
    if (how === null) return primal;
    this.tape.cuts.push({
      origin: { op: how, site: currentSite() },
      reason: 'left the tape',
      why: `${how}() gives plain numbers, and numbers carry no gradient`,
      inputs: [tangent.slot],
      outputs: [primal],
    });
    return primal;
  }
  #wrapProgram(primitive, inputs, params) {
    const primals = inputs.map((x) => this.primalOf(x));
    const tangents = inputs.map((x) => this.tangentOf(x));
    const toolbox = this.#toolbox(inputs);
    const done = withTrace(this.parent, () =>
      primitive.linearize(primals, tangents, params, toolbox),
    );
    return done.outputs.map((y, i2) => this.#attach(y, done.tangents[i2] ?? null));
  }
  #toolbox(inputs) {
    return {
      kind: 'linearize',
      recordRun,
      record: (p, args, given, types2) => this.tape.record(p, args, given, types2),
      zeroTangent: (type) => this.tape.newTangent(type),
      underTape: (body) => withTrace(this.tape, body),
      unfold: (body) => {
        const results = withTrace(this, () => body(inputs));
        return {
          outputs: results.map((y) => this.primalOf(y)),
          tangents: results.map((y) => this.tangentOf(y)),
        };
      },
    };
  }
  #attach(output, tangent) {
    if (tangent === null) return output;
    return new LinearizeTracer(output, tangent, this);
  }
  #wrap(primitive, inputs, outputs, tangents) {
    if (tangents.every((t) => t === null)) this.#cut(primitive, inputs, outputs);
    return outputs.map((y, i2) => this.#attach(y, tangents[i2] ?? null));
  }
  #cut(primitive, inputs, outputs) {
    const { zeroSlope: zeroSlope4 } = primitive;
    let reason = 'zero derivative';
    if (zeroSlope4?.kind === 'stopped') reason = 'stopGradient';
    else if (!outputs.some((y) => hasTangent(y.type))) reason = 'integer';
    this.tape.cuts.push({
      origin: this.tape.origin,
      reason,
      why: zeroSlope4?.why ?? 'its slope is 0 here',
      inputs: inputs.flatMap((x) => this.tangentOf(x)?.slot ?? []),
      outputs,
    });
  }
};
function recordRun(request) {
  const { active, instantiate = [], inputs, run: run2, keepAll = false } = request;
  const trace = new LinearizeTrace(request.title);
  try {
    const given = inputs.map((x, i2) => (active[i2] ? trace.input(x) : x));
    const results = withTrace(trace, () => run2(given));
    const tangents = results.map(
      (y, i2) => trace.tangentOf(y) ?? (instantiate[i2] ? trace.tape.newTangent(y.type) : null),
    );
    const tape = trace.tape.finish(
      given.flatMap((x) => trace.tangentOf(x) ?? []),
      tangents,
    );
    const outputs = results.map((y) => trace.primalOf(y));
    return { outputs, tape: keepAll ? tape : prune(tape) };
  } finally {
    trace.active = false;
    trace.tape.active = false;
  }
}

// packages/autodiff/src/push.ts
function push(tape, tangents) {
  const held = Array.from({ length: tape.size }, () => void 0);
  tape.inputs.forEach((slot, i2) => (held[slot.index] = tangents[i2]));
  for (const { primitive, args, params, results } of tape.entries) {
    const inputs = args.map((a) => (isSlot(a) ? (held[a.index] ?? zerosOf(a.type)) : a));
    const out = bind(primitive, inputs, params);
    results.forEach((slot, i2) => (held[slot.index] = out[i2]));
  }
  return tape.outputs.map((slot) =>
    slot === null ? null : (held[slot.index] ?? zerosOf(slot.type)),
  );
}

// packages/autodiff/src/linearize.ts
function record2(request) {
  const { f, title, leaves, active, keepAll = false } = request;
  let { shape } = request;
  const run2 = (given) => {
    const result = callTree(f, request.shape, given, title);
    shape = result.shape;
    return result.leaves;
  };
  return { ...recordRun({ title, inputs: leaves, active, run: run2, keepAll }), shape };
}
function tangentLeaves(tangents, { primals, shape, leaves }) {
  const given = flattenTree(withZeros(tangents, shape, leaves), 'tangents');
  if (!sameTree(given.shape, shape)) throw treesDiffer(primals, tangents, 'the tangents');
  return given.leaves.map((t, i2) => {
    const { type } = leaves[i2];
    if (t.shape.join() !== type.shape.join()) throw misfit(t, leaves[i2]);
    return t.dtype === type.dtype ? t : t.astype(type.dtype);
  });
}
function withZeros(tangents, shape, leaves) {
  let at4 = 0;
  const fill2 = (value, node) => {
    if (node.kind === 'leaf') {
      const { type } = leaves[at4++];
      return value === null ? zerosOf(type) : value;
    }
    if (node.kind === 'array' && Array.isArray(value)) {
      return value.map((v, i2) => (node.children[i2] ? fill2(v, node.children[i2]) : v));
    }
    if (node.kind === 'object' && typeof value === 'object' && value !== null) {
      const entries = Array.from(node.children, ([key, child]) => [key, fill2(value[key], child)]);
      return { ...value, ...Object.fromEntries(entries) };
    }
    return value;
  };
  return fill2(tangents, shape);
}
function misfit(tangent, primal) {
  const shape = `[${primal.shape.join(', ')}]`;
  return new GradusError('GR411', {
    what: `a tangent of type ${printType(tangent.type)} was given for a primal of type ${printType(primal.type)}.`,
    why: 'A tangent is a direction in the space of its primal, so it has the same shape.',
    instead: `Give a tangent of shape ${shape}, such as \`ones(${shape})\`, or null for zero.`,
  });
}

// packages/autodiff/src/backward.ts
function backward(tape, cotangents, observe2) {
  const held = [];
  for (let i2 = 0; i2 < tape.size; i2++) held.push(null);
  tape.outputs.forEach((slot, i2) => slot !== null && give(held, slot, cotangents[i2] ?? null));
  for (let i2 = tape.entries.length - 1; i2 >= 0; i2--) {
    const entry = tape.entries[i2];
    const arrived = take(held, entry.results);
    if (arrived === null) continue;
    const left = transposeEntry(entry, arrived);
    for (let k = 0; k < entry.args.length; k++) {
      const arg = entry.args[k];
      if (isSlot(arg)) give(held, arg, left[k] ?? null);
    }
    observe2?.(entry, arrived, left);
  }
  return tape.inputs.map((slot) => held[slot.index]);
}
function give(held, slot, cotangent) {
  if (cotangent === null) return;
  if (!sameType(cotangent.type, slot.type)) mistyped(slot, cotangent);
  const before = held[slot.index];
  held[slot.index] = before === null ? cotangent : add(before, cotangent);
}
function take(held, slots) {
  const arrived = [];
  let any2 = false;
  for (const { index } of slots) {
    const cotangent = held[index];
    arrived.push(cotangent);
    if (cotangent === null) continue;
    any2 = true;
    held[index] = null;
  }
  return any2 ? arrived : null;
}
function mistyped(slot, cotangent) {
  return unreachable(
    `a cotangent has the type of its primal, not ${printType(cotangent.type)} for ${printType(slot.type)}`,
  );
}
function transposeEntry({ primitive, args, params }, arrived) {
  const given = [];
  for (const arg of args) given.push(isSlot(arg) ? { linear: arg.type } : arg);
  return (
    primitive.transpose?.(arrived, given, params, TOOLBOX) ??
    unreachable(`the linear primitive ${primitive.name} has a transpose rule`)
  );
}
var TOOLBOX = { kind: 'transpose', pullRun };
function pullRun({ title, args, run: run2, cotangents }) {
  const tape = new TapeTrace(context.current, title, true);
  const values2 = args.map((a) => (isLinear(a) ? tape.newTangent(a.linear) : a));
  const outputs = withTrace(tape, () => run2(values2, (origin) => (tape.origin = origin)));
  const recorded = tape.finish(
    values2.filter((v) => tape.owns(v)),
    outputs,
  );
  const back = backward(recorded, cotangents);
  return back.map((c, i2) => c ?? zerosOf(recorded.inputs[i2].type));
}

// packages/autodiff/src/grad.ts
function grad(f, options = {}) {
  const run2 = valueAndGradOf(f, options);
  const gradientOf2 = (...args) => {
    const { gradient, aux } = run2(args);
    return options.hasAux === true ? [gradient, aux] : gradient;
  };
  return derivedFrom(gradientOf2, 'grad', f);
}
function valueAndGradOf(f, { argnums = 0, hasAux = false }) {
  const title = `grad of ${nameOf(f)}`;
  return (args) => {
    const chosen = chooseArguments(args, argnums, title);
    const { main, aux } = auxiliary(f, hasAux, title);
    const run2 = record2({ f: main, ...chosen, title });
    const value = requireScalar(run2.outputs, run2.shape, title);
    const cotangents = backward(run2.tape, [scalarOf(1, value.dtype, value.type.weak)]);
    context.watch?.({ f: main, name: nameOf(f), args, argnums, cotangents });
    let next2 = 0;
    const all2 = chosen.leaves.map((x, i2) =>
      chosen.active[i2] ? (cotangents[next2++] ?? zerosOf(x.type)) : null,
    );
    const trees = unflatten(chosen.shape, all2);
    const gradient =
      typeof argnums === 'number' ? trees.at(argnums) : argnums.map((i2) => trees.at(i2));
    return { value, gradient, aux: aux() };
  };
}
function chooseArguments(args, argnums, title) {
  const wanted = (typeof argnums === 'number' ? [argnums] : argnums).map((i2) => {
    const k = i2 < 0 ? i2 + args.length : i2;
    if (!Number.isInteger(k) || k < 0 || k >= args.length) throw noArgument(i2, args.length, title);
    return k;
  });
  const { leaves, shape } = flattenTree(args, 'args');
  const active = marks(shape, wanted);
  for (let i2 = 0; i2 < leaves.length; i2++) {
    const x = leaves[i2];
    if (active[i2] && !hasTangent(x.type)) throw integerLeaf(leafPaths(args, 'args')[i2], x, title);
  }
  return { leaves, shape, active };
}
function marks(shape, wanted) {
  const active = [];
  const children = shape.kind === 'array' ? shape.children : [];
  children.forEach((child, i2) => {
    const chosen = wanted.includes(i2);
    for (let left = countLeaves(child); left > 0; left--) active.push(chosen);
  });
  return active;
}
function requireScalar(outputs, shape, title) {
  const [value] = outputs;
  if (shape.kind === 'leaf' && value.size === 1 && value.ndim === 0 && isFloat(value.dtype)) {
    return value;
  }
  const got = shape.kind === 'leaf' ? printType(value.type) : `a tree of ${outputs.length} leaves`;
  throw new GradusError('GR410', {
    what: `the function returned ${got}; a gradient needs one float (${title}).`,
    why: 'A gradient is the slope of one number. Of several numbers there is one gradient each: a Jacobian.',
    instead:
      shape.kind === 'leaf' && isFloat(value.dtype)
        ? 'Reduce it, `.sum()` or `.mean()`; or use `jacobian(f)`; or return extras with `hasAux: true`.'
        : 'Return one float; hand other values back with `hasAux: true`.',
  });
}
function integerLeaf(path, x, title) {
  return new GradusError('GR413', {
    what: `${path} is ${printType(x.type)}, which has no gradient (${title}).`,
    why: 'Integers and booleans have no tangent space: there is no small step from 2 to 3.',
    instead:
      'Pass it as another argument (`argnums` chooses), close over it, or convert it to float.',
  });
}
function noArgument(i2, count, title) {
  return new GradusError('GR414', {
    what: `argnums names argument ${i2}, but the function was called with ${count} (${title}).`,
    why: '`argnums` counts arguments from 0; negative numbers count from the last.',
    instead:
      count === 0
        ? 'Call it with the argument.'
        : `Name one that is passed: a whole number from ${-count} to ${count - 1}.`,
  });
}

// packages/autodiff/src/vjp.ts
function vjp(f, primals, options = {}) {
  const title = `vjp of ${nameOf(f)}`;
  const { leaves, shape } = flattenTree(primals, 'primals');
  const active = leaves.map((x) => hasTangent(x.type));
  const { main, aux } = auxiliary(f, options.hasAux === true, title);
  const run2 = record2({ f: main, shape, leaves, active, title });
  const pullback = (cotangent) => {
    const given = flattenTree(cotangent, 'cotangent');
    if (!sameTree(given.shape, run2.shape)) {
      throw treesDiffer(unflatten(run2.shape, run2.outputs), cotangent, 'the cotangent');
    }
    const typed = given.leaves.map((c, i2) => likeOutput(c, run2.outputs[i2]));
    const found = backward(run2.tape, typed);
    let next2 = 0;
    const all2 = leaves.map((x, i2) => (active[i2] ? (found[next2++] ?? zerosOf(x.type)) : null));
    return unflatten(shape, all2);
  };
  const value = unflatten(run2.shape, run2.outputs);
  return options.hasAux === true ? [value, pullback, aux()] : [value, pullback];
}
function likeOutput(cotangent, output) {
  if (!sameShape(cotangent.shape, output.shape)) throw misfit2(cotangent, output);
  return cotangent.dtype === output.dtype ? cotangent : cotangent.astype(output.dtype);
}
function misfit2(cotangent, output) {
  const shape = `[${output.shape.join(', ')}]`;
  return new GradusError('GR411', {
    what: `a cotangent of type ${printType(cotangent.type)} was given for a result of type ${printType(output.type)}.`,
    why: 'A cotangent is a weight for every entry of the result, so it has the same shape.',
    instead: `Give a cotangent of shape ${shape}, such as \`ones(${shape})\`.`,
  });
}

// packages/autodiff/src/jvpTrace.ts
var JvpTracer = class extends Tracer {
  primal;
  tangent;
  constructor(primal, tangent, trace) {
    super(primal.type, trace);
    this.primal = primal;
    this.tangent = tangent;
  }
};
var JvpTrace = class {
  parent = context.current;
  title;
  active = true;
  #programs;
  constructor(title, programs) {
    this.title = title;
    this.#programs = programs;
  }
  /** The pair of a value and its tangent; the value itself where the tangent is zero. */
  attach(primal, tangent) {
    return tangent === null ? primal : new JvpTracer(primal, tangent, this);
  }
  primalOf(x) {
    return x.trace === this ? x.primal : x;
  }
  tangentOf(x) {
    return x.trace === this ? x.tangent : null;
  }
  process(primitive, inputs, params) {
    if (!inputs.some((x) => x.trace === this)) {
      return bindIn(this.parent, primitive, inputs, params);
    }
    if (context.unfold !== null && primitive.unfold !== void 0) {
      return [...context.unfold(primitive, inputs, params)];
    }
    const primals = inputs.map((x) => this.primalOf(x));
    const tangents = inputs.map((x) => this.tangentOf(x));
    const done = withTrace(this.parent, () =>
      primitive.jvp === void 0
        ? this.#apply(primitive, { primals, tangents }, params)
        : primitive.jvp(primals, tangents, params, this.#toolbox(inputs)),
    );
    return done.outputs.map((y, i2) => this.attach(y, done.tangents[i2] ?? null));
  }
  reveal(tracer) {
    return tracer.primal;
  }
  #toolbox(inputs) {
    return {
      kind: 'jvp',
      jvpProgram: this.#programs.jvpProgram,
      unfold: (body) => {
        const results = withTrace(this, () => body(inputs));
        return {
          outputs: results.map((y) => this.primalOf(y)),
          tangents: results.map((y) => this.tangentOf(y)),
        };
      },
    };
  }
  #apply(primitive, dual, params) {
    const { primals, tangents } = dual;
    if (primitive.callsProgram === true) {
      return this.#programs.jvpCall(primitive, dual, params);
    }
    const outputs = bindIn(this.parent, primitive, primals, params);
    const io = { inputs: primals, outputs };
    return { outputs, tangents: tangentsOf({ primitive, params, io, zero: zerosOf }, tangents) };
  }
};

// packages/autodiff/src/jvpProgram.ts
var programJvp = { jvpProgram, jvpCall };
var cache2 = /* @__PURE__ */ new WeakMap();
function jvpProgram(program, active, instantiate = []) {
  return cached(cache2, program, [active, instantiate], () => build(program, active, instantiate));
}
function build(program, active, instantiate) {
  const types2 = program.inputs.map((v) => v.type);
  const tangentTypes = types2.filter((_, i2) => active[i2]);
  const staged2 = stage(
    (inputs) => {
      const trace = new JvpTrace(`jvp of ${program.name}`, programJvp);
      let next2 = types2.length;
      const pairs = types2.map((_, i2) =>
        trace.attach(inputs[i2], active[i2] ? inputs[next2++] : null),
      );
      const results = withTrace(trace, () => runProgram(program, pairs));
      trace.active = false;
      const tangents = results.map((y, i2) => {
        const tangent = trace.tangentOf(y);
        return tangent === null && instantiate[i2] ? zerosOf(y.type) : tangent;
      });
      const outputs = [
        ...results.map((y) => trace.primalOf(y)),
        ...tangents.filter((t) => t !== null),
      ];
      return { outputs, rest: tangents.map((t) => t !== null) };
    },
    [...types2, ...tangentTypes],
    { name: `${program.name}.jvp`, purpose: 'jvp', derived: true },
  );
  if (staged2.program.captures.length > 0) unreachable('a closed program has a closed jvp');
  return { program: staged2.program, active: staged2.rest };
}
function jvpCall(primitive, { primals, tangents }, params) {
  const { program, active } = jvpProgram(
    params.programs.body,
    tangents.map((t) => t !== null),
  );
  const given = [...primals, ...tangents.filter((t) => t !== null)];
  const out = bind(primitive, given, { ...params, programs: { body: program } });
  let next2 = active.length;
  return {
    outputs: out.slice(0, active.length),
    tangents: active.map((has) => (has ? out[next2++] : null)),
  };
}

// packages/autodiff/src/jvp.ts
function jvp(f, primals, tangents, options = {}) {
  const title = `jvp of ${nameOf(f)}`;
  const flat = flattenTree(primals, 'primals');
  const given = tangentLeaves(tangents, { primals, ...flat });
  const { main, aux } = auxiliary(f, options.hasAux === true, title);
  const trace = new JvpTrace(title, programJvp);
  const leaves = flat.leaves.map((x, i2) => trace.attach(x, hasTangent(x.type) ? given[i2] : null));
  try {
    const result = withTrace(trace, () => callTree(main, flat.shape, leaves, title));
    const outputs = result.leaves.map((y) => trace.primalOf(y));
    const slopes2 = result.leaves.map((y) => trace.tangentOf(y) ?? zerosOf(y.type));
    const pair2 = [unflatten(result.shape, outputs), unflatten(result.shape, slopes2)];
    return options.hasAux === true ? [...pair2, aux()] : pair2;
  } finally {
    trace.active = false;
  }
}

// packages/numerics/src/check/ridders.ts
var SHRINK = 1.4;
var ROWS = 10;
var SAFE = 2;
function ridders(g, start) {
  let step = start;
  let row = [difference(g, step)];
  let best = { slope: row[0], error: Infinity };
  for (let i2 = 1; i2 < ROWS; i2++) {
    step /= SHRINK;
    const next2 = extrapolate(row, difference(g, step));
    for (let j = 1; j < next2.length; j++) {
      const error = Math.max(Math.abs(next2[j] - next2[j - 1]), Math.abs(next2[j] - row[j - 1]));
      if (error <= best.error) best = { slope: next2[j], error };
    }
    if (Math.abs(next2.at(-1) - row.at(-1)) >= SAFE * best.error) break;
    row = next2;
  }
  return best;
}
function difference(g, h2) {
  return (g(h2) - g(-h2)) / (2 * h2);
}
function extrapolate(before, first) {
  const row = [first];
  let factor = SHRINK * SHRINK;
  for (const old of before) {
    row.push((row.at(-1) * factor - old) / (factor - 1));
    factor *= SHRINK * SHRINK;
  }
  return row;
}

// packages/numerics/src/check/finiteDifference.ts
function liftCall(f, args) {
  const [found, shape] = flatten(args, 'args');
  const leaves = found.map((leaf) => {
    const x = toTensor(leaf, 'args');
    return isFloat(x.dtype) ? astype(x, 'float64') : x;
  });
  const run2 = (given) =>
    withDefaultDtype('float64', () => {
      const result = f(...unflatten(shape, given));
      return flatten(result, 'result')[0].map((y) => toTensor(y, 'result'));
    });
  return { shape, leaves, run: run2 };
}
function moved(leaves, direction, t) {
  return leaves.map((x, i2) => {
    const v = direction[i2];
    if (!v) return x;
    const data2 = Float64Array.from(contiguous(x), (value, k) => value + t * v[k]);
    return fromData(typeOf('float64', x.shape), data2);
  });
}
function stepFor(leaves) {
  let size = 0;
  for (const x of leaves)
    if (isFloat(x.dtype)) for (const v of contiguous(x)) size = Math.max(size, Math.abs(v));
  return 1e-3 * Math.max(1, Number.isFinite(size) ? Math.min(size, 1e3) : 1);
}

// packages/numerics/src/check/randomFrom.ts
function randomFrom(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

// packages/numerics/src/check/taylor.ts
var SHRINK2 = 0.25;
var STEPS = 15;
var NOISE = 1024 * Number.EPSILON;
var ASKED = 3;
var RIGHT_RATE = 1.5;
function taylorRate(g, slope2, start) {
  const here = g(0);
  const remainders = [];
  for (let i2 = 0, t = start; i2 < STEPS; i2++, t *= SHRINK2) {
    const [right, left] = [g(t), g(-t)];
    const remainder2 = Math.abs(right - here - t * slope2) + Math.abs(left - here + t * slope2);
    if (Number.isNaN(remainder2) || !Number.isFinite(slope2)) return Number.NaN;
    const size = Math.max(Math.abs(here), Math.abs(right), Math.abs(left), Math.abs(t * slope2));
    if (remainder2 <= NOISE * size) break;
    remainders.push(remainder2);
  }
  return lastRate(remainders);
}
function lastRate(remainders) {
  const rates = remainders
    .slice(1)
    .map((r, i2) => Math.log(r / remainders[i2]) / Math.log(SHRINK2));
  const asked = rates.slice(-ASKED).toSorted((a, b) => a - b);
  return asked[Math.floor((asked.length - 1) / 2)] ?? Infinity;
}

// packages/numerics/src/check/ulp.ts
var wide = new DataView(new ArrayBuffer(8));
function rank(x, dtype) {
  if (dtype === 'float32') wide.setFloat32(0, x);
  else wide.setFloat64(0, x);
  const bits2 = dtype === 'float32' ? BigInt(wide.getInt32(0)) : wide.getBigInt64(0);
  const lowest2 = dtype === 'float32' ? -(2n ** 31n) : -(2n ** 63n);
  return bits2 < 0n ? lowest2 - bits2 : bits2;
}
function ulpDistance(x, y, dtype = 'float64') {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : Infinity;
  const distance2 = rank(x, dtype) - rank(y, dtype);
  return Number(distance2 < 0n ? -distance2 : distance2);
}

// packages/numerics/src/check/checkGrads.ts
function checkGrads(f, args, options = {}) {
  const { order = 2, modes = ['fwd', 'rev'], atol = 1e-7, rtol = 1e-6, seed = 1 } = options;
  const check2 = { order, modes, atol, rtol, seed, random: randomFrom(seed) };
  const call = liftCall(f, args);
  const floats = call.leaves.map((x) => isFloat(x.dtype));
  const onFloats = (...given) => {
    let next2 = 0;
    return [...call.run(call.leaves.map((x, i2) => (floats[i2] ? given[next2++] : x)))];
  };
  checkOrder(
    onFloats,
    call.leaves.filter((_, i2) => floats[i2]),
    check2,
  );
}
function checkOrder(f, leaves, check2) {
  if (check2.order === 0) return;
  const deeper = { ...check2, order: check2.order - 1 };
  const directions = leaves.map((x) => randomVector(x, check2.random));
  const outputs = f(...leaves);
  const weights = outputs.map((y) => randomVector(y, check2.random));
  const along = valueAlong(f, leaves, { directions, weights });
  if (check2.modes.includes('fwd')) {
    const forward = (...xs) => jvp(f, xs, directions.map(tensorOf(leaves)))[1];
    compare(inner(forward(...leaves), weights), along, { mode: 'fwd', check: check2 });
    checkOrder(forward, leaves, deeper);
  }
  if (check2.modes.includes('rev')) {
    const cotangents = weights.map(tensorOf(outputs));
    const reverse = (...xs) => [...vjp(f, xs)[1](cotangents)];
    compare(inner(reverse(...leaves), directions), along, { mode: 'rev', check: check2 });
    checkOrder(reverse, leaves, deeper);
  }
}
var tensorOf = (like) => (v, i2) => fromData(typeOf(like[i2].dtype, like[i2].shape), v);
function valueAlong(f, leaves, { directions, weights }) {
  const value = (t) => inner(f(...moved(leaves, directions, t)), weights);
  return { value, start: stepFor(leaves) };
}
function inner(xs, vs) {
  let total = 0;
  xs.forEach((x, i2) => contiguous(x).forEach((value, k) => (total += value * vs[i2][k])));
  return total;
}
function randomVector(x, random2) {
  return Float64Array.from({ length: x.size }, () => {
    const r = random2();
    return isFloat(x.dtype) ? (r < 0.5 ? r - 1 : r) : 0;
  });
}
function compare(got, { value, start }, { mode, check: check2 }) {
  const rate = taylorRate(value, got, start);
  if (rate > RIGHT_RATE) return;
  const truth3 = ridders(value, start).slope;
  const bound3 = check2.atol + check2.rtol * Math.max(Math.abs(got), Math.abs(truth3));
  if (Math.abs(got - truth3) <= bound3 || (Number.isNaN(got) && Number.isNaN(truth3))) return;
  const name = mode === 'fwd' ? 'forward mode (jvp)' : 'reverse mode (vjp)';
  throw new GradusError('GR600', {
    what: `the derivative by ${name} is ${got}, by differences of values ${truth3} (${ulpDistance(got, truth3)} ulp apart; with it the Taylor remainder shrinks at the rate ${rate.toFixed(2)}, where 2 is right and 1 is wrong; ${check2.order} more order(s) to check, seed ${check2.seed}).`,
    why: 'A derivative rule is wrong, or the point lies at a kink where no difference quotient settles.',
    instead:
      'Ask `diagnose` which operation it is; move the point away from kinks; or widen `rtol` where the values themselves are inexact.',
  });
}

// packages/testing/src/close.ts
var EQUAL = {};
function closeNumbers(a, e, allowed) {
  if (Object.is(a, e)) return true;
  if (a === e) return allowed.signedZero !== true;
  if (!Number.isFinite(a) || !Number.isFinite(e)) return false;
  const { rtol = 0, atol = 0, scale: scale2, at: at4 = 0 } = allowed;
  return Math.abs(a - e) <= atol + rtol * (scale2 === void 0 ? Math.abs(e) : scale2[at4]);
}
function worstMismatch(actual, expected, type, allowed) {
  let worst = null;
  let count = 0;
  for (let i2 = 0; i2 < expected.length; i2++) {
    const [a, e] = [actual[i2], expected[i2]];
    if (closeNumbers(a, e, { ...allowed, at: i2 })) continue;
    const ulps2 = isFloat(type.dtype) ? ulpDistance(a, e, type.dtype) : Math.abs(a - e);
    if (ulps2 <= (allowed.ulps ?? -1)) continue;
    count++;
    if (worst === null || ulps2 > worst.ulps) worst = { index: i2, count, ulps: ulps2 };
  }
  return worst === null ? null : { ...worst, count };
}
function difference2(actual, expected, allowed = EQUAL) {
  if (!sameType(actual.type, expected.type)) {
    return `the type is ${printType(actual.type)}, expected ${printType(expected.type)}`;
  }
  const [a, e] = [actual, expected].map((x) => contiguous(x.known('comparison')));
  const worst = worstMismatch(a, e, expected.type, allowed);
  if (worst === null) return null;
  const { index, count, ulps: ulps2 } = worst;
  const place = indices(index, expected.shape);
  return [
    `${shown(a[index], actual)} where ${shown(e[index], expected)} was expected, at [${place.join(', ')}]`,
    `    off by ${ulps2} ulps, ${distance(a[index], e[index])}; allowed: ${allowance(allowed)}`,
    `    ${count} of ${expected.size} elements differ`,
    `    found:    ${printType(actual.type)} ${actual.known('comparison').toString()}`,
    `    expected: ${printType(expected.type)} ${expected.known('comparison').toString()}`,
  ].join('\n');
}
function shown(value, like) {
  return formatNumber(value, like.dtype === 'float32');
}
function distance(a, e) {
  const absolute2 = Math.abs(a - e);
  if (!Number.isFinite(absolute2)) return 'infinitely far';
  return `${absolute2.toPrecision(3)} (${(absolute2 / Math.abs(e)).toPrecision(3)} relative)`;
}
function allowance({ ulps: ulps2, rtol, atol, scale: scale2 }) {
  const parts = [
    ...(ulps2 === void 0 ? [] : [`${ulps2} ulps`]),
    ...(rtol === void 0 ? [] : [`${rtol} relative${scale2 === void 0 ? '' : ' to \u03A3|x|'}`]),
    ...(atol === void 0 ? [] : [`${atol} absolute`]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' or ');
}
function indices(flat, shape) {
  const found = [];
  let rest = flat;
  for (const n of shape.toReversed()) {
    found.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return found;
}

// packages/doctor/src/observation.ts
var RecordTrace = class {
  parent = context.current;
  title = 'diagnosis';
  active = true;
  steps = [];
  unfolded = [];
  process(primitive, inputs, params) {
    if (primitive.unfold !== void 0) return [...this.unfold(primitive, inputs, params)];
    const site = currentSite();
    const outputs = bindIn(this.parent, primitive, inputs, params);
    this.steps.push({ primitive, inputs, outputs, params, site });
    return outputs;
  }
  /** Runs the programs inside an application, and remembers that it happened. */
  unfold = (primitive, inputs, params) => {
    this.unfolded.push({ op: primitive.name, inputs, site: currentSite() });
    return primitive.unfold(inputs, params);
  };
  reveal() {
    return null;
  }
};
function observe(request) {
  const trace = new RecordTrace();
  const warnings = [];
  const warn2 = (code, message) => void warnings.push({ code, message });
  try {
    const run2 = withSettings({ captureSites: true, unfold: trace.unfold, warn: warn2 }, () =>
      withTrace(trace, () => record2({ ...request, keepAll: true })),
    );
    const value = requireScalar(run2.outputs, run2.shape, request.title);
    const { flows, cotangents } = pull(run2.tape, value);
    const inputs = request.leaves.filter((_, i2) => request.active[i2]);
    const { steps, unfolded } = trace;
    return { steps, unfolded, tape: run2.tape, flows, value, inputs, cotangents, warnings };
  } catch (error) {
    return { error, warnings };
  } finally {
    trace.active = false;
  }
}
function pull(tape, value) {
  const trace = new RecordTrace();
  const flows = [];
  try {
    const start = scalarOf(1, value.dtype);
    const cotangents = withTrace(trace, () =>
      backward(tape, [start], (entry, arrived, left) =>
        flows.push({ entry, arrived, left, steps: trace.steps.splice(0) }),
      ),
    );
    return { flows, cotangents };
  } finally {
    trace.active = false;
  }
}
function failed(run2) {
  return 'error' in run2;
}
function gradientOf(observation, index) {
  return observation.cotangents[index] ?? zerosOf(observation.inputs[index].type);
}
function tensorsOfValue(observation) {
  const { steps, value } = observation;
  const needed = /* @__PURE__ */ new Set([value]);
  for (let i2 = steps.length - 1; i2 >= 0; i2--) {
    const { inputs, outputs } = steps[i2];
    if (outputs.some((y) => needed.has(y))) for (const x of inputs) needed.add(x);
  }
  return needed;
}

// packages/doctor/src/numbers.ts
function every(x, test) {
  return x === null || contiguous(x).every((value) => test(value));
}
var isZero = (x) => every(x, (v) => v === 0);
var isFinite2 = (x) => every(x, Number.isFinite);
var hasNoNaN = (x) => every(x, (v) => !Number.isNaN(v));
function largest2(tensors) {
  let result = 0;
  for (const x of tensors) {
    if (x !== null) for (const v of contiguous(x)) result = Math.max(result, Math.abs(v));
  }
  return result;
}

// node_modules/.pnpm/decimal.js@10.6.0/node_modules/decimal.js/decimal.mjs
var EXP_LIMIT = 9e15;
var MAX_DIGITS = 1e9;
var NUMERALS = '0123456789abcdef';
var LN10 =
  '2.3025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050895982983419677840422862486334095254650828067566662873690987816894829072083255546808437998948262331985283935053089653777326288461633662222876982198867465436674744042432743651550489343149393914796194044002221051017141748003688084012647080685567743216228355220114804663715659121373450747856947683463616792101806445070648000277502684916746550586856935673420670581136429224554405758925724208241314695689016758940256776311356919292033376587141660230105703089634572075440370847469940168269282808481184289314848524948644871927809676271275775397027668605952496716674183485704422507197965004714951050492214776567636938662976979522110718264549734772662425709429322582798502585509785265383207606726317164309505995087807523710333101197857547331541421808427543863591778117054309827482385045648019095610299291824318237525357709750539565187697510374970888692180205189339507238539205144634197265287286965110862571492198849978748873771345686209167058';
var PI =
  '3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679821480865132823066470938446095505822317253594081284811174502841027019385211055596446229489549303819644288109756659334461284756482337867831652712019091456485669234603486104543266482133936072602491412737245870066063155881748815209209628292540917153643678925903600113305305488204665213841469519415116094330572703657595919530921861173819326117931051185480744623799627495673518857527248912279381830119491298336733624406566430860213949463952247371907021798609437027705392171762931767523846748184676694051320005681271452635608277857713427577896091736371787214684409012249534301465495853710507922796892589235420199561121290219608640344181598136297747713099605187072113499999983729780499510597317328160963185950244594553469083026425223082533446850352619311881710100031378387528865875332083814206171776691473035982534904287554687311595628638823537875937519577818577805321712268066130019278766111959092164201989380952572010654858632789';
var DEFAULTS = {
  // These values must be integers within the stated ranges (inclusive).
  // Most of these values can be changed at run-time using the `Decimal.config` method.
  // The maximum number of significant digits of the result of a calculation or base conversion.
  // E.g. `Decimal.config({ precision: 20 });`
  precision: 20,
  // 1 to MAX_DIGITS
  // The rounding mode used when rounding to `precision`.
  //
  // ROUND_UP         0 Away from zero.
  // ROUND_DOWN       1 Towards zero.
  // ROUND_CEIL       2 Towards +Infinity.
  // ROUND_FLOOR      3 Towards -Infinity.
  // ROUND_HALF_UP    4 Towards nearest neighbour. If equidistant, up.
  // ROUND_HALF_DOWN  5 Towards nearest neighbour. If equidistant, down.
  // ROUND_HALF_EVEN  6 Towards nearest neighbour. If equidistant, towards even neighbour.
  // ROUND_HALF_CEIL  7 Towards nearest neighbour. If equidistant, towards +Infinity.
  // ROUND_HALF_FLOOR 8 Towards nearest neighbour. If equidistant, towards -Infinity.
  //
  // E.g.
  // `Decimal.rounding = 4;`
  // `Decimal.rounding = Decimal.ROUND_HALF_UP;`
  rounding: 4,
  // 0 to 8
  // The modulo mode used when calculating the modulus: a mod n.
  // The quotient (q = a / n) is calculated according to the corresponding rounding mode.
  // The remainder (r) is calculated as: r = a - n * q.
  //
  // UP         0 The remainder is positive if the dividend is negative, else is negative.
  // DOWN       1 The remainder has the same sign as the dividend (JavaScript %).
  // FLOOR      3 The remainder has the same sign as the divisor (Python %).
  // HALF_EVEN  6 The IEEE 754 remainder function.
  // EUCLID     9 Euclidian division. q = sign(n) * floor(a / abs(n)). Always positive.
  //
  // Truncated division (1), floored division (3), the IEEE 754 remainder (6), and Euclidian
  // division (9) are commonly used for the modulus operation. The other rounding modes can also
  // be used, but they may not give useful results.
  modulo: 1,
  // 0 to 9
  // The exponent value at and beneath which `toString` returns exponential notation.
  // JavaScript numbers: -7
  toExpNeg: -7,
  // 0 to -EXP_LIMIT
  // The exponent value at and above which `toString` returns exponential notation.
  // JavaScript numbers: 21
  toExpPos: 21,
  // 0 to EXP_LIMIT
  // The minimum exponent value, beneath which underflow to zero occurs.
  // JavaScript numbers: -324  (5e-324)
  minE: -EXP_LIMIT,
  // -1 to -EXP_LIMIT
  // The maximum exponent value, above which overflow to Infinity occurs.
  // JavaScript numbers: 308  (1.7976931348623157e+308)
  maxE: EXP_LIMIT,
  // 1 to EXP_LIMIT
  // Whether to use cryptographically-secure random number generation, if available.
  crypto: false,
  // true/false
};
var inexact;
var quadrant;
var external = true;
var decimalError = '[DecimalError] ';
var invalidArgument = decimalError + 'Invalid argument: ';
var precisionLimitExceeded = decimalError + 'Precision limit exceeded';
var cryptoUnavailable = decimalError + 'crypto unavailable';
var tag = '[object Decimal]';
var mathfloor = Math.floor;
var mathpow = Math.pow;
var isBinary = /^0b([01]+(\.[01]*)?|\.[01]+)(p[+-]?\d+)?$/i;
var isHex = /^0x([0-9a-f]+(\.[0-9a-f]*)?|\.[0-9a-f]+)(p[+-]?\d+)?$/i;
var isOctal = /^0o([0-7]+(\.[0-7]*)?|\.[0-7]+)(p[+-]?\d+)?$/i;
var isDecimal = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
var BASE = 1e7;
var LOG_BASE = 7;
var MAX_SAFE_INTEGER = 9007199254740991;
var LN10_PRECISION = LN10.length - 1;
var PI_PRECISION = PI.length - 1;
var P = { toStringTag: tag };
P.absoluteValue = P.abs = function () {
  var x = new this.constructor(this);
  if (x.s < 0) x.s = 1;
  return finalise(x);
};
P.ceil = function () {
  return finalise(new this.constructor(this), this.e + 1, 2);
};
P.clampedTo = P.clamp = function (min3, max3) {
  var k,
    x = this,
    Ctor = x.constructor;
  min3 = new Ctor(min3);
  max3 = new Ctor(max3);
  if (!min3.s || !max3.s) return new Ctor(NaN);
  if (min3.gt(max3)) throw Error(invalidArgument + max3);
  k = x.cmp(min3);
  return k < 0 ? min3 : x.cmp(max3) > 0 ? max3 : new Ctor(x);
};
P.comparedTo = P.cmp = function (y) {
  var i2,
    j,
    xdL,
    ydL,
    x = this,
    xd = x.d,
    yd = (y = new x.constructor(y)).d,
    xs = x.s,
    ys = y.s;
  if (!xd || !yd) {
    return !xs || !ys ? NaN : xs !== ys ? xs : xd === yd ? 0 : !xd ^ (xs < 0) ? 1 : -1;
  }
  if (!xd[0] || !yd[0]) return xd[0] ? xs : yd[0] ? -ys : 0;
  if (xs !== ys) return xs;
  if (x.e !== y.e) return (x.e > y.e) ^ (xs < 0) ? 1 : -1;
  xdL = xd.length;
  ydL = yd.length;
  for (i2 = 0, j = xdL < ydL ? xdL : ydL; i2 < j; ++i2) {
    if (xd[i2] !== yd[i2]) return (xd[i2] > yd[i2]) ^ (xs < 0) ? 1 : -1;
  }
  return xdL === ydL ? 0 : (xdL > ydL) ^ (xs < 0) ? 1 : -1;
};
P.cosine = P.cos = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (!x.d) return new Ctor(NaN);
  if (!x.d[0]) return new Ctor(1);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + LOG_BASE;
  Ctor.rounding = 1;
  x = cosine2(Ctor, toLessThanHalfPi(Ctor, x));
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant == 2 || quadrant == 3 ? x.neg() : x, pr, rm, true);
};
P.cubeRoot = P.cbrt = function () {
  var e,
    m,
    n,
    r,
    rep,
    s,
    sd,
    t,
    t3,
    t3plusx,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  external = false;
  s = x.s * mathpow(x.s * x, 1 / 3);
  if (!s || Math.abs(s) == 1 / 0) {
    n = digitsToString(x.d);
    e = x.e;
    if ((s = (e - n.length + 1) % 3)) n += s == 1 || s == -2 ? '0' : '00';
    s = mathpow(n, 1 / 3);
    e = mathfloor((e + 1) / 3) - (e % 3 == (e < 0 ? -1 : 2));
    if (s == 1 / 0) {
      n = '5e' + e;
    } else {
      n = s.toExponential();
      n = n.slice(0, n.indexOf('e') + 1) + e;
    }
    r = new Ctor(n);
    r.s = x.s;
  } else {
    r = new Ctor(s.toString());
  }
  sd = (e = Ctor.precision) + 3;
  for (;;) {
    t = r;
    t3 = t.times(t).times(t);
    t3plusx = t3.plus(x);
    r = divide2(t3plusx.plus(x).times(t), t3plusx.plus(t3), sd + 2, 1);
    if (digitsToString(t.d).slice(0, sd) === (n = digitsToString(r.d)).slice(0, sd)) {
      n = n.slice(sd - 3, sd + 1);
      if (n == '9999' || (!rep && n == '4999')) {
        if (!rep) {
          finalise(t, e + 1, 0);
          if (t.times(t).times(t).eq(x)) {
            r = t;
            break;
          }
        }
        sd += 4;
        rep = 1;
      } else {
        if (!+n || (!+n.slice(1) && n.charAt(0) == '5')) {
          finalise(r, e + 1, 1);
          m = !r.times(r).times(r).eq(x);
        }
        break;
      }
    }
  }
  external = true;
  return finalise(r, e, Ctor.rounding, m);
};
P.decimalPlaces = P.dp = function () {
  var w,
    d = this.d,
    n = NaN;
  if (d) {
    w = d.length - 1;
    n = (w - mathfloor(this.e / LOG_BASE)) * LOG_BASE;
    w = d[w];
    if (w) for (; w % 10 == 0; w /= 10) n--;
    if (n < 0) n = 0;
  }
  return n;
};
P.dividedBy = P.div = function (y) {
  return divide2(this, new this.constructor(y));
};
P.dividedToIntegerBy = P.divToInt = function (y) {
  var x = this,
    Ctor = x.constructor;
  return finalise(divide2(x, new Ctor(y), 0, 1, 1), Ctor.precision, Ctor.rounding);
};
P.equals = P.eq = function (y) {
  return this.cmp(y) === 0;
};
P.floor = function () {
  return finalise(new this.constructor(this), this.e + 1, 3);
};
P.greaterThan = P.gt = function (y) {
  return this.cmp(y) > 0;
};
P.greaterThanOrEqualTo = P.gte = function (y) {
  var k = this.cmp(y);
  return k == 1 || k === 0;
};
P.hyperbolicCosine = P.cosh = function () {
  var k,
    n,
    pr,
    rm,
    len,
    x = this,
    Ctor = x.constructor,
    one = new Ctor(1);
  if (!x.isFinite()) return new Ctor(x.s ? 1 / 0 : NaN);
  if (x.isZero()) return one;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + 4;
  Ctor.rounding = 1;
  len = x.d.length;
  if (len < 32) {
    k = Math.ceil(len / 3);
    n = (1 / tinyPow(4, k)).toString();
  } else {
    k = 16;
    n = '2.3283064365386962890625e-10';
  }
  x = taylorSeries(Ctor, 1, x.times(n), new Ctor(1), true);
  var cosh2_x,
    i2 = k,
    d8 = new Ctor(8);
  for (; i2--;) {
    cosh2_x = x.times(x);
    x = one.minus(cosh2_x.times(d8.minus(cosh2_x.times(d8))));
  }
  return finalise(x, (Ctor.precision = pr), (Ctor.rounding = rm), true);
};
P.hyperbolicSine = P.sinh = function () {
  var k,
    pr,
    rm,
    len,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + 4;
  Ctor.rounding = 1;
  len = x.d.length;
  if (len < 3) {
    x = taylorSeries(Ctor, 2, x, x, true);
  } else {
    k = 1.4 * Math.sqrt(len);
    k = k > 16 ? 16 : k | 0;
    x = x.times(1 / tinyPow(5, k));
    x = taylorSeries(Ctor, 2, x, x, true);
    var sinh2_x,
      d5 = new Ctor(5),
      d16 = new Ctor(16),
      d20 = new Ctor(20);
    for (; k--;) {
      sinh2_x = x.times(x);
      x = x.times(d5.plus(sinh2_x.times(d16.times(sinh2_x).plus(d20))));
    }
  }
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(x, pr, rm, true);
};
P.hyperbolicTangent = P.tanh = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(x.s);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 7;
  Ctor.rounding = 1;
  return divide2(x.sinh(), x.cosh(), (Ctor.precision = pr), (Ctor.rounding = rm));
};
P.inverseCosine = P.acos = function () {
  var x = this,
    Ctor = x.constructor,
    k = x.abs().cmp(1),
    pr = Ctor.precision,
    rm = Ctor.rounding;
  if (k !== -1) {
    return k === 0 ? (x.isNeg() ? getPi(Ctor, pr, rm) : new Ctor(0)) : new Ctor(NaN);
  }
  if (x.isZero()) return getPi(Ctor, pr + 4, rm).times(0.5);
  Ctor.precision = pr + 6;
  Ctor.rounding = 1;
  x = new Ctor(1).minus(x).div(x.plus(1)).sqrt().atan();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(2);
};
P.inverseHyperbolicCosine = P.acosh = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (x.lte(1)) return new Ctor(x.eq(1) ? 0 : NaN);
  if (!x.isFinite()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(Math.abs(x.e), x.sd()) + 4;
  Ctor.rounding = 1;
  external = false;
  x = x.times(x).minus(1).sqrt().plus(x);
  external = true;
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.ln();
};
P.inverseHyperbolicSine = P.asinh = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 2 * Math.max(Math.abs(x.e), x.sd()) + 6;
  Ctor.rounding = 1;
  external = false;
  x = x.times(x).plus(1).sqrt().plus(x);
  external = true;
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.ln();
};
P.inverseHyperbolicTangent = P.atanh = function () {
  var pr,
    rm,
    wpr,
    xsd,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.e >= 0) return new Ctor(x.abs().eq(1) ? x.s / 0 : x.isZero() ? x : NaN);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  xsd = x.sd();
  if (Math.max(xsd, pr) < 2 * -x.e - 1) return finalise(new Ctor(x), pr, rm, true);
  Ctor.precision = wpr = xsd - x.e;
  x = divide2(x.plus(1), new Ctor(1).minus(x), wpr + pr, 1);
  Ctor.precision = pr + 4;
  Ctor.rounding = 1;
  x = x.ln();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(0.5);
};
P.inverseSine = P.asin = function () {
  var halfPi,
    k,
    pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (x.isZero()) return new Ctor(x);
  k = x.abs().cmp(1);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (k !== -1) {
    if (k === 0) {
      halfPi = getPi(Ctor, pr + 4, rm).times(0.5);
      halfPi.s = x.s;
      return halfPi;
    }
    return new Ctor(NaN);
  }
  Ctor.precision = pr + 6;
  Ctor.rounding = 1;
  x = x.div(new Ctor(1).minus(x.times(x)).sqrt().plus(1)).atan();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(2);
};
P.inverseTangent = P.atan = function () {
  var i2,
    j,
    k,
    n,
    px,
    t,
    r,
    wpr,
    x2,
    x = this,
    Ctor = x.constructor,
    pr = Ctor.precision,
    rm = Ctor.rounding;
  if (!x.isFinite()) {
    if (!x.s) return new Ctor(NaN);
    if (pr + 4 <= PI_PRECISION) {
      r = getPi(Ctor, pr + 4, rm).times(0.5);
      r.s = x.s;
      return r;
    }
  } else if (x.isZero()) {
    return new Ctor(x);
  } else if (x.abs().eq(1) && pr + 4 <= PI_PRECISION) {
    r = getPi(Ctor, pr + 4, rm).times(0.25);
    r.s = x.s;
    return r;
  }
  Ctor.precision = wpr = pr + 10;
  Ctor.rounding = 1;
  k = Math.min(28, (wpr / LOG_BASE + 2) | 0);
  for (i2 = k; i2; --i2) x = x.div(x.times(x).plus(1).sqrt().plus(1));
  external = false;
  j = Math.ceil(wpr / LOG_BASE);
  n = 1;
  x2 = x.times(x);
  r = new Ctor(x);
  px = x;
  for (; i2 !== -1;) {
    px = px.times(x2);
    t = r.minus(px.div((n += 2)));
    px = px.times(x2);
    r = t.plus(px.div((n += 2)));
    if (r.d[j] !== void 0) for (i2 = j; r.d[i2] === t.d[i2] && i2--;);
  }
  if (k) r = r.times(2 << (k - 1));
  external = true;
  return finalise(r, (Ctor.precision = pr), (Ctor.rounding = rm), true);
};
P.isFinite = function () {
  return !!this.d;
};
P.isInteger = P.isInt = function () {
  return !!this.d && mathfloor(this.e / LOG_BASE) > this.d.length - 2;
};
P.isNaN = function () {
  return !this.s;
};
P.isNegative = P.isNeg = function () {
  return this.s < 0;
};
P.isPositive = P.isPos = function () {
  return this.s > 0;
};
P.isZero = function () {
  return !!this.d && this.d[0] === 0;
};
P.lessThan = P.lt = function (y) {
  return this.cmp(y) < 0;
};
P.lessThanOrEqualTo = P.lte = function (y) {
  return this.cmp(y) < 1;
};
P.logarithm = P.log = function (base2) {
  var isBase10,
    d,
    denominator,
    k,
    inf,
    num,
    sd,
    r,
    arg = this,
    Ctor = arg.constructor,
    pr = Ctor.precision,
    rm = Ctor.rounding,
    guard = 5;
  if (base2 == null) {
    base2 = new Ctor(10);
    isBase10 = true;
  } else {
    base2 = new Ctor(base2);
    d = base2.d;
    if (base2.s < 0 || !d || !d[0] || base2.eq(1)) return new Ctor(NaN);
    isBase10 = base2.eq(10);
  }
  d = arg.d;
  if (arg.s < 0 || !d || !d[0] || arg.eq(1)) {
    return new Ctor(d && !d[0] ? -1 / 0 : arg.s != 1 ? NaN : d ? 0 : 1 / 0);
  }
  if (isBase10) {
    if (d.length > 1) {
      inf = true;
    } else {
      for (k = d[0]; k % 10 === 0;) k /= 10;
      inf = k !== 1;
    }
  }
  external = false;
  sd = pr + guard;
  num = naturalLogarithm(arg, sd);
  denominator = isBase10 ? getLn10(Ctor, sd + 10) : naturalLogarithm(base2, sd);
  r = divide2(num, denominator, sd, 1);
  if (checkRoundingDigits(r.d, (k = pr), rm)) {
    do {
      sd += 10;
      num = naturalLogarithm(arg, sd);
      denominator = isBase10 ? getLn10(Ctor, sd + 10) : naturalLogarithm(base2, sd);
      r = divide2(num, denominator, sd, 1);
      if (!inf) {
        if (+digitsToString(r.d).slice(k + 1, k + 15) + 1 == 1e14) {
          r = finalise(r, pr + 1, 0);
        }
        break;
      }
    } while (checkRoundingDigits(r.d, (k += 10), rm));
  }
  external = true;
  return finalise(r, pr, rm);
};
P.minus = P.sub = function (y) {
  var d,
    e,
    i2,
    j,
    k,
    len,
    pr,
    rm,
    xd,
    xe,
    xLTy,
    yd,
    x = this,
    Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.d) {
    if (!x.s || !y.s) y = new Ctor(NaN);
    else if (x.d) y.s = -y.s;
    else y = new Ctor(y.d || x.s !== y.s ? x : NaN);
    return y;
  }
  if (x.s != y.s) {
    y.s = -y.s;
    return x.plus(y);
  }
  xd = x.d;
  yd = y.d;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (!xd[0] || !yd[0]) {
    if (yd[0]) y.s = -y.s;
    else if (xd[0]) y = new Ctor(x);
    else return new Ctor(rm === 3 ? -0 : 0);
    return external ? finalise(y, pr, rm) : y;
  }
  e = mathfloor(y.e / LOG_BASE);
  xe = mathfloor(x.e / LOG_BASE);
  xd = xd.slice();
  k = xe - e;
  if (k) {
    xLTy = k < 0;
    if (xLTy) {
      d = xd;
      k = -k;
      len = yd.length;
    } else {
      d = yd;
      e = xe;
      len = xd.length;
    }
    i2 = Math.max(Math.ceil(pr / LOG_BASE), len) + 2;
    if (k > i2) {
      k = i2;
      d.length = 1;
    }
    d.reverse();
    for (i2 = k; i2--;) d.push(0);
    d.reverse();
  } else {
    i2 = xd.length;
    len = yd.length;
    xLTy = i2 < len;
    if (xLTy) len = i2;
    for (i2 = 0; i2 < len; i2++) {
      if (xd[i2] != yd[i2]) {
        xLTy = xd[i2] < yd[i2];
        break;
      }
    }
    k = 0;
  }
  if (xLTy) {
    d = xd;
    xd = yd;
    yd = d;
    y.s = -y.s;
  }
  len = xd.length;
  for (i2 = yd.length - len; i2 > 0; --i2) xd[len++] = 0;
  for (i2 = yd.length; i2 > k;) {
    if (xd[--i2] < yd[i2]) {
      for (j = i2; j && xd[--j] === 0;) xd[j] = BASE - 1;
      --xd[j];
      xd[i2] += BASE;
    }
    xd[i2] -= yd[i2];
  }
  for (; xd[--len] === 0;) xd.pop();
  for (; xd[0] === 0; xd.shift()) --e;
  if (!xd[0]) return new Ctor(rm === 3 ? -0 : 0);
  y.d = xd;
  y.e = getBase10Exponent(xd, e);
  return external ? finalise(y, pr, rm) : y;
};
P.modulo = P.mod = function (y) {
  var q,
    x = this,
    Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.s || (y.d && !y.d[0])) return new Ctor(NaN);
  if (!y.d || (x.d && !x.d[0])) {
    return finalise(new Ctor(x), Ctor.precision, Ctor.rounding);
  }
  external = false;
  if (Ctor.modulo == 9) {
    q = divide2(x, y.abs(), 0, 3, 1);
    q.s *= y.s;
  } else {
    q = divide2(x, y, 0, Ctor.modulo, 1);
  }
  q = q.times(y);
  external = true;
  return x.minus(q);
};
P.naturalExponential = P.exp = function () {
  return naturalExponential(this);
};
P.naturalLogarithm = P.ln = function () {
  return naturalLogarithm(this);
};
P.negated = P.neg = function () {
  var x = new this.constructor(this);
  x.s = -x.s;
  return finalise(x);
};
P.plus = P.add = function (y) {
  var carry,
    d,
    e,
    i2,
    k,
    len,
    pr,
    rm,
    xd,
    yd,
    x = this,
    Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.d) {
    if (!x.s || !y.s) y = new Ctor(NaN);
    else if (!x.d) y = new Ctor(y.d || x.s === y.s ? x : NaN);
    return y;
  }
  if (x.s != y.s) {
    y.s = -y.s;
    return x.minus(y);
  }
  xd = x.d;
  yd = y.d;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (!xd[0] || !yd[0]) {
    if (!yd[0]) y = new Ctor(x);
    return external ? finalise(y, pr, rm) : y;
  }
  k = mathfloor(x.e / LOG_BASE);
  e = mathfloor(y.e / LOG_BASE);
  xd = xd.slice();
  i2 = k - e;
  if (i2) {
    if (i2 < 0) {
      d = xd;
      i2 = -i2;
      len = yd.length;
    } else {
      d = yd;
      e = k;
      len = xd.length;
    }
    k = Math.ceil(pr / LOG_BASE);
    len = k > len ? k + 1 : len + 1;
    if (i2 > len) {
      i2 = len;
      d.length = 1;
    }
    d.reverse();
    for (; i2--;) d.push(0);
    d.reverse();
  }
  len = xd.length;
  i2 = yd.length;
  if (len - i2 < 0) {
    i2 = len;
    d = yd;
    yd = xd;
    xd = d;
  }
  for (carry = 0; i2;) {
    carry = ((xd[--i2] = xd[i2] + yd[i2] + carry) / BASE) | 0;
    xd[i2] %= BASE;
  }
  if (carry) {
    xd.unshift(carry);
    ++e;
  }
  for (len = xd.length; xd[--len] == 0;) xd.pop();
  y.d = xd;
  y.e = getBase10Exponent(xd, e);
  return external ? finalise(y, pr, rm) : y;
};
P.precision = P.sd = function (z) {
  var k,
    x = this;
  if (z !== void 0 && z !== !!z && z !== 1 && z !== 0) throw Error(invalidArgument + z);
  if (x.d) {
    k = getPrecision(x.d);
    if (z && x.e + 1 > k) k = x.e + 1;
  } else {
    k = NaN;
  }
  return k;
};
P.round = function () {
  var x = this,
    Ctor = x.constructor;
  return finalise(new Ctor(x), x.e + 1, Ctor.rounding);
};
P.sine = P.sin = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + LOG_BASE;
  Ctor.rounding = 1;
  x = sine(Ctor, toLessThanHalfPi(Ctor, x));
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant > 2 ? x.neg() : x, pr, rm, true);
};
P.squareRoot = P.sqrt = function () {
  var m,
    n,
    sd,
    r,
    rep,
    t,
    x = this,
    d = x.d,
    e = x.e,
    s = x.s,
    Ctor = x.constructor;
  if (s !== 1 || !d || !d[0]) {
    return new Ctor(!s || (s < 0 && (!d || d[0])) ? NaN : d ? x : 1 / 0);
  }
  external = false;
  s = Math.sqrt(+x);
  if (s == 0 || s == 1 / 0) {
    n = digitsToString(d);
    if ((n.length + e) % 2 == 0) n += '0';
    s = Math.sqrt(n);
    e = mathfloor((e + 1) / 2) - (e < 0 || e % 2);
    if (s == 1 / 0) {
      n = '5e' + e;
    } else {
      n = s.toExponential();
      n = n.slice(0, n.indexOf('e') + 1) + e;
    }
    r = new Ctor(n);
  } else {
    r = new Ctor(s.toString());
  }
  sd = (e = Ctor.precision) + 3;
  for (;;) {
    t = r;
    r = t.plus(divide2(x, t, sd + 2, 1)).times(0.5);
    if (digitsToString(t.d).slice(0, sd) === (n = digitsToString(r.d)).slice(0, sd)) {
      n = n.slice(sd - 3, sd + 1);
      if (n == '9999' || (!rep && n == '4999')) {
        if (!rep) {
          finalise(t, e + 1, 0);
          if (t.times(t).eq(x)) {
            r = t;
            break;
          }
        }
        sd += 4;
        rep = 1;
      } else {
        if (!+n || (!+n.slice(1) && n.charAt(0) == '5')) {
          finalise(r, e + 1, 1);
          m = !r.times(r).eq(x);
        }
        break;
      }
    }
  }
  external = true;
  return finalise(r, e, Ctor.rounding, m);
};
P.tangent = P.tan = function () {
  var pr,
    rm,
    x = this,
    Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 10;
  Ctor.rounding = 1;
  x = x.sin();
  x.s = 1;
  x = divide2(x, new Ctor(1).minus(x.times(x)).sqrt(), pr + 10, 0);
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant == 2 || quadrant == 4 ? x.neg() : x, pr, rm, true);
};
P.times = P.mul = function (y) {
  var carry,
    e,
    i2,
    k,
    r,
    rL,
    t,
    xdL,
    ydL,
    x = this,
    Ctor = x.constructor,
    xd = x.d,
    yd = (y = new Ctor(y)).d;
  y.s *= x.s;
  if (!xd || !xd[0] || !yd || !yd[0]) {
    return new Ctor(
      !y.s || (xd && !xd[0] && !yd) || (yd && !yd[0] && !xd) ? NaN : !xd || !yd ? y.s / 0 : y.s * 0,
    );
  }
  e = mathfloor(x.e / LOG_BASE) + mathfloor(y.e / LOG_BASE);
  xdL = xd.length;
  ydL = yd.length;
  if (xdL < ydL) {
    r = xd;
    xd = yd;
    yd = r;
    rL = xdL;
    xdL = ydL;
    ydL = rL;
  }
  r = [];
  rL = xdL + ydL;
  for (i2 = rL; i2--;) r.push(0);
  for (i2 = ydL; --i2 >= 0;) {
    carry = 0;
    for (k = xdL + i2; k > i2;) {
      t = r[k] + yd[i2] * xd[k - i2 - 1] + carry;
      r[k--] = (t % BASE) | 0;
      carry = (t / BASE) | 0;
    }
    r[k] = ((r[k] + carry) % BASE) | 0;
  }
  for (; !r[--rL];) r.pop();
  if (carry) ++e;
  else r.shift();
  y.d = r;
  y.e = getBase10Exponent(r, e);
  return external ? finalise(y, Ctor.precision, Ctor.rounding) : y;
};
P.toBinary = function (sd, rm) {
  return toStringBinary(this, 2, sd, rm);
};
P.toDecimalPlaces = P.toDP = function (dp, rm) {
  var x = this,
    Ctor = x.constructor;
  x = new Ctor(x);
  if (dp === void 0) return x;
  checkInt32(dp, 0, MAX_DIGITS);
  if (rm === void 0) rm = Ctor.rounding;
  else checkInt32(rm, 0, 8);
  return finalise(x, dp + x.e + 1, rm);
};
P.toExponential = function (dp, rm) {
  var str,
    x = this,
    Ctor = x.constructor;
  if (dp === void 0) {
    str = finiteToString(x, true);
  } else {
    checkInt32(dp, 0, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    x = finalise(new Ctor(x), dp + 1, rm);
    str = finiteToString(x, true, dp + 1);
  }
  return x.isNeg() && !x.isZero() ? '-' + str : str;
};
P.toFixed = function (dp, rm) {
  var str,
    y,
    x = this,
    Ctor = x.constructor;
  if (dp === void 0) {
    str = finiteToString(x);
  } else {
    checkInt32(dp, 0, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    y = finalise(new Ctor(x), dp + x.e + 1, rm);
    str = finiteToString(y, false, dp + y.e + 1);
  }
  return x.isNeg() && !x.isZero() ? '-' + str : str;
};
P.toFraction = function (maxD) {
  var d,
    d0,
    d1,
    d2,
    e,
    k,
    n,
    n0,
    n1,
    pr,
    q,
    r,
    x = this,
    xd = x.d,
    Ctor = x.constructor;
  if (!xd) return new Ctor(x);
  n1 = d0 = new Ctor(1);
  d1 = n0 = new Ctor(0);
  d = new Ctor(d1);
  e = d.e = getPrecision(xd) - x.e - 1;
  k = e % LOG_BASE;
  d.d[0] = mathpow(10, k < 0 ? LOG_BASE + k : k);
  if (maxD == null) {
    maxD = e > 0 ? d : n1;
  } else {
    n = new Ctor(maxD);
    if (!n.isInt() || n.lt(n1)) throw Error(invalidArgument + n);
    maxD = n.gt(d) ? (e > 0 ? d : n1) : n;
  }
  external = false;
  n = new Ctor(digitsToString(xd));
  pr = Ctor.precision;
  Ctor.precision = e = xd.length * LOG_BASE * 2;
  for (;;) {
    q = divide2(n, d, 0, 1, 1);
    d2 = d0.plus(q.times(d1));
    if (d2.cmp(maxD) == 1) break;
    d0 = d1;
    d1 = d2;
    d2 = n1;
    n1 = n0.plus(q.times(d2));
    n0 = d2;
    d2 = d;
    d = n.minus(q.times(d2));
    n = d2;
  }
  d2 = divide2(maxD.minus(d0), d1, 0, 1, 1);
  n0 = n0.plus(d2.times(n1));
  d0 = d0.plus(d2.times(d1));
  n0.s = n1.s = x.s;
  r =
    divide2(n1, d1, e, 1)
      .minus(x)
      .abs()
      .cmp(divide2(n0, d0, e, 1).minus(x).abs()) < 1
      ? [n1, d1]
      : [n0, d0];
  Ctor.precision = pr;
  external = true;
  return r;
};
P.toHexadecimal = P.toHex = function (sd, rm) {
  return toStringBinary(this, 16, sd, rm);
};
P.toNearest = function (y, rm) {
  var x = this,
    Ctor = x.constructor;
  x = new Ctor(x);
  if (y == null) {
    if (!x.d) return x;
    y = new Ctor(1);
    rm = Ctor.rounding;
  } else {
    y = new Ctor(y);
    if (rm === void 0) {
      rm = Ctor.rounding;
    } else {
      checkInt32(rm, 0, 8);
    }
    if (!x.d) return y.s ? x : y;
    if (!y.d) {
      if (y.s) y.s = x.s;
      return y;
    }
  }
  if (y.d[0]) {
    external = false;
    x = divide2(x, y, 0, rm, 1).times(y);
    external = true;
    finalise(x);
  } else {
    y.s = x.s;
    x = y;
  }
  return x;
};
P.toNumber = function () {
  return +this;
};
P.toOctal = function (sd, rm) {
  return toStringBinary(this, 8, sd, rm);
};
P.toPower = P.pow = function (y) {
  var e,
    k,
    pr,
    r,
    rm,
    s,
    x = this,
    Ctor = x.constructor,
    yn = +(y = new Ctor(y));
  if (!x.d || !y.d || !x.d[0] || !y.d[0]) return new Ctor(mathpow(+x, yn));
  x = new Ctor(x);
  if (x.eq(1)) return x;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (y.eq(1)) return finalise(x, pr, rm);
  e = mathfloor(y.e / LOG_BASE);
  if (e >= y.d.length - 1 && (k = yn < 0 ? -yn : yn) <= MAX_SAFE_INTEGER) {
    r = intPow(Ctor, x, k, pr);
    return y.s < 0 ? new Ctor(1).div(r) : finalise(r, pr, rm);
  }
  s = x.s;
  if (s < 0) {
    if (e < y.d.length - 1) return new Ctor(NaN);
    if ((y.d[e] & 1) == 0) s = 1;
    if (x.e == 0 && x.d[0] == 1 && x.d.length == 1) {
      x.s = s;
      return x;
    }
  }
  k = mathpow(+x, yn);
  e =
    k == 0 || !isFinite(k)
      ? mathfloor(yn * (Math.log('0.' + digitsToString(x.d)) / Math.LN10 + x.e + 1))
      : new Ctor(k + '').e;
  if (e > Ctor.maxE + 1 || e < Ctor.minE - 1) return new Ctor(e > 0 ? s / 0 : 0);
  external = false;
  Ctor.rounding = x.s = 1;
  k = Math.min(12, (e + '').length);
  r = naturalExponential(y.times(naturalLogarithm(x, pr + k)), pr);
  if (r.d) {
    r = finalise(r, pr + 5, 1);
    if (checkRoundingDigits(r.d, pr, rm)) {
      e = pr + 10;
      r = finalise(naturalExponential(y.times(naturalLogarithm(x, e + k)), e), e + 5, 1);
      if (+digitsToString(r.d).slice(pr + 1, pr + 15) + 1 == 1e14) {
        r = finalise(r, pr + 1, 0);
      }
    }
  }
  r.s = s;
  external = true;
  Ctor.rounding = rm;
  return finalise(r, pr, rm);
};
P.toPrecision = function (sd, rm) {
  var str,
    x = this,
    Ctor = x.constructor;
  if (sd === void 0) {
    str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  } else {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    x = finalise(new Ctor(x), sd, rm);
    str = finiteToString(x, sd <= x.e || x.e <= Ctor.toExpNeg, sd);
  }
  return x.isNeg() && !x.isZero() ? '-' + str : str;
};
P.toSignificantDigits = P.toSD = function (sd, rm) {
  var x = this,
    Ctor = x.constructor;
  if (sd === void 0) {
    sd = Ctor.precision;
    rm = Ctor.rounding;
  } else {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
  }
  return finalise(new Ctor(x), sd, rm);
};
P.toString = function () {
  var x = this,
    Ctor = x.constructor,
    str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  return x.isNeg() && !x.isZero() ? '-' + str : str;
};
P.truncated = P.trunc = function () {
  return finalise(new this.constructor(this), this.e + 1, 1);
};
P.valueOf = P.toJSON = function () {
  var x = this,
    Ctor = x.constructor,
    str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  return x.isNeg() ? '-' + str : str;
};
function digitsToString(d) {
  var i2,
    k,
    ws,
    indexOfLastWord = d.length - 1,
    str = '',
    w = d[0];
  if (indexOfLastWord > 0) {
    str += w;
    for (i2 = 1; i2 < indexOfLastWord; i2++) {
      ws = d[i2] + '';
      k = LOG_BASE - ws.length;
      if (k) str += getZeroString(k);
      str += ws;
    }
    w = d[i2];
    ws = w + '';
    k = LOG_BASE - ws.length;
    if (k) str += getZeroString(k);
  } else if (w === 0) {
    return '0';
  }
  for (; w % 10 === 0;) w /= 10;
  return str + w;
}
function checkInt32(i2, min3, max3) {
  if (i2 !== ~~i2 || i2 < min3 || i2 > max3) {
    throw Error(invalidArgument + i2);
  }
}
function checkRoundingDigits(d, i2, rm, repeating) {
  var di, k, r, rd;
  for (k = d[0]; k >= 10; k /= 10) --i2;
  if (--i2 < 0) {
    i2 += LOG_BASE;
    di = 0;
  } else {
    di = Math.ceil((i2 + 1) / LOG_BASE);
    i2 %= LOG_BASE;
  }
  k = mathpow(10, LOG_BASE - i2);
  rd = (d[di] % k) | 0;
  if (repeating == null) {
    if (i2 < 3) {
      if (i2 == 0) rd = (rd / 100) | 0;
      else if (i2 == 1) rd = (rd / 10) | 0;
      r = (rm < 4 && rd == 99999) || (rm > 3 && rd == 49999) || rd == 5e4 || rd == 0;
    } else {
      r =
        (((rm < 4 && rd + 1 == k) || (rm > 3 && rd + 1 == k / 2)) &&
          ((d[di + 1] / k / 100) | 0) == mathpow(10, i2 - 2) - 1) ||
        ((rd == k / 2 || rd == 0) && ((d[di + 1] / k / 100) | 0) == 0);
    }
  } else {
    if (i2 < 4) {
      if (i2 == 0) rd = (rd / 1e3) | 0;
      else if (i2 == 1) rd = (rd / 100) | 0;
      else if (i2 == 2) rd = (rd / 10) | 0;
      r = ((repeating || rm < 4) && rd == 9999) || (!repeating && rm > 3 && rd == 4999);
    } else {
      r =
        (((repeating || rm < 4) && rd + 1 == k) || (!repeating && rm > 3 && rd + 1 == k / 2)) &&
        ((d[di + 1] / k / 1e3) | 0) == mathpow(10, i2 - 3) - 1;
    }
  }
  return r;
}
function convertBase(str, baseIn, baseOut) {
  var j,
    arr = [0],
    arrL,
    i2 = 0,
    strL = str.length;
  for (; i2 < strL;) {
    for (arrL = arr.length; arrL--;) arr[arrL] *= baseIn;
    arr[0] += NUMERALS.indexOf(str.charAt(i2++));
    for (j = 0; j < arr.length; j++) {
      if (arr[j] > baseOut - 1) {
        if (arr[j + 1] === void 0) arr[j + 1] = 0;
        arr[j + 1] += (arr[j] / baseOut) | 0;
        arr[j] %= baseOut;
      }
    }
  }
  return arr.reverse();
}
function cosine2(Ctor, x) {
  var k, len, y;
  if (x.isZero()) return x;
  len = x.d.length;
  if (len < 32) {
    k = Math.ceil(len / 3);
    y = (1 / tinyPow(4, k)).toString();
  } else {
    k = 16;
    y = '2.3283064365386962890625e-10';
  }
  Ctor.precision += k;
  x = taylorSeries(Ctor, 1, x.times(y), new Ctor(1));
  for (var i2 = k; i2--;) {
    var cos2x = x.times(x);
    x = cos2x.times(cos2x).minus(cos2x).times(8).plus(1);
  }
  Ctor.precision -= k;
  return x;
}
var divide2 = /* @__PURE__ */ (function () {
  function multiplyInteger(x, k, base2) {
    var temp,
      carry = 0,
      i2 = x.length;
    for (x = x.slice(); i2--;) {
      temp = x[i2] * k + carry;
      x[i2] = (temp % base2) | 0;
      carry = (temp / base2) | 0;
    }
    if (carry) x.unshift(carry);
    return x;
  }
  function compare2(a, b, aL, bL) {
    var i2, r;
    if (aL != bL) {
      r = aL > bL ? 1 : -1;
    } else {
      for (i2 = r = 0; i2 < aL; i2++) {
        if (a[i2] != b[i2]) {
          r = a[i2] > b[i2] ? 1 : -1;
          break;
        }
      }
    }
    return r;
  }
  function subtract2(a, b, aL, base2) {
    var i2 = 0;
    for (; aL--;) {
      a[aL] -= i2;
      i2 = a[aL] < b[aL] ? 1 : 0;
      a[aL] = i2 * base2 + a[aL] - b[aL];
    }
    for (; !a[0] && a.length > 1;) a.shift();
  }
  return function (x, y, pr, rm, dp, base2) {
    var cmp,
      e,
      i2,
      k,
      logBase,
      more,
      prod2,
      prodL,
      q,
      qd,
      rem,
      remL,
      rem0,
      sd,
      t,
      xi,
      xL,
      yd0,
      yL,
      yz,
      Ctor = x.constructor,
      sign2 = x.s == y.s ? 1 : -1,
      xd = x.d,
      yd = y.d;
    if (!xd || !xd[0] || !yd || !yd[0]) {
      return new Ctor(
        // Return NaN if either NaN, or both Infinity or 0.
        !x.s || !y.s || (xd ? yd && xd[0] == yd[0] : !yd)
          ? NaN
          : // Return ±0 if x is 0 or y is ±Infinity, or return ±Infinity as y is 0.
            (xd && xd[0] == 0) || !yd
            ? sign2 * 0
            : sign2 / 0,
      );
    }
    if (base2) {
      logBase = 1;
      e = x.e - y.e;
    } else {
      base2 = BASE;
      logBase = LOG_BASE;
      e = mathfloor(x.e / logBase) - mathfloor(y.e / logBase);
    }
    yL = yd.length;
    xL = xd.length;
    q = new Ctor(sign2);
    qd = q.d = [];
    for (i2 = 0; yd[i2] == (xd[i2] || 0); i2++);
    if (yd[i2] > (xd[i2] || 0)) e--;
    if (pr == null) {
      sd = pr = Ctor.precision;
      rm = Ctor.rounding;
    } else if (dp) {
      sd = pr + (x.e - y.e) + 1;
    } else {
      sd = pr;
    }
    if (sd < 0) {
      qd.push(1);
      more = true;
    } else {
      sd = (sd / logBase + 2) | 0;
      i2 = 0;
      if (yL == 1) {
        k = 0;
        yd = yd[0];
        sd++;
        for (; (i2 < xL || k) && sd--; i2++) {
          t = k * base2 + (xd[i2] || 0);
          qd[i2] = (t / yd) | 0;
          k = (t % yd) | 0;
        }
        more = k || i2 < xL;
      } else {
        k = (base2 / (yd[0] + 1)) | 0;
        if (k > 1) {
          yd = multiplyInteger(yd, k, base2);
          xd = multiplyInteger(xd, k, base2);
          yL = yd.length;
          xL = xd.length;
        }
        xi = yL;
        rem = xd.slice(0, yL);
        remL = rem.length;
        for (; remL < yL;) rem[remL++] = 0;
        yz = yd.slice();
        yz.unshift(0);
        yd0 = yd[0];
        if (yd[1] >= base2 / 2) ++yd0;
        do {
          k = 0;
          cmp = compare2(yd, rem, yL, remL);
          if (cmp < 0) {
            rem0 = rem[0];
            if (yL != remL) rem0 = rem0 * base2 + (rem[1] || 0);
            k = (rem0 / yd0) | 0;
            if (k > 1) {
              if (k >= base2) k = base2 - 1;
              prod2 = multiplyInteger(yd, k, base2);
              prodL = prod2.length;
              remL = rem.length;
              cmp = compare2(prod2, rem, prodL, remL);
              if (cmp == 1) {
                k--;
                subtract2(prod2, yL < prodL ? yz : yd, prodL, base2);
              }
            } else {
              if (k == 0) cmp = k = 1;
              prod2 = yd.slice();
            }
            prodL = prod2.length;
            if (prodL < remL) prod2.unshift(0);
            subtract2(rem, prod2, remL, base2);
            if (cmp == -1) {
              remL = rem.length;
              cmp = compare2(yd, rem, yL, remL);
              if (cmp < 1) {
                k++;
                subtract2(rem, yL < remL ? yz : yd, remL, base2);
              }
            }
            remL = rem.length;
          } else if (cmp === 0) {
            k++;
            rem = [0];
          }
          qd[i2++] = k;
          if (cmp && rem[0]) {
            rem[remL++] = xd[xi] || 0;
          } else {
            rem = [xd[xi]];
            remL = 1;
          }
        } while ((xi++ < xL || rem[0] !== void 0) && sd--);
        more = rem[0] !== void 0;
      }
      if (!qd[0]) qd.shift();
    }
    if (logBase == 1) {
      q.e = e;
      inexact = more;
    } else {
      for (i2 = 1, k = qd[0]; k >= 10; k /= 10) i2++;
      q.e = i2 + e * logBase - 1;
      finalise(q, dp ? pr + q.e + 1 : pr, rm, more);
    }
    return q;
  };
})();
function finalise(x, sd, rm, isTruncated) {
  var digits,
    i2,
    j,
    k,
    rd,
    roundUp,
    w,
    xd,
    xdi,
    Ctor = x.constructor;
  out: if (sd != null) {
    xd = x.d;
    if (!xd) return x;
    for (digits = 1, k = xd[0]; k >= 10; k /= 10) digits++;
    i2 = sd - digits;
    if (i2 < 0) {
      i2 += LOG_BASE;
      j = sd;
      w = xd[(xdi = 0)];
      rd = ((w / mathpow(10, digits - j - 1)) % 10) | 0;
    } else {
      xdi = Math.ceil((i2 + 1) / LOG_BASE);
      k = xd.length;
      if (xdi >= k) {
        if (isTruncated) {
          for (; k++ <= xdi;) xd.push(0);
          w = rd = 0;
          digits = 1;
          i2 %= LOG_BASE;
          j = i2 - LOG_BASE + 1;
        } else {
          break out;
        }
      } else {
        w = k = xd[xdi];
        for (digits = 1; k >= 10; k /= 10) digits++;
        i2 %= LOG_BASE;
        j = i2 - LOG_BASE + digits;
        rd = j < 0 ? 0 : ((w / mathpow(10, digits - j - 1)) % 10) | 0;
      }
    }
    isTruncated =
      isTruncated ||
      sd < 0 ||
      xd[xdi + 1] !== void 0 ||
      (j < 0 ? w : w % mathpow(10, digits - j - 1));
    roundUp =
      rm < 4
        ? (rd || isTruncated) && (rm == 0 || rm == (x.s < 0 ? 3 : 2))
        : rd > 5 ||
          (rd == 5 &&
            (rm == 4 ||
              isTruncated ||
              (rm == 6 && // Check whether the digit to the left of the rounding digit is odd.
                ((i2 > 0 ? (j > 0 ? w / mathpow(10, digits - j) : 0) : xd[xdi - 1]) % 10) & 1) ||
              rm == (x.s < 0 ? 8 : 7)));
    if (sd < 1 || !xd[0]) {
      xd.length = 0;
      if (roundUp) {
        sd -= x.e + 1;
        xd[0] = mathpow(10, (LOG_BASE - (sd % LOG_BASE)) % LOG_BASE);
        x.e = -sd || 0;
      } else {
        xd[0] = x.e = 0;
      }
      return x;
    }
    if (i2 == 0) {
      xd.length = xdi;
      k = 1;
      xdi--;
    } else {
      xd.length = xdi + 1;
      k = mathpow(10, LOG_BASE - i2);
      xd[xdi] = j > 0 ? (((w / mathpow(10, digits - j)) % mathpow(10, j)) | 0) * k : 0;
    }
    if (roundUp) {
      for (;;) {
        if (xdi == 0) {
          for (i2 = 1, j = xd[0]; j >= 10; j /= 10) i2++;
          j = xd[0] += k;
          for (k = 1; j >= 10; j /= 10) k++;
          if (i2 != k) {
            x.e++;
            if (xd[0] == BASE) xd[0] = 1;
          }
          break;
        } else {
          xd[xdi] += k;
          if (xd[xdi] != BASE) break;
          xd[xdi--] = 0;
          k = 1;
        }
      }
    }
    for (i2 = xd.length; xd[--i2] === 0;) xd.pop();
  }
  if (external) {
    if (x.e > Ctor.maxE) {
      x.d = null;
      x.e = NaN;
    } else if (x.e < Ctor.minE) {
      x.e = 0;
      x.d = [0];
    }
  }
  return x;
}
function finiteToString(x, isExp, sd) {
  if (!x.isFinite()) return nonFiniteToString(x);
  var k,
    e = x.e,
    str = digitsToString(x.d),
    len = str.length;
  if (isExp) {
    if (sd && (k = sd - len) > 0) {
      str = str.charAt(0) + '.' + str.slice(1) + getZeroString(k);
    } else if (len > 1) {
      str = str.charAt(0) + '.' + str.slice(1);
    }
    str = str + (x.e < 0 ? 'e' : 'e+') + x.e;
  } else if (e < 0) {
    str = '0.' + getZeroString(-e - 1) + str;
    if (sd && (k = sd - len) > 0) str += getZeroString(k);
  } else if (e >= len) {
    str += getZeroString(e + 1 - len);
    if (sd && (k = sd - e - 1) > 0) str = str + '.' + getZeroString(k);
  } else {
    if ((k = e + 1) < len) str = str.slice(0, k) + '.' + str.slice(k);
    if (sd && (k = sd - len) > 0) {
      if (e + 1 === len) str += '.';
      str += getZeroString(k);
    }
  }
  return str;
}
function getBase10Exponent(digits, e) {
  var w = digits[0];
  for (e *= LOG_BASE; w >= 10; w /= 10) e++;
  return e;
}
function getLn10(Ctor, sd, pr) {
  if (sd > LN10_PRECISION) {
    external = true;
    if (pr) Ctor.precision = pr;
    throw Error(precisionLimitExceeded);
  }
  return finalise(new Ctor(LN10), sd, 1, true);
}
function getPi(Ctor, sd, rm) {
  if (sd > PI_PRECISION) throw Error(precisionLimitExceeded);
  return finalise(new Ctor(PI), sd, rm, true);
}
function getPrecision(digits) {
  var w = digits.length - 1,
    len = w * LOG_BASE + 1;
  w = digits[w];
  if (w) {
    for (; w % 10 == 0; w /= 10) len--;
    for (w = digits[0]; w >= 10; w /= 10) len++;
  }
  return len;
}
function getZeroString(k) {
  var zs = '';
  for (; k--;) zs += '0';
  return zs;
}
function intPow(Ctor, x, n, pr) {
  var isTruncated,
    r = new Ctor(1),
    k = Math.ceil(pr / LOG_BASE + 4);
  external = false;
  for (;;) {
    if (n % 2) {
      r = r.times(x);
      if (truncate(r.d, k)) isTruncated = true;
    }
    n = mathfloor(n / 2);
    if (n === 0) {
      n = r.d.length - 1;
      if (isTruncated && r.d[n] === 0) ++r.d[n];
      break;
    }
    x = x.times(x);
    truncate(x.d, k);
  }
  external = true;
  return r;
}
function isOdd(n) {
  return n.d[n.d.length - 1] & 1;
}
function maxOrMin(Ctor, args, n) {
  var k,
    y,
    x = new Ctor(args[0]),
    i2 = 0;
  for (; ++i2 < args.length;) {
    y = new Ctor(args[i2]);
    if (!y.s) {
      x = y;
      break;
    }
    k = x.cmp(y);
    if (k === n || (k === 0 && x.s === n)) {
      x = y;
    }
  }
  return x;
}
function naturalExponential(x, sd) {
  var denominator,
    guard,
    j,
    pow4,
    sum3,
    t,
    wpr,
    rep = 0,
    i2 = 0,
    k = 0,
    Ctor = x.constructor,
    rm = Ctor.rounding,
    pr = Ctor.precision;
  if (!x.d || !x.d[0] || x.e > 17) {
    return new Ctor(x.d ? (!x.d[0] ? 1 : x.s < 0 ? 0 : 1 / 0) : x.s ? (x.s < 0 ? 0 : x) : 0 / 0);
  }
  if (sd == null) {
    external = false;
    wpr = pr;
  } else {
    wpr = sd;
  }
  t = new Ctor(0.03125);
  while (x.e > -2) {
    x = x.times(t);
    k += 5;
  }
  guard = ((Math.log(mathpow(2, k)) / Math.LN10) * 2 + 5) | 0;
  wpr += guard;
  denominator = pow4 = sum3 = new Ctor(1);
  Ctor.precision = wpr;
  for (;;) {
    pow4 = finalise(pow4.times(x), wpr, 1);
    denominator = denominator.times(++i2);
    t = sum3.plus(divide2(pow4, denominator, wpr, 1));
    if (digitsToString(t.d).slice(0, wpr) === digitsToString(sum3.d).slice(0, wpr)) {
      j = k;
      while (j--) sum3 = finalise(sum3.times(sum3), wpr, 1);
      if (sd == null) {
        if (rep < 3 && checkRoundingDigits(sum3.d, wpr - guard, rm, rep)) {
          Ctor.precision = wpr += 10;
          denominator = pow4 = t = new Ctor(1);
          i2 = 0;
          rep++;
        } else {
          return finalise(sum3, (Ctor.precision = pr), rm, (external = true));
        }
      } else {
        Ctor.precision = pr;
        return sum3;
      }
    }
    sum3 = t;
  }
}
function naturalLogarithm(y, sd) {
  var c,
    c0,
    denominator,
    e,
    numerator,
    rep,
    sum3,
    t,
    wpr,
    x1,
    x2,
    n = 1,
    guard = 10,
    x = y,
    xd = x.d,
    Ctor = x.constructor,
    rm = Ctor.rounding,
    pr = Ctor.precision;
  if (x.s < 0 || !xd || !xd[0] || (!x.e && xd[0] == 1 && xd.length == 1)) {
    return new Ctor(xd && !xd[0] ? -1 / 0 : x.s != 1 ? NaN : xd ? 0 : x);
  }
  if (sd == null) {
    external = false;
    wpr = pr;
  } else {
    wpr = sd;
  }
  Ctor.precision = wpr += guard;
  c = digitsToString(xd);
  c0 = c.charAt(0);
  if (Math.abs((e = x.e)) < 15e14) {
    while ((c0 < 7 && c0 != 1) || (c0 == 1 && c.charAt(1) > 3)) {
      x = x.times(y);
      c = digitsToString(x.d);
      c0 = c.charAt(0);
      n++;
    }
    e = x.e;
    if (c0 > 1) {
      x = new Ctor('0.' + c);
      e++;
    } else {
      x = new Ctor(c0 + '.' + c.slice(1));
    }
  } else {
    t = getLn10(Ctor, wpr + 2, pr).times(e + '');
    x = naturalLogarithm(new Ctor(c0 + '.' + c.slice(1)), wpr - guard).plus(t);
    Ctor.precision = pr;
    return sd == null ? finalise(x, pr, rm, (external = true)) : x;
  }
  x1 = x;
  sum3 = numerator = x = divide2(x.minus(1), x.plus(1), wpr, 1);
  x2 = finalise(x.times(x), wpr, 1);
  denominator = 3;
  for (;;) {
    numerator = finalise(numerator.times(x2), wpr, 1);
    t = sum3.plus(divide2(numerator, new Ctor(denominator), wpr, 1));
    if (digitsToString(t.d).slice(0, wpr) === digitsToString(sum3.d).slice(0, wpr)) {
      sum3 = sum3.times(2);
      if (e !== 0) sum3 = sum3.plus(getLn10(Ctor, wpr + 2, pr).times(e + ''));
      sum3 = divide2(sum3, new Ctor(n), wpr, 1);
      if (sd == null) {
        if (checkRoundingDigits(sum3.d, wpr - guard, rm, rep)) {
          Ctor.precision = wpr += guard;
          t = numerator = x = divide2(x1.minus(1), x1.plus(1), wpr, 1);
          x2 = finalise(x.times(x), wpr, 1);
          denominator = rep = 1;
        } else {
          return finalise(sum3, (Ctor.precision = pr), rm, (external = true));
        }
      } else {
        Ctor.precision = pr;
        return sum3;
      }
    }
    sum3 = t;
    denominator += 2;
  }
}
function nonFiniteToString(x) {
  return String((x.s * x.s) / 0);
}
function parseDecimal(x, str) {
  var e, i2, len;
  if ((e = str.indexOf('.')) > -1) str = str.replace('.', '');
  if ((i2 = str.search(/e/i)) > 0) {
    if (e < 0) e = i2;
    e += +str.slice(i2 + 1);
    str = str.substring(0, i2);
  } else if (e < 0) {
    e = str.length;
  }
  for (i2 = 0; str.charCodeAt(i2) === 48; i2++);
  for (len = str.length; str.charCodeAt(len - 1) === 48; --len);
  str = str.slice(i2, len);
  if (str) {
    len -= i2;
    x.e = e = e - i2 - 1;
    x.d = [];
    i2 = (e + 1) % LOG_BASE;
    if (e < 0) i2 += LOG_BASE;
    if (i2 < len) {
      if (i2) x.d.push(+str.slice(0, i2));
      for (len -= LOG_BASE; i2 < len;) x.d.push(+str.slice(i2, (i2 += LOG_BASE)));
      str = str.slice(i2);
      i2 = LOG_BASE - str.length;
    } else {
      i2 -= len;
    }
    for (; i2--;) str += '0';
    x.d.push(+str);
    if (external) {
      if (x.e > x.constructor.maxE) {
        x.d = null;
        x.e = NaN;
      } else if (x.e < x.constructor.minE) {
        x.e = 0;
        x.d = [0];
      }
    }
  } else {
    x.e = 0;
    x.d = [0];
  }
  return x;
}
function parseOther(x, str) {
  var base2, Ctor, divisor, i2, isFloat2, len, p, xd, xe;
  if (str.indexOf('_') > -1) {
    str = str.replace(/(\d)_(?=\d)/g, '$1');
    if (isDecimal.test(str)) return parseDecimal(x, str);
  } else if (str === 'Infinity' || str === 'NaN') {
    if (!+str) x.s = NaN;
    x.e = NaN;
    x.d = null;
    return x;
  }
  if (isHex.test(str)) {
    base2 = 16;
    str = str.toLowerCase();
  } else if (isBinary.test(str)) {
    base2 = 2;
  } else if (isOctal.test(str)) {
    base2 = 8;
  } else {
    throw Error(invalidArgument + str);
  }
  i2 = str.search(/p/i);
  if (i2 > 0) {
    p = +str.slice(i2 + 1);
    str = str.substring(2, i2);
  } else {
    str = str.slice(2);
  }
  i2 = str.indexOf('.');
  isFloat2 = i2 >= 0;
  Ctor = x.constructor;
  if (isFloat2) {
    str = str.replace('.', '');
    len = str.length;
    i2 = len - i2;
    divisor = intPow(Ctor, new Ctor(base2), i2, i2 * 2);
  }
  xd = convertBase(str, base2, BASE);
  xe = xd.length - 1;
  for (i2 = xe; xd[i2] === 0; --i2) xd.pop();
  if (i2 < 0) return new Ctor(x.s * 0);
  x.e = getBase10Exponent(xd, xe);
  x.d = xd;
  external = false;
  if (isFloat2) x = divide2(x, divisor, len * 4);
  if (p) x = x.times(Math.abs(p) < 54 ? mathpow(2, p) : Decimal.pow(2, p));
  external = true;
  return x;
}
function sine(Ctor, x) {
  var k,
    len = x.d.length;
  if (len < 3) {
    return x.isZero() ? x : taylorSeries(Ctor, 2, x, x);
  }
  k = 1.4 * Math.sqrt(len);
  k = k > 16 ? 16 : k | 0;
  x = x.times(1 / tinyPow(5, k));
  x = taylorSeries(Ctor, 2, x, x);
  var sin2_x,
    d5 = new Ctor(5),
    d16 = new Ctor(16),
    d20 = new Ctor(20);
  for (; k--;) {
    sin2_x = x.times(x);
    x = x.times(d5.plus(sin2_x.times(d16.times(sin2_x).minus(d20))));
  }
  return x;
}
function taylorSeries(Ctor, n, x, y, isHyperbolic) {
  var j,
    t,
    u,
    x2,
    i2 = 1,
    pr = Ctor.precision,
    k = Math.ceil(pr / LOG_BASE);
  external = false;
  x2 = x.times(x);
  u = new Ctor(y);
  for (;;) {
    t = divide2(u.times(x2), new Ctor(n++ * n++), pr, 1);
    u = isHyperbolic ? y.plus(t) : y.minus(t);
    y = divide2(t.times(x2), new Ctor(n++ * n++), pr, 1);
    t = u.plus(y);
    if (t.d[k] !== void 0) {
      for (j = k; t.d[j] === u.d[j] && j--;);
      if (j == -1) break;
    }
    j = u;
    u = y;
    y = t;
    t = j;
    i2++;
  }
  external = true;
  t.d.length = k + 1;
  return t;
}
function tinyPow(b, e) {
  var n = b;
  while (--e) n *= b;
  return n;
}
function toLessThanHalfPi(Ctor, x) {
  var t,
    isNeg = x.s < 0,
    pi3 = getPi(Ctor, Ctor.precision, 1),
    halfPi = pi3.times(0.5);
  x = x.abs();
  if (x.lte(halfPi)) {
    quadrant = isNeg ? 4 : 1;
    return x;
  }
  t = x.divToInt(pi3);
  if (t.isZero()) {
    quadrant = isNeg ? 3 : 2;
  } else {
    x = x.minus(t.times(pi3));
    if (x.lte(halfPi)) {
      quadrant = isOdd(t) ? (isNeg ? 2 : 3) : isNeg ? 4 : 1;
      return x;
    }
    quadrant = isOdd(t) ? (isNeg ? 1 : 4) : isNeg ? 3 : 2;
  }
  return x.minus(pi3).abs();
}
function toStringBinary(x, baseOut, sd, rm) {
  var base2,
    e,
    i2,
    k,
    len,
    roundUp,
    str,
    xd,
    y,
    Ctor = x.constructor,
    isExp = sd !== void 0;
  if (isExp) {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
  } else {
    sd = Ctor.precision;
    rm = Ctor.rounding;
  }
  if (!x.isFinite()) {
    str = nonFiniteToString(x);
  } else {
    str = finiteToString(x);
    i2 = str.indexOf('.');
    if (isExp) {
      base2 = 2;
      if (baseOut == 16) {
        sd = sd * 4 - 3;
      } else if (baseOut == 8) {
        sd = sd * 3 - 2;
      }
    } else {
      base2 = baseOut;
    }
    if (i2 >= 0) {
      str = str.replace('.', '');
      y = new Ctor(1);
      y.e = str.length - i2;
      y.d = convertBase(finiteToString(y), 10, base2);
      y.e = y.d.length;
    }
    xd = convertBase(str, 10, base2);
    e = len = xd.length;
    for (; xd[--len] == 0;) xd.pop();
    if (!xd[0]) {
      str = isExp ? '0p+0' : '0';
    } else {
      if (i2 < 0) {
        e--;
      } else {
        x = new Ctor(x);
        x.d = xd;
        x.e = e;
        x = divide2(x, y, sd, rm, 0, base2);
        xd = x.d;
        e = x.e;
        roundUp = inexact;
      }
      i2 = xd[sd];
      k = base2 / 2;
      roundUp = roundUp || xd[sd + 1] !== void 0;
      roundUp =
        rm < 4
          ? (i2 !== void 0 || roundUp) && (rm === 0 || rm === (x.s < 0 ? 3 : 2))
          : i2 > k ||
            (i2 === k &&
              (rm === 4 || roundUp || (rm === 6 && xd[sd - 1] & 1) || rm === (x.s < 0 ? 8 : 7)));
      xd.length = sd;
      if (roundUp) {
        for (; ++xd[--sd] > base2 - 1;) {
          xd[sd] = 0;
          if (!sd) {
            ++e;
            xd.unshift(1);
          }
        }
      }
      for (len = xd.length; !xd[len - 1]; --len);
      for (i2 = 0, str = ''; i2 < len; i2++) str += NUMERALS.charAt(xd[i2]);
      if (isExp) {
        if (len > 1) {
          if (baseOut == 16 || baseOut == 8) {
            i2 = baseOut == 16 ? 4 : 3;
            for (--len; len % i2; len++) str += '0';
            xd = convertBase(str, base2, baseOut);
            for (len = xd.length; !xd[len - 1]; --len);
            for (i2 = 1, str = '1.'; i2 < len; i2++) str += NUMERALS.charAt(xd[i2]);
          } else {
            str = str.charAt(0) + '.' + str.slice(1);
          }
        }
        str = str + (e < 0 ? 'p' : 'p+') + e;
      } else if (e < 0) {
        for (; ++e;) str = '0' + str;
        str = '0.' + str;
      } else {
        if (++e > len) for (e -= len; e--;) str += '0';
        else if (e < len) str = str.slice(0, e) + '.' + str.slice(e);
      }
    }
    str = (baseOut == 16 ? '0x' : baseOut == 2 ? '0b' : baseOut == 8 ? '0o' : '') + str;
  }
  return x.s < 0 ? '-' + str : str;
}
function truncate(arr, len) {
  if (arr.length > len) {
    arr.length = len;
    return true;
  }
}
function abs2(x) {
  return new this(x).abs();
}
function acos(x) {
  return new this(x).acos();
}
function acosh(x) {
  return new this(x).acosh();
}
function add2(x, y) {
  return new this(x).plus(y);
}
function asin(x) {
  return new this(x).asin();
}
function asinh(x) {
  return new this(x).asinh();
}
function atan(x) {
  return new this(x).atan();
}
function atanh(x) {
  return new this(x).atanh();
}
function atan2(y, x) {
  y = new this(y);
  x = new this(x);
  var r,
    pr = this.precision,
    rm = this.rounding,
    wpr = pr + 4;
  if (!y.s || !x.s) {
    r = new this(NaN);
  } else if (!y.d && !x.d) {
    r = getPi(this, wpr, 1).times(x.s > 0 ? 0.25 : 0.75);
    r.s = y.s;
  } else if (!x.d || y.isZero()) {
    r = x.s < 0 ? getPi(this, pr, rm) : new this(0);
    r.s = y.s;
  } else if (!y.d || x.isZero()) {
    r = getPi(this, wpr, 1).times(0.5);
    r.s = y.s;
  } else if (x.s < 0) {
    this.precision = wpr;
    this.rounding = 1;
    r = this.atan(divide2(y, x, wpr, 1));
    x = getPi(this, wpr, 1);
    this.precision = pr;
    this.rounding = rm;
    r = y.s < 0 ? r.minus(x) : r.plus(x);
  } else {
    r = this.atan(divide2(y, x, wpr, 1));
  }
  return r;
}
function cbrt(x) {
  return new this(x).cbrt();
}
function ceil(x) {
  return finalise((x = new this(x)), x.e + 1, 2);
}
function clamp(x, min3, max3) {
  return new this(x).clamp(min3, max3);
}
function config(obj) {
  if (!obj || typeof obj !== 'object') throw Error(decimalError + 'Object expected');
  var i2,
    p,
    v,
    useDefaults = obj.defaults === true,
    ps = [
      'precision',
      1,
      MAX_DIGITS,
      'rounding',
      0,
      8,
      'toExpNeg',
      -EXP_LIMIT,
      0,
      'toExpPos',
      0,
      EXP_LIMIT,
      'maxE',
      0,
      EXP_LIMIT,
      'minE',
      -EXP_LIMIT,
      0,
      'modulo',
      0,
      9,
    ];
  for (i2 = 0; i2 < ps.length; i2 += 3) {
    if (((p = ps[i2]), useDefaults)) this[p] = DEFAULTS[p];
    if ((v = obj[p]) !== void 0) {
      if (mathfloor(v) === v && v >= ps[i2 + 1] && v <= ps[i2 + 2]) this[p] = v;
      else throw Error(invalidArgument + p + ': ' + v);
    }
  }
  if (((p = 'crypto'), useDefaults)) this[p] = DEFAULTS[p];
  if ((v = obj[p]) !== void 0) {
    if (v === true || v === false || v === 0 || v === 1) {
      if (v) {
        if (
          typeof crypto != 'undefined' &&
          crypto &&
          (crypto.getRandomValues || crypto.randomBytes)
        ) {
          this[p] = true;
        } else {
          throw Error(cryptoUnavailable);
        }
      } else {
        this[p] = false;
      }
    } else {
      throw Error(invalidArgument + p + ': ' + v);
    }
  }
  return this;
}
function cos2(x) {
  return new this(x).cos();
}
function cosh(x) {
  return new this(x).cosh();
}
function clone2(obj) {
  var i2, p, ps;
  function Decimal2(v) {
    var e,
      i3,
      t,
      x = this;
    if (!(x instanceof Decimal2)) return new Decimal2(v);
    x.constructor = Decimal2;
    if (isDecimalInstance(v)) {
      x.s = v.s;
      if (external) {
        if (!v.d || v.e > Decimal2.maxE) {
          x.e = NaN;
          x.d = null;
        } else if (v.e < Decimal2.minE) {
          x.e = 0;
          x.d = [0];
        } else {
          x.e = v.e;
          x.d = v.d.slice();
        }
      } else {
        x.e = v.e;
        x.d = v.d ? v.d.slice() : v.d;
      }
      return;
    }
    t = typeof v;
    if (t === 'number') {
      if (v === 0) {
        x.s = 1 / v < 0 ? -1 : 1;
        x.e = 0;
        x.d = [0];
        return;
      }
      if (v < 0) {
        v = -v;
        x.s = -1;
      } else {
        x.s = 1;
      }
      if (v === ~~v && v < 1e7) {
        for (e = 0, i3 = v; i3 >= 10; i3 /= 10) e++;
        if (external) {
          if (e > Decimal2.maxE) {
            x.e = NaN;
            x.d = null;
          } else if (e < Decimal2.minE) {
            x.e = 0;
            x.d = [0];
          } else {
            x.e = e;
            x.d = [v];
          }
        } else {
          x.e = e;
          x.d = [v];
        }
        return;
      }
      if (v * 0 !== 0) {
        if (!v) x.s = NaN;
        x.e = NaN;
        x.d = null;
        return;
      }
      return parseDecimal(x, v.toString());
    }
    if (t === 'string') {
      if ((i3 = v.charCodeAt(0)) === 45) {
        v = v.slice(1);
        x.s = -1;
      } else {
        if (i3 === 43) v = v.slice(1);
        x.s = 1;
      }
      return isDecimal.test(v) ? parseDecimal(x, v) : parseOther(x, v);
    }
    if (t === 'bigint') {
      if (v < 0) {
        v = -v;
        x.s = -1;
      } else {
        x.s = 1;
      }
      return parseDecimal(x, v.toString());
    }
    throw Error(invalidArgument + v);
  }
  Decimal2.prototype = P;
  Decimal2.ROUND_UP = 0;
  Decimal2.ROUND_DOWN = 1;
  Decimal2.ROUND_CEIL = 2;
  Decimal2.ROUND_FLOOR = 3;
  Decimal2.ROUND_HALF_UP = 4;
  Decimal2.ROUND_HALF_DOWN = 5;
  Decimal2.ROUND_HALF_EVEN = 6;
  Decimal2.ROUND_HALF_CEIL = 7;
  Decimal2.ROUND_HALF_FLOOR = 8;
  Decimal2.EUCLID = 9;
  Decimal2.config = Decimal2.set = config;
  Decimal2.clone = clone2;
  Decimal2.isDecimal = isDecimalInstance;
  Decimal2.abs = abs2;
  Decimal2.acos = acos;
  Decimal2.acosh = acosh;
  Decimal2.add = add2;
  Decimal2.asin = asin;
  Decimal2.asinh = asinh;
  Decimal2.atan = atan;
  Decimal2.atanh = atanh;
  Decimal2.atan2 = atan2;
  Decimal2.cbrt = cbrt;
  Decimal2.ceil = ceil;
  Decimal2.clamp = clamp;
  Decimal2.cos = cos2;
  Decimal2.cosh = cosh;
  Decimal2.div = div;
  Decimal2.exp = exp2;
  Decimal2.floor = floor;
  Decimal2.hypot = hypot3;
  Decimal2.ln = ln;
  Decimal2.log = log2;
  Decimal2.log10 = log10;
  Decimal2.log2 = log22;
  Decimal2.max = max2;
  Decimal2.min = min2;
  Decimal2.mod = mod2;
  Decimal2.mul = mul;
  Decimal2.pow = pow2;
  Decimal2.random = random;
  Decimal2.round = round;
  Decimal2.sign = sign;
  Decimal2.sin = sin2;
  Decimal2.sinh = sinh;
  Decimal2.sqrt = sqrt2;
  Decimal2.sub = sub;
  Decimal2.sum = sum2;
  Decimal2.tan = tan;
  Decimal2.tanh = tanh2;
  Decimal2.trunc = trunc;
  if (obj === void 0) obj = {};
  if (obj) {
    if (obj.defaults !== true) {
      ps = ['precision', 'rounding', 'toExpNeg', 'toExpPos', 'maxE', 'minE', 'modulo', 'crypto'];
      for (i2 = 0; i2 < ps.length;) if (!obj.hasOwnProperty((p = ps[i2++]))) obj[p] = this[p];
    }
  }
  Decimal2.config(obj);
  return Decimal2;
}
function div(x, y) {
  return new this(x).div(y);
}
function exp2(x) {
  return new this(x).exp();
}
function floor(x) {
  return finalise((x = new this(x)), x.e + 1, 3);
}
function hypot3() {
  var i2,
    n,
    t = new this(0);
  external = false;
  for (i2 = 0; i2 < arguments.length;) {
    n = new this(arguments[i2++]);
    if (!n.d) {
      if (n.s) {
        external = true;
        return new this(1 / 0);
      }
      t = n;
    } else if (t.d) {
      t = t.plus(n.times(n));
    }
  }
  external = true;
  return t.sqrt();
}
function isDecimalInstance(obj) {
  return obj instanceof Decimal || (obj && obj.toStringTag === tag) || false;
}
function ln(x) {
  return new this(x).ln();
}
function log2(x, y) {
  return new this(x).log(y);
}
function log22(x) {
  return new this(x).log(2);
}
function log10(x) {
  return new this(x).log(10);
}
function max2() {
  return maxOrMin(this, arguments, -1);
}
function min2() {
  return maxOrMin(this, arguments, 1);
}
function mod2(x, y) {
  return new this(x).mod(y);
}
function mul(x, y) {
  return new this(x).mul(y);
}
function pow2(x, y) {
  return new this(x).pow(y);
}
function random(sd) {
  var d,
    e,
    k,
    n,
    i2 = 0,
    r = new this(1),
    rd = [];
  if (sd === void 0) sd = this.precision;
  else checkInt32(sd, 1, MAX_DIGITS);
  k = Math.ceil(sd / LOG_BASE);
  if (!this.crypto) {
    for (; i2 < k;) rd[i2++] = (Math.random() * 1e7) | 0;
  } else if (crypto.getRandomValues) {
    d = crypto.getRandomValues(new Uint32Array(k));
    for (; i2 < k;) {
      n = d[i2];
      if (n >= 429e7) {
        d[i2] = crypto.getRandomValues(new Uint32Array(1))[0];
      } else {
        rd[i2++] = n % 1e7;
      }
    }
  } else if (crypto.randomBytes) {
    d = crypto.randomBytes((k *= 4));
    for (; i2 < k;) {
      n = d[i2] + (d[i2 + 1] << 8) + (d[i2 + 2] << 16) + ((d[i2 + 3] & 127) << 24);
      if (n >= 214e7) {
        crypto.randomBytes(4).copy(d, i2);
      } else {
        rd.push(n % 1e7);
        i2 += 4;
      }
    }
    i2 = k / 4;
  } else {
    throw Error(cryptoUnavailable);
  }
  k = rd[--i2];
  sd %= LOG_BASE;
  if (k && sd) {
    n = mathpow(10, LOG_BASE - sd);
    rd[i2] = ((k / n) | 0) * n;
  }
  for (; rd[i2] === 0; i2--) rd.pop();
  if (i2 < 0) {
    e = 0;
    rd = [0];
  } else {
    e = -1;
    for (; rd[0] === 0; e -= LOG_BASE) rd.shift();
    for (k = 1, n = rd[0]; n >= 10; n /= 10) k++;
    if (k < LOG_BASE) e -= LOG_BASE - k;
  }
  r.e = e;
  r.d = rd;
  return r;
}
function round(x) {
  return finalise((x = new this(x)), x.e + 1, this.rounding);
}
function sign(x) {
  x = new this(x);
  return x.d ? (x.d[0] ? x.s : 0 * x.s) : x.s || NaN;
}
function sin2(x) {
  return new this(x).sin();
}
function sinh(x) {
  return new this(x).sinh();
}
function sqrt2(x) {
  return new this(x).sqrt();
}
function sub(x, y) {
  return new this(x).sub(y);
}
function sum2() {
  var i2 = 0,
    args = arguments,
    x = new this(args[i2]);
  external = false;
  for (; x.s && ++i2 < args.length;) x = x.plus(args[i2]);
  external = true;
  return finalise(x, this.precision, this.rounding);
}
function tan(x) {
  return new this(x).tan();
}
function tanh2(x) {
  return new this(x).tanh();
}
function trunc(x) {
  return finalise((x = new this(x)), x.e + 1, 1);
}
P[/* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom')] = P.toString;
P[Symbol.toStringTag] = 'Decimal';
var Decimal = (P.constructor = clone2(DEFAULTS));
LN10 = new Decimal(LN10);
PI = new Decimal(PI);

// packages/doctor/src/shadow/real.ts
var DIGITS = 100;
var Real = Decimal.clone({
  precision: DIGITS,
  maxE: 9e15,
  minE: -9e15,
  toExpNeg: -7,
  toExpPos: 21,
});
function withDigits(digits, body) {
  const saved = Real.precision;
  Real.set({ precision: digits });
  try {
    return body();
  } finally {
    Real.set({ precision: saved });
  }
}
var ZERO = new Real(0);
var ONE = new Real(1);
var TWO = new Real(2);
var bytes = new DataView(new ArrayBuffer(8));
function exactly(x) {
  if (Number.isSafeInteger(x) || !Number.isFinite(x)) return new Real(x);
  bytes.setFloat64(0, x);
  const bits2 = bytes.getBigUint64(0);
  const biased = Number((bits2 >> 52n) & 0x7ffn);
  const fraction3 = bits2 & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction3 : fraction3 | 0x10000000000000n;
  const scale2 = TWO.pow(Math.max(biased, 1) - 1075);
  const size = new Real(mantissa.toString()).times(scale2);
  return x < 0 ? size.neg() : size;
}
function digits17(x) {
  if (!x.isFinite()) return x.isNaN() ? 'NaN' : x.isNegative() ? '-Infinity' : 'Infinity';
  return x.toSignificantDigits(17).toString();
}

// packages/doctor/src/shadow/fixed.ts
var absolute = (x) => (x < 0n ? -x : x);
function bitLength(x) {
  return x === 0n ? 0 : absolute(x).toString(16).length * 4;
}
function fixedOf(x, bits2) {
  if (x === 0) return 0n;
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  const mantissa = BigInt(Math.round(x * 2 ** (50 - exponent)));
  return shifted(mantissa, bits2 - 50 + exponent);
}
function shifted(x, by) {
  return by >= 0 ? x << BigInt(by) : x >> BigInt(-by);
}
function floatOf(x, bits2) {
  const surplus = Math.max(0, bitLength(x) - 60);
  return Number(shifted(x, -surplus)) * 2 ** (surplus - bits2);
}
var halvingsFor = (bits2) => Math.ceil(Math.sqrt(bits2) * 0.8);
function expm12(x, bits2) {
  const halvings = halvingsFor(bits2);
  const wide2 = BigInt(bits2 + 2 * halvings);
  const small = shifted(x, halvings);
  let term = small;
  let sum3 = small;
  for (let n = 2n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> wide2) / n;
    sum3 += term;
  }
  for (let i2 = 0; i2 < halvings; i2++) sum3 = 2n * sum3 + ((sum3 * sum3) >> wide2);
  return shifted(sum3, -2 * halvings);
}
function log1p2(x, bits2) {
  const guess = fixedOf(Math.log1p(floatOf(x, bits2)), bits2);
  const u = expm12(guess, bits2);
  const two = 2n << BigInt(bits2);
  return (
    guess + 2n * oddSeries(((x - u) << BigInt(bits2)) / (two + x + u), { bits: bits2, sign: 1n })
  );
}
function oddSeries(x, { bits: bits2, sign: sign2 }) {
  const scale2 = BigInt(bits2);
  const square3 = (sign2 * (x * x)) >> scale2;
  let power2 = x;
  let sum3 = x;
  for (let n = 3n; power2 !== 0n && power2 !== -1n; n += 2n) {
    power2 = (power2 * square3) >> scale2;
    sum3 += power2 / n;
  }
  return sum3;
}
function sinVersine(x, bits2) {
  const halvings = halvingsFor(bits2);
  const wide2 = BigInt(bits2 + 2 * halvings);
  const small = shifted(x, halvings);
  const square3 = (small * small) >> wide2;
  let [sin4, versine] = [small, square3 / 2n];
  let [odd, even] = [small, square3 / 2n];
  for (let n = 2n; even !== 0n; n += 2n) {
    odd = -((odd * square3) >> wide2) / (n * (n + 1n));
    even = -((even * square3) >> wide2) / ((n + 1n) * (n + 2n));
    sin4 += odd;
    versine += even;
  }
  for (let i2 = 0; i2 < halvings; i2++) {
    const twice = (2n * sin4 * sin4) >> wide2;
    sin4 = 2n * (sin4 - ((sin4 * versine) >> wide2));
    versine = twice;
  }
  return { sin: shifted(sin4, -2 * halvings), versine: shifted(versine, -2 * halvings) };
}
function atan3(x, bits2) {
  const guess = fixedOf(Math.atan(floatOf(x, bits2)), bits2);
  const { sin: sin4, versine } = sinVersine(guess, bits2);
  const scale2 = BigInt(bits2);
  const cos4 = (1n << scale2) - versine;
  const [over, under] = [((x * cos4) >> scale2) - sin4, cos4 + ((x * sin4) >> scale2)];
  return guess + oddSeries((over << scale2) / under, { bits: bits2, sign: -1n });
}
var constants = /* @__PURE__ */ new Map();
function constant2(name, bits2, compute2) {
  const key = `${name}${bits2}`;
  const found = constants.get(key) ?? compute2();
  constants.set(key, found);
  return found;
}
function machin(terms, { bits: bits2, sign: sign2 }) {
  const wide2 = bits2 + 16;
  let sum3 = 0n;
  for (const [factor, inverse3] of terms) {
    sum3 +=
      BigInt(factor) *
      oddSeries((1n << BigInt(wide2)) / BigInt(inverse3), { bits: wide2, sign: sign2 });
  }
  return sum3 >> 16n;
}
function pi(bits2) {
  const terms = [
    [16, 5],
    [-4, 239],
  ];
  return constant2('pi', bits2, () => machin(terms, { bits: bits2, sign: -1n }));
}
function ln10(bits2) {
  const terms = [
    [46, 31],
    [34, 49],
    [20, 161],
  ];
  return constant2('ln10', bits2, () => machin(terms, { bits: bits2, sign: 1n }));
}
function integerRoot(x) {
  if (x === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(bitLength(x) / 2));
  for (;;) {
    const next2 = (root + x / root) >> 1n;
    if (next2 >= root) return root;
    root = next2;
  }
}

// packages/doctor/src/shadow/elementary.ts
var NAN = new Real(Number.NaN);
var INFINITY = new Real(Infinity);
var GUARD = 64;
var BITS_A_DIGIT = Math.log2(10);
function bitsAt(exponent) {
  const digits = Real.precision + Math.max(0, -exponent) + Math.max(0, exponent);
  return Math.ceil(digits * BITS_A_DIGIT) + GUARD;
}
function toFixed(x, bits2) {
  const [first, ...rest] = x.d;
  const text = `${first}${rest.map((word) => String(word).padStart(7, '0')).join('')}`;
  const mantissa = BigInt(text) << BigInt(bits2);
  const power2 = x.e - (text.length - 1);
  const size = power2 >= 0 ? mantissa * 10n ** BigInt(power2) : mantissa / 10n ** BigInt(-power2);
  return x.isNegative() ? -size : size;
}
function toReal(value, bits2, power2 = 0) {
  if (value === 0n) return ZERO;
  const zeros = Math.max(0, bits2 - bitLength(value)) / BITS_A_DIGIT;
  const digits = Math.ceil(Real.precision + zeros) + 5;
  const text = ((value * 10n ** BigInt(digits)) >> BigInt(bits2)).toString();
  return new Real(`${text}e${power2 - digits}`);
}
var isTiny = (x) => -x.e > Real.precision;
function exp3(x) {
  if (x.isNaN() || x.isZero()) return x.isNaN() ? NAN : ONE;
  if (!x.isFinite() || x.e > 15) return x.isNegative() ? ZERO : INFINITY;
  if (isTiny(x)) return ONE.plus(x);
  const bits2 = bitsAt(Math.max(0, x.e));
  const value = toFixed(x, bits2);
  const ln102 = ln10(bits2);
  const power2 = value / ln102;
  const rest = expm12(value - power2 * ln102, bits2) + (1n << BigInt(bits2));
  return toReal(rest, bits2, Number(power2));
}
function expm13(x) {
  if (x.isZero() || isTiny(x)) return x;
  if (!x.isFinite() || x.e >= 0) return exp3(x).minus(1);
  const bits2 = bitsAt(x.e);
  return toReal(expm12(toFixed(x, bits2), bits2), bits2);
}
function log1p3(x) {
  if (x.isZero() || isTiny(x)) return x;
  if (!x.isFinite() || x.e >= 0) return ln2(x.plus(1));
  if (x.lt(-0.9)) return ln2(x.plus(1));
  const bits2 = bitsAt(x.e);
  return toReal(log1p2(toFixed(x, bits2), bits2), bits2);
}
function ln2(x) {
  if (x.isZero()) return INFINITY.neg();
  if (x.isNaN() || x.isNegative()) return NAN;
  if (!x.isFinite()) return INFINITY;
  const beyond = x.minus(1);
  if (beyond.abs().lt(0.5)) return log1p3(beyond);
  const bits2 = bitsAt(20);
  const mantissa = x.times(new Real(`1e${-x.e}`)).minus(1);
  const part = mantissa.isZero() ? 0n : log1p2(toFixed(mantissa, bits2), bits2);
  return toReal(part + BigInt(x.e) * ln10(bits2), bits2);
}
function pi2() {
  const bits2 = bitsAt(0);
  return toReal(pi(bits2), bits2);
}
function sinShifted(x, turns) {
  if (!x.isFinite()) return NAN;
  if (x.isZero()) return turns === 0n ? ZERO : ONE;
  for (let bits2 = bitsAt(x.e); ; bits2 *= 2) {
    const size = sinFixed(toFixed(x, bits2), turns, bits2);
    if (bitLength(size) > Real.precision * BITS_A_DIGIT + GUARD / 2) return toReal(size, bits2);
  }
}
function sinFixed(x, turns, bits2) {
  const quarter = pi(bits2 + GUARD) >> BigInt(GUARD + 1);
  const whole = (x + (x < 0n ? -quarter : quarter) / 2n) / quarter;
  const { sin: sin4, versine } = sinVersine(x - whole * quarter, bits2);
  const quadrant2 = BigInt.asUintN(2, whole + turns);
  const size = quadrant2 % 2n === 0n ? sin4 : (1n << BigInt(bits2)) - versine;
  return quadrant2 < 2n ? size : -size;
}
function sin3(x) {
  return x.isZero() || isTiny(x) ? x : sinShifted(x, 0n);
}
function cos3(x) {
  return !x.isZero() && isTiny(x) ? ONE : sinShifted(x, 1n);
}
function atan4(x) {
  if (x.isNaN() || x.isZero() || isTiny(x)) return x;
  if (x.abs().gt(1)) {
    const quarter = pi2().div(2);
    return (x.isNegative() ? quarter.neg() : quarter).minus(atan4(ONE.div(x)));
  }
  const bits2 = bitsAt(x.e);
  return toReal(atan3(toFixed(x, bits2), bits2), bits2);
}
function sqrt3(x) {
  if (x.isZero() || x.isNaN()) return x;
  if (x.isNegative()) return NAN;
  if (!x.isFinite()) return INFINITY;
  const half = Math.floor(x.e / 2);
  const bits2 = bitsAt(1);
  const value = toFixed(x.times(new Real(`1e${-2 * half}`)), 2 * bits2);
  return toReal(integerRoot(value), bits2, half);
}
function pow3(x, y) {
  if (y.isZero()) return ONE;
  if (x.isZero() || !x.isFinite() || isSimple(y)) return x.pow(y);
  if (x.isNegative() && !y.isInteger()) return NAN;
  const lost = Math.max(0, y.e + 3) + 20;
  const size = withDigits(Real.precision + lost, () => exp3(ln2(x.abs()).times(y)));
  return x.isNegative() && !y.mod(TWO).isZero() ? size.neg() : size;
}
var isSimple = (y) => !y.isFinite() || (y.isInteger() && y.abs().lte(64));

// packages/doctor/src/shadow/errorFunction.ts
var FAR = 12;
var TERMS = 2e3;
function series2(x) {
  const twice = x.times(x).times(2);
  let term = x;
  let total = x;
  const small = new Real(10).pow(-Real.precision - 10);
  for (let n = 1; n < TERMS; n++) {
    term = term.times(twice).div(2 * n + 1);
    total = total.plus(term);
    if (term.abs().lt(total.abs().times(small))) break;
  }
  const factor = TWO.div(sqrt3(pi2()));
  return factor.times(exp3(x.times(x).neg())).times(total);
}
function fraction2(x) {
  let below2 = ZERO;
  for (let n = 400; n >= 1; n--) below2 = new Real(n).div(2).div(x.plus(below2));
  const scale2 = exp3(x.times(x).neg()).div(sqrt3(pi2()));
  return scale2.div(x.plus(below2));
}
function exactErf(x) {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? -1 : 1);
  return x.abs().lt(FAR)
    ? series2(x)
    : ONE.minus(fraction2(x.abs())).times(x.isNegative() ? -1 : 1);
}
function exactErfc(x) {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? 2 : 0);
  if (x.gte(FAR)) return fraction2(x);
  const lost = x.gt(0) ? Math.ceil(x.toNumber() ** 2 / Math.LN10) + 2 : 0;
  return withDigits(Real.precision + lost, () => ONE.minus(series2(x)));
}

// packages/doctor/src/shadow/normal.ts
var STEPS2 = 12;
function exactNdtr(x) {
  return exactErfc(x.neg().div(sqrt3(TWO))).div(2);
}
function exactDensity(x) {
  return exp3(x.times(x).neg().div(2)).div(sqrt3(pi2().times(2)));
}
var slope = (z) => exp3(z.times(z).neg()).times(2).div(sqrt3(pi2()));
function newton(start, correction) {
  let z = start;
  for (let k = 0; k < STEPS2; k++) {
    const change = correction(z);
    z = z.minus(change);
    if (change.abs().lte(z.abs().times(new Real(10).pow(2 - Real.precision)))) break;
  }
  return z;
}
function inverseTail2(q) {
  if (!q.isPositive() || q.isZero()) return new Real(q.isZero() ? Infinity : NaN);
  const near = erfinv(ONE.minus(q).toNumber());
  const wanted = ln2(q);
  const start = near < 5 ? new Real(near) : sqrt3(wanted.neg());
  return newton(start, (z) => {
    const tail2 = exactErfc(z);
    return ln2(tail2).minus(wanted).times(tail2).div(slope(z)).neg();
  });
}
function exactErfinv(y) {
  if (y.abs().lte(0.5)) {
    const start = new Real(erfinv(y.toNumber()));
    return newton(start, (z) => exactErf(z).minus(y).div(slope(z)));
  }
  const size = inverseTail2(ONE.minus(y.abs()));
  return y.isNegative() ? size.neg() : size;
}
function exactNdtri(p) {
  const y = p.times(2).minus(1);
  if (y.abs().lte(0.5)) return exactErfinv(y).times(sqrt3(TWO));
  const size = inverseTail2(Real.min(p, ONE.minus(p)).times(2)).times(sqrt3(TWO));
  return y.isNegative() ? size.neg() : size;
}
function exactErfinvSlope(y) {
  return ONE.div(slope(exactErfinv(y)));
}

// packages/doctor/src/shadow/functions.table.ts
var inverse2 = (x) => ONE.div(x);
var square2 = (x) => x.times(x);
var sigmoid3 = (x) => inverse2(exp3(x.neg()).plus(1));
var softplus3 = (x) => (x.gt(0) ? x.plus(log1p3(exp3(x.neg()))) : log1p3(exp3(x)));
var hypot4 = (x, y) => sqrt3(square2(x).plus(square2(y)));
var sinc3 = (x) => (x.isZero() ? ONE : sin3(x.times(pi2())).div(x.times(pi2())));
var cosine3 = (x, y) => x.div(hypot4(x, y));
var tan2 = (x) => sin3(x).div(cos3(x));
var cosh2 = (x) => exp3(x).plus(exp3(x.neg())).div(2);
var sinh2 = (x) => {
  if (x.abs().gt(1)) return exp3(x).minus(exp3(x.neg())).div(2);
  const e = expm13(x);
  return e.plus(e.div(e.plus(1))).div(2);
};
var tanh3 = (x) => {
  const e = expm13(x.abs().times(-2));
  const size = e.neg().div(e.plus(2));
  return x.isNegative() ? size.neg() : size;
};
var asinh2 = (x) => {
  if (!x.isFinite()) return x;
  const [size, squared] = [x.abs(), square2(x)];
  const y = log1p3(size.plus(squared.div(sqrt3(squared.plus(1)).plus(1))));
  return x.isNegative() ? y.neg() : y;
};
var acosh2 = (x) => {
  const beyond = x.minus(1);
  return log1p3(beyond.plus(sqrt3(beyond.times(beyond.plus(2)))));
};
var atanh2 = (x) => log1p3(x.times(2).div(ONE.minus(x))).div(2);
var asin2 = (x) => atan22(x, sqrt3(ONE.minus(x).times(x.plus(1))));
var acos2 = (x) => atan22(sqrt3(ONE.minus(x).times(x.plus(1))), x);
var atan22 = (y, x) => {
  if (x.isZero() || y.isZero() || !x.isFinite() || !y.isFinite()) return Real.atan2(y, x);
  if (x.isPositive()) return atan4(y.div(x));
  return atan4(y.div(x)).plus(y.isNegative() ? pi2().neg() : pi2());
};
var scale = (x) => new Real(powerBelow(x.toNumber()));
var exactFunctions = /* @__PURE__ */ new Map([
  [Math.exp, exp3],
  [Math.expm1, expm13],
  [Math.log, ln2],
  [Math.log1p, log1p3],
  [Math.log2, (x) => ln2(x).div(ln2(TWO))],
  [Math.log10, (x) => ln2(x).div(ln2(new Real(10)))],
  [Math.sin, sin3],
  [Math.cos, cos3],
  [Math.tan, tan2],
  [Math.asin, asin2],
  [Math.acos, acos2],
  [Math.atan, atan4],
  [Math.sinh, sinh2],
  [Math.cosh, cosh2],
  [Math.tanh, tanh3],
  [Math.asinh, asinh2],
  [Math.acosh, acosh2],
  [Math.atanh, atanh2],
  [Math.sqrt, sqrt3],
  [Math.cbrt, (x) => x.cbrt()],
  [Math.abs, (x) => x.abs()],
  [Math.atan2, atan22],
  [Math.pow, pow3],
  [Math.hypot, hypot4],
  [pow, pow3],
  [powBaseSlope, (x, y) => (y.isZero() ? ZERO : y.times(pow3(x, y.minus(1))))],
  [powExponentSlope, (x, y) => pow3(x, y).times(ln2(x))],
  [powerOfTwo2, (x) => pow3(TWO, x)],
  [exp2Slope, (x) => pow3(TWO, x).times(ln2(TWO))],
  [cbrtSlope, (x) => inverse2(square2(x.cbrt()).times(3))],
  [secSquared, (x) => inverse2(square2(cos3(x)))],
  [sechSquared, (x) => inverse2(square2(cosh2(x)))],
  [asinSlope, (x) => inverse2(sqrt3(ONE.minus(square2(x))))],
  [atanSlope, (x) => inverse2(ONE.plus(square2(x)))],
  [asinhSlope, (x) => inverse2(sqrt3(ONE.plus(square2(x))))],
  [acoshSlope, (x) => inverse2(sqrt3(square2(x).minus(1)))],
  [atanhSlope, (x) => inverse2(ONE.minus(square2(x)))],
  [atan2Slope, (x, y) => x.div(square2(x).plus(square2(y)))],
  [quotientSlope, (x, y) => x.neg().div(square2(y))],
  [remainder, (x, y) => x.minus(y.times(x.div(y).floor()))],
  [floorQuotient, (x, y) => x.div(y).floor()],
  [truncQuotient, (x, y) => x.div(y).trunc()],
  [sigmoid, sigmoid3],
  [sigmoidSlope, (x) => sigmoid3(x).times(sigmoid3(x.neg()))],
  [softplus, softplus3],
  [logSigmoid, (x) => softplus3(x.neg()).neg()],
  [logaddexp, (x, y) => y.plus(softplus3(x.minus(y)))],
  [sigmoidOfDifference, (x, y) => sigmoid3(x.minus(y))],
  [log1mexp, (x) => ln2(expm13(x.neg()).neg())],
  [log1mexpSlope, (x) => inverse2(expm13(x))],
  [xlogy, (x, y) => (x.isZero() ? ZERO : x.times(ln2(y)))],
  [xlog1py, (x, y) => (x.isZero() ? ZERO : x.times(log1p3(y)))],
  [hypot, hypot4],
  [hypotSlope, cosine3],
  [sinc, sinc3],
  [erf, (x) => exactErf(x)],
  [erfc, (x) => exactErfc(x)],
  [normalDensity, exactDensity],
  [ndtr, exactNdtr],
  [logNdtr, (x) => (x.gt(0) ? log1p3(exactNdtr(x.neg()).neg()) : ln2(exactNdtr(x)))],
  [logNdtrSlope, (x) => exactDensity(x).div(exactNdtr(x))],
  [ndtri, exactNdtri],
  [ndtriSlope, (p) => inverse2(exactDensity(exactNdtri(p)))],
  [erfinv, exactErfinv],
  [erfinvSlope, exactErfinvSlope],
  [relEntr, (x, y) => (x.isZero() ? ZERO : x.times(ln2(x.div(y))))],
  [powerBelow, scale],
  [erfSlope, (x) => exp3(square2(x).neg()).times(2).div(sqrt3(pi2()))],
]);

// packages/doctor/src/shadow/scalars.ts
var NoShadow = class {
  what;
  constructor(what) {
    this.what = what;
  }
};
var truth2 = (condition) => (condition ? ONE : ZERO);
var extreme2 = (x, y, first) => (x.isNaN() || y.isNaN() ? new Real(NaN) : first ? x : y);
function bits(name, f) {
  return (x, y) => {
    if (x.isInteger() && y.isInteger()) return new Real(f(x.toNumber(), y.toNumber()));
    throw new NoShadow(name);
  };
}
function roundEven(x) {
  return x.isFinite() ? x.toDecimalPlaces(0, Real.ROUND_HALF_EVEN) : x;
}
var realScalars = {
  constant: exactly,
  like: exactly,
  add: (x, y) => x.plus(y),
  sub: (x, y) => x.minus(y),
  mul: (x, y) => x.times(y),
  div: (x, y) => x.div(y),
  quotient: (x, y) => (y.isZero() ? ZERO : x.div(y).trunc()),
  remainder: (x, y) => x.mod(y),
  neg: (x) => x.neg(),
  abs: (x) => x.abs(),
  sqrt: sqrt3,
  floor: (x) => x.floor(),
  ceil: (x) => x.ceil(),
  round: roundEven,
  trunc: (x) => x.trunc(),
  min: (x, y) => extreme2(x, y, x.lte(y)),
  max: (x, y) => extreme2(x, y, x.gte(y)),
  equal: (x, y) => truth2(x.eq(y)),
  less: (x, y) => truth2(x.lt(y)),
  lessEqual: (x, y) => truth2(x.lte(y)),
  and: bits('and', (x, y) => x & y),
  or: bits('or', (x, y) => x | y),
  xor: bits('xor', (x, y) => x ^ y),
  shiftLeft: bits('shiftLeft', (x, y) => x << y),
  shiftRight: bits('shiftRight', (x, y) => x >> y),
  not: (x) => truth2(x.isZero()),
  select: (c, x, y) => (c.isZero() ? y : x),
  cast: (x, dtype) => {
    if (dtype === 'bool') return truth2(!x.isZero());
    return dtype === 'float32' || dtype === 'float64' ? x : x.trunc();
  },
  call: (f, ...xs) => {
    const exact = exactFunctions.get(f);
    if (exact === void 0) throw new NoShadow(f.name);
    return xs.some((x) => x.isNaN()) ? new Real(NaN) : exact(...xs);
  },
};

// packages/doctor/src/shadow/evaluate.ts
function realOf(x) {
  return { shape: x.shape, data: Array.from(contiguous(x), exactly) };
}
function costOfStep({ primitive: { lower }, inputs, outputs, params }) {
  const size = Math.max(1, ...inputs.map((x) => x.size), ...outputs.map((y) => y.size));
  if (lower.kind !== 'contract') return size;
  const [summed] = lower.axes(params).contract;
  const inner2 = summed.reduce((n, axis) => n * inputs[0].shape[axis], 1);
  return Math.max(size, (outputs[0]?.size ?? 0) * inner2);
}
function evaluateStep(step, inputs, before) {
  const isSame = before !== void 0 && inputs.every((x, i2) => x === before.inputs[i2]);
  return isSame ? [...before.outputs] : compute(step, inputs, before);
}
function compute(step, inputs, before) {
  const { primitive, params, outputs } = step;
  const { lower } = primitive;
  const result = outputs[0]?.shape ?? [];
  const application = { inputs, result, params, before };
  switch (lower.kind) {
    case 'elementwise':
      return [elementwise2(lower, application)];
    case 'view':
      return [view2(lower, application)];
    case 'reshape':
      return [{ shape: result, data: inputs[0].data }];
    case 'assemble':
      return [assemble(lower, application)];
    case 'reduce':
      return [reduce(lower, application)];
    case 'contract':
      return [contract(lower, application)];
    case 'host':
      return host(step, inputs);
  }
}
function evaluateElements({ primitive, inputs, params }, elements) {
  const lower = primitive.lower;
  const operands = inputs.map((x) => contiguous(x));
  return elements.map((i2) =>
    lower.scalar(
      realScalars,
      operands.map((x) => exactly(x[i2])),
      params,
    ),
  );
}
function elementwise2(lower, { inputs, result, params, before }) {
  const size = sizeOf(result);
  const isSame = (i2) =>
    before !== void 0 && inputs.every((x, k) => x.data[i2] === before.inputs[k].data[i2]);
  const data2 = Array.from({ length: size }, (_, i2) =>
    isSame(i2)
      ? before.outputs[0].data[i2]
      : lower.scalar(
          realScalars,
          inputs.map((x) => x.data[i2]),
          params,
        ),
  );
  return { shape: result, data: data2 };
}
function* indicesOf(shape) {
  const size = sizeOf(shape);
  const strides = stridesOf(shape);
  for (let i2 = 0; i2 < size; i2++) {
    yield shape.map((n, axis) => Math.floor(i2 / strides[axis]) % n);
  }
}
var at2 = (index, strides) => {
  let place = 0;
  for (let i2 = 0; i2 < strides.length; i2++) place += index[i2] * strides[i2];
  return place;
};
function view2(lower, { inputs: [x], result, params }) {
  const maps = lower.source(x.shape, result, params);
  const strides = stridesOf(x.shape);
  const data2 = Array.from(indicesOf(result), (index) => {
    const from = maps.map(({ axis, offset: offset2, step }) =>
      axis === null ? offset2 : offset2 + step * index[axis],
    );
    return x.data[at2(from, strides)];
  });
  return { shape: result, data: data2 };
}
function assemble(lower, { inputs, result, params }) {
  const data2 = Array.from({ length: sizeOf(result) }, () => new Real(lower.fill));
  const strides = stridesOf(result);
  const places3 = lower.place(
    inputs.map((x) => x.shape),
    params,
  );
  inputs.forEach((x, k) => {
    const { offset: offset2, step } = places3[k];
    let i2 = 0;
    for (const index of indicesOf(x.shape)) {
      const to = index.map((n, axis) => offset2[axis] + step[axis] * n);
      data2[at2(to, strides)] = x.data[i2++];
    }
  });
  return { shape: result, data: data2 };
}
var COMBINE = {
  sum: { identity: ZERO, f: (a, b) => a.plus(b) },
  prod: { identity: ONE, f: (a, b) => a.times(b) },
  max: { identity: new Real(-Infinity), f: (a, b) => realScalars.max(a, b) },
  min: { identity: new Real(Infinity), f: (a, b) => realScalars.min(a, b) },
  any: { identity: ZERO, f: (a, b) => (a.isZero() ? b : a) },
  all: { identity: ONE, f: (a, b) => (a.isZero() ? a : b) },
};
function reduce(lower, { inputs: [x], result, params }) {
  const axes = lower.axes(params);
  const { identity, f } = COMBINE[lower.combine];
  const data2 = Array.from({ length: sizeOf(result) }, () => identity);
  const strides = stridesOf(result);
  let i2 = 0;
  for (const index of indicesOf(x.shape)) {
    const kept = index.filter((_, axis) => !axes.includes(axis));
    const place = at2(kept, strides);
    data2[place] = f(data2[place], x.data[i2++]);
  }
  return { shape: result, data: data2 };
}
function contract(lower, application) {
  const { inputs, result, params, before } = application;
  const [x, y] = inputs;
  const [x0, y0] = before?.inputs ?? [];
  const { contract: summed, batch } = lower.axes(params);
  const free = (shape, side2) =>
    shape
      .map((_, i2) => i2)
      .filter((i2) => !summed[side2].includes(i2) && !batch[side2].includes(i2));
  const [freeX, freeY] = [free(x.shape, 0), free(y.shape, 1)];
  const inner2 = [...indicesOf(summed[0].map((axis) => x.shape[axis]))];
  const [stepsX, stepsY] = [stridesOf(x.shape), stridesOf(y.shape)];
  const pick2 = (axes, index, steps) => {
    let place = 0;
    axes.forEach((axis, i2) => (place += steps[axis] * index[i2]));
    return place;
  };
  const data2 = Array.from(indicesOf(result), (index, place) => {
    const common = index.slice(0, batch[0].length);
    const left = index.slice(common.length, common.length + freeX.length);
    const right = index.slice(common.length + freeX.length);
    const baseX = pick2(batch[0], common, stepsX) + pick2(freeX, left, stepsX);
    const baseY = pick2(batch[1], common, stepsY) + pick2(freeY, right, stepsY);
    const pairs = inner2.map((k) => [
      baseX + pick2(summed[0], k, stepsX),
      baseY + pick2(summed[1], k, stepsY),
    ]);
    const isSame = pairs.every(
      ([i2, j]) => x.data[i2] === x0?.data[i2] && y.data[j] === y0?.data[j],
    );
    if (isSame && before !== void 0) return before.outputs[0].data[place];
    let total = ZERO;
    for (const [i2, j] of pairs) total = total.plus(x.data[i2].times(y.data[j]));
    return total;
  });
  return { shape: result, data: data2 };
}
function host(step, inputs) {
  const { primitive, params, outputs } = step;
  const rounded2 = step.inputs.map((x, i2) =>
    array(inputs[i2].data.map(Number), { dtype: x.dtype }).reshape(x.shape),
  );
  const types2 = outputs.map((y) => y.type);
  if (types2.every((t) => t.dtype !== 'float32' && t.dtype !== 'float64')) {
    return primitive.run(rounded2, params, types2).map(realOf);
  }
  return numbered(step, inputs, rounded2);
}
function numbered({ primitive, params, inputs: recorded, outputs }, inputs, rounded2) {
  const isFloat2 = recorded.map((x) => x.dtype === 'float32' || x.dtype === 'float64');
  const pool = [ZERO];
  const codes = (scale2) => {
    let next2 = 1;
    return recorded.map((x, i2) => {
      if (!isFloat2[i2]) return rounded2[i2];
      const values2 = Array.from({ length: x.size }, () => scale2 * next2++);
      return array(values2, { dtype: 'float64' }).reshape(x.shape);
    });
  };
  inputs.forEach((x, i2) => isFloat2[i2] && pool.push(...x.data));
  const wide2 = outputs.map((y) => ({ ...y.type, dtype: 'float64' }));
  const once = primitive.run(codes(1), params, wide2);
  const twice = primitive.run(codes(2), params, wide2);
  return once.map((y, k) => {
    const [a, b] = [contiguous(y), contiguous(twice[k])];
    const data2 = Array.from(a, (code, i2) => {
      const real = pool[code];
      if (real === void 0 || b[i2] !== 2 * code) throw new NoShadow(primitive.name);
      return real;
    });
    return { shape: y.shape, data: data2 };
  });
}

// packages/doctor/src/shadow/exactRun.ts
var BUDGET = 6e3;
var SMALL = 600;
function allSteps({ steps, flows }) {
  return [...steps, ...flows.flatMap((flow) => flow.steps)];
}
var runs = /* @__PURE__ */ new WeakMap();
function exactRun(observation) {
  const found = runs.get(observation);
  if (found !== void 0) return found;
  const steps = allSteps(observation);
  const run2 = costOf(steps) > BUDGET ? null : repeat(observation, steps);
  runs.set(observation, run2);
  return run2;
}
var costOf = (steps) => steps.reduce((cost, step) => cost + costOfStep(step), 0);
function isSmall(observation) {
  return costOf(allSteps(observation)) <= SMALL;
}
function repeat(observation, steps) {
  const known2 = /* @__PURE__ */ new Map();
  for (const x of observation.inputs) known2.set(x, realOf(x));
  const exact = (x) => {
    const found = known2.get(x);
    return found === void 0 ? realOf(x) : found;
  };
  for (const step of steps) {
    const results = attempt(step, step.inputs.map(exact));
    step.outputs.forEach((y, i2) => known2.set(y, results?.[i2] ?? null));
  }
  return known2;
}
function attempt(step, inputs) {
  if (!inputs.every((x) => x !== null)) return null;
  try {
    return evaluateStep(step, inputs);
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}

// packages/doctor/src/shadow/program.ts
var TRUTH_BUDGET = 6e3;
function shadowProgram(observation, index) {
  const input = observation.inputs[index];
  const touched = /* @__PURE__ */ new Set([input]);
  const steps = observation.steps.filter(({ inputs, outputs }) => {
    if (!inputs.some((x) => touched.has(x))) return false;
    for (const y of outputs) touched.add(y);
    return true;
  });
  const needed = /* @__PURE__ */ new Set([observation.value]);
  const used = steps.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((y) => needed.has(y))) return false;
    for (const x of inputs) needed.add(x);
    return true;
  });
  const kept = used.toReversed();
  const cost = kept.reduce((sum3, step) => sum3 + costOfStep(step), 0);
  const constant4 = (x) => (isFloat(x.dtype) ? (exactRun(observation)?.get(x) ?? null) : null);
  return { input, steps: kept, output: observation.value, cost, constant: constant4 };
}
var startOf = (program) => program.start ?? realOf(program.input);
function neighbour(program) {
  const { eps } = dtypes[program.input.dtype];
  return movedBy(program, (i2) => (i2 % 2 === 0 ? eps : -eps));
}
function elsewhere(program) {
  return movedBy(program, (i2) => 1e-3 * (1 + ((i2 * 7) % 11) / 10));
}
function movedBy(program, part) {
  const { shape, data: data2 } = realOf(program.input);
  const moved2 = data2.map((x, i2) => (x.isZero() ? x.plus(part(i2)) : x.times(1 + part(i2))));
  return { ...program, start: { shape, data: moved2 } };
}
function exactValues(program) {
  if (program.cost > TRUTH_BUDGET) return null;
  try {
    return baseOf(program).known;
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}
function sample2(program, entry, shift) {
  const base2 = baseOf(program);
  const start = base2.input;
  const data2 = start.data.with(entry, start.data[entry].plus(shift));
  const {
    known: known2,
    bits: bits2,
    scale: scale2,
  } = shift.isZero() ? base2 : run(program, { shape: start.shape, data: data2 }, base2);
  return {
    value: (known2.get(program.output) ?? realOf(program.output)).data[0],
    bits: bits2,
    scale: scale2,
  };
}
var bases = /* @__PURE__ */ new WeakMap();
function baseOf(program) {
  const found = bases.get(program);
  if (found?.digits === Real.precision) return found;
  const input = startOf(program);
  const made = { ...run(program, input), input, digits: Real.precision };
  bases.set(program, made);
  return made;
}
function run(program, input, base2) {
  const known2 = /* @__PURE__ */ new Map([[program.input, input]]);
  const recorded = base2?.recorded ?? /* @__PURE__ */ new Map();
  const outside = (x) => {
    const found = recorded.get(x) ?? program.constant?.(x) ?? realOf(x);
    recorded.set(x, found);
    return found;
  };
  const before = (x) => base2.known.get(x) ?? outside(x);
  let bits2 = '';
  let scale2 = largest3(ZERO, input);
  for (const step of program.steps) {
    const inputs = step.inputs.map((x) => known2.get(x) ?? outside(x));
    const then = base2 && { inputs: step.inputs.map(before), outputs: step.outputs.map(before) };
    const results = evaluateStep(step, inputs, then).map((y) => withoutTakenOut(y, step, known2));
    step.outputs.forEach((y, i2) => {
      known2.set(y, results[i2]);
      scale2 = largest3(scale2, results[i2]);
      if (y.dtype === 'bool') bits2 += results[i2].data.map((b) => (b.isZero() ? 0 : 1)).join('');
    });
  }
  return { known: known2, bits: bits2, scale: scale2, recorded };
}
function withoutTakenOut(y, { primitive, inputs }, known2) {
  if (primitive.linearIn !== 'each' || primitive.lower.kind !== 'elementwise') return y;
  if (!y.data.some((v) => v.isNaN())) return y;
  const fixed = inputs.find((x) => !known2.has(x));
  const moving = inputs.find((x) => known2.has(x));
  if (fixed === void 0 || moving === void 0) return y;
  const factors = contiguous(fixed);
  const infinite = known2.get(moving).data;
  const isOut = (i2) => factors[i2] === 0 && !infinite[i2].isFinite() && !infinite[i2].isNaN();
  return { shape: y.shape, data: y.data.map((v, i2) => (v.isNaN() && isOut(i2) ? ZERO : v)) };
}
function largest3(scale2, { data: data2 }) {
  return data2.reduce((max3, x) => (x.isFinite() && x.abs().gt(max3) ? x.abs() : max3), scale2);
}

// packages/doctor/src/shadow/side.ts
function side(program, entry, { here, h: h2 }) {
  const near = sample2(program, entry, h2);
  const nearer = sample2(program, entry, h2.times(SMALLER));
  const sameBranch = near.bits === here.bits;
  const seen = { sameBranch, value: near.value };
  if (constant3(here, near, nearer)) return { slope: ZERO, infinite: false, ...seen };
  const defined = here.value.isFinite();
  const further = defined ? here : sample2(program, entry, h2.times(SMALLER).times(SMALLER));
  const found = classify(slopesOf({ here, near, nearer, further, h: h2 }));
  return defined ? { ...found, ...seen } : { ...found, ...seen, limit: nearer.value };
}
function slopesOf({ here, near, nearer, further, h: h2 }) {
  const defined = here.value.isFinite();
  const gap = defined ? ONE : ONE.minus(SMALLER);
  const slope2 = near.value.minus((defined ? here : nearer).value).div(h2.times(gap));
  const closer = nearer.value.minus(further.value).div(h2.times(SMALLER).times(gap));
  return { slope: slope2, closer };
}
function classify({ slope: slope2, closer }) {
  if (!slope2.isFinite() || !closer.isFinite()) return { slope: null, infinite: false };
  const growth = slope2.isZero() ? ZERO : closer.div(slope2).abs();
  if (growth.gt(JUMP)) return { slope: slope2, infinite: false, jumps: true };
  if (growth.gt(1.1) && closer.abs().gt(ONE)) {
    return { slope: new Real(closer.isNegative() ? -Infinity : Infinity), infinite: true };
  }
  const vanishes = closer.abs().lt(slope2.abs().times('1e-4'));
  return { slope: vanishes ? ZERO : closer, infinite: false };
}
var SMALLER = new Real('1e-8');
var JUMP = new Real('1e7');
function constant3(...samples12) {
  const [{ value: first }] = samples12;
  return !first.isNaN() && !first.isFinite() && samples12.every(({ value }) => value.eq(first));
}

// packages/doctor/src/shadow/derivative.ts
var UNKNOWN = { kind: 'unknown', slope: null, left: null, right: null, text: null };
function trueSlope(program, entry) {
  const known2 = truths.get(program) ?? /* @__PURE__ */ new Map();
  truths.set(program, known2);
  const found = known2.get(entry) ?? findSlope(program, entry);
  known2.set(entry, found);
  return found;
}
var truths = /* @__PURE__ */ new WeakMap();
function findSlope(program, entry) {
  if (program.cost > TRUTH_BUDGET) return UNKNOWN;
  try {
    return bySteps(program, entry);
  } catch (reason) {
    if (reason instanceof NoShadow) return UNKNOWN;
    throw reason;
  }
}
function bySteps(program, entry) {
  let before = null;
  for (const digits of PRECISIONS) {
    const measured = withDigits(digits, () => measure(program, entry));
    const isFirst = before === null;
    if (isFirst ? isAgreedFlat(program, entry, measured) : isFlat(measured))
      return conclude(measured);
    if (!measured.drowned) {
      const truth3 = conclude(measured);
      if (!isFirst || truth3.kind !== 'kink') return truth3;
    }
    if (digits === PRECISIONS.at(-1)) return conclude(withoutNoise(before, measured));
    before = measured;
  }
  return UNKNOWN;
}
var PRECISIONS = [DIGITS, 450, 900, 1800];
var STEP2 = new Real('1e-32');
var AGREE = new Real('1e-18');
var SHRUNK = new Real('1e-100');
function measure(program, entry) {
  const x = Math.abs(contiguous(program.input)[entry]);
  const h2 = STEP2.times(x > 0 && Number.isFinite(x) ? x : 1);
  const here = sample2(program, entry, ZERO);
  const right = side(program, entry, { here, h: h2 });
  const left = side(program, entry, { here, h: h2.neg() });
  const change = Real.max((right.slope ?? ZERO).abs(), (left.slope ?? ZERO).abs()).times(h2);
  const digits = new Real(10).pow(-0.6 * Real.precision);
  const isNowhere = right.slope === null && left.slope === null;
  const drowned = !isNowhere && change.lt(here.scale.times(digits));
  const central = right.value.minus(left.value).div(h2.times(2));
  return { left, right, central, drowned };
}
function isAgreedFlat(program, entry, measured) {
  return isFlat(measured) && program.ruleSlope?.(entry)?.isZero() === true;
}
var isFlat = ({ left, right }) => left.slope?.isZero() === true && right.slope?.isZero() === true;
function withoutNoise(fewer, more) {
  const settle = (a, b) =>
    a !== null && b !== null && b.abs().lte(a.abs().times(SHRUNK)) ? ZERO : a;
  const side2 = (a, b) => ({ ...a, slope: settle(a.slope, b.slope) });
  return {
    ...fewer,
    left: side2(fewer.left, more.left),
    right: side2(fewer.right, more.right),
    central: settle(fewer.central, more.central),
  };
}
function conclude(measured) {
  const { central } = measured;
  const [left, right] = [measured.left, measured.right].map(withoutJump);
  if (isGap(left, right)) return known('undefined', null, left, right);
  if (isFlat({ ...measured, left, right })) return known('smooth', ZERO, left, right);
  if (right.slope === null || left.slope === null || !close(right.slope, left.slope)) {
    return oneSided(left, right);
  }
  const same = right.sameBranch === left.sameBranch;
  return known('smooth', same ? central : (right.sameBranch ? right : left).slope, left, right);
}
var withoutJump = (side2) =>
  side2.jumps === true && side2.slope?.isZero() === false ? { ...side2, slope: null } : side2;
function isGap({ limit: a }, { limit: b }) {
  if (a === void 0 || b === void 0) return false;
  return a.minus(b).abs().gt(Real.max(a.abs(), b.abs()).times('1e-6'));
}
function oneSided(left, right) {
  const taken = [right, left].filter((s) => s.sameBranch && (s.slope !== null || s.infinite));
  if (taken.length === 2 && !left.infinite && !right.infinite)
    return known('kink', null, left, right);
  const [only] = taken;
  if (only === void 0) return known('undefined', null, left, right);
  if (only.infinite) {
    return { ...known('infinite', only.slope, left, right), text: digits17(only.slope) };
  }
  return known('edge', only.slope, left, right);
}
function known(kind, slope2, left, right) {
  const text = slope2 === null ? null : digits17(slope2);
  return { kind, slope: slope2, left: left.slope, right: right.slope, text };
}
function close(a, b) {
  const scale2 = Real.max(a.abs(), b.abs());
  return scale2.isZero() || a.minus(b).abs().div(scale2).lt(AGREE);
}

// packages/doctor/src/shadow/kinks.ts
var STEP3 = new Real('1e-40');
var AGREE2 = new Real('1e-15');
var JUMP2 = new Real('1e30');
var NOISE2 = new Real('1e-75');
var PROBED = 32;
function cornersOf(observation, program) {
  const run2 = exactRun(observation);
  if (run2 === null) return [];
  return program.steps.filter((step) => {
    try {
      return isCorner(step, run2);
    } catch (reason) {
      if (reason instanceof NoShadow) return false;
      throw reason;
    }
  });
}
var PIECES = ['abs', 'min', 'max', 'select', 'less', 'lessEqual', 'equal'];
function isPieced({ primitive: { lower }, inputs, params }) {
  if (lower.kind === 'reduce') return lower.combine === 'max' || lower.combine === 'min';
  if (lower.kind !== 'elementwise') return false;
  let pieced = false;
  const watched = { ...realScalars };
  for (const name of PIECES) {
    const f = realScalars[name];
    Object.assign(watched, { [name]: (...xs) => ((pieced = true), f(...xs)) });
  }
  lower.scalar(
    watched,
    inputs.map(() => ONE),
    params,
  );
  return pieced;
}
function isCorner(step, run2) {
  if (!step.outputs.every((y) => isFloat(y.dtype)) || !isPieced(step)) return false;
  const operands = step.inputs.map((x) => run2.get(x) ?? realOf(x));
  const here = evaluateStep(step, operands)[0];
  return step.inputs.some(
    (x, k) =>
      isFloat(x.dtype) &&
      operands[k].data.slice(0, PROBED).some((v, i2) => {
        if (!v.isFinite()) return false;
        const shift = v.isZero() ? STEP3 : v.abs().times(STEP3);
        const right = beside(step, operands, { k, i: i2, shift });
        const left = beside(step, operands, { k, i: i2, shift: shift.neg() });
        return here.data.some((y, j) =>
          bends(y, { left: left.data[j], right: right.data[j], shift }),
        );
      }),
  );
}
function beside(step, operands, { k, i: i2, shift }) {
  const { shape, data: data2 } = operands[k];
  const moved2 = { shape, data: data2.with(i2, data2[i2].plus(shift)) };
  return evaluateStep(step, operands.with(k, moved2))[0];
}
function bends(y, { left, right, shift }) {
  const change = Real.max(right.minus(y).abs(), y.minus(left).abs());
  if (change.lt(y.abs().times(NOISE2))) return false;
  const up = right.minus(y).div(shift);
  const down = y.minus(left).div(shift);
  const size = Real.max(up.abs(), down.abs());
  if (!up.isFinite() || !down.isFinite() || size.gt(JUMP2)) return false;
  return up.minus(down).abs().gt(size.times(AGREE2));
}

// packages/doctor/src/shadow/loss.ts
function toleranceOf({ dtype }) {
  return Math.sqrt(dtypes[dtype].eps);
}
function relativeError(float2, exact) {
  if (exact.isNaN()) return Number.isNaN(float2) ? 0 : Infinity;
  if (!exact.isFinite()) return float2 === exact.toNumber() ? 0 : Infinity;
  if (!Number.isFinite(float2)) return Infinity;
  if (exact.isZero()) return float2 === 0 ? 0 : Infinity;
  return exact.minus(float2).div(exact).abs().toNumber();
}
function worstOf(x, exact, noise = ZERO) {
  let worst = { error: 0, float: 0, exact: null };
  const { eps } = dtypes[x.dtype];
  contiguous(x).forEach((float2, i2) => {
    const nothing = exact.data[i2].abs().lt(noise.times('1e-60'));
    if (nothing && noise.times(8 * eps).gte(Math.abs(float2))) return;
    const error = relativeError(float2, exact.data[i2]);
    if (error > worst.error) worst = { error, float: float2, exact: exact.data[i2] };
  });
  return worst;
}
function kindOf({ float: float2, exact }, { dtype }, step) {
  const { max: max3, tiny } = dtypes[dtype];
  if (exact === null || !exact.isFinite()) return 'rounding';
  if (!Number.isFinite(float2) && exact.abs().gt(max3)) return 'overflow';
  const adds = step.primitive.linearIn === 'all';
  return !adds && !exact.isZero() && exact.abs().lt(tiny) ? 'underflow' : 'rounding';
}
function lossesOf(observation) {
  const run2 = exactRun(observation);
  if (run2 === null) return [];
  return allSteps(observation).flatMap((step) => lossAt(step, run2));
}
function lossAt(step, run2) {
  const [y] = step.outputs;
  if (y === void 0 || !isFloat(y.dtype)) return [];
  const exact = run2.get(y);
  if (exact === void 0 || exact === null) return [];
  const limit = toleranceOf(y);
  const right = (x) => {
    const truth3 = run2.get(x) ?? realOf(x);
    if (isFloat(x.dtype)) return !(worstOf(x, truth3).error > limit);
    return contiguous(x).every((v, i2) => truth3.data[i2].eq(v));
  };
  const worst = worstOf(y, exact, largestAdded(step, run2));
  if (!(worst.error > limit) || Number.isNaN(worst.float) || !step.inputs.every(right)) return [];
  return [{ step, kind: kindOf(worst, y, step), error: worst.error }];
}
function largestAdded({ primitive, inputs }, run2) {
  const { lower, linearIn } = primitive;
  const sums2 = lower.kind === 'contract' || lower.kind === 'reduce' || linearIn === 'all';
  let largest4 = ZERO;
  for (const x of sums2 ? inputs : []) {
    for (const v of (run2.get(x) ?? realOf(x)).data) {
      if (v.isFinite() && v.abs().gt(largest4)) largest4 = v.abs();
    }
  }
  return largest4;
}
function healed(observation, { step }, index) {
  const run2 = exactRun(observation);
  const known2 = /* @__PURE__ */ new Map();
  const given = (x) => known2.get(x) ?? x;
  let changed = false;
  for (const each of allSteps(observation)) {
    if (each === step) {
      for (const y of each.outputs) known2.set(y, rounded(y, run2.get(y) ?? null));
      changed = true;
    } else if (changed && each.inputs.some((x) => known2.has(x))) {
      const outputs = bind(each.primitive, each.inputs.map(given), each.params);
      each.outputs.forEach((y, i2) => known2.set(y, outputs[i2]));
    }
  }
  const gradient = observation.cotangents[index] ?? null;
  return gradient === null ? null : given(gradient);
}
function rounded(y, exact) {
  if (exact === null) return y;
  return array(exact.data.map(Number), { dtype: y.dtype }).reshape(y.shape);
}

// packages/doctor/src/evidence.ts
var SMALL2 = 16;
function gatherEvidence(observation, index, words2) {
  const gradient = contiguous(gradientOf(observation, index));
  const input = observation.inputs[index];
  const program = {
    ...shadowProgram(observation, index),
    ruleSlope: ruleSlopes(observation, index),
  };
  const groups = /* @__PURE__ */ new Map();
  const checked = gradient.length <= SMALL2 && isSmall(observation);
  const doubted = checked && mayMislead(observation, program);
  gradient.forEach((g, entry) => {
    const asks = checked && (doubted || !isAsRuled(g, program.ruleSlope(entry), input));
    const symptom =
      symptomOf(g) ?? (asks ? comparedWithTruth(g, entry, { observation, program }) : null);
    if (symptom === null) return;
    const group = groups.get(symptom);
    if (group === void 0) groups.set(symptom, [entry]);
    else group.push(entry);
  });
  return [...groups].map(([symptom, entries]) => ({
    observation,
    index,
    ...words2,
    input,
    program,
    symptom,
    entries,
    gradient: gradient[entries[0]],
    truth: trueSlope(program, entries[0]),
  }));
}
function mayMislead(observation, program) {
  return observation.tape.cuts.length > 0 || cornersOf(observation, program).length > 0;
}
function isAsRuled(g, ruled, input) {
  return ruled !== null && ruled.isFinite() && relativeError(g, ruled) <= toleranceOf(input);
}
function ruleSlopes(observation, index) {
  const cotangent = observation.cotangents[index] ?? null;
  return (entry) => {
    if (cotangent === null) return ZERO;
    return exactRun(observation)?.get(cotangent)?.data[entry] ?? null;
  };
}
function symptomOf(g) {
  if (g === 0) return 'zero';
  if (Number.isNaN(g)) return 'nan';
  return Number.isFinite(g) ? null : 'inf';
}
function comparedWithTruth(g, entry, { observation, program }) {
  const { kind, slope: slope2 } = trueSlope(program, entry);
  if (kind === 'kink') return 'wrong';
  if (slope2 === null || !slope2.isFinite()) return null;
  if (slope2.isZero()) {
    const { eps } = dtypes[program.input.dtype];
    return Math.abs(g) <= NOISE3 * eps * largestSent(observation) ? 'zero' : 'wrong';
  }
  const { tiny } = dtypes[program.input.dtype];
  const error = slope2.minus(g).abs();
  if (error.lte(slope2.abs().times(toleranceOf(program.input))) || error.lt(tiny)) return null;
  return isInherent(program, entry, error) && isValueRight(observation) ? null : 'wrong';
}
var NOISE3 = 64;
var INHERENT = 64;
function largestSent({ flows }) {
  return largest2(flows.flatMap(({ steps }) => steps).flatMap(({ inputs }) => inputs));
}
function isValueRight(observation) {
  const { value } = observation;
  const exact = exactRun(observation)?.get(value)?.data[0];
  return exact === void 0 || relativeError(contiguous(value)[0], exact) < toleranceOf(value);
}
function isInherent(program, entry, error) {
  const here = trueSlope(program, entry).slope;
  const { slope: beside2 } = trueSlope(neighbour(program), entry);
  return beside2 === null || beside2.minus(here).abs().times(INHERENT).gte(error);
}
function unrepresentable(evidence) {
  const {
    truth: { slope: slope2 },
    input,
  } = evidence;
  if (slope2 === null || !slope2.isFinite() || slope2.isZero()) return false;
  const { tiny, eps, max: max3 } = dtypes[input.dtype];
  return slope2.abs().lt(tiny * eps) || slope2.abs().gt(max3);
}
function placeOf2(place) {
  return positionOf(place.site);
}
function firstStep(observation, holds) {
  const needed = tensorsOfValue(observation);
  return observation.steps.find(
    ({ inputs, outputs }) =>
      inputs.every(holds) && !outputs.every(holds) && outputs.some((y) => needed.has(y)),
  );
}

// packages/doctor/src/rewrites/pattern.ts
function match(pattern, equation, producers) {
  const search = {
    atoms: /* @__PURE__ */ new Map(),
    equations: /* @__PURE__ */ new Map(),
    producers,
  };
  return fitsEquation(pattern, equation, search) ? search : null;
}
function fitsEquation(pattern, equation, search) {
  if (typeof pattern !== 'object') return false;
  const [op, ...operands] = pattern;
  const { primitive } = equation;
  const args = primitive.name === op ? equation.args : spelledAs(op, equation, search.producers);
  if (args === null || operands.length !== args.length) return false;
  search.equations.set(op, equation);
  if (fitsAll(operands, args, search)) return true;
  return primitive.commutative === true && fitsAll(operands.toReversed(), args, search);
}
function spelledAs(op, { primitive, args }, producers) {
  const [a, b] = args;
  if (primitive.name !== 'mul') return null;
  if (op === 'square') return a === b ? [a] : null;
  if (op !== 'neg') return null;
  if (constantOf(a, producers) === -1) return [b];
  return constantOf(b, producers) === -1 ? [a] : null;
}
function fitsAll(operands, args, search) {
  const before = [...search.atoms];
  if (operands.every((operand2, i2) => fits(operand2, args[i2], search))) return true;
  search.atoms.clear();
  for (const [name, atom] of before) search.atoms.set(name, atom);
  return false;
}
function fits(pattern, atom, search) {
  if (typeof pattern === 'number') return constantOf(atom, search.producers) === pattern;
  if (typeof pattern === 'string') return bound2(pattern, atom, search);
  if (pattern[0] === 'keep') return fits(pattern[1], unspread(atom, search.producers), search);
  const equation = atom.kind === 'var' ? search.producers.get(atom) : void 0;
  return equation !== void 0 && fitsEquation(pattern, equation, search);
}
function bound2(name, atom, { atoms, producers }) {
  const known2 = atoms.get(name);
  if (known2 === void 0) {
    atoms.set(name, atom);
    return true;
  }
  if (known2 === atom) return true;
  const [a, b] = [constantOf(known2, producers), constantOf(atom, producers)];
  return a !== null && a === b;
}
function unspread(atom, producers) {
  let found = atom;
  for (;;) {
    const equation = found.kind === 'var' ? producers.get(found) : void 0;
    if (equation === void 0 || !SPREAD.has(equation.primitive.name)) return found;
    found = equation.args[0];
  }
}
var SPREAD = /* @__PURE__ */ new Set(['broadcast', 'reshape']);
function constantOf(atom, producers) {
  if (atom.kind === 'literal') return atom.value;
  const equation = producers.get(atom);
  return equation?.primitive.name === 'broadcast' ? constantOf(equation.args[0], producers) : null;
}

// packages/doctor/src/rewrites/rewriting.ts
function rewrite(program, rules) {
  const producers = /* @__PURE__ */ new Map();
  const made = /* @__PURE__ */ new Map();
  const after = mapEquations(cse(inlineCalls(program)), (equation, emit) => {
    const keep2 = (each) => {
      for (const result of each.results) producers.set(result, each);
    };
    const found = firstMatch(equation, rules, producers);
    const better = found === null ? null : staged(found);
    if (found === null || better === null) {
      keep2(equation);
      return equation;
    }
    const [output] = copyInto(better.program, better.operands, (each) => {
      keep2(each);
      emit(each);
    });
    if (output.kind === 'var') made.set(output, found);
    return [output];
  });
  return { program: dce(after), made, producers };
}
function firstMatch(equation, rules, producers) {
  const [result] = equation.results;
  if (result === void 0 || !isFloat(result.type.dtype)) return null;
  for (const rule2 of rules) {
    const found = match(rule2.pattern, equation, producers);
    if (found !== null) return { rule: rule2, match: found, replaced: equation };
  }
  return null;
}
function staged({ rule: rule2, match: found, replaced }) {
  const names2 = [...found.atoms.keys()];
  const operands = [...found.atoms.values()];
  const axes = axesOf(found);
  const { program } = stage(
    (values2) => {
      const given = Object.fromEntries(names2.map((name, i2) => [name, values2[i2]]));
      return { outputs: [rule2.instead({ ...given, axes })], rest: null };
    },
    operands.map((atom) => atom.type),
    { name: rule2.name, purpose: 'stable', derived: true },
  );
  const [wanted, offered] = [replaced.results[0].type, program.outputs[0].type];
  return sameType(wanted, offered) && program.captures.length === 0 ? { program, operands } : null;
}
function reductionOf({ equations }) {
  return equations.get('reduceSum') ?? equations.get('reduceProd');
}
function axesOf(match2) {
  const params = reductionOf(match2)?.params;
  return params?.axes ?? [];
}

// packages/doctor/src/rewrites/expression.ts
var FUNCTIONS = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide',
  neg: 'negative',
  pow: 'power',
  reduceSum: 'sum',
  reduceProd: 'prod',
  reduceMax: 'max',
  reduceMin: 'min',
  acos: 'arccos',
  acosh: 'arccosh',
  asin: 'arcsin',
  asinh: 'arcsinh',
  atan: 'arctan',
  atan2: 'arctan2',
  atanh: 'arctanh',
};
var TOO_LONG = 48;
function exchanges(rewritten2) {
  const { made, program } = rewritten2;
  const inner2 = new Set(
    [...made.values()].flatMap(({ match: match2 }) => [...match2.atoms.values()]),
  );
  const used = new Set(program.outputs);
  for (const equation of program.equations) for (const atom of equation.args) used.add(atom);
  const outermost2 = [...made.keys()].filter((y) => used.has(y) && !inner2.has(y));
  return outermost2.map((variable) => {
    const letters = /* @__PURE__ */ new Map();
    const after = textOf(variable, { form: 'after', rewritten: rewritten2, letters });
    return { before: textOf(variable, { form: 'before', rewritten: rewritten2, letters }), after };
  });
}
function textOf(atom, writing) {
  if (atom.kind === 'literal') return formatNumber(atom.value, atom.type.dtype === 'float32');
  const { made, producers } = writing.rewritten;
  const rewriting = made.get(atom);
  if (rewriting !== void 0 && writing.form === 'after') return filledIn(rewriting, writing);
  const equation = rewriting?.replaced ?? producers.get(atom);
  return equation === void 0 ? (atom.name ?? letter(atom, writing)) : callOf(equation, writing);
}
function filledIn({ rule: rule2, match: match2 }, writing) {
  const axes = axesOf(match2);
  const all2 = axes.length === reductionOf(match2)?.args[0].type.shape.length;
  const code = all2 ? rule2.code.replace(/, axes\b/g, '') : rule2.code;
  const text = (name) =>
    name === 'axes' ? axesText(axes) : operand(match2.atoms.get(name), writing);
  return code.replace(NAMES, (_, negated, name) =>
    negated === void 0 ? text(name) : negativeOf(text(negated)),
  );
}
var NAMES = /\bnegative\((z|a|b)\)|\b(z|a|b|axes)\b/g;
var negativeOf = (text) =>
  /^negative\(([^()]*(?:\([^()]*\))*[^()]*)\)$/.exec(text)?.[1] ?? `negative(${text})`;
var axesText = (axes) => (axes.length === 1 ? String(axes[0]) : `[${axes.join(', ')}]`);
function operand(atom, writing) {
  const known2 = writing.letters.get(atom);
  if (known2 !== void 0) return known2;
  const text = textOf(atom, writing);
  return text.length > TOO_LONG ? letter(atom, writing) : text;
}
function letter(atom, { letters }) {
  const known2 = letters.get(atom) ?? ['z', 'w', 'v', 'u'][letters.size] ?? `z${letters.size}`;
  letters.set(atom, known2);
  return known2;
}
function callOf(equation, writing) {
  const { primitive, args, results, params } = equation;
  if (SPREAD.has(primitive.name)) return operand(args[0], writing);
  const { kind } = primitive.lower;
  if (kind !== 'elementwise' && kind !== 'reduce') return letter(results[0], writing);
  const name = FUNCTIONS[primitive.name] ?? primitive.name;
  const operands = args.map((atom) => operand(atom, writing));
  const { axes } = params;
  if (axes !== void 0 && axes.length < args[0].type.shape.length) operands.push(axesText(axes));
  return `${name}(${operands.join(', ')})`;
}

// packages/doctor/src/rewrites/order.ts
function inDataOrder(program, equations) {
  const known2 = /* @__PURE__ */ new Set([
    ...program.captures.map((c) => c.variable),
    ...program.inputs,
  ]);
  const waiting = /* @__PURE__ */ new Map();
  const ordered = [];
  const missing2 = ({ args }) => args.find((a) => a.kind === 'var' && !known2.has(a));
  for (const given of equations) {
    const ready2 = [given];
    for (let equation = ready2.pop(); equation !== void 0; equation = ready2.pop()) {
      const needed = missing2(equation);
      if (needed !== void 0) {
        waiting.set(needed, [...(waiting.get(needed) ?? []), equation]);
        continue;
      }
      ordered.push(equation);
      for (const result of equation.results) {
        known2.add(result);
        ready2.push(...(waiting.get(result) ?? []).toReversed());
        waiting.delete(result);
      }
    }
  }
  return ordered;
}

// packages/doctor/src/rewrites/guarding.ts
var HARMLESS = {
  log: { operand: 0, value: 1 },
  log2: { operand: 0, value: 1 },
  log10: { operand: 0, value: 1 },
  log1p: { operand: 0, value: 1 },
  log1mexp: { operand: 0, value: 1 },
  sqrt: { operand: 0, value: 1 },
  rsqrt: { operand: 0, value: 1 },
  cbrt: { operand: 0, value: 1 },
  pow: { operand: 0, value: 1 },
  div: { operand: 1, value: 1 },
  mod: { operand: 1, value: 1 },
  atan2: { operand: 1, value: 1 },
  hypot: { operand: 0, value: 1 },
  xlogy: { operand: 1, value: 1 },
  acos: { operand: 0, value: 0 },
  asin: { operand: 0, value: 0 },
  atanh: { operand: 0, value: 0 },
  acosh: { operand: 0, value: 2 },
  tan: { operand: 0, value: 0 },
  exp: { operand: 0, value: 0 },
  expm1: { operand: 0, value: 0 },
  exp2: { operand: 0, value: 0 },
  sinh: { operand: 0, value: 0 },
  cosh: { operand: 0, value: 0 },
};
function guardBranches(program) {
  const flat = inlineCalls(program);
  const guards = guardsOf(flat);
  if (guards.size === 0) return program;
  const equations = [];
  for (const equation of flat.equations) {
    const taken = guards.get(equation);
    equations.push(taken === void 0 ? equation : guarded(equation, taken, equations));
  }
  return { ...flat, equations: inDataOrder(flat, equations) };
}
function guarded(equation, taken, equations) {
  const { operand: operand2, value } = HARMLESS[equation.primitive.name];
  const x = equation.args[operand2];
  const { program } = stage(
    ([condition, operand3]) => ({
      outputs: [harmless(condition, operand3, { value, when: taken.when })],
      rest: null,
    }),
    [taken.condition.type, x.type],
    { name: 'guard', purpose: 'stable', derived: true },
  );
  const emit = (each) => void equations.push({ ...each, origin: equation.origin });
  const [safe] = copyInto(program, [taken.condition, x], emit);
  return { ...equation, args: equation.args.with(operand2, safe) };
}
function harmless(condition, x, { value, when }) {
  const taken = when ? condition : logicalNot(condition);
  return select(taken, x, full(x.shape, value, { dtype: x.dtype }));
}
function guardsOf(program) {
  const uses = usesOf(program);
  const guards = /* @__PURE__ */ new Map();
  for (const choice of program.equations) {
    if (choice.primitive.name !== 'select') continue;
    const [condition, ...arms] = choice.args;
    arms.forEach((arm, i2) => {
      for (const equation of branchOf(arm, choice, uses)) {
        const known2 = HARMLESS[equation.primitive.name];
        const fits2 = known2 !== void 0 && equation.args[known2.operand].kind === 'var';
        if (fits2 && !guards.has(equation)) guards.set(equation, { condition, when: i2 === 0 });
      }
    });
  }
  return guards;
}
function usesOf({ equations, outputs }) {
  const producers = /* @__PURE__ */ new Map();
  const users = /* @__PURE__ */ new Map();
  const use = (atom, by) => {
    if (atom.kind === 'var') users.set(atom, [...(users.get(atom) ?? []), by]);
  };
  for (const equation of equations) {
    for (const result of equation.results) producers.set(result, equation);
    for (const atom of equation.args) use(atom, equation);
  }
  for (const atom of outputs) use(atom, null);
  return { producers, users };
}
function branchOf(arm, choice, { producers, users }) {
  const inside = /* @__PURE__ */ new Set([choice]);
  const found = [];
  const pending = [arm];
  for (let atom = pending.pop(); atom !== void 0; atom = pending.pop()) {
    const equation = producers.get(atom);
    if (equation === void 0 || inside.has(equation)) continue;
    const alone = equation.results.every((r) => users.get(r)?.every((u) => inside.has(u)));
    if (!alone || equation.primitive.lower.kind !== 'elementwise') continue;
    inside.add(equation);
    found.push(equation);
    pending.push(...equation.args);
  }
  return found;
}

// packages/doctor/src/rewrites/recorded.ts
function programOf(recorded, nameOf2 = () => void 0) {
  const input = newVar(recorded.input.type, nameOf2(recorded.input));
  const atoms = /* @__PURE__ */ new Map([[recorded.input, input]]);
  const captures = [];
  const atom = (x) => {
    const known2 = atoms.get(x);
    if (known2 !== void 0) return known2;
    const made =
      x.shape.length === 0 && nameOf2(x) === void 0
        ? newLiteral(contiguous(x)[0], x.type)
        : newVar(x.type, nameOf2(x));
    if (made.kind === 'var') captures.push({ variable: made, value: x });
    atoms.set(x, made);
    return made;
  };
  const equations = recorded.steps.map(({ primitive, inputs, outputs, params, site }) => {
    const args = inputs.map(atom);
    const results = outputs.map((y) => newVar(y.type));
    outputs.forEach((y, i2) => atoms.set(y, results[i2]));
    return { primitive, args, params, results, origin: { op: primitive.name, site } };
  });
  return {
    name: 'recorded',
    captures,
    inputs: [input],
    equations,
    outputs: [atom(recorded.output)],
  };
}

// packages/doctor/src/rewrites/rewrites.table.ts
var keepdims = { keepdims: true };
var REWRITES = [
  // logarithms of sums of exponentials
  rule('softplus', ['log1p', ['exp', 'z']], ({ z }) => softplus2(z), 'softplus(z)'),
  rule('softplus', ['log', ['add', 1, ['exp', 'z']]], ({ z }) => softplus2(z), 'softplus(z)'),
  rule(
    'log-cosh',
    ['log', ['cosh', 'z']],
    ({ z }) => subtract(logaddexp2(z, negative(z)), Math.LN2),
    'subtract(logaddexp(z, negative(z)), Math.LN2)',
  ),
  rule(
    'logaddexp',
    ['log', ['add', ['exp', 'a'], ['exp', 'b']]],
    ({ a, b }) => logaddexp2(a, b),
    'logaddexp(a, b)',
  ),
  rule(
    'logsumexp',
    ['log', ['reduceSum', ['exp', 'z']]],
    ({ z, axes }) => logsumexp(z, [...axes]),
    'logsumexp(z, axes)',
  ),
  rule(
    'log-softmax',
    ['log', ['div', ['exp', 'z'], ['keep', ['reduceSum', ['exp', 'z']]]]],
    ({ z, axes }) => subtract(z, logsumexp(z, [...axes], keepdims)),
    'logSoftmax(z, axes)',
  ),
  rule(
    'softmax',
    ['div', ['exp', 'z'], ['keep', ['reduceSum', ['exp', 'z']]]],
    ({ z, axes }) => softmax(z, [...axes]),
    'softmax(z, axes)',
  ),
  rule('log-of-exp', ['log', ['exp', 'z']], ({ z }) => multiply(z, 1), 'z'),
  {
    ...rule(
      'log-of-product',
      ['log', ['reduceProd', 'z']],
      ({ z, axes }) => sum(log(z), [...axes]),
      'sum(log(z), axes)',
    ),
    widens: true,
  },
  // sigmoids written by hand
  rule(
    'sigmoid',
    ['div', ['exp', 'z'], ['add', 1, ['exp', 'z']]],
    ({ z }) => sigmoid2(z),
    'sigmoid(z)',
  ),
  rule(
    'sigmoid',
    ['div', 1, ['add', 1, ['exp', ['neg', 'z']]]],
    ({ z }) => sigmoid2(z),
    'sigmoid(z)',
  ),
  rule(
    'sigmoid',
    ['div', 1, ['add', 1, ['exp', 'z']]],
    ({ z }) => sigmoid2(negative(z)),
    'sigmoid(negative(z))',
  ),
  rule('log-sigmoid', ['log', ['sigmoid', 'z']], ({ z }) => logSigmoid2(z), 'logSigmoid(z)'),
  rule(
    'sigmoid-pair',
    ['sub', 1, ['sigmoid', 'z']],
    ({ z }) => sigmoid2(negative(z)),
    'sigmoid(negative(z))',
  ),
  rule(
    'log-sigmoid',
    ['log1p', ['neg', ['sigmoid', 'z']]],
    ({ z }) => logSigmoid2(negative(z)),
    'logSigmoid(negative(z))',
  ),
  rule(
    'tanh',
    [
      'div',
      ['sub', ['exp', 'z'], ['exp', ['neg', 'z']]],
      ['add', ['exp', 'z'], ['exp', ['neg', 'z']]],
    ],
    ({ z }) => tanh(z),
    'tanh(z)',
  ),
  rule(
    'sech-squared',
    ['sub', 1, ['square', ['tanh', 'z']]],
    ({ z }) => multiply(4, multiply(sigmoid2(multiply(z, 2)), sigmoid2(multiply(z, -2)))),
    'multiply(4, multiply(sigmoid(multiply(z, 2)), sigmoid(multiply(z, -2))))',
  ),
  // differences beside 0 and 1
  rule(
    'log1mexp',
    ['log', ['neg', ['expm1', 'z']]],
    ({ z }) => log1mexp2(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule(
    'log1mexp',
    ['log', ['sub', 1, ['exp', 'z']]],
    ({ z }) => log1mexp2(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule(
    'log1mexp',
    ['log1p', ['neg', ['exp', 'z']]],
    ({ z }) => log1mexp2(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule('expm1', ['sub', ['exp', 'z'], 1], ({ z }) => expm1(z), 'expm1(z)'),
  rule('expm1', ['add', ['exp', 'z'], -1], ({ z }) => expm1(z), 'expm1(z)'),
  rule('expm1', ['sub', 1, ['exp', 'z']], ({ z }) => negative(expm1(z)), 'negative(expm1(z))'),
  rule(
    'asinh',
    ['log', ['add', 'z', ['sqrt', ['add', ['square', 'z'], 1]]]],
    ({ z }) => arcsinh(z),
    'arcsinh(z)',
  ),
  rule(
    'atanh',
    ['log', ['div', ['add', 1, 'z'], ['sub', 1, 'z']]],
    ({ z }) => multiply(arctanh(z), 2),
    'multiply(arctanh(z), 2)',
  ),
  rule('log1p', ['log', ['add', 1, 'z']], ({ z }) => log1p(z), 'log1p(z)'),
  rule('log1p', ['log', ['sub', 1, 'z']], ({ z }) => log1p(negative(z)), 'log1p(negative(z))'),
  rule('erfc', ['sub', 1, ['erf', 'z']], ({ z }) => erfc2(z), 'erfc(z)'),
  rule(
    'one-minus-cos',
    ['sub', 1, ['cos', 'z']],
    ({ z }) => multiply(square(sin(multiply(z, 0.5))), 2),
    'multiply(square(sin(multiply(z, 0.5))), 2)',
  ),
  rule(
    'sinc',
    ['div', ['sin', 'z'], 'z'],
    ({ z }) => sinc2(multiply(z, 1 / Math.PI)),
    'sinc(multiply(z, 1 / Math.PI))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', ['add', 'b', 'a']], ['sqrt', 'b']],
    ({ a, b }) => divide(a, add(sqrt(add(b, a)), sqrt(b))),
    'divide(a, add(sqrt(add(b, a)), sqrt(b)))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', ['add', 'a', ['square', 'b']]], 'b'],
    ({ a, b }) => divide(a, add(sqrt(add(a, square(b))), b)),
    'divide(a, add(sqrt(add(a, square(b))), b))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', 'a'], ['sqrt', 'b']],
    ({ a, b }) => divide(subtract(a, b), add(sqrt(a), sqrt(b))),
    'divide(subtract(a, b), add(sqrt(a), sqrt(b)))',
  ),
  rule(
    'difference-of-squares',
    ['sub', ['square', 'a'], ['square', 'b']],
    ({ a, b }) => multiply(subtract(a, b), add(a, b)),
    'multiply(subtract(a, b), add(a, b))',
  ),
  rule('added-and-taken', ['sub', ['add', 'b', 'a'], 'b'], ({ a }) => multiply(a, 1), 'a'),
  rule('added-and-taken', ['sub', ['add', 'a', 'b'], 'b'], ({ a }) => multiply(a, 1), 'a'),
  rule(
    'two-pass-variance',
    [
      'sub',
      ['div', ['reduceSum', ['square', 'z']], 'b'],
      ['square', ['div', ['reduceSum', 'z'], 'b']],
    ],
    ({ z, axes }) => mean(square(subtract(z, mean(z, [...axes], keepdims))), [...axes]),
    'mean(square(subtract(z, mean(z, axes, { keepdims: true }))), axes)',
  ),
  // products that are 0 · ∞, quotients and roots that overflow
  rule('xlogy', ['mul', 'a', ['log', 'b']], ({ a, b }) => xlogy2(a, b), 'xlogy(a, b)'),
  rule('xlog1py', ['mul', 'a', ['log1p', 'b']], ({ a, b }) => xlog1py2(a, b), 'xlog1py(a, b)'),
  rule(
    'quotient-of-exps',
    ['div', ['exp', 'a'], ['exp', 'b']],
    ({ a, b }) => exp(subtract(a, b)),
    'exp(subtract(a, b))',
  ),
  rule(
    'product-of-exps',
    ['mul', ['exp', 'a'], ['exp', 'b']],
    ({ a, b }) => exp(add(a, b)),
    'exp(add(a, b))',
  ),
  rule(
    'hypot',
    ['sqrt', ['add', ['square', 'a'], ['square', 'b']]],
    ({ a, b }) => hypot2(a, b),
    'hypot(a, b)',
  ),
  rule('root-of-square', ['sqrt', ['square', 'z']], ({ z }) => abs(z), 'abs(z)'),
  rule(
    'square-of-root',
    ['square', ['sqrt', 'z']],
    ({ z }) => select(less(z, 0), full(z.shape, Number.NaN, { dtype: z.dtype }), z),
    'z',
  ),
];
function rule(name, pattern, instead, code) {
  return { name, pattern, instead, code };
}

// node_modules/.pnpm/acorn@8.19.0/node_modules/acorn/dist/acorn.mjs
var astralIdentifierCodes = [
  509, 0, 227, 0, 150, 4, 294, 9, 1368, 2, 2, 1, 6, 3, 41, 2, 5, 0, 166, 1, 574, 3, 9, 9, 7, 9, 32,
  4, 318, 1, 31, 4, 33, 15, 71, 10, 50, 3, 123, 2, 54, 14, 32, 10, 3, 1, 11, 3, 46, 10, 8, 0, 46, 9,
  7, 2, 37, 13, 2, 9, 6, 1, 45, 0, 13, 2, 49, 13, 9, 3, 2, 11, 83, 11, 7, 0, 3, 0, 158, 11, 6, 9, 7,
  3, 56, 1, 2, 6, 3, 1, 3, 2, 10, 0, 11, 1, 3, 6, 4, 4, 68, 8, 2, 0, 3, 0, 2, 3, 2, 4, 2, 0, 15, 1,
  83, 17, 10, 9, 5, 0, 82, 19, 13, 9, 214, 6, 3, 8, 28, 1, 83, 16, 16, 9, 82, 12, 9, 9, 7, 19, 58,
  14, 5, 9, 243, 14, 166, 9, 71, 5, 2, 1, 3, 3, 2, 0, 2, 1, 13, 9, 120, 6, 3, 6, 4, 0, 29, 9, 41, 6,
  2, 3, 9, 0, 10, 10, 47, 15, 199, 7, 137, 9, 54, 7, 2, 7, 17, 9, 57, 21, 2, 13, 123, 5, 4, 0, 2, 1,
  2, 6, 2, 0, 9, 9, 49, 4, 2, 1, 2, 4, 9, 9, 55, 9, 7, 0, 259, 3, 10, 1, 2, 0, 49, 6, 4, 4, 14, 10,
  5350, 0, 7, 14, 11465, 27, 2343, 9, 87, 9, 39, 4, 60, 6, 26, 9, 535, 9, 470, 0, 2, 54, 8, 3, 82,
  0, 12, 1, 19628, 1, 4178, 9, 519, 45, 3, 22, 481, 1, 61, 4, 4, 5, 9, 7, 3, 6, 31, 3, 149, 2, 12,
  2, 9, 1, 3, 0, 33, 1, 1357, 49, 513, 54, 5, 49, 9, 0, 15, 0, 23, 4, 2, 14, 1361, 6, 2, 16, 3, 6,
  2, 1, 2, 4, 101, 0, 161, 6, 10, 9, 357, 0, 62, 13, 499, 13, 245, 1, 2, 9, 233, 0, 3, 0, 8, 1, 6,
  0, 475, 6, 110, 6, 6, 9, 4759, 9, 787719, 239,
];
var astralIdentifierStartCodes = [
  0, 11, 2, 25, 2, 18, 2, 1, 2, 14, 3, 13, 35, 122, 70, 52, 268, 28, 4, 48, 48, 31, 14, 29, 6, 37,
  11, 29, 3, 35, 5, 7, 2, 4, 43, 157, 19, 35, 5, 35, 5, 39, 9, 51, 13, 10, 2, 14, 2, 6, 2, 1, 2, 10,
  2, 14, 2, 6, 2, 1, 4, 51, 13, 310, 10, 21, 11, 7, 25, 5, 2, 41, 2, 13, 65, 5, 3, 0, 2, 43, 2, 1,
  4, 0, 3, 22, 11, 22, 10, 30, 66, 18, 2, 1, 11, 21, 11, 25, 7, 25, 39, 55, 7, 1, 65, 0, 16, 3, 2,
  2, 2, 28, 43, 28, 4, 28, 36, 7, 2, 27, 28, 53, 11, 21, 11, 18, 14, 17, 111, 72, 56, 50, 14, 50,
  14, 35, 39, 27, 10, 22, 251, 41, 7, 1, 17, 5, 18, 21, 18, 28, 11, 0, 9, 21, 43, 17, 47, 20, 28,
  22, 13, 52, 58, 1, 3, 0, 14, 44, 33, 24, 27, 35, 30, 0, 3, 0, 9, 34, 4, 0, 13, 47, 15, 3, 22, 0,
  2, 0, 36, 17, 2, 24, 20, 1, 64, 6, 2, 0, 2, 3, 2, 14, 2, 9, 8, 46, 39, 7, 3, 1, 3, 21, 2, 6, 2, 1,
  2, 4, 4, 0, 19, 0, 13, 4, 31, 9, 2, 0, 3, 0, 2, 37, 2, 0, 26, 0, 2, 0, 45, 52, 19, 3, 21, 2, 31,
  47, 21, 1, 2, 0, 185, 46, 42, 3, 37, 47, 21, 0, 60, 42, 14, 0, 72, 26, 38, 6, 186, 43, 117, 63,
  32, 7, 3, 0, 3, 7, 2, 1, 2, 23, 16, 0, 2, 0, 95, 7, 3, 38, 17, 0, 2, 0, 29, 0, 11, 39, 8, 0, 22,
  0, 12, 45, 20, 0, 19, 72, 18, 0, 182, 32, 32, 8, 2, 36, 18, 0, 50, 29, 113, 6, 2, 1, 2, 37, 22, 0,
  26, 5, 2, 1, 2, 31, 15, 0, 24, 43, 22, 0, 239, 18, 16, 0, 2, 12, 2, 33, 125, 0, 80, 921, 103, 111,
  6, 206, 13, 310, 2314, 96, 16, 1071, 18, 5, 26, 3994, 6, 582, 6842, 29, 1763, 568, 8, 30, 18, 78,
  18, 29, 19, 47, 17, 3, 32, 20, 6, 18, 433, 44, 212, 63, 33, 24, 3, 24, 45, 74, 6, 0, 67, 12, 65,
  1, 2, 0, 15, 4, 10, 7386, 37, 33, 96, 114, 14, 913, 15, 50, 7710, 3, 2, 6, 2, 1, 2, 296, 10, 0,
  30, 2, 3, 0, 15, 4, 8, 395, 2309, 106, 6, 12, 4, 8, 8, 9, 5991, 84, 2, 70, 2, 1, 3, 0, 3, 1, 3, 3,
  2, 11, 2, 0, 2, 6, 2, 64, 2, 3, 3, 7, 2, 6, 2, 27, 2, 3, 2, 4, 2, 0, 4, 6, 2, 340, 2, 24, 2, 24,
  2, 30, 2, 24, 2, 30, 2, 24, 2, 30, 2, 24, 2, 30, 2, 24, 2, 7, 1845, 129, 15, 6, 55, 50, 49, 61,
  147, 44, 11, 6, 17, 0, 322, 29, 19, 43, 485, 27, 229, 29, 3, 0, 208, 30, 2, 2, 2, 1, 2, 6, 3, 4,
  10, 1, 225, 6, 2, 3, 2, 1, 2, 14, 2, 196, 60, 67, 8, 0, 1205, 3, 2, 26, 2, 1, 2, 0, 3, 0, 2, 9, 2,
  3, 2, 0, 2, 0, 7, 0, 5, 0, 2, 0, 2, 0, 2, 2, 2, 1, 2, 0, 3, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 1, 2, 0,
  3, 3, 2, 6, 2, 3, 2, 3, 2, 0, 2, 9, 2, 16, 6, 2, 2, 4, 2, 16, 4421, 42719, 33, 4382, 2, 5773, 3,
  7472, 16, 621, 2467, 541, 1507, 4938, 6, 8489, 39815, 11327,
];
var nonASCIIidentifierChars =
  '\u200C\u200D\xB7\u0300-\u036F\u0387\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7-\u05C9\u0610-\u061A\u064B-\u0669\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u06F0-\u06F9\u0711\u0730-\u074A\u07A6-\u07B0\u07C0-\u07C9\u07EB-\u07F3\u07FD\u0816-\u0819\u081B-\u0823\u0825-\u0827\u0829-\u082D\u0859-\u085B\u0897-\u089F\u08CA-\u08E1\u08E3-\u0903\u093A-\u093C\u093E-\u094F\u0951-\u0957\u0962\u0963\u0966-\u096F\u0981-\u0983\u09BC\u09BE-\u09C4\u09C7\u09C8\u09CB-\u09CD\u09D7\u09E2\u09E3\u09E6-\u09EF\u09FE\u0A01-\u0A03\u0A3C\u0A3E-\u0A42\u0A47\u0A48\u0A4B-\u0A4D\u0A51\u0A66-\u0A71\u0A75\u0A81-\u0A83\u0ABC\u0ABE-\u0AC5\u0AC7-\u0AC9\u0ACB-\u0ACD\u0AE2\u0AE3\u0AE6-\u0AEF\u0AFA-\u0AFF\u0B01-\u0B03\u0B3C\u0B3E-\u0B44\u0B47\u0B48\u0B4B-\u0B4D\u0B53-\u0B57\u0B62\u0B63\u0B66-\u0B6F\u0B82\u0BBE-\u0BC2\u0BC6-\u0BC8\u0BCA-\u0BCD\u0BD7\u0BE6-\u0BEF\u0C00-\u0C04\u0C3C\u0C3E-\u0C44\u0C46-\u0C48\u0C4A-\u0C4D\u0C55\u0C56\u0C62\u0C63\u0C66-\u0C6F\u0C81-\u0C83\u0CBC\u0CBE-\u0CC4\u0CC6-\u0CC8\u0CCA-\u0CCD\u0CD5\u0CD6\u0CE2\u0CE3\u0CE6-\u0CEF\u0CF3\u0D00-\u0D03\u0D3B\u0D3C\u0D3E-\u0D44\u0D46-\u0D48\u0D4A-\u0D4D\u0D57\u0D62\u0D63\u0D66-\u0D6F\u0D81-\u0D83\u0DCA\u0DCF-\u0DD4\u0DD6\u0DD8-\u0DDF\u0DE6-\u0DEF\u0DF2\u0DF3\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0E50-\u0E59\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE\u0ED0-\u0ED9\u0F18\u0F19\u0F20-\u0F29\u0F35\u0F37\u0F39\u0F3E\u0F3F\u0F71-\u0F84\u0F86\u0F87\u0F8D-\u0F97\u0F99-\u0FBC\u0FC6\u102B-\u103E\u1040-\u1049\u1056-\u1059\u105E-\u1060\u1062-\u1064\u1067-\u106D\u1071-\u1074\u1082-\u108D\u108F-\u109D\u135D-\u135F\u1369-\u1371\u1712-\u1715\u1732-\u1734\u1752\u1753\u1772\u1773\u17B4-\u17D3\u17DD\u17E0-\u17E9\u180B-\u180D\u180F-\u1819\u18A9\u1920-\u192B\u1930-\u193B\u1946-\u194F\u19D0-\u19DA\u1A17-\u1A1B\u1A55-\u1A5E\u1A60-\u1A7C\u1A7F-\u1A89\u1A90-\u1A99\u1AB0-\u1ABD\u1ABF-\u1AF0\u1B00-\u1B04\u1B34-\u1B44\u1B50-\u1B59\u1B6B-\u1B73\u1B80-\u1B82\u1BA1-\u1BAD\u1BB0-\u1BB9\u1BE6-\u1BF3\u1C24-\u1C37\u1C40-\u1C49\u1C50-\u1C59\u1CD0-\u1CD2\u1CD4-\u1CE8\u1CED\u1CF4\u1CF7-\u1CF9\u1DC0-\u1DFF\u200C\u200D\u203F\u2040\u2054\u20D0-\u20DC\u20E1\u20E5-\u20F0\u2CEF-\u2CF1\u2D7F\u2DE0-\u2DFF\u302A-\u302F\u3099\u309A\u30FB\uA620-\uA629\uA66F\uA674-\uA67D\uA69E\uA69F\uA6F0\uA6F1\uA802\uA806\uA80B\uA823-\uA827\uA82C\uA880\uA881\uA8B4-\uA8C5\uA8D0-\uA8D9\uA8E0-\uA8F1\uA8FF-\uA909\uA926-\uA92D\uA947-\uA953\uA980-\uA983\uA9B3-\uA9C0\uA9D0-\uA9D9\uA9E5\uA9F0-\uA9F9\uAA29-\uAA36\uAA43\uAA4C\uAA4D\uAA50-\uAA59\uAA7B-\uAA7D\uAAB0\uAAB2-\uAAB4\uAAB7\uAAB8\uAABE\uAABF\uAAC1\uAAEB-\uAAEF\uAAF5\uAAF6\uABE3-\uABEA\uABEC\uABED\uABF0-\uABF9\uFB1E\uFE00-\uFE0F\uFE20-\uFE2F\uFE33\uFE34\uFE4D-\uFE4F\uFF10-\uFF19\uFF3F\uFF65';
var nonASCIIidentifierStartChars =
  '\xAA\xB5\xBA\xC0-\xD6\xD8-\xF6\xF8-\u02C1\u02C6-\u02D1\u02E0-\u02E4\u02EC\u02EE\u0370-\u0374\u0376\u0377\u037A-\u037D\u037F\u0386\u0388-\u038A\u038C\u038E-\u03A1\u03A3-\u03F5\u03F7-\u0481\u048A-\u052F\u0531-\u0556\u0558\u0559\u0560-\u0588\u058B\u058C\u05D0-\u05EA\u05EF-\u05F2\u0620-\u064A\u066E\u066F\u0671-\u06D3\u06D5\u06E5\u06E6\u06EE\u06EF\u06FA-\u06FC\u06FF\u0710\u0712-\u072F\u074D-\u07A5\u07B1\u07CA-\u07EA\u07F4\u07F5\u07FA\u0800-\u0815\u081A\u0824\u0828\u0840-\u0858\u0860-\u086A\u0870-\u0887\u0889-\u088F\u08A0-\u08C9\u0904-\u0939\u093D\u0950\u0958-\u0961\u0971-\u0980\u0985-\u098C\u098F\u0990\u0993-\u09A8\u09AA-\u09B0\u09B2\u09B6-\u09B9\u09BD\u09CE\u09DC\u09DD\u09DF-\u09E1\u09F0\u09F1\u09FC\u0A05-\u0A0A\u0A0F\u0A10\u0A13-\u0A28\u0A2A-\u0A30\u0A32\u0A33\u0A35\u0A36\u0A38\u0A39\u0A59-\u0A5C\u0A5E\u0A72-\u0A74\u0A85-\u0A8D\u0A8F-\u0A91\u0A93-\u0AA8\u0AAA-\u0AB0\u0AB2\u0AB3\u0AB5-\u0AB9\u0ABD\u0AD0\u0AE0\u0AE1\u0AF9\u0B05-\u0B0C\u0B0F\u0B10\u0B13-\u0B28\u0B2A-\u0B30\u0B32\u0B33\u0B35-\u0B39\u0B3D\u0B5C\u0B5D\u0B5F-\u0B61\u0B71\u0B83\u0B85-\u0B8A\u0B8E-\u0B90\u0B92-\u0B95\u0B99\u0B9A\u0B9C\u0B9E\u0B9F\u0BA3\u0BA4\u0BA8-\u0BAA\u0BAE-\u0BB9\u0BD0\u0C05-\u0C0C\u0C0E-\u0C10\u0C12-\u0C28\u0C2A-\u0C39\u0C3D\u0C58-\u0C5A\u0C5C\u0C5D\u0C60\u0C61\u0C80\u0C85-\u0C8C\u0C8E-\u0C90\u0C92-\u0CA8\u0CAA-\u0CB3\u0CB5-\u0CB9\u0CBD\u0CDC-\u0CDE\u0CE0\u0CE1\u0CF1\u0CF2\u0D04-\u0D0C\u0D0E-\u0D10\u0D12-\u0D3A\u0D3D\u0D4E\u0D54-\u0D56\u0D5F-\u0D61\u0D7A-\u0D7F\u0D85-\u0D96\u0D9A-\u0DB1\u0DB3-\u0DBB\u0DBD\u0DC0-\u0DC6\u0E01-\u0E30\u0E32\u0E33\u0E40-\u0E46\u0E81\u0E82\u0E84\u0E86-\u0E8A\u0E8C-\u0EA3\u0EA5\u0EA7-\u0EB0\u0EB2\u0EB3\u0EBD\u0EC0-\u0EC4\u0EC6\u0EDC-\u0EDF\u0F00\u0F40-\u0F47\u0F49-\u0F6C\u0F88-\u0F8C\u1000-\u102A\u103F\u1050-\u1055\u105A-\u105D\u1061\u1065\u1066\u106E-\u1070\u1075-\u1081\u108E\u10A0-\u10C5\u10C7\u10CD\u10D0-\u10FA\u10FC-\u1248\u124A-\u124D\u1250-\u1256\u1258\u125A-\u125D\u1260-\u1288\u128A-\u128D\u1290-\u12B0\u12B2-\u12B5\u12B8-\u12BE\u12C0\u12C2-\u12C5\u12C8-\u12D6\u12D8-\u1310\u1312-\u1315\u1318-\u135A\u1380-\u138F\u13A0-\u13F5\u13F8-\u13FD\u1401-\u166C\u166F-\u167F\u1681-\u169A\u16A0-\u16EA\u16EE-\u16F8\u1700-\u1711\u171F-\u1731\u1740-\u1751\u1760-\u176C\u176E-\u1770\u1780-\u17B3\u17D7\u17DC\u1820-\u1878\u1880-\u18A8\u18AA\u18B0-\u18F5\u1900-\u191E\u1950-\u196D\u1970-\u1974\u1980-\u19AB\u19B0-\u19C9\u1A00-\u1A16\u1A20-\u1A54\u1AA7\u1B05-\u1B33\u1B45-\u1B4C\u1B83-\u1BA0\u1BAE\u1BAF\u1BBA-\u1BE5\u1C00-\u1C23\u1C4D-\u1C4F\u1C5A-\u1C7D\u1C80-\u1C8A\u1C90-\u1CBA\u1CBD-\u1CBF\u1CE9-\u1CEC\u1CEE-\u1CF3\u1CF5\u1CF6\u1CFA\u1D00-\u1DBF\u1E00-\u1F15\u1F18-\u1F1D\u1F20-\u1F45\u1F48-\u1F4D\u1F50-\u1F57\u1F59\u1F5B\u1F5D\u1F5F-\u1F7D\u1F80-\u1FB4\u1FB6-\u1FBC\u1FBE\u1FC2-\u1FC4\u1FC6-\u1FCC\u1FD0-\u1FD3\u1FD6-\u1FDB\u1FE0-\u1FEC\u1FF2-\u1FF4\u1FF6-\u1FFC\u2071\u207F\u208F-\u209F\u2102\u2107\u210A-\u2113\u2115\u2118-\u211D\u2124\u2126\u2128\u212A-\u2139\u213C-\u213F\u2145-\u2149\u214E\u2160-\u2188\u2C00-\u2CE4\u2CEB-\u2CEE\u2CF2\u2CF3\u2D00-\u2D25\u2D27\u2D2D\u2D30-\u2D67\u2D6F\u2D80-\u2D96\u2DA0-\u2DA6\u2DA8-\u2DAE\u2DB0-\u2DB6\u2DB8-\u2DBE\u2DC0-\u2DC6\u2DC8-\u2DCE\u2DD0-\u2DD6\u2DD8-\u2DDE\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309B-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\uA48C\uA4D0-\uA4FD\uA500-\uA60C\uA610-\uA61F\uA62A\uA62B\uA640-\uA66E\uA67F-\uA69D\uA6A0-\uA6EF\uA717-\uA71F\uA722-\uA788\uA78B-\uA7DD\uA7E2\uA7F1-\uA801\uA803-\uA805\uA807-\uA80A\uA80C-\uA822\uA840-\uA873\uA882-\uA8B3\uA8F2-\uA8F7\uA8FB\uA8FD\uA8FE\uA90A-\uA925\uA930-\uA946\uA960-\uA97C\uA984-\uA9B2\uA9CF\uA9E0-\uA9E4\uA9E6-\uA9EF\uA9FA-\uA9FE\uAA00-\uAA28\uAA40-\uAA42\uAA44-\uAA4B\uAA60-\uAA76\uAA7A\uAA7E-\uAAAF\uAAB1\uAAB5\uAAB6\uAAB9-\uAABD\uAAC0\uAAC2\uAADB-\uAADD\uAAE0-\uAAEA\uAAF2-\uAAF4\uAB01-\uAB06\uAB09-\uAB0E\uAB11-\uAB16\uAB20-\uAB26\uAB28-\uAB2E\uAB30-\uAB5A\uAB5C-\uAB69\uAB6C\uAB6D\uAB70-\uABE2\uAC00-\uD7A3\uD7B0-\uD7C6\uD7CB-\uD7FB\uF900-\uFA6D\uFA70-\uFAD9\uFB00-\uFB06\uFB13-\uFB17\uFB1D\uFB1F-\uFB28\uFB2A-\uFB36\uFB38-\uFB3C\uFB3E\uFB40\uFB41\uFB43\uFB44\uFB46-\uFBB1\uFBD3-\uFD3D\uFD50-\uFD8F\uFD92-\uFDC7\uFDF0-\uFDFB\uFE70-\uFE74\uFE76-\uFEFC\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFBE\uFFC2-\uFFC7\uFFCA-\uFFCF\uFFD2-\uFFD7\uFFDA-\uFFDC';
var reservedWords = {
  3: 'abstract boolean byte char class double enum export extends final float goto implements import int interface long native package private protected public short static super synchronized throws transient volatile',
  5: 'class enum extends super const export import',
  6: 'enum',
  strict: 'implements interface let package private protected public static yield',
  strictBind: 'eval arguments',
};
var ecma5AndLessKeywords =
  'break case catch continue debugger default do else finally for function if return switch throw try var while with null true false instanceof typeof void delete new in this';
var keywords$1 = {
  5: ecma5AndLessKeywords,
  '5module': ecma5AndLessKeywords + ' export import',
  6: ecma5AndLessKeywords + ' const class extends export import super',
};
var keywordRelationalOperator = /^in(stanceof)?$/;
var nonASCIIidentifierStart = new RegExp('[' + nonASCIIidentifierStartChars + ']');
var nonASCIIidentifier = new RegExp(
  '[' + nonASCIIidentifierStartChars + nonASCIIidentifierChars + ']',
);
function isInAstralSet(code, set2) {
  var pos = 65536;
  for (var i2 = 0; i2 < set2.length; i2 += 2) {
    pos += set2[i2];
    if (pos > code) {
      return false;
    }
    pos += set2[i2 + 1];
    if (pos >= code) {
      return true;
    }
  }
  return false;
}
function isIdentifierStart(code, astral) {
  if (code < 65) {
    return code === 36;
  }
  if (code < 91) {
    return true;
  }
  if (code < 97) {
    return code === 95;
  }
  if (code < 123) {
    return true;
  }
  if (code <= 65535) {
    return code >= 170 && nonASCIIidentifierStart.test(String.fromCharCode(code));
  }
  if (astral === false) {
    return false;
  }
  return isInAstralSet(code, astralIdentifierStartCodes);
}
function isIdentifierChar(code, astral) {
  if (code < 48) {
    return code === 36;
  }
  if (code < 58) {
    return true;
  }
  if (code < 65) {
    return false;
  }
  if (code < 91) {
    return true;
  }
  if (code < 97) {
    return code === 95;
  }
  if (code < 123) {
    return true;
  }
  if (code <= 65535) {
    return code >= 170 && nonASCIIidentifier.test(String.fromCharCode(code));
  }
  if (astral === false) {
    return false;
  }
  return (
    isInAstralSet(code, astralIdentifierStartCodes) || isInAstralSet(code, astralIdentifierCodes)
  );
}
var TokenType = function TokenType2(label, conf) {
  if (conf === void 0) conf = {};
  this.label = label;
  this.keyword = conf.keyword;
  this.beforeExpr = !!conf.beforeExpr;
  this.startsExpr = !!conf.startsExpr;
  this.isLoop = !!conf.isLoop;
  this.isAssign = !!conf.isAssign;
  this.prefix = !!conf.prefix;
  this.postfix = !!conf.postfix;
  this.binop = conf.binop || null;
  this.updateContext = null;
};
function binop(name, prec) {
  return new TokenType(name, { beforeExpr: true, binop: prec });
}
var beforeExpr = { beforeExpr: true };
var startsExpr = { startsExpr: true };
var keywords = {};
function kw(name, options) {
  if (options === void 0) options = {};
  options.keyword = name;
  return (keywords[name] = new TokenType(name, options));
}
var types$1 = {
  num: new TokenType('num', startsExpr),
  regexp: new TokenType('regexp', startsExpr),
  string: new TokenType('string', startsExpr),
  name: new TokenType('name', startsExpr),
  privateId: new TokenType('privateId', startsExpr),
  eof: new TokenType('eof'),
  // Punctuation token types.
  bracketL: new TokenType('[', { beforeExpr: true, startsExpr: true }),
  bracketR: new TokenType(']'),
  braceL: new TokenType('{', { beforeExpr: true, startsExpr: true }),
  braceR: new TokenType('}'),
  parenL: new TokenType('(', { beforeExpr: true, startsExpr: true }),
  parenR: new TokenType(')'),
  comma: new TokenType(',', beforeExpr),
  semi: new TokenType(';', beforeExpr),
  colon: new TokenType(':', beforeExpr),
  dot: new TokenType('.'),
  question: new TokenType('?', beforeExpr),
  questionDot: new TokenType('?.'),
  arrow: new TokenType('=>', beforeExpr),
  template: new TokenType('template'),
  invalidTemplate: new TokenType('invalidTemplate'),
  ellipsis: new TokenType('...', beforeExpr),
  backQuote: new TokenType('`', startsExpr),
  dollarBraceL: new TokenType('${', { beforeExpr: true, startsExpr: true }),
  // Operators. These carry several kinds of properties to help the
  // parser use them properly (the presence of these properties is
  // what categorizes them as operators).
  //
  // `binop`, when present, specifies that this operator is a binary
  // operator, and will refer to its precedence.
  //
  // `prefix` and `postfix` mark the operator as a prefix or postfix
  // unary operator.
  //
  // `isAssign` marks all of `=`, `+=`, `-=` etcetera, which act as
  // binary operators with a very low precedence, that should result
  // in AssignmentExpression nodes.
  eq: new TokenType('=', { beforeExpr: true, isAssign: true }),
  assign: new TokenType('_=', { beforeExpr: true, isAssign: true }),
  incDec: new TokenType('++/--', { prefix: true, postfix: true, startsExpr: true }),
  prefix: new TokenType('!/~', { beforeExpr: true, prefix: true, startsExpr: true }),
  logicalOR: binop('||', 1),
  logicalAND: binop('&&', 2),
  bitwiseOR: binop('|', 3),
  bitwiseXOR: binop('^', 4),
  bitwiseAND: binop('&', 5),
  equality: binop('==/!=/===/!==', 6),
  relational: binop('</>/<=/>=', 7),
  bitShift: binop('<</>>/>>>', 8),
  plusMin: new TokenType('+/-', { beforeExpr: true, binop: 9, prefix: true, startsExpr: true }),
  modulo: binop('%', 10),
  star: binop('*', 10),
  slash: binop('/', 10),
  starstar: new TokenType('**', { beforeExpr: true }),
  coalesce: binop('??', 1),
  // Keyword token types.
  _break: kw('break'),
  _case: kw('case', beforeExpr),
  _catch: kw('catch'),
  _continue: kw('continue'),
  _debugger: kw('debugger'),
  _default: kw('default', beforeExpr),
  _do: kw('do', { isLoop: true, beforeExpr: true }),
  _else: kw('else', beforeExpr),
  _finally: kw('finally'),
  _for: kw('for', { isLoop: true }),
  _function: kw('function', startsExpr),
  _if: kw('if'),
  _return: kw('return', beforeExpr),
  _switch: kw('switch'),
  _throw: kw('throw', beforeExpr),
  _try: kw('try'),
  _var: kw('var'),
  _const: kw('const'),
  _while: kw('while', { isLoop: true }),
  _with: kw('with'),
  _new: kw('new', { beforeExpr: true, startsExpr: true }),
  _this: kw('this', startsExpr),
  _super: kw('super', startsExpr),
  _class: kw('class', startsExpr),
  _extends: kw('extends', beforeExpr),
  _export: kw('export'),
  _import: kw('import', startsExpr),
  _null: kw('null', startsExpr),
  _true: kw('true', startsExpr),
  _false: kw('false', startsExpr),
  _in: kw('in', { beforeExpr: true, binop: 7 }),
  _instanceof: kw('instanceof', { beforeExpr: true, binop: 7 }),
  _typeof: kw('typeof', { beforeExpr: true, prefix: true, startsExpr: true }),
  _void: kw('void', { beforeExpr: true, prefix: true, startsExpr: true }),
  _delete: kw('delete', { beforeExpr: true, prefix: true, startsExpr: true }),
};
var lineBreak = /\r\n?|\n|\u2028|\u2029/;
var lineBreakG = new RegExp(lineBreak.source, 'g');
function isNewLine(code) {
  return code === 10 || code === 13 || code === 8232 || code === 8233;
}
function nextLineBreak(code, from, end) {
  if (end === void 0) end = code.length;
  for (var i2 = from; i2 < end; i2++) {
    var next2 = code.charCodeAt(i2);
    if (isNewLine(next2)) {
      return i2 < end - 1 && next2 === 13 && code.charCodeAt(i2 + 1) === 10 ? i2 + 2 : i2 + 1;
    }
  }
  return -1;
}
var nonASCIIwhitespace = /[\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/;
var skipWhiteSpace = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/g;
var ref = Object.prototype;
var hasOwnProperty = ref.hasOwnProperty;
var toString = ref.toString;
var hasOwn =
  Object.hasOwn ||
  function (obj, propName) {
    return hasOwnProperty.call(obj, propName);
  };
var isArray =
  Array.isArray ||
  function (obj) {
    return toString.call(obj) === '[object Array]';
  };
var regexpCache = /* @__PURE__ */ Object.create(null);
function wordsRegexp(words2) {
  return (
    regexpCache[words2] ||
    (regexpCache[words2] = new RegExp('^(?:' + words2.replace(/ /g, '|') + ')$'))
  );
}
function codePointToString(code) {
  if (code <= 65535) {
    return String.fromCharCode(code);
  }
  code -= 65536;
  return String.fromCharCode((code >> 10) + 55296, (code & 1023) + 56320);
}
var loneSurrogate = /(?:[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF])/;
var Position = function Position2(line, col) {
  this.line = line;
  this.column = col;
};
Position.prototype.offset = function offset(n) {
  return new Position(this.line, this.column + n);
};
var SourceLocation = function SourceLocation2(p, start, end) {
  this.start = start;
  this.end = end;
  if (p.sourceFile !== null) {
    this.source = p.sourceFile;
  }
};
function getLineInfo(input, offset2) {
  for (var line = 1, cur = 0; ;) {
    var nextBreak = nextLineBreak(input, cur, offset2);
    if (nextBreak < 0) {
      return new Position(line, offset2 - cur);
    }
    ++line;
    cur = nextBreak;
  }
}
var defaultOptions = {
  // `ecmaVersion` indicates the ECMAScript version to parse. Must be
  // either 3, 5, 6 (or 2015), 7 (2016), 8 (2017), 9 (2018), 10
  // (2019), 11 (2020), 12 (2021), 13 (2022), 14 (2023), or `"latest"`
  // (the latest version the library supports). This influences
  // support for strict mode, the set of reserved words, and support
  // for new syntax features.
  ecmaVersion: null,
  // `sourceType` indicates the mode the code should be parsed in.
  // Can be either `"script"`, `"module"` or `"commonjs"`. This influences global
  // strict mode and parsing of `import` and `export` declarations.
  sourceType: 'script',
  // When set to true, enable strict parsing mode even if `sourceType`
  // is `"script"`.
  strict: false,
  // `onInsertedSemicolon` can be a callback that will be called when
  // a semicolon is automatically inserted. It will be passed the
  // position of the inserted semicolon as an offset, and if
  // `locations` is enabled, it is given the location as a `{line,
  // column}` object as second argument.
  onInsertedSemicolon: null,
  // `onTrailingComma` is similar to `onInsertedSemicolon`, but for
  // trailing commas.
  onTrailingComma: null,
  // By default, reserved words are only enforced if ecmaVersion >= 5.
  // Set `allowReserved` to a boolean value to explicitly turn this on
  // an off. When this option has the value "never", reserved words
  // and keywords can also not be used as property names.
  allowReserved: null,
  // When enabled, a return at the top level is not considered an
  // error.
  allowReturnOutsideFunction: false,
  // When enabled, import/export statements are not constrained to
  // appearing at the top of the program, and an import.meta expression
  // in a script isn't considered an error.
  allowImportExportEverywhere: false,
  // By default, await identifiers are allowed to appear at the top-level scope only if ecmaVersion >= 2022.
  // When enabled, await identifiers are allowed to appear at the top-level scope,
  // but they are still not allowed in non-async functions.
  allowAwaitOutsideFunction: null,
  // When enabled, super identifiers are not constrained to
  // appearing in methods and do not raise an error when they appear elsewhere.
  allowSuperOutsideMethod: null,
  // When enabled, hashbang directive in the beginning of file is
  // allowed and treated as a line comment. Enabled by default when
  // `ecmaVersion` >= 2023.
  allowHashBang: false,
  // By default, the parser will verify that private properties are
  // only used in places where they are valid and have been declared.
  // Set this to false to turn such checks off.
  checkPrivateFields: true,
  // When `locations` is on, `loc` properties holding objects with
  // `start` and `end` properties in `{line, column}` form (with
  // line being 1-based and column 0-based) will be attached to the
  // nodes.
  locations: false,
  // Pass an optional `{line, column}` object to use for the start of
  // the parse. This is mostly useful when using `parseExpressionAt`
  // with `locations: true`, to prevent the parser from having to
  // determine the line position at the start position.
  startLocation: null,
  // A function can be passed as `onToken` option, which will
  // cause Acorn to call that function with object in the same
  // format as tokens returned from `tokenizer().getToken()`. Note
  // that you are not allowed to call the parser from the
  // callback—that will corrupt its internal state.
  onToken: null,
  // A function can be passed as `onComment` option, which will
  // cause Acorn to call that function with `(block, text, start,
  // end)` parameters whenever a comment is skipped. `block` is a
  // boolean indicating whether this is a block (`/* */`) comment,
  // `text` is the content of the comment, and `start` and `end` are
  // character offsets that denote the start and end of the comment.
  // When the `locations` option is on, two more parameters are
  // passed, the full `{line, column}` locations of the start and
  // end of the comments. Note that you are not allowed to call the
  // parser from the callback—that will corrupt its internal state.
  // When this option has an array as value, objects representing the
  // comments are pushed to it.
  onComment: null,
  // Nodes have their start and end characters offsets recorded in
  // `start` and `end` properties (directly on the node, rather than
  // the `loc` object, which holds line/column data. To also add a
  // [semi-standardized][range] `range` property holding a `[start,
  // end]` array with the same numbers, set the `ranges` option to
  // `true`.
  //
  // [range]: https://bugzilla.mozilla.org/show_bug.cgi?id=745678
  ranges: false,
  // It is possible to parse multiple files into a single AST by
  // passing the tree produced by parsing the first file as
  // `program` option in subsequent parses. This will add the
  // toplevel forms of the parsed file to the `Program` (top) node
  // of an existing parse tree.
  program: null,
  // When `locations` is on, you can pass this to record the source
  // file in every node's `loc` object.
  sourceFile: null,
  // This value, if given, is stored in every node, whether
  // `locations` is on or off.
  directSourceFile: null,
  // When enabled, parenthesized expressions are represented by
  // (non-standard) ParenthesizedExpression nodes
  preserveParens: false,
};
var warnedAboutEcmaVersion = false;
function getOptions(opts) {
  var options = {};
  for (var opt in defaultOptions) {
    options[opt] = opts && hasOwn(opts, opt) ? opts[opt] : defaultOptions[opt];
  }
  if (options.ecmaVersion === 'latest') {
    options.ecmaVersion = 1e8;
  } else if (options.ecmaVersion == null) {
    if (!warnedAboutEcmaVersion && typeof console === 'object' && console.warn) {
      warnedAboutEcmaVersion = true;
      console.warn(
        'Since Acorn 8.0.0, options.ecmaVersion is required.\nDefaulting to 2020, but this will stop working in the future.',
      );
    }
    options.ecmaVersion = 11;
  } else if (options.ecmaVersion >= 2015) {
    options.ecmaVersion -= 2009;
  }
  if (options.allowReserved == null) {
    options.allowReserved = options.ecmaVersion < 5;
  }
  if (!opts || opts.allowHashBang == null) {
    options.allowHashBang = options.ecmaVersion >= 14;
  }
  if (isArray(options.onToken)) {
    var tokens = options.onToken;
    options.onToken = function (token) {
      return tokens.push(token);
    };
  }
  if (isArray(options.onComment)) {
    options.onComment = pushComment(options, options.onComment);
  }
  if (options.sourceType === 'commonjs' && options.allowAwaitOutsideFunction) {
    throw new Error('Cannot use allowAwaitOutsideFunction with sourceType: commonjs');
  }
  return options;
}
function pushComment(options, array3) {
  return function (block, text, start, end, startLoc, endLoc) {
    var comment = {
      type: block ? 'Block' : 'Line',
      value: text,
      start,
      end,
    };
    if (options.locations) {
      comment.loc = new SourceLocation(this, startLoc, endLoc);
    }
    if (options.ranges) {
      comment.range = [start, end];
    }
    array3.push(comment);
  };
}
var SCOPE_TOP = 1;
var SCOPE_FUNCTION = 2;
var SCOPE_ASYNC = 4;
var SCOPE_GENERATOR = 8;
var SCOPE_ARROW = 16;
var SCOPE_SIMPLE_CATCH = 32;
var SCOPE_SUPER = 64;
var SCOPE_DIRECT_SUPER = 128;
var SCOPE_CLASS_STATIC_BLOCK = 256;
var SCOPE_CLASS_FIELD_INIT = 512;
var SCOPE_SWITCH = 1024;
var SCOPE_VAR = SCOPE_TOP | SCOPE_FUNCTION | SCOPE_CLASS_STATIC_BLOCK;
function functionFlags(async, generator) {
  return SCOPE_FUNCTION | (async ? SCOPE_ASYNC : 0) | (generator ? SCOPE_GENERATOR : 0);
}
var BIND_NONE = 0;
var BIND_VAR = 1;
var BIND_LEXICAL = 2;
var BIND_FUNCTION = 3;
var BIND_SIMPLE_CATCH = 4;
var BIND_OUTSIDE = 5;
var Parser = function Parser2(options, input, startPos) {
  this.options = options = getOptions(options);
  this.sourceFile = options.sourceFile;
  this.keywords = wordsRegexp(
    keywords$1[options.ecmaVersion >= 6 ? 6 : options.sourceType === 'module' ? '5module' : 5],
  );
  var reserved = '';
  if (options.allowReserved !== true) {
    reserved = reservedWords[options.ecmaVersion >= 6 ? 6 : options.ecmaVersion === 5 ? 5 : 3];
    if (options.sourceType === 'module') {
      reserved += ' await';
    }
  }
  this.reservedWords = wordsRegexp(reserved);
  var reservedStrict = (reserved ? reserved + ' ' : '') + reservedWords.strict;
  this.reservedWordsStrict = wordsRegexp(reservedStrict);
  this.reservedWordsStrictBind = wordsRegexp(reservedStrict + ' ' + reservedWords.strictBind);
  this.input = String(input);
  this.containsEsc = false;
  this.pos = startPos || 0;
  this.curLine = 1;
  if (options.startLocation) {
    this.lineStart = this.pos - options.startLocation.column;
    this.curLine = options.startLocation.line;
  } else if (startPos) {
    this.lineStart = this.input.lastIndexOf('\n', startPos - 1) + 1;
    if (this.options.locations) {
      this.curLine = this.input.slice(0, this.lineStart).split(lineBreak).length;
    }
  } else {
    this.lineStart = 0;
  }
  this.type = types$1.eof;
  this.value = null;
  this.start = this.end = this.pos;
  this.startLoc = this.endLoc = this.curPosition();
  this.lastTokEndLoc = this.lastTokStartLoc = null;
  this.lastTokStart = this.lastTokEnd = this.pos;
  this.context = this.initialContext();
  this.exprAllowed = true;
  this.inModule = options.sourceType === 'module';
  this.strict = this.inModule || options.strict === true || this.strictDirective(this.pos);
  this.potentialArrowAt = -1;
  this.potentialArrowInForAwait = false;
  this.yieldPos = this.awaitPos = this.awaitIdentPos = 0;
  this.labels = [];
  this.undefinedExports = /* @__PURE__ */ Object.create(null);
  if (this.pos === 0 && options.allowHashBang && this.input.slice(0, 2) === '#!') {
    this.skipLineComment(2);
  }
  this.scopeStack = [];
  this.enterScope(this.options.sourceType === 'commonjs' ? SCOPE_FUNCTION : SCOPE_TOP);
  this.regexpState = null;
  this.privateNameStack = [];
};
var prototypeAccessors = {
  inFunction: { configurable: true },
  inGenerator: { configurable: true },
  inAsync: { configurable: true },
  canAwait: { configurable: true },
  allowReturn: { configurable: true },
  allowSuper: { configurable: true },
  allowDirectSuper: { configurable: true },
  treatFunctionsAsVar: { configurable: true },
  allowNewDotTarget: { configurable: true },
  allowUsing: { configurable: true },
  inClassStaticBlock: { configurable: true },
};
Parser.prototype.parse = function parse() {
  var this$1$1 = this;
  var node = this.options.program || this.startNode();
  this.nextToken();
  return this.catchStackOverflow(function () {
    return this$1$1.parseTopLevel(node);
  });
};
prototypeAccessors.inFunction.get = function () {
  return (this.currentVarScope().flags & SCOPE_FUNCTION) > 0;
};
prototypeAccessors.inGenerator.get = function () {
  return (this.currentVarScope().flags & SCOPE_GENERATOR) > 0;
};
prototypeAccessors.inAsync.get = function () {
  return (this.currentVarScope().flags & SCOPE_ASYNC) > 0;
};
prototypeAccessors.canAwait.get = function () {
  for (var i2 = this.scopeStack.length - 1; i2 >= 0; i2--) {
    var ref2 = this.scopeStack[i2];
    var flags2 = ref2.flags;
    if (flags2 & (SCOPE_CLASS_STATIC_BLOCK | SCOPE_CLASS_FIELD_INIT)) {
      return false;
    }
    if (flags2 & SCOPE_FUNCTION) {
      return (flags2 & SCOPE_ASYNC) > 0;
    }
  }
  return (
    (this.inModule && this.options.ecmaVersion >= 13) || this.options.allowAwaitOutsideFunction
  );
};
prototypeAccessors.allowReturn.get = function () {
  if (this.inFunction) {
    return true;
  }
  if (this.options.allowReturnOutsideFunction && this.currentVarScope().flags & SCOPE_TOP) {
    return true;
  }
  return false;
};
prototypeAccessors.allowSuper.get = function () {
  var ref2 = this.currentThisScope();
  var flags2 = ref2.flags;
  return (flags2 & SCOPE_SUPER) > 0 || this.options.allowSuperOutsideMethod;
};
prototypeAccessors.allowDirectSuper.get = function () {
  return (this.currentThisScope().flags & SCOPE_DIRECT_SUPER) > 0;
};
prototypeAccessors.treatFunctionsAsVar.get = function () {
  return this.treatFunctionsAsVarInScope(this.currentScope());
};
prototypeAccessors.allowNewDotTarget.get = function () {
  for (var i2 = this.scopeStack.length - 1; i2 >= 0; i2--) {
    var ref2 = this.scopeStack[i2];
    var flags2 = ref2.flags;
    if (
      flags2 & (SCOPE_CLASS_STATIC_BLOCK | SCOPE_CLASS_FIELD_INIT) ||
      (flags2 & SCOPE_FUNCTION && !(flags2 & SCOPE_ARROW))
    ) {
      return true;
    }
  }
  return false;
};
prototypeAccessors.allowUsing.get = function () {
  var ref2 = this.currentScope();
  var flags2 = ref2.flags;
  if (flags2 & SCOPE_SWITCH) {
    return false;
  }
  if (!this.inModule && flags2 & SCOPE_TOP) {
    return false;
  }
  return true;
};
prototypeAccessors.inClassStaticBlock.get = function () {
  return (this.currentVarScope().flags & SCOPE_CLASS_STATIC_BLOCK) > 0;
};
Parser.extend = function extend() {
  var plugins = [],
    len = arguments.length;
  while (len--) plugins[len] = arguments[len];
  var cls = this;
  for (var i2 = 0; i2 < plugins.length; i2++) {
    cls = plugins[i2](cls);
  }
  return cls;
};
Parser.parse = function parse2(input, options) {
  return new this(options, input).parse();
};
Parser.parseExpressionAt = function parseExpressionAt(input, pos, options) {
  var parser = new this(options, input, pos);
  parser.nextToken();
  return parser.parseExpression();
};
Parser.tokenizer = function tokenizer(input, options) {
  return new this(options, input);
};
Object.defineProperties(Parser.prototype, prototypeAccessors);
var pp$9 = Parser.prototype;
var literal = /^(?:'((?:\\[^]|[^'\\])*?)'|"((?:\\[^]|[^"\\])*?)")/;
pp$9.strictDirective = function (start) {
  if (this.options.ecmaVersion < 5) {
    return false;
  }
  for (;;) {
    skipWhiteSpace.lastIndex = start;
    start += skipWhiteSpace.exec(this.input)[0].length;
    var match2 = literal.exec(this.input.slice(start));
    if (!match2) {
      return false;
    }
    if ((match2[1] || match2[2]) === 'use strict') {
      skipWhiteSpace.lastIndex = start + match2[0].length;
      var spaceAfter = skipWhiteSpace.exec(this.input),
        end = spaceAfter.index + spaceAfter[0].length;
      var next2 = this.input.charAt(end);
      return (
        next2 === ';' ||
        next2 === '}' ||
        (lineBreak.test(spaceAfter[0]) &&
          !(
            /[(`.[+\-/*%<>=,?^&]/.test(next2) ||
            (next2 === '!' && this.input.charAt(end + 1) === '=') ||
            (next2 === 'i' && keywordOpAt(this, end))
          ))
      );
    }
    start += match2[0].length;
    skipWhiteSpace.lastIndex = start;
    start += skipWhiteSpace.exec(this.input)[0].length;
    if (this.input[start] === ';') {
      start++;
    }
  }
};
function keywordOpAt(parser, pos) {
  var end = pos + 1,
    stop = Math.min(parser.input.length, pos + 11);
  while (end < stop) {
    var ch = parser.fullCharCodeAt(end);
    if (!isIdentifierChar(ch, true)) {
      break;
    }
    end += ch <= 65535 ? 1 : 2;
  }
  return (
    (end === pos + 2 && parser.input.slice(pos, end) === 'in') ||
    (end === pos + 10 && parser.input.slice(pos, end) === 'instanceof')
  );
}
pp$9.eat = function (type) {
  if (this.type === type) {
    this.next();
    return true;
  } else {
    return false;
  }
};
pp$9.isContextual = function (name) {
  return this.type === types$1.name && this.value === name && !this.containsEsc;
};
pp$9.eatContextual = function (name) {
  if (!this.isContextual(name)) {
    return false;
  }
  this.next();
  return true;
};
pp$9.catchStackOverflow = function (f) {
  try {
    return f();
  } catch (e) {
    if (
      e instanceof Error &&
      (/\bstack\b.*\b(exceeded|overflow)\b/i.test(e.message) ||
        /\btoo much recursion\b/i.test(e.message))
    ) {
      this.raise(this.start, 'Not enough stack space to parse input');
    } else {
      throw e;
    }
  }
};
pp$9.expectContextual = function (name) {
  if (!this.eatContextual(name)) {
    this.unexpected();
  }
};
pp$9.canInsertSemicolon = function () {
  return (
    this.type === types$1.eof ||
    this.type === types$1.braceR ||
    lineBreak.test(this.input.slice(this.lastTokEnd, this.start))
  );
};
pp$9.insertSemicolon = function () {
  if (this.canInsertSemicolon()) {
    if (this.options.onInsertedSemicolon) {
      this.options.onInsertedSemicolon(this.lastTokEnd, this.lastTokEndLoc);
    }
    return true;
  }
};
pp$9.semicolon = function () {
  if (!this.eat(types$1.semi) && !this.insertSemicolon()) {
    this.unexpected();
  }
};
pp$9.afterTrailingComma = function (tokType, notNext) {
  if (this.type === tokType) {
    if (this.options.onTrailingComma) {
      this.options.onTrailingComma(this.lastTokStart, this.lastTokStartLoc);
    }
    if (!notNext) {
      this.next();
    }
    return true;
  }
};
pp$9.expect = function (type) {
  this.eat(type) || this.unexpected();
};
pp$9.unexpected = function (pos) {
  this.raise(pos != null ? pos : this.start, 'Unexpected token');
};
var DestructuringErrors = function DestructuringErrors2() {
  this.shorthandAssign =
    this.trailingComma =
    this.parenthesizedAssign =
    this.parenthesizedBind =
    this.doubleProto =
      -1;
};
pp$9.checkPatternErrors = function (refDestructuringErrors, isAssign) {
  if (!refDestructuringErrors) {
    return;
  }
  if (refDestructuringErrors.trailingComma > -1) {
    this.raiseRecoverable(
      refDestructuringErrors.trailingComma,
      'Comma is not permitted after the rest element',
    );
  }
  var parens = isAssign
    ? refDestructuringErrors.parenthesizedAssign
    : refDestructuringErrors.parenthesizedBind;
  if (parens > -1) {
    this.raiseRecoverable(parens, isAssign ? 'Assigning to rvalue' : 'Parenthesized pattern');
  }
};
pp$9.checkExpressionErrors = function (refDestructuringErrors, andThrow) {
  if (!refDestructuringErrors) {
    return false;
  }
  var shorthandAssign = refDestructuringErrors.shorthandAssign;
  var doubleProto = refDestructuringErrors.doubleProto;
  if (!andThrow) {
    return shorthandAssign >= 0 || doubleProto >= 0;
  }
  if (shorthandAssign >= 0) {
    this.raise(
      shorthandAssign,
      'Shorthand property assignments are valid only in destructuring patterns',
    );
  }
  if (doubleProto >= 0) {
    this.raiseRecoverable(doubleProto, 'Redefinition of __proto__ property');
  }
};
pp$9.checkYieldAwaitInDefaultParams = function () {
  if (this.yieldPos && (!this.awaitPos || this.yieldPos < this.awaitPos)) {
    this.raise(this.yieldPos, 'Yield expression cannot be a default value');
  }
  if (this.awaitPos) {
    this.raise(this.awaitPos, 'Await expression cannot be a default value');
  }
};
pp$9.isSimpleAssignTarget = function (expr) {
  if (expr.type === 'ParenthesizedExpression') {
    return this.isSimpleAssignTarget(expr.expression);
  }
  return expr.type === 'Identifier' || expr.type === 'MemberExpression';
};
var pp$8 = Parser.prototype;
pp$8.parseTopLevel = function (node) {
  var exports$1 = /* @__PURE__ */ Object.create(null);
  if (!node.body) {
    node.body = [];
  }
  while (this.type !== types$1.eof) {
    var stmt = this.parseStatement(null, true, exports$1);
    node.body.push(stmt);
  }
  if (this.inModule) {
    for (var i2 = 0, list2 = Object.keys(this.undefinedExports); i2 < list2.length; i2 += 1) {
      var name = list2[i2];
      this.raiseRecoverable(
        this.undefinedExports[name].start,
        "Export '" + name + "' is not defined",
      );
    }
  }
  this.adaptDirectivePrologue(node.body);
  this.next();
  node.sourceType = this.options.sourceType === 'commonjs' ? 'script' : this.options.sourceType;
  return this.finishNode(node, 'Program');
};
var loopLabel = { kind: 'loop' };
var switchLabel = { kind: 'switch' };
pp$8.isLet = function (context3) {
  if (this.options.ecmaVersion < 6 || !this.isContextual('let')) {
    return false;
  }
  skipWhiteSpace.lastIndex = this.pos;
  var skip = skipWhiteSpace.exec(this.input);
  var next2 = this.pos + skip[0].length,
    nextCh = this.fullCharCodeAt(next2);
  if (nextCh === 91 || nextCh === 92) {
    return true;
  }
  if (context3) {
    return false;
  }
  if (nextCh === 123) {
    return true;
  }
  if (isIdentifierStart(nextCh)) {
    var start = next2;
    do {
      next2 += nextCh <= 65535 ? 1 : 2;
    } while (isIdentifierChar((nextCh = this.fullCharCodeAt(next2))));
    if (nextCh === 92) {
      return true;
    }
    var ident = this.input.slice(start, next2);
    if (!keywordRelationalOperator.test(ident)) {
      return true;
    }
  }
  return false;
};
pp$8.isAsyncFunction = function () {
  if (this.options.ecmaVersion < 8 || !this.isContextual('async')) {
    return false;
  }
  skipWhiteSpace.lastIndex = this.pos;
  var skip = skipWhiteSpace.exec(this.input);
  var next2 = this.pos + skip[0].length,
    after;
  return (
    !lineBreak.test(this.input.slice(this.pos, next2)) &&
    this.input.slice(next2, next2 + 8) === 'function' &&
    (next2 + 8 === this.input.length ||
      !(isIdentifierChar((after = this.fullCharCodeAt(next2 + 8))) || after === 92))
  );
};
pp$8.isUsingKeyword = function (isAwaitUsing, isFor) {
  if (this.options.ecmaVersion < 17 || !this.isContextual(isAwaitUsing ? 'await' : 'using')) {
    return false;
  }
  skipWhiteSpace.lastIndex = this.pos;
  var skip = skipWhiteSpace.exec(this.input);
  var next2 = this.pos + skip[0].length;
  if (lineBreak.test(this.input.slice(this.pos, next2))) {
    return false;
  }
  if (isAwaitUsing) {
    var usingEndPos = next2 + 5,
      after;
    if (
      this.input.slice(next2, usingEndPos) !== 'using' ||
      usingEndPos === this.input.length ||
      isIdentifierChar((after = this.fullCharCodeAt(usingEndPos))) ||
      after === 92
    ) {
      return false;
    }
    skipWhiteSpace.lastIndex = usingEndPos;
    var skipAfterUsing = skipWhiteSpace.exec(this.input);
    next2 = usingEndPos + skipAfterUsing[0].length;
    if (skipAfterUsing && lineBreak.test(this.input.slice(usingEndPos, next2))) {
      return false;
    }
  }
  var ch = this.fullCharCodeAt(next2);
  if (!isIdentifierStart(ch) && ch !== 92) {
    return false;
  }
  var idStart = next2;
  do {
    next2 += ch <= 65535 ? 1 : 2;
  } while (isIdentifierChar((ch = this.fullCharCodeAt(next2))));
  if (ch === 92) {
    return true;
  }
  var id = this.input.slice(idStart, next2);
  if (keywordRelationalOperator.test(id)) {
    return false;
  }
  if (isFor && !isAwaitUsing && id === 'of') {
    skipWhiteSpace.lastIndex = next2;
    var skipAfterOf = skipWhiteSpace.exec(this.input);
    next2 = next2 + skipAfterOf[0].length;
    if (
      this.input.charCodeAt(next2) !== 61 || // Check for ==, === and => operators
      (ch = this.input.charCodeAt(next2 + 1)) === 61 ||
      ch === 62
    ) {
      return false;
    }
  }
  return true;
};
pp$8.isAwaitUsing = function (isFor) {
  return this.isUsingKeyword(true, isFor);
};
pp$8.isUsing = function (isFor) {
  return this.isUsingKeyword(false, isFor);
};
pp$8.parseStatement = function (context3, topLevel, exports$1) {
  var starttype = this.type,
    node = this.startNode(),
    kind;
  if (this.isLet(context3)) {
    starttype = types$1._var;
    kind = 'let';
  }
  switch (starttype) {
    case types$1._break:
    case types$1._continue:
      return this.parseBreakContinueStatement(node, starttype.keyword);
    case types$1._debugger:
      return this.parseDebuggerStatement(node);
    case types$1._do:
      return this.parseDoStatement(node);
    case types$1._for:
      return this.parseForStatement(node);
    case types$1._function:
      if (
        context3 &&
        (this.strict || (context3 !== 'if' && context3 !== 'label')) &&
        this.options.ecmaVersion >= 6
      ) {
        this.unexpected();
      }
      return this.parseFunctionStatement(node, false, !context3);
    case types$1._class:
      if (context3) {
        this.unexpected();
      }
      return this.parseClass(node, true);
    case types$1._if:
      return this.parseIfStatement(node);
    case types$1._return:
      return this.parseReturnStatement(node);
    case types$1._switch:
      return this.parseSwitchStatement(node);
    case types$1._throw:
      return this.parseThrowStatement(node);
    case types$1._try:
      return this.parseTryStatement(node);
    case types$1._const:
    case types$1._var:
      kind = kind || this.value;
      if (context3 && kind !== 'var') {
        this.unexpected();
      }
      return this.parseVarStatement(node, kind);
    case types$1._while:
      return this.parseWhileStatement(node);
    case types$1._with:
      return this.parseWithStatement(node);
    case types$1.braceL:
      return this.parseBlock(true, node);
    case types$1.semi:
      return this.parseEmptyStatement(node);
    case types$1._export:
    case types$1._import:
      if (this.options.ecmaVersion > 10 && starttype === types$1._import) {
        skipWhiteSpace.lastIndex = this.pos;
        var skip = skipWhiteSpace.exec(this.input);
        var next2 = this.pos + skip[0].length,
          nextCh = this.input.charCodeAt(next2);
        if (nextCh === 40 || nextCh === 46) {
          return this.parseExpressionStatement(node, this.parseExpression());
        }
      }
      if (!this.options.allowImportExportEverywhere) {
        if (!topLevel) {
          this.raise(this.start, "'import' and 'export' may only appear at the top level");
        }
        if (!this.inModule) {
          this.raise(this.start, "'import' and 'export' may appear only with 'sourceType: module'");
        }
      }
      return starttype === types$1._import
        ? this.parseImport(node)
        : this.parseExport(node, exports$1);
    // If the statement does not start with a statement keyword or a
    // brace, it's an ExpressionStatement or LabeledStatement. We
    // simply start parsing an expression, and afterwards, if the
    // next token is a colon and the expression was a simple
    // Identifier node, we switch to interpreting it as a label.
    default:
      if (this.isAsyncFunction()) {
        if (context3) {
          this.unexpected();
        }
        this.next();
        return this.parseFunctionStatement(node, true, !context3);
      }
      var usingKind = this.isAwaitUsing(false)
        ? 'await using'
        : this.isUsing(false)
          ? 'using'
          : null;
      if (usingKind) {
        if (!this.allowUsing) {
          this.raise(
            this.start,
            'Using declaration cannot appear in the top level when source type is `script` or in the bare case statement',
          );
        }
        if (context3) {
          this.raise(this.start, 'Using declaration is not allowed in single-statement positions');
        }
        if (usingKind === 'await using') {
          if (!this.canAwait) {
            this.raise(this.start, 'Await using cannot appear outside of async function');
          }
          this.next();
        }
        this.next();
        this.parseVar(node, false, usingKind);
        this.semicolon();
        return this.finishNode(node, 'VariableDeclaration');
      }
      var maybeName = this.value,
        expr = this.parseExpression();
      if (starttype === types$1.name && expr.type === 'Identifier' && this.eat(types$1.colon)) {
        return this.parseLabeledStatement(node, maybeName, expr, context3);
      } else {
        return this.parseExpressionStatement(node, expr);
      }
  }
};
pp$8.parseBreakContinueStatement = function (node, keyword) {
  var isBreak = keyword === 'break';
  this.next();
  if (this.eat(types$1.semi) || this.insertSemicolon()) {
    node.label = null;
  } else if (this.type !== types$1.name) {
    this.unexpected();
  } else {
    node.label = this.parseIdent();
    this.semicolon();
  }
  var i2 = 0;
  for (; i2 < this.labels.length; ++i2) {
    var lab = this.labels[i2];
    if (node.label == null || lab.name === node.label.name) {
      if (lab.kind != null && (isBreak || lab.kind === 'loop')) {
        break;
      }
      if (node.label && isBreak) {
        break;
      }
    }
  }
  if (i2 === this.labels.length) {
    this.raise(node.start, 'Unsyntactic ' + keyword);
  }
  return this.finishNode(node, isBreak ? 'BreakStatement' : 'ContinueStatement');
};
pp$8.parseDebuggerStatement = function (node) {
  this.next();
  this.semicolon();
  return this.finishNode(node, 'DebuggerStatement');
};
pp$8.parseDoStatement = function (node) {
  this.next();
  this.labels.push(loopLabel);
  node.body = this.parseStatement('do');
  this.labels.pop();
  this.expect(types$1._while);
  node.test = this.parseParenExpression();
  if (this.options.ecmaVersion >= 6) {
    this.eat(types$1.semi);
  } else {
    this.semicolon();
  }
  return this.finishNode(node, 'DoWhileStatement');
};
pp$8.parseForStatement = function (node) {
  this.next();
  var awaitAt =
    this.options.ecmaVersion >= 9 && this.canAwait && this.eatContextual('await')
      ? this.lastTokStart
      : -1;
  this.labels.push(loopLabel);
  this.enterScope(0);
  this.expect(types$1.parenL);
  if (this.type === types$1.semi) {
    if (awaitAt > -1) {
      this.unexpected(awaitAt);
    }
    return this.parseFor(node, null);
  }
  var isLet = this.isLet();
  if (this.type === types$1._var || this.type === types$1._const || isLet) {
    var init$1 = this.startNode(),
      kind = isLet ? 'let' : this.value;
    this.next();
    this.parseVar(init$1, true, kind);
    this.finishNode(init$1, 'VariableDeclaration');
    return this.parseForAfterInit(node, init$1, awaitAt);
  }
  var startsWithLet = this.isContextual('let'),
    isForOf = false;
  var usingKind = this.isUsing(true) ? 'using' : this.isAwaitUsing(true) ? 'await using' : null;
  if (usingKind) {
    var init$2 = this.startNode();
    this.next();
    if (usingKind === 'await using') {
      if (!this.canAwait) {
        this.raise(this.start, 'Await using cannot appear outside of async function');
      }
      this.next();
    }
    this.parseVar(init$2, true, usingKind);
    this.finishNode(init$2, 'VariableDeclaration');
    return this.parseForAfterInit(node, init$2, awaitAt);
  }
  var containsEsc = this.containsEsc;
  var refDestructuringErrors = new DestructuringErrors();
  var initPos = this.start;
  var init =
    awaitAt > -1
      ? this.parseExprSubscripts(refDestructuringErrors, 'await')
      : this.parseExpression(true, refDestructuringErrors);
  if (
    this.type === types$1._in ||
    (isForOf = this.options.ecmaVersion >= 6 && this.isContextual('of'))
  ) {
    if (awaitAt > -1) {
      if (this.type === types$1._in) {
        this.unexpected(awaitAt);
      }
      node.await = true;
    } else if (isForOf && this.options.ecmaVersion >= 8) {
      if (
        init.start === initPos &&
        !containsEsc &&
        init.type === 'Identifier' &&
        init.name === 'async'
      ) {
        this.unexpected();
      } else if (this.options.ecmaVersion >= 9) {
        node.await = false;
      }
    }
    if (startsWithLet && isForOf) {
      this.raise(init.start, "The left-hand side of a for-of loop may not start with 'let'.");
    }
    this.toAssignable(init, false, refDestructuringErrors);
    this.checkLValPattern(init);
    return this.parseForIn(node, init);
  } else {
    this.checkExpressionErrors(refDestructuringErrors, true);
  }
  if (awaitAt > -1) {
    this.unexpected(awaitAt);
  }
  return this.parseFor(node, init);
};
pp$8.parseForAfterInit = function (node, init, awaitAt) {
  if (
    (this.type === types$1._in || (this.options.ecmaVersion >= 6 && this.isContextual('of'))) &&
    init.declarations.length === 1
  ) {
    if (this.type === types$1._in) {
      if ((init.kind === 'using' || init.kind === 'await using') && !init.declarations[0].init) {
        this.raise(this.start, 'Using declaration is not allowed in for-in loops');
      }
      if (this.options.ecmaVersion >= 9 && awaitAt > -1) {
        this.unexpected(awaitAt);
      }
    } else if (this.options.ecmaVersion >= 9) {
      node.await = awaitAt > -1;
    }
    return this.parseForIn(node, init);
  }
  if (awaitAt > -1) {
    this.unexpected(awaitAt);
  }
  return this.parseFor(node, init);
};
pp$8.parseFunctionStatement = function (node, isAsync, declarationPosition) {
  this.next();
  return this.parseFunction(
    node,
    FUNC_STATEMENT | (declarationPosition ? 0 : FUNC_HANGING_STATEMENT),
    false,
    isAsync,
  );
};
pp$8.parseIfStatement = function (node) {
  this.next();
  node.test = this.parseParenExpression();
  node.consequent = this.parseStatement('if');
  node.alternate = this.eat(types$1._else) ? this.parseStatement('if') : null;
  return this.finishNode(node, 'IfStatement');
};
pp$8.parseReturnStatement = function (node) {
  if (!this.allowReturn) {
    this.raise(this.start, "'return' outside of function");
  }
  this.next();
  if (this.eat(types$1.semi) || this.insertSemicolon()) {
    node.argument = null;
  } else {
    node.argument = this.parseExpression();
    this.semicolon();
  }
  return this.finishNode(node, 'ReturnStatement');
};
pp$8.parseSwitchStatement = function (node) {
  this.next();
  node.discriminant = this.parseParenExpression();
  node.cases = [];
  this.expect(types$1.braceL);
  this.labels.push(switchLabel);
  this.enterScope(SCOPE_SWITCH);
  var cur;
  for (var sawDefault = false; this.type !== types$1.braceR;) {
    if (this.type === types$1._case || this.type === types$1._default) {
      var isCase = this.type === types$1._case;
      if (cur) {
        this.finishNode(cur, 'SwitchCase');
      }
      node.cases.push((cur = this.startNode()));
      cur.consequent = [];
      this.next();
      if (isCase) {
        cur.test = this.parseExpression();
      } else {
        if (sawDefault) {
          this.raiseRecoverable(this.lastTokStart, 'Multiple default clauses');
        }
        sawDefault = true;
        cur.test = null;
      }
      this.expect(types$1.colon);
    } else {
      if (!cur) {
        this.unexpected();
      }
      cur.consequent.push(this.parseStatement(null));
    }
  }
  this.exitScope();
  if (cur) {
    this.finishNode(cur, 'SwitchCase');
  }
  this.next();
  this.labels.pop();
  return this.finishNode(node, 'SwitchStatement');
};
pp$8.parseThrowStatement = function (node) {
  this.next();
  if (lineBreak.test(this.input.slice(this.lastTokEnd, this.start))) {
    this.raise(this.lastTokEnd, 'Illegal newline after throw');
  }
  node.argument = this.parseExpression();
  this.semicolon();
  return this.finishNode(node, 'ThrowStatement');
};
var empty$1 = [];
pp$8.parseCatchClauseParam = function () {
  var param = this.parseBindingAtom();
  var simple = param.type === 'Identifier';
  this.enterScope(simple ? SCOPE_SIMPLE_CATCH : 0);
  this.checkLValPattern(param, simple ? BIND_SIMPLE_CATCH : BIND_LEXICAL);
  this.expect(types$1.parenR);
  return param;
};
pp$8.parseTryStatement = function (node) {
  this.next();
  node.block = this.parseBlock();
  node.handler = null;
  if (this.type === types$1._catch) {
    var clause = this.startNode();
    this.next();
    if (this.eat(types$1.parenL)) {
      clause.param = this.parseCatchClauseParam();
    } else {
      if (this.options.ecmaVersion < 10) {
        this.unexpected();
      }
      clause.param = null;
      this.enterScope(0);
    }
    clause.body = this.parseBlock(false);
    this.exitScope();
    node.handler = this.finishNode(clause, 'CatchClause');
  }
  node.finalizer = this.eat(types$1._finally) ? this.parseBlock() : null;
  if (!node.handler && !node.finalizer) {
    this.raise(node.start, 'Missing catch or finally clause');
  }
  return this.finishNode(node, 'TryStatement');
};
pp$8.parseVarStatement = function (node, kind, allowMissingInitializer) {
  this.next();
  this.parseVar(node, false, kind, allowMissingInitializer);
  this.semicolon();
  return this.finishNode(node, 'VariableDeclaration');
};
pp$8.parseWhileStatement = function (node) {
  this.next();
  node.test = this.parseParenExpression();
  this.labels.push(loopLabel);
  node.body = this.parseStatement('while');
  this.labels.pop();
  return this.finishNode(node, 'WhileStatement');
};
pp$8.parseWithStatement = function (node) {
  if (this.strict) {
    this.raise(this.start, "'with' in strict mode");
  }
  this.next();
  node.object = this.parseParenExpression();
  node.body = this.parseStatement('with');
  return this.finishNode(node, 'WithStatement');
};
pp$8.parseEmptyStatement = function (node) {
  this.next();
  return this.finishNode(node, 'EmptyStatement');
};
pp$8.parseLabeledStatement = function (node, maybeName, expr, context3) {
  for (var i$1 = 0, list2 = this.labels; i$1 < list2.length; i$1 += 1) {
    var label = list2[i$1];
    if (label.name === maybeName) {
      this.raise(expr.start, "Label '" + maybeName + "' is already declared");
    }
  }
  var kind = this.type.isLoop ? 'loop' : this.type === types$1._switch ? 'switch' : null;
  for (var i2 = this.labels.length - 1; i2 >= 0; i2--) {
    var label$1 = this.labels[i2];
    if (label$1.statementStart === node.start) {
      label$1.statementStart = this.start;
      label$1.kind = kind;
    } else {
      break;
    }
  }
  this.labels.push({ name: maybeName, kind, statementStart: this.start });
  node.body = this.parseStatement(
    context3 ? (context3.indexOf('label') === -1 ? context3 + 'label' : context3) : 'label',
  );
  this.labels.pop();
  node.label = expr;
  return this.finishNode(node, 'LabeledStatement');
};
pp$8.parseExpressionStatement = function (node, expr) {
  node.expression = expr;
  this.semicolon();
  return this.finishNode(node, 'ExpressionStatement');
};
pp$8.parseBlock = function (createNewLexicalScope, node, exitStrict) {
  if (createNewLexicalScope === void 0) createNewLexicalScope = true;
  if (node === void 0) node = this.startNode();
  node.body = [];
  this.expect(types$1.braceL);
  if (createNewLexicalScope) {
    this.enterScope(0);
  }
  while (this.type !== types$1.braceR) {
    var stmt = this.parseStatement(null);
    node.body.push(stmt);
  }
  if (exitStrict) {
    this.strict = false;
  }
  this.next();
  if (createNewLexicalScope) {
    this.exitScope();
  }
  return this.finishNode(node, 'BlockStatement');
};
pp$8.parseFor = function (node, init) {
  node.init = init;
  this.expect(types$1.semi);
  node.test = this.type === types$1.semi ? null : this.parseExpression();
  this.expect(types$1.semi);
  node.update = this.type === types$1.parenR ? null : this.parseExpression();
  this.expect(types$1.parenR);
  node.body = this.parseStatement('for');
  this.exitScope();
  this.labels.pop();
  return this.finishNode(node, 'ForStatement');
};
pp$8.parseForIn = function (node, init) {
  var isForIn = this.type === types$1._in;
  this.next();
  if (
    init.type === 'VariableDeclaration' &&
    init.declarations[0].init != null &&
    (!isForIn ||
      this.options.ecmaVersion < 8 ||
      this.strict ||
      init.kind !== 'var' ||
      init.declarations[0].id.type !== 'Identifier')
  ) {
    this.raise(
      init.start,
      (isForIn ? 'for-in' : 'for-of') + ' loop variable declaration may not have an initializer',
    );
  }
  node.left = init;
  node.right = isForIn ? this.parseExpression() : this.parseMaybeAssign();
  this.expect(types$1.parenR);
  node.body = this.parseStatement('for');
  this.exitScope();
  this.labels.pop();
  return this.finishNode(node, isForIn ? 'ForInStatement' : 'ForOfStatement');
};
pp$8.parseVar = function (node, isFor, kind, allowMissingInitializer) {
  node.declarations = [];
  node.kind = kind;
  for (;;) {
    var decl = this.startNode();
    this.parseVarId(decl, kind);
    if (this.eat(types$1.eq)) {
      decl.init = this.parseMaybeAssign(isFor);
    } else if (
      !allowMissingInitializer &&
      kind === 'const' &&
      !(this.type === types$1._in || (this.options.ecmaVersion >= 6 && this.isContextual('of')))
    ) {
      this.unexpected();
    } else if (
      !allowMissingInitializer &&
      (kind === 'using' || kind === 'await using') &&
      this.options.ecmaVersion >= 17 &&
      this.type !== types$1._in &&
      !this.isContextual('of')
    ) {
      this.raise(this.lastTokEnd, 'Missing initializer in ' + kind + ' declaration');
    } else if (
      !allowMissingInitializer &&
      decl.id.type !== 'Identifier' &&
      !(isFor && (this.type === types$1._in || this.isContextual('of')))
    ) {
      this.raise(this.lastTokEnd, 'Complex binding patterns require an initialization value');
    } else {
      decl.init = null;
    }
    node.declarations.push(this.finishNode(decl, 'VariableDeclarator'));
    if (!this.eat(types$1.comma)) {
      break;
    }
  }
  return node;
};
pp$8.parseVarId = function (decl, kind) {
  decl.id =
    kind === 'using' || kind === 'await using' ? this.parseIdent() : this.parseBindingAtom();
  this.checkLValPattern(decl.id, kind === 'var' ? BIND_VAR : BIND_LEXICAL, false);
};
var FUNC_STATEMENT = 1;
var FUNC_HANGING_STATEMENT = 2;
var FUNC_NULLABLE_ID = 4;
pp$8.parseFunction = function (node, statement, allowExpressionBody, isAsync, forInit) {
  this.initFunction(node);
  if (this.options.ecmaVersion >= 9 || (this.options.ecmaVersion >= 6 && !isAsync)) {
    if (this.type === types$1.star && statement & FUNC_HANGING_STATEMENT) {
      this.unexpected();
    }
    node.generator = this.eat(types$1.star);
  }
  if (this.options.ecmaVersion >= 8) {
    node.async = !!isAsync;
  }
  if (statement & FUNC_STATEMENT) {
    node.id = statement & FUNC_NULLABLE_ID && this.type !== types$1.name ? null : this.parseIdent();
    if (node.id && !(statement & FUNC_HANGING_STATEMENT)) {
      this.checkLValSimple(
        node.id,
        this.strict || node.generator || node.async
          ? this.treatFunctionsAsVar
            ? BIND_VAR
            : BIND_LEXICAL
          : BIND_FUNCTION,
      );
    }
  }
  var oldYieldPos = this.yieldPos,
    oldAwaitPos = this.awaitPos,
    oldAwaitIdentPos = this.awaitIdentPos;
  this.yieldPos = 0;
  this.awaitPos = 0;
  this.awaitIdentPos = 0;
  this.enterScope(functionFlags(node.async, node.generator));
  if (!(statement & FUNC_STATEMENT)) {
    node.id = this.type === types$1.name ? this.parseIdent() : null;
  }
  this.parseFunctionParams(node);
  this.parseFunctionBody(node, allowExpressionBody, false, forInit);
  this.yieldPos = oldYieldPos;
  this.awaitPos = oldAwaitPos;
  this.awaitIdentPos = oldAwaitIdentPos;
  return this.finishNode(
    node,
    statement & FUNC_STATEMENT ? 'FunctionDeclaration' : 'FunctionExpression',
  );
};
pp$8.parseFunctionParams = function (node) {
  this.expect(types$1.parenL);
  node.params = this.parseBindingList(types$1.parenR, false, this.options.ecmaVersion >= 8);
  this.checkYieldAwaitInDefaultParams();
};
pp$8.parseClass = function (node, isStatement) {
  this.next();
  var oldStrict = this.strict;
  this.strict = true;
  this.parseClassId(node, isStatement);
  this.parseClassSuper(node);
  var privateNameMap = this.enterClassBody();
  var classBody = this.startNode();
  var hadConstructor = false;
  classBody.body = [];
  this.expect(types$1.braceL);
  while (this.type !== types$1.braceR) {
    var element = this.parseClassElement(node.superClass !== null);
    if (element) {
      classBody.body.push(element);
      if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
        if (hadConstructor) {
          this.raiseRecoverable(element.start, 'Duplicate constructor in the same class');
        }
        hadConstructor = true;
      } else if (
        element.key &&
        element.key.type === 'PrivateIdentifier' &&
        isPrivateNameConflicted(privateNameMap, element)
      ) {
        this.raiseRecoverable(
          element.key.start,
          "Identifier '#" + element.key.name + "' has already been declared",
        );
      }
    }
  }
  this.strict = oldStrict;
  this.next();
  node.body = this.finishNode(classBody, 'ClassBody');
  this.exitClassBody();
  return this.finishNode(node, isStatement ? 'ClassDeclaration' : 'ClassExpression');
};
pp$8.parseClassElement = function (constructorAllowsSuper) {
  if (this.eat(types$1.semi)) {
    return null;
  }
  var ecmaVersion2 = this.options.ecmaVersion;
  var node = this.startNode();
  var keyName = '';
  var isGenerator = false;
  var isAsync = false;
  var kind = 'method';
  var isStatic = false;
  if (this.eatContextual('static')) {
    if (ecmaVersion2 >= 13 && this.eat(types$1.braceL)) {
      this.parseClassStaticBlock(node);
      return node;
    }
    if (this.isClassElementNameStart() || this.type === types$1.star) {
      isStatic = true;
    } else {
      keyName = 'static';
    }
  }
  node.static = isStatic;
  if (!keyName && ecmaVersion2 >= 8 && this.eatContextual('async')) {
    if (
      (this.isClassElementNameStart() || this.type === types$1.star) &&
      !this.canInsertSemicolon()
    ) {
      isAsync = true;
    } else {
      keyName = 'async';
    }
  }
  if (!keyName && (ecmaVersion2 >= 9 || !isAsync) && this.eat(types$1.star)) {
    isGenerator = true;
  }
  if (!keyName && !isAsync && !isGenerator) {
    var lastValue = this.value;
    if (this.eatContextual('get') || this.eatContextual('set')) {
      if (this.isClassElementNameStart()) {
        kind = lastValue;
      } else {
        keyName = lastValue;
      }
    }
  }
  if (keyName) {
    node.computed = false;
    node.key = this.startNodeAt(this.lastTokStart, this.lastTokStartLoc);
    node.key.name = keyName;
    this.finishNode(node.key, 'Identifier');
  } else {
    this.parseClassElementName(node);
  }
  if (
    ecmaVersion2 < 13 ||
    this.type === types$1.parenL ||
    kind !== 'method' ||
    isGenerator ||
    isAsync
  ) {
    var isConstructor = !node.static && checkKeyName(node, 'constructor');
    var allowsDirectSuper = isConstructor && constructorAllowsSuper;
    if (isConstructor && kind !== 'method') {
      this.raise(node.key.start, "Constructor can't have get/set modifier");
    }
    node.kind = isConstructor ? 'constructor' : kind;
    this.parseClassMethod(node, isGenerator, isAsync, allowsDirectSuper);
  } else {
    this.parseClassField(node);
  }
  return node;
};
pp$8.isClassElementNameStart = function () {
  return (
    this.type === types$1.name ||
    this.type === types$1.privateId ||
    this.type === types$1.num ||
    this.type === types$1.string ||
    this.type === types$1.bracketL ||
    this.type.keyword
  );
};
pp$8.parseClassElementName = function (element) {
  if (this.type === types$1.privateId) {
    if (this.value === 'constructor') {
      this.raise(this.start, "Classes can't have an element named '#constructor'");
    }
    element.computed = false;
    element.key = this.parsePrivateIdent();
  } else {
    this.parsePropertyName(element);
  }
};
pp$8.parseClassMethod = function (method, isGenerator, isAsync, allowsDirectSuper) {
  var key = method.key;
  if (method.kind === 'constructor') {
    if (isGenerator) {
      this.raise(key.start, "Constructor can't be a generator");
    }
    if (isAsync) {
      this.raise(key.start, "Constructor can't be an async method");
    }
  } else if (method.static && checkKeyName(method, 'prototype')) {
    this.raise(key.start, 'Classes may not have a static property named prototype');
  }
  var value = (method.value = this.parseMethod(isGenerator, isAsync, allowsDirectSuper));
  if (method.kind === 'get' && value.params.length !== 0) {
    this.raiseRecoverable(value.start, 'getter should have no params');
  }
  if (method.kind === 'set' && value.params.length !== 1) {
    this.raiseRecoverable(value.start, 'setter should have exactly one param');
  }
  if (method.kind === 'set' && value.params[0].type === 'RestElement') {
    this.raiseRecoverable(value.params[0].start, 'Setter cannot use rest params');
  }
  return this.finishNode(method, 'MethodDefinition');
};
pp$8.parseClassField = function (field2) {
  if (checkKeyName(field2, 'constructor')) {
    this.raise(field2.key.start, "Classes can't have a field named 'constructor'");
  } else if (field2.static && checkKeyName(field2, 'prototype')) {
    this.raise(field2.key.start, "Classes can't have a static field named 'prototype'");
  }
  if (this.eat(types$1.eq)) {
    this.enterScope(SCOPE_CLASS_FIELD_INIT | SCOPE_SUPER);
    field2.value = this.parseMaybeAssign();
    this.exitScope();
  } else {
    field2.value = null;
  }
  this.semicolon();
  return this.finishNode(field2, 'PropertyDefinition');
};
pp$8.parseClassStaticBlock = function (node) {
  node.body = [];
  var oldLabels = this.labels;
  this.labels = [];
  this.enterScope(SCOPE_CLASS_STATIC_BLOCK | SCOPE_SUPER);
  while (this.type !== types$1.braceR) {
    var stmt = this.parseStatement(null);
    node.body.push(stmt);
  }
  this.next();
  this.exitScope();
  this.labels = oldLabels;
  return this.finishNode(node, 'StaticBlock');
};
pp$8.parseClassId = function (node, isStatement) {
  if (this.type === types$1.name) {
    node.id = this.parseIdent();
    if (isStatement) {
      this.checkLValSimple(node.id, BIND_LEXICAL, false);
    }
  } else {
    if (isStatement === true) {
      this.unexpected();
    }
    node.id = null;
  }
};
pp$8.parseClassSuper = function (node) {
  node.superClass = this.eat(types$1._extends) ? this.parseExprSubscripts(null, false) : null;
};
pp$8.enterClassBody = function () {
  var element = { declared: /* @__PURE__ */ Object.create(null), used: [] };
  this.privateNameStack.push(element);
  return element.declared;
};
pp$8.exitClassBody = function () {
  var ref2 = this.privateNameStack.pop();
  var declared = ref2.declared;
  var used = ref2.used;
  if (!this.options.checkPrivateFields) {
    return;
  }
  var len = this.privateNameStack.length;
  var parent = len === 0 ? null : this.privateNameStack[len - 1];
  for (var i2 = 0; i2 < used.length; ++i2) {
    var id = used[i2];
    if (!hasOwn(declared, id.name)) {
      if (parent) {
        parent.used.push(id);
      } else {
        this.raiseRecoverable(
          id.start,
          "Private field '#" + id.name + "' must be declared in an enclosing class",
        );
      }
    }
  }
};
function isPrivateNameConflicted(privateNameMap, element) {
  var name = element.key.name;
  var curr = privateNameMap[name];
  var next2 = 'true';
  if (element.type === 'MethodDefinition' && (element.kind === 'get' || element.kind === 'set')) {
    next2 = (element.static ? 's' : 'i') + element.kind;
  }
  if (
    (curr === 'iget' && next2 === 'iset') ||
    (curr === 'iset' && next2 === 'iget') ||
    (curr === 'sget' && next2 === 'sset') ||
    (curr === 'sset' && next2 === 'sget')
  ) {
    privateNameMap[name] = 'true';
    return false;
  } else if (!curr) {
    privateNameMap[name] = next2;
    return false;
  } else {
    return true;
  }
}
function checkKeyName(node, name) {
  var computed = node.computed;
  var key = node.key;
  return (
    !computed &&
    ((key.type === 'Identifier' && key.name === name) ||
      (key.type === 'Literal' && key.value === name))
  );
}
pp$8.parseExportAllDeclaration = function (node, exports$1) {
  if (this.options.ecmaVersion >= 11) {
    if (this.eatContextual('as')) {
      node.exported = this.parseModuleExportName();
      this.checkExport(exports$1, node.exported, this.lastTokStart);
    } else {
      node.exported = null;
    }
  }
  this.expectContextual('from');
  if (this.type !== types$1.string) {
    this.unexpected();
  }
  node.source = this.parseExprAtom();
  if (this.options.ecmaVersion >= 16) {
    node.attributes = this.parseWithClause();
  }
  this.semicolon();
  return this.finishNode(node, 'ExportAllDeclaration');
};
pp$8.parseExport = function (node, exports$1) {
  this.next();
  if (this.eat(types$1.star)) {
    return this.parseExportAllDeclaration(node, exports$1);
  }
  if (this.eat(types$1._default)) {
    this.checkExport(exports$1, 'default', this.lastTokStart);
    node.declaration = this.parseExportDefaultDeclaration();
    return this.finishNode(node, 'ExportDefaultDeclaration');
  }
  if (this.shouldParseExportStatement()) {
    node.declaration = this.parseExportDeclaration(node);
    if (node.declaration.type === 'VariableDeclaration') {
      this.checkVariableExport(exports$1, node.declaration.declarations);
    } else {
      this.checkExport(exports$1, node.declaration.id, node.declaration.id.start);
    }
    node.specifiers = [];
    node.source = null;
    if (this.options.ecmaVersion >= 16) {
      node.attributes = [];
    }
  } else {
    node.declaration = null;
    node.specifiers = this.parseExportSpecifiers(exports$1);
    if (this.eatContextual('from')) {
      if (this.type !== types$1.string) {
        this.unexpected();
      }
      node.source = this.parseExprAtom();
      if (this.options.ecmaVersion >= 16) {
        node.attributes = this.parseWithClause();
      }
    } else {
      for (var i2 = 0, list2 = node.specifiers; i2 < list2.length; i2 += 1) {
        var spec = list2[i2];
        this.checkUnreserved(spec.local);
        this.checkLocalExport(spec.local);
        if (spec.local.type === 'Literal') {
          this.raise(
            spec.local.start,
            'A string literal cannot be used as an exported binding without `from`.',
          );
        }
      }
      node.source = null;
      if (this.options.ecmaVersion >= 16) {
        node.attributes = [];
      }
    }
    this.semicolon();
  }
  return this.finishNode(node, 'ExportNamedDeclaration');
};
pp$8.parseExportDeclaration = function (node) {
  return this.parseStatement(null);
};
pp$8.parseExportDefaultDeclaration = function () {
  var isAsync;
  if (this.type === types$1._function || (isAsync = this.isAsyncFunction())) {
    var fNode = this.startNode();
    this.next();
    if (isAsync) {
      this.next();
    }
    return this.parseFunction(fNode, FUNC_STATEMENT | FUNC_NULLABLE_ID, false, isAsync);
  } else if (this.type === types$1._class) {
    var cNode = this.startNode();
    return this.parseClass(cNode, 'nullableID');
  } else {
    var declaration = this.parseMaybeAssign();
    this.semicolon();
    return declaration;
  }
};
pp$8.checkExport = function (exports$1, name, pos) {
  if (!exports$1) {
    return;
  }
  if (typeof name !== 'string') {
    name = name.type === 'Identifier' ? name.name : name.value;
  }
  if (hasOwn(exports$1, name)) {
    this.raiseRecoverable(pos, "Duplicate export '" + name + "'");
  }
  exports$1[name] = true;
};
pp$8.checkPatternExport = function (exports$1, pat) {
  var type = pat.type;
  if (type === 'Identifier') {
    this.checkExport(exports$1, pat, pat.start);
  } else if (type === 'ObjectPattern') {
    for (var i2 = 0, list2 = pat.properties; i2 < list2.length; i2 += 1) {
      var prop = list2[i2];
      this.checkPatternExport(exports$1, prop);
    }
  } else if (type === 'ArrayPattern') {
    for (var i$1 = 0, list$1 = pat.elements; i$1 < list$1.length; i$1 += 1) {
      var elt = list$1[i$1];
      if (elt) {
        this.checkPatternExport(exports$1, elt);
      }
    }
  } else if (type === 'Property') {
    this.checkPatternExport(exports$1, pat.value);
  } else if (type === 'AssignmentPattern') {
    this.checkPatternExport(exports$1, pat.left);
  } else if (type === 'RestElement') {
    this.checkPatternExport(exports$1, pat.argument);
  }
};
pp$8.checkVariableExport = function (exports$1, decls) {
  if (!exports$1) {
    return;
  }
  for (var i2 = 0, list2 = decls; i2 < list2.length; i2 += 1) {
    var decl = list2[i2];
    this.checkPatternExport(exports$1, decl.id);
  }
};
pp$8.shouldParseExportStatement = function () {
  return (
    this.type.keyword === 'var' ||
    this.type.keyword === 'const' ||
    this.type.keyword === 'class' ||
    this.type.keyword === 'function' ||
    this.isLet() ||
    this.isAsyncFunction()
  );
};
pp$8.parseExportSpecifier = function (exports$1) {
  var node = this.startNode();
  node.local = this.parseModuleExportName();
  node.exported = this.eatContextual('as') ? this.parseModuleExportName() : node.local;
  this.checkExport(exports$1, node.exported, node.exported.start);
  return this.finishNode(node, 'ExportSpecifier');
};
pp$8.parseExportSpecifiers = function (exports$1) {
  var nodes = [],
    first = true;
  this.expect(types$1.braceL);
  while (!this.eat(types$1.braceR)) {
    if (!first) {
      this.expect(types$1.comma);
      if (this.afterTrailingComma(types$1.braceR)) {
        break;
      }
    } else {
      first = false;
    }
    nodes.push(this.parseExportSpecifier(exports$1));
  }
  return nodes;
};
pp$8.parseImport = function (node) {
  this.next();
  if (this.type === types$1.string) {
    node.specifiers = empty$1;
    node.source = this.parseExprAtom();
  } else {
    node.specifiers = this.parseImportSpecifiers();
    this.expectContextual('from');
    node.source = this.type === types$1.string ? this.parseExprAtom() : this.unexpected();
  }
  if (this.options.ecmaVersion >= 16) {
    node.attributes = this.parseWithClause();
  }
  this.semicolon();
  return this.finishNode(node, 'ImportDeclaration');
};
pp$8.parseImportSpecifier = function () {
  var node = this.startNode();
  node.imported = this.parseModuleExportName();
  if (this.eatContextual('as')) {
    node.local = this.parseIdent();
  } else {
    this.checkUnreserved(node.imported);
    node.local = node.imported;
  }
  this.checkLValSimple(node.local, BIND_LEXICAL);
  return this.finishNode(node, 'ImportSpecifier');
};
pp$8.parseImportDefaultSpecifier = function () {
  var node = this.startNode();
  node.local = this.parseIdent();
  this.checkLValSimple(node.local, BIND_LEXICAL);
  return this.finishNode(node, 'ImportDefaultSpecifier');
};
pp$8.parseImportNamespaceSpecifier = function () {
  var node = this.startNode();
  this.next();
  this.expectContextual('as');
  node.local = this.parseIdent();
  this.checkLValSimple(node.local, BIND_LEXICAL);
  return this.finishNode(node, 'ImportNamespaceSpecifier');
};
pp$8.parseImportSpecifiers = function () {
  var nodes = [],
    first = true;
  if (this.type === types$1.name) {
    nodes.push(this.parseImportDefaultSpecifier());
    if (!this.eat(types$1.comma)) {
      return nodes;
    }
  }
  if (this.type === types$1.star) {
    nodes.push(this.parseImportNamespaceSpecifier());
    return nodes;
  }
  this.expect(types$1.braceL);
  while (!this.eat(types$1.braceR)) {
    if (!first) {
      this.expect(types$1.comma);
      if (this.afterTrailingComma(types$1.braceR)) {
        break;
      }
    } else {
      first = false;
    }
    nodes.push(this.parseImportSpecifier());
  }
  return nodes;
};
pp$8.parseWithClause = function () {
  var nodes = [];
  if (!this.eat(types$1._with)) {
    return nodes;
  }
  this.expect(types$1.braceL);
  var attributeKeys = {};
  var first = true;
  while (!this.eat(types$1.braceR)) {
    if (!first) {
      this.expect(types$1.comma);
      if (this.afterTrailingComma(types$1.braceR)) {
        break;
      }
    } else {
      first = false;
    }
    var attr = this.parseImportAttribute();
    var keyName = attr.key.type === 'Identifier' ? attr.key.name : attr.key.value;
    if (hasOwn(attributeKeys, keyName)) {
      this.raiseRecoverable(attr.key.start, "Duplicate attribute key '" + keyName + "'");
    }
    attributeKeys[keyName] = true;
    nodes.push(attr);
  }
  return nodes;
};
pp$8.parseImportAttribute = function () {
  var node = this.startNode();
  node.key =
    this.type === types$1.string
      ? this.parseExprAtom()
      : this.parseIdent(this.options.allowReserved !== 'never');
  this.expect(types$1.colon);
  if (this.type !== types$1.string) {
    this.unexpected();
  }
  node.value = this.parseExprAtom();
  return this.finishNode(node, 'ImportAttribute');
};
pp$8.parseModuleExportName = function () {
  if (this.options.ecmaVersion >= 13 && this.type === types$1.string) {
    var stringLiteral = this.parseLiteral(this.value);
    if (loneSurrogate.test(stringLiteral.value)) {
      this.raise(stringLiteral.start, 'An export name cannot include a lone surrogate.');
    }
    return stringLiteral;
  }
  return this.parseIdent(true);
};
pp$8.adaptDirectivePrologue = function (statements) {
  for (var i2 = 0; i2 < statements.length && this.isDirectiveCandidate(statements[i2]); ++i2) {
    statements[i2].directive = statements[i2].expression.raw.slice(1, -1);
  }
};
pp$8.isDirectiveCandidate = function (statement) {
  return (
    this.options.ecmaVersion >= 5 &&
    statement.type === 'ExpressionStatement' &&
    statement.expression.type === 'Literal' &&
    typeof statement.expression.value === 'string' && // Reject parenthesized strings.
    (this.input[statement.start] === '"' || this.input[statement.start] === "'")
  );
};
var pp$7 = Parser.prototype;
pp$7.toAssignable = function (node, isBinding, refDestructuringErrors) {
  if (this.options.ecmaVersion >= 6 && node) {
    switch (node.type) {
      case 'Identifier':
        if (this.inAsync && node.name === 'await') {
          this.raise(node.start, "Cannot use 'await' as identifier inside an async function");
        }
        break;
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'AssignmentPattern':
      case 'RestElement':
        break;
      case 'ObjectExpression':
        node.type = 'ObjectPattern';
        if (refDestructuringErrors) {
          this.checkPatternErrors(refDestructuringErrors, true);
        }
        for (var i2 = 0, list2 = node.properties; i2 < list2.length; i2 += 1) {
          var prop = list2[i2];
          this.toAssignable(prop, isBinding);
          if (
            prop.type === 'RestElement' &&
            (prop.argument.type === 'ArrayPattern' || prop.argument.type === 'ObjectPattern')
          ) {
            this.raise(prop.argument.start, 'Unexpected token');
          }
        }
        break;
      case 'Property':
        if (node.kind !== 'init') {
          this.raise(node.key.start, "Object pattern can't contain getter or setter");
        }
        this.toAssignable(node.value, isBinding);
        break;
      case 'ArrayExpression':
        node.type = 'ArrayPattern';
        if (refDestructuringErrors) {
          this.checkPatternErrors(refDestructuringErrors, true);
        }
        this.toAssignableList(node.elements, isBinding);
        break;
      case 'SpreadElement':
        node.type = 'RestElement';
        this.toAssignable(node.argument, isBinding);
        if (node.argument.type === 'AssignmentPattern') {
          this.raise(node.argument.start, 'Rest elements cannot have a default value');
        }
        break;
      case 'AssignmentExpression':
        if (node.operator !== '=') {
          this.raise(node.left.end, "Only '=' operator can be used for specifying default value.");
        }
        node.type = 'AssignmentPattern';
        delete node.operator;
        this.toAssignable(node.left, isBinding);
        break;
      case 'ParenthesizedExpression':
        this.toAssignable(node.expression, isBinding, refDestructuringErrors);
        break;
      case 'ChainExpression':
        this.raiseRecoverable(node.start, 'Optional chaining cannot appear in left-hand side');
        break;
      case 'MemberExpression':
        if (!isBinding) {
          break;
        }
      default:
        this.raise(node.start, 'Assigning to rvalue');
    }
  } else if (refDestructuringErrors) {
    this.checkPatternErrors(refDestructuringErrors, true);
  }
  return node;
};
pp$7.toAssignableList = function (exprList, isBinding) {
  var end = exprList.length;
  for (var i2 = 0; i2 < end; i2++) {
    var elt = exprList[i2];
    if (elt) {
      this.toAssignable(elt, isBinding);
    }
  }
  if (end) {
    var last = exprList[end - 1];
    if (
      this.options.ecmaVersion === 6 &&
      isBinding &&
      last &&
      last.type === 'RestElement' &&
      last.argument.type !== 'Identifier'
    ) {
      this.unexpected(last.argument.start);
    }
  }
  return exprList;
};
pp$7.parseSpread = function (refDestructuringErrors) {
  var node = this.startNode();
  this.next();
  node.argument = this.parseMaybeAssign(false, refDestructuringErrors);
  return this.finishNode(node, 'SpreadElement');
};
pp$7.parseRestBinding = function () {
  var node = this.startNode();
  this.next();
  if (this.options.ecmaVersion === 6 && this.type !== types$1.name) {
    this.unexpected();
  }
  node.argument = this.parseBindingAtom();
  return this.finishNode(node, 'RestElement');
};
pp$7.parseBindingAtom = function () {
  if (this.options.ecmaVersion >= 6) {
    switch (this.type) {
      case types$1.bracketL:
        var node = this.startNode();
        this.next();
        node.elements = this.parseBindingList(types$1.bracketR, true, true);
        return this.finishNode(node, 'ArrayPattern');
      case types$1.braceL:
        return this.parseObj(true);
    }
  }
  return this.parseIdent();
};
pp$7.parseBindingList = function (close2, allowEmpty, allowTrailingComma, allowModifiers) {
  var elts = [],
    first = true;
  while (!this.eat(close2)) {
    if (first) {
      first = false;
    } else {
      this.expect(types$1.comma);
    }
    if (allowEmpty && this.type === types$1.comma) {
      elts.push(null);
    } else if (allowTrailingComma && this.afterTrailingComma(close2)) {
      break;
    } else if (this.type === types$1.ellipsis) {
      var rest = this.parseRestBinding();
      this.parseBindingListItem(rest);
      elts.push(rest);
      if (this.type === types$1.comma) {
        this.raiseRecoverable(this.start, 'Comma is not permitted after the rest element');
      }
      this.expect(close2);
      break;
    } else {
      elts.push(this.parseAssignableListItem(allowModifiers));
    }
  }
  return elts;
};
pp$7.parseAssignableListItem = function (allowModifiers) {
  var elem = this.parseMaybeDefault(this.start, this.startLoc);
  this.parseBindingListItem(elem);
  return elem;
};
pp$7.parseBindingListItem = function (param) {
  return param;
};
pp$7.parseMaybeDefault = function (startPos, startLoc, left) {
  left = left || this.parseBindingAtom();
  if (this.options.ecmaVersion < 6 || !this.eat(types$1.eq)) {
    return left;
  }
  var node = this.startNodeAt(startPos, startLoc);
  node.left = left;
  node.right = this.parseMaybeAssign();
  return this.finishNode(node, 'AssignmentPattern');
};
pp$7.checkLValSimple = function (expr, bindingType, checkClashes) {
  if (bindingType === void 0) bindingType = BIND_NONE;
  var isBind = bindingType !== BIND_NONE;
  switch (expr.type) {
    case 'Identifier':
      if (this.strict && this.reservedWordsStrictBind.test(expr.name)) {
        this.raiseRecoverable(
          expr.start,
          (isBind ? 'Binding ' : 'Assigning to ') + expr.name + ' in strict mode',
        );
      }
      if (isBind) {
        if (bindingType === BIND_LEXICAL && expr.name === 'let') {
          this.raiseRecoverable(expr.start, 'let is disallowed as a lexically bound name');
        }
        if (checkClashes) {
          if (hasOwn(checkClashes, expr.name)) {
            this.raiseRecoverable(expr.start, 'Argument name clash');
          }
          checkClashes[expr.name] = true;
        }
        if (bindingType !== BIND_OUTSIDE) {
          this.declareName(expr.name, bindingType, expr.start);
        }
      }
      break;
    case 'ChainExpression':
      this.raiseRecoverable(expr.start, 'Optional chaining cannot appear in left-hand side');
      break;
    case 'MemberExpression':
      if (isBind) {
        this.raiseRecoverable(expr.start, 'Binding member expression');
      }
      break;
    case 'ParenthesizedExpression':
      if (isBind) {
        this.raiseRecoverable(expr.start, 'Binding parenthesized expression');
      }
      return this.checkLValSimple(expr.expression, bindingType, checkClashes);
    default:
      this.raise(expr.start, (isBind ? 'Binding' : 'Assigning to') + ' rvalue');
  }
};
pp$7.checkLValPattern = function (expr, bindingType, checkClashes) {
  if (bindingType === void 0) bindingType = BIND_NONE;
  switch (expr.type) {
    case 'ObjectPattern':
      for (var i2 = 0, list2 = expr.properties; i2 < list2.length; i2 += 1) {
        var prop = list2[i2];
        this.checkLValInnerPattern(prop, bindingType, checkClashes);
      }
      break;
    case 'ArrayPattern':
      for (var i$1 = 0, list$1 = expr.elements; i$1 < list$1.length; i$1 += 1) {
        var elem = list$1[i$1];
        if (elem) {
          this.checkLValInnerPattern(elem, bindingType, checkClashes);
        }
      }
      break;
    default:
      this.checkLValSimple(expr, bindingType, checkClashes);
  }
};
pp$7.checkLValInnerPattern = function (expr, bindingType, checkClashes) {
  if (bindingType === void 0) bindingType = BIND_NONE;
  switch (expr.type) {
    case 'Property':
      this.checkLValInnerPattern(expr.value, bindingType, checkClashes);
      break;
    case 'AssignmentPattern':
      this.checkLValPattern(expr.left, bindingType, checkClashes);
      break;
    case 'RestElement':
      this.checkLValPattern(expr.argument, bindingType, checkClashes);
      break;
    default:
      this.checkLValPattern(expr, bindingType, checkClashes);
  }
};
var TokContext = function TokContext2(token, isExpr, preserveSpace, override, generator) {
  this.token = token;
  this.isExpr = !!isExpr;
  this.preserveSpace = !!preserveSpace;
  this.override = override;
  this.generator = !!generator;
};
var types = {
  b_stat: new TokContext('{', false),
  b_expr: new TokContext('{', true),
  b_tmpl: new TokContext('${', false),
  p_stat: new TokContext('(', false),
  p_expr: new TokContext('(', true),
  q_tmpl: new TokContext('`', true, true, function (p) {
    return p.tryReadTemplateToken();
  }),
  f_stat: new TokContext('function', false),
  f_expr: new TokContext('function', true),
  f_expr_gen: new TokContext('function', true, false, null, true),
  f_gen: new TokContext('function', false, false, null, true),
};
var pp$6 = Parser.prototype;
pp$6.initialContext = function () {
  return [types.b_stat];
};
pp$6.curContext = function () {
  return this.context[this.context.length - 1];
};
pp$6.braceIsBlock = function (prevType) {
  var parent = this.curContext();
  if (parent === types.f_expr || parent === types.f_stat) {
    return true;
  }
  if (prevType === types$1.colon && (parent === types.b_stat || parent === types.b_expr)) {
    return !parent.isExpr;
  }
  if (prevType === types$1._return || (prevType === types$1.name && this.exprAllowed)) {
    return lineBreak.test(this.input.slice(this.lastTokEnd, this.start));
  }
  if (
    prevType === types$1._else ||
    prevType === types$1.semi ||
    prevType === types$1.eof ||
    prevType === types$1.parenR ||
    prevType === types$1.arrow
  ) {
    return true;
  }
  if (prevType === types$1.braceL) {
    return parent === types.b_stat;
  }
  if (prevType === types$1._var || prevType === types$1._const || prevType === types$1.name) {
    return false;
  }
  return !this.exprAllowed;
};
pp$6.inGeneratorContext = function () {
  for (var i2 = this.context.length - 1; i2 >= 1; i2--) {
    var context3 = this.context[i2];
    if (context3.token === 'function') {
      return context3.generator;
    }
  }
  return false;
};
pp$6.updateContext = function (prevType) {
  var update,
    type = this.type;
  if (type.keyword && prevType === types$1.dot) {
    this.exprAllowed = false;
  } else if ((update = type.updateContext)) {
    update.call(this, prevType);
  } else {
    this.exprAllowed = type.beforeExpr;
  }
};
pp$6.overrideContext = function (tokenCtx) {
  if (this.curContext() !== tokenCtx) {
    this.context[this.context.length - 1] = tokenCtx;
  }
};
types$1.parenR.updateContext = types$1.braceR.updateContext = function () {
  if (this.context.length === 1) {
    this.exprAllowed = true;
    return;
  }
  var out = this.context.pop();
  if (out === types.b_stat && this.curContext().token === 'function') {
    out = this.context.pop();
  }
  this.exprAllowed = !out.isExpr;
};
types$1.braceL.updateContext = function (prevType) {
  this.context.push(this.braceIsBlock(prevType) ? types.b_stat : types.b_expr);
  this.exprAllowed = true;
};
types$1.dollarBraceL.updateContext = function () {
  this.context.push(types.b_tmpl);
  this.exprAllowed = true;
};
types$1.parenL.updateContext = function (prevType) {
  var statementParens =
    prevType === types$1._if ||
    prevType === types$1._for ||
    prevType === types$1._with ||
    prevType === types$1._while;
  this.context.push(statementParens ? types.p_stat : types.p_expr);
  this.exprAllowed = true;
};
types$1.incDec.updateContext = function () {};
types$1._function.updateContext = types$1._class.updateContext = function (prevType) {
  if (
    prevType.beforeExpr &&
    prevType !== types$1._else &&
    !(prevType === types$1.semi && this.curContext() !== types.p_stat) &&
    !(
      prevType === types$1._return && lineBreak.test(this.input.slice(this.lastTokEnd, this.start))
    ) &&
    !(
      (prevType === types$1.colon || prevType === types$1.braceL) &&
      this.curContext() === types.b_stat
    )
  ) {
    this.context.push(types.f_expr);
  } else {
    this.context.push(types.f_stat);
  }
  this.exprAllowed = false;
};
types$1.colon.updateContext = function () {
  if (this.curContext().token === 'function') {
    this.context.pop();
  }
  this.exprAllowed = true;
};
types$1.backQuote.updateContext = function () {
  if (this.curContext() === types.q_tmpl) {
    this.context.pop();
  } else {
    this.context.push(types.q_tmpl);
  }
  this.exprAllowed = false;
};
types$1.star.updateContext = function (prevType) {
  if (prevType === types$1._function) {
    var index = this.context.length - 1;
    if (this.context[index] === types.f_expr) {
      this.context[index] = types.f_expr_gen;
    } else {
      this.context[index] = types.f_gen;
    }
  }
  this.exprAllowed = true;
};
types$1.name.updateContext = function (prevType) {
  var allowed = false;
  if (this.options.ecmaVersion >= 6 && prevType !== types$1.dot) {
    if (
      (this.value === 'of' && !this.exprAllowed) ||
      (this.value === 'yield' && this.inGeneratorContext())
    ) {
      allowed = true;
    }
  }
  this.exprAllowed = allowed;
};
var pp$5 = Parser.prototype;
pp$5.checkPropClash = function (prop, propHash, refDestructuringErrors) {
  if (this.options.ecmaVersion >= 9 && prop.type === 'SpreadElement') {
    return;
  }
  if (this.options.ecmaVersion >= 6 && (prop.computed || prop.method || prop.shorthand)) {
    return;
  }
  var key = prop.key;
  var name;
  switch (key.type) {
    case 'Identifier':
      name = key.name;
      break;
    case 'Literal':
      name = String(key.value);
      break;
    default:
      return;
  }
  var kind = prop.kind;
  if (this.options.ecmaVersion >= 6) {
    if (name === '__proto__' && kind === 'init') {
      if (propHash.proto) {
        if (refDestructuringErrors) {
          if (refDestructuringErrors.doubleProto < 0) {
            refDestructuringErrors.doubleProto = key.start;
          }
        } else {
          this.raiseRecoverable(key.start, 'Redefinition of __proto__ property');
        }
      }
      propHash.proto = true;
    }
    return;
  }
  name = '$' + name;
  var other = propHash[name];
  if (other) {
    var redefinition;
    if (kind === 'init') {
      redefinition = (this.strict && other.init) || other.get || other.set;
    } else {
      redefinition = other.init || other[kind];
    }
    if (redefinition) {
      this.raiseRecoverable(key.start, 'Redefinition of property');
    }
  } else {
    other = propHash[name] = {
      init: false,
      get: false,
      set: false,
    };
  }
  other[kind] = true;
};
pp$5.parseExpression = function (forInit, refDestructuringErrors) {
  var this$1$1 = this;
  return this.catchStackOverflow(function () {
    var startPos = this$1$1.start,
      startLoc = this$1$1.startLoc;
    var expr = this$1$1.parseMaybeAssign(forInit, refDestructuringErrors);
    if (this$1$1.type === types$1.comma) {
      var node = this$1$1.startNodeAt(startPos, startLoc);
      node.expressions = [expr];
      while (this$1$1.eat(types$1.comma)) {
        node.expressions.push(this$1$1.parseMaybeAssign(forInit, refDestructuringErrors));
      }
      return this$1$1.finishNode(node, 'SequenceExpression');
    }
    return expr;
  });
};
pp$5.parseMaybeAssign = function (forInit, refDestructuringErrors, afterLeftParse) {
  if (this.isContextual('yield')) {
    if (this.inGenerator) {
      return this.parseYield(forInit);
    } else {
      this.exprAllowed = false;
    }
  }
  var ownDestructuringErrors = false,
    oldParenAssign = -1,
    oldTrailingComma = -1,
    oldDoubleProto = -1;
  if (refDestructuringErrors) {
    oldParenAssign = refDestructuringErrors.parenthesizedAssign;
    oldTrailingComma = refDestructuringErrors.trailingComma;
    oldDoubleProto = refDestructuringErrors.doubleProto;
    refDestructuringErrors.parenthesizedAssign = refDestructuringErrors.trailingComma = -1;
  } else {
    refDestructuringErrors = new DestructuringErrors();
    ownDestructuringErrors = true;
  }
  var startPos = this.start,
    startLoc = this.startLoc;
  if (this.type === types$1.parenL || this.type === types$1.name) {
    this.potentialArrowAt = this.start;
    this.potentialArrowInForAwait = forInit === 'await';
  }
  var left = this.parseMaybeConditional(forInit, refDestructuringErrors);
  if (afterLeftParse) {
    left = afterLeftParse.call(this, left, startPos, startLoc);
  }
  if (this.type.isAssign) {
    var node = this.startNodeAt(startPos, startLoc);
    node.operator = this.value;
    if (this.type === types$1.eq) {
      left = this.toAssignable(left, false, refDestructuringErrors);
    }
    if (!ownDestructuringErrors) {
      refDestructuringErrors.parenthesizedAssign = refDestructuringErrors.trailingComma = -1;
      if (refDestructuringErrors.shorthandAssign >= left.start) {
        refDestructuringErrors.shorthandAssign = -1;
      }
      if (refDestructuringErrors.doubleProto >= left.start) {
        refDestructuringErrors.doubleProto = -1;
      }
    }
    if (this.type === types$1.eq) {
      this.checkLValPattern(left);
    } else {
      this.checkLValSimple(left);
    }
    node.left = left;
    this.next();
    node.right = this.parseMaybeAssign(forInit);
    if (oldDoubleProto > -1) {
      refDestructuringErrors.doubleProto = oldDoubleProto;
    }
    return this.finishNode(node, 'AssignmentExpression');
  } else {
    if (ownDestructuringErrors) {
      this.checkExpressionErrors(refDestructuringErrors, true);
    }
  }
  if (oldParenAssign > -1) {
    refDestructuringErrors.parenthesizedAssign = oldParenAssign;
  }
  if (oldTrailingComma > -1) {
    refDestructuringErrors.trailingComma = oldTrailingComma;
  }
  return left;
};
pp$5.parseMaybeConditional = function (forInit, refDestructuringErrors) {
  var startPos = this.start,
    startLoc = this.startLoc;
  var expr = this.parseExprOps(forInit, refDestructuringErrors);
  if (this.checkExpressionErrors(refDestructuringErrors)) {
    return expr;
  }
  if (
    !(expr.type === 'ArrowFunctionExpression' && expr.start === startPos) &&
    this.eat(types$1.question)
  ) {
    var node = this.startNodeAt(startPos, startLoc);
    node.test = expr;
    node.consequent = this.parseMaybeAssign();
    this.expect(types$1.colon);
    node.alternate = this.parseMaybeAssign(forInit);
    return this.finishNode(node, 'ConditionalExpression');
  }
  return expr;
};
pp$5.parseExprOps = function (forInit, refDestructuringErrors) {
  var startPos = this.start,
    startLoc = this.startLoc;
  var expr = this.parseMaybeUnary(refDestructuringErrors, false, false, forInit);
  if (this.checkExpressionErrors(refDestructuringErrors)) {
    return expr;
  }
  return expr.start === startPos && expr.type === 'ArrowFunctionExpression'
    ? expr
    : this.parseExprOp(expr, startPos, startLoc, -1, forInit);
};
pp$5.parseExprOp = function (left, leftStartPos, leftStartLoc, minPrec, forInit) {
  var prec = this.type.binop;
  if (prec != null && (!forInit || this.type !== types$1._in)) {
    if (prec > minPrec) {
      var logical = this.type === types$1.logicalOR || this.type === types$1.logicalAND;
      var coalesce = this.type === types$1.coalesce;
      if (coalesce) {
        prec = types$1.logicalAND.binop;
      }
      var op = this.value;
      this.next();
      var startPos = this.start,
        startLoc = this.startLoc;
      var right = this.parseExprOp(
        this.parseMaybeUnary(null, false, false, forInit),
        startPos,
        startLoc,
        prec,
        forInit,
      );
      var node = this.buildBinary(leftStartPos, leftStartLoc, left, right, op, logical || coalesce);
      if (
        (logical && this.type === types$1.coalesce) ||
        (coalesce && (this.type === types$1.logicalOR || this.type === types$1.logicalAND))
      ) {
        this.raiseRecoverable(
          this.start,
          'Logical expressions and coalesce expressions cannot be mixed. Wrap either by parentheses',
        );
      }
      return this.parseExprOp(node, leftStartPos, leftStartLoc, minPrec, forInit);
    }
  }
  return left;
};
pp$5.buildBinary = function (startPos, startLoc, left, right, op, logical) {
  if (right.type === 'PrivateIdentifier') {
    this.raise(right.start, 'Private identifier can only be left side of binary expression');
  }
  var node = this.startNodeAt(startPos, startLoc);
  node.left = left;
  node.operator = op;
  node.right = right;
  return this.finishNode(node, logical ? 'LogicalExpression' : 'BinaryExpression');
};
pp$5.parseMaybeUnary = function (refDestructuringErrors, sawUnary, incDec, forInit) {
  var startPos = this.start,
    startLoc = this.startLoc,
    expr;
  if (this.isContextual('await') && this.canAwait) {
    expr = this.parseAwait(forInit);
    sawUnary = true;
  } else if (this.type.prefix) {
    var node = this.startNode(),
      update = this.type === types$1.incDec;
    node.operator = this.value;
    node.prefix = true;
    this.next();
    node.argument = this.parseMaybeUnary(null, true, update, forInit);
    this.checkExpressionErrors(refDestructuringErrors, true);
    if (update) {
      this.checkLValSimple(node.argument);
    } else if (this.strict && node.operator === 'delete' && isLocalVariableAccess(node.argument)) {
      this.raiseRecoverable(node.start, 'Deleting local variable in strict mode');
    } else if (node.operator === 'delete' && isPrivateFieldAccess(node.argument)) {
      this.raiseRecoverable(node.start, 'Private fields can not be deleted');
    } else {
      sawUnary = true;
    }
    expr = this.finishNode(node, update ? 'UpdateExpression' : 'UnaryExpression');
  } else if (!sawUnary && this.type === types$1.privateId) {
    if ((forInit || this.privateNameStack.length === 0) && this.options.checkPrivateFields) {
      this.unexpected();
    }
    expr = this.parsePrivateIdent();
    if (this.type !== types$1._in) {
      this.unexpected();
    }
  } else {
    expr = this.parseExprSubscripts(refDestructuringErrors, forInit);
    if (this.checkExpressionErrors(refDestructuringErrors)) {
      return expr;
    }
    while (this.type.postfix && !this.canInsertSemicolon()) {
      var node$1 = this.startNodeAt(startPos, startLoc);
      node$1.operator = this.value;
      node$1.prefix = false;
      node$1.argument = expr;
      this.checkLValSimple(expr);
      this.next();
      expr = this.finishNode(node$1, 'UpdateExpression');
    }
  }
  if (
    !incDec &&
    !(expr.type === 'ArrowFunctionExpression' && expr.start === startPos) &&
    this.eat(types$1.starstar)
  ) {
    if (sawUnary) {
      this.unexpected(this.lastTokStart);
    } else {
      return this.buildBinary(
        startPos,
        startLoc,
        expr,
        this.parseMaybeUnary(null, false, false, forInit),
        '**',
        false,
      );
    }
  } else {
    return expr;
  }
};
function isLocalVariableAccess(node) {
  return (
    node.type === 'Identifier' ||
    (node.type === 'ParenthesizedExpression' && isLocalVariableAccess(node.expression))
  );
}
function isPrivateFieldAccess(node) {
  return (
    (node.type === 'MemberExpression' && node.property.type === 'PrivateIdentifier') ||
    (node.type === 'ChainExpression' && isPrivateFieldAccess(node.expression)) ||
    (node.type === 'ParenthesizedExpression' && isPrivateFieldAccess(node.expression))
  );
}
pp$5.parseExprSubscripts = function (refDestructuringErrors, forInit) {
  var startPos = this.start,
    startLoc = this.startLoc;
  var oldDoubleProto = -1,
    oldShorthandAssign = -1;
  if (refDestructuringErrors) {
    oldDoubleProto = refDestructuringErrors.doubleProto;
    oldShorthandAssign = refDestructuringErrors.shorthandAssign;
    refDestructuringErrors.doubleProto = refDestructuringErrors.shorthandAssign = -1;
  }
  var expr = this.parseExprAtom(refDestructuringErrors, forInit);
  if (
    expr.type === 'ArrowFunctionExpression' &&
    this.input.slice(this.lastTokStart, this.lastTokEnd) !== ')'
  ) {
    return expr;
  }
  var result = this.parseSubscripts(expr, startPos, startLoc, false, forInit);
  if (refDestructuringErrors) {
    if (result.end > expr.end) {
      this.checkExpressionErrors(refDestructuringErrors, true);
      if (refDestructuringErrors.parenthesizedAssign >= result.start) {
        refDestructuringErrors.parenthesizedAssign = -1;
      }
      if (refDestructuringErrors.parenthesizedBind >= result.start) {
        refDestructuringErrors.parenthesizedBind = -1;
      }
      if (refDestructuringErrors.trailingComma >= result.start) {
        refDestructuringErrors.trailingComma = -1;
      }
    }
    if (oldDoubleProto > -1) {
      refDestructuringErrors.doubleProto = oldDoubleProto;
    }
    if (oldShorthandAssign > -1) {
      refDestructuringErrors.shorthandAssign = oldShorthandAssign;
    }
  }
  return result;
};
pp$5.parseSubscripts = function (base2, startPos, startLoc, noCalls, forInit) {
  var maybeAsyncArrow =
    this.options.ecmaVersion >= 8 &&
    base2.type === 'Identifier' &&
    base2.name === 'async' &&
    this.lastTokEnd === base2.end &&
    !this.canInsertSemicolon() &&
    base2.end - base2.start === 5 &&
    this.potentialArrowAt === base2.start;
  var optionalChained = false;
  while (true) {
    var element = this.parseSubscript(
      base2,
      startPos,
      startLoc,
      noCalls,
      maybeAsyncArrow,
      optionalChained,
      forInit,
    );
    if (element.optional) {
      optionalChained = true;
    }
    if (element.end === base2.end || element.type === 'ArrowFunctionExpression') {
      if (optionalChained) {
        var chainNode = this.startNodeAt(startPos, startLoc);
        chainNode.expression = element;
        element = this.finishNode(chainNode, 'ChainExpression');
      }
      return element;
    }
    base2 = element;
    maybeAsyncArrow = false;
  }
};
pp$5.shouldParseAsyncArrow = function () {
  return !this.canInsertSemicolon() && this.eat(types$1.arrow);
};
pp$5.parseSubscriptAsyncArrow = function (startPos, startLoc, exprList, forInit) {
  return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), exprList, true, forInit);
};
pp$5.parseSubscript = function (
  base2,
  startPos,
  startLoc,
  noCalls,
  maybeAsyncArrow,
  optionalChained,
  forInit,
) {
  var optionalSupported = this.options.ecmaVersion >= 11;
  var optional = optionalSupported && this.eat(types$1.questionDot);
  if (noCalls && optional) {
    this.raise(
      this.lastTokStart,
      'Optional chaining cannot appear in the callee of new expressions',
    );
  }
  var computed = this.eat(types$1.bracketL);
  if (
    computed ||
    (optional && this.type !== types$1.parenL && this.type !== types$1.backQuote) ||
    this.eat(types$1.dot)
  ) {
    var node = this.startNodeAt(startPos, startLoc);
    node.object = base2;
    if (computed) {
      node.property = this.parseExpression();
      this.expect(types$1.bracketR);
    } else if (this.type === types$1.privateId && base2.type !== 'Super') {
      node.property = this.parsePrivateIdent();
    } else {
      node.property = this.parseIdent(this.options.allowReserved !== 'never');
    }
    node.computed = !!computed;
    if (optionalSupported) {
      node.optional = optional;
    }
    base2 = this.finishNode(node, 'MemberExpression');
  } else if (!noCalls && this.eat(types$1.parenL)) {
    var refDestructuringErrors = new DestructuringErrors(),
      oldYieldPos = this.yieldPos,
      oldAwaitPos = this.awaitPos,
      oldAwaitIdentPos = this.awaitIdentPos;
    this.yieldPos = 0;
    this.awaitPos = 0;
    this.awaitIdentPos = 0;
    var exprList = this.parseExprList(
      types$1.parenR,
      this.options.ecmaVersion >= 8,
      false,
      refDestructuringErrors,
    );
    if (maybeAsyncArrow && !optional && this.shouldParseAsyncArrow()) {
      this.checkPatternErrors(refDestructuringErrors, false);
      this.checkYieldAwaitInDefaultParams();
      if (this.awaitIdentPos > 0) {
        this.raise(this.awaitIdentPos, "Cannot use 'await' as identifier inside an async function");
      }
      this.yieldPos = oldYieldPos;
      this.awaitPos = oldAwaitPos;
      this.awaitIdentPos = oldAwaitIdentPos;
      return this.parseSubscriptAsyncArrow(startPos, startLoc, exprList, forInit);
    }
    this.checkExpressionErrors(refDestructuringErrors, true);
    this.yieldPos = oldYieldPos || this.yieldPos;
    this.awaitPos = oldAwaitPos || this.awaitPos;
    this.awaitIdentPos = oldAwaitIdentPos || this.awaitIdentPos;
    var node$1 = this.startNodeAt(startPos, startLoc);
    node$1.callee = base2;
    node$1.arguments = exprList;
    if (optionalSupported) {
      node$1.optional = optional;
    }
    base2 = this.finishNode(node$1, 'CallExpression');
  } else if (this.type === types$1.backQuote) {
    if (optional || optionalChained) {
      this.raise(
        this.start,
        'Optional chaining cannot appear in the tag of tagged template expressions',
      );
    }
    var node$2 = this.startNodeAt(startPos, startLoc);
    node$2.tag = base2;
    node$2.quasi = this.parseTemplate({ isTagged: true });
    base2 = this.finishNode(node$2, 'TaggedTemplateExpression');
  }
  return base2;
};
pp$5.parseExprAtom = function (refDestructuringErrors, forInit, forNew) {
  if (this.type === types$1.slash) {
    this.readRegexp();
  }
  var node,
    canBeArrow = this.potentialArrowAt === this.start;
  switch (this.type) {
    case types$1._super:
      if (!this.allowSuper) {
        this.raise(this.start, "'super' keyword outside a method");
      }
      node = this.startNode();
      this.next();
      if (this.type === types$1.parenL && !this.allowDirectSuper) {
        this.raise(node.start, 'super() call outside constructor of a subclass');
      }
      if (
        this.type !== types$1.dot &&
        this.type !== types$1.bracketL &&
        this.type !== types$1.parenL
      ) {
        this.unexpected();
      }
      return this.finishNode(node, 'Super');
    case types$1._this:
      node = this.startNode();
      this.next();
      return this.finishNode(node, 'ThisExpression');
    case types$1.name:
      var startPos = this.start,
        startLoc = this.startLoc,
        containsEsc = this.containsEsc;
      var id = this.parseIdent(false);
      if (
        this.options.ecmaVersion >= 8 &&
        !containsEsc &&
        id.name === 'async' &&
        !this.canInsertSemicolon() &&
        this.eat(types$1._function)
      ) {
        this.overrideContext(types.f_expr);
        return this.parseFunction(this.startNodeAt(startPos, startLoc), 0, false, true, forInit);
      }
      if (canBeArrow && !this.canInsertSemicolon()) {
        if (this.eat(types$1.arrow)) {
          return this.parseArrowExpression(
            this.startNodeAt(startPos, startLoc),
            [id],
            false,
            forInit,
          );
        }
        if (
          this.options.ecmaVersion >= 8 &&
          id.name === 'async' &&
          this.type === types$1.name &&
          !containsEsc &&
          (!this.potentialArrowInForAwait || this.value !== 'of' || this.containsEsc)
        ) {
          id = this.parseIdent(false);
          if (this.canInsertSemicolon() || !this.eat(types$1.arrow)) {
            this.unexpected();
          }
          return this.parseArrowExpression(
            this.startNodeAt(startPos, startLoc),
            [id],
            true,
            forInit,
          );
        }
      }
      return id;
    case types$1.regexp:
      var value = this.value;
      node = this.parseLiteral(value.value);
      node.regex = { pattern: value.pattern, flags: value.flags };
      return node;
    case types$1.num:
    case types$1.string:
      return this.parseLiteral(this.value);
    case types$1._null:
    case types$1._true:
    case types$1._false:
      node = this.startNode();
      node.value = this.type === types$1._null ? null : this.type === types$1._true;
      node.raw = this.type.keyword;
      this.next();
      return this.finishNode(node, 'Literal');
    case types$1.parenL:
      var start = this.start,
        expr = this.parseParenAndDistinguishExpression(canBeArrow, forInit);
      if (refDestructuringErrors) {
        if (refDestructuringErrors.parenthesizedAssign < 0 && !this.isSimpleAssignTarget(expr)) {
          refDestructuringErrors.parenthesizedAssign = start;
        }
        if (refDestructuringErrors.parenthesizedBind < 0) {
          refDestructuringErrors.parenthesizedBind = start;
        }
      }
      return expr;
    case types$1.bracketL:
      node = this.startNode();
      this.next();
      node.elements = this.parseExprList(types$1.bracketR, true, true, refDestructuringErrors);
      return this.finishNode(node, 'ArrayExpression');
    case types$1.braceL:
      this.overrideContext(types.b_expr);
      return this.parseObj(false, refDestructuringErrors);
    case types$1._function:
      node = this.startNode();
      this.next();
      return this.parseFunction(node, 0);
    case types$1._class:
      return this.parseClass(this.startNode(), false);
    case types$1._new:
      return this.parseNew();
    case types$1.backQuote:
      return this.parseTemplate();
    case types$1._import:
      if (this.options.ecmaVersion >= 11) {
        return this.parseExprImport(forNew);
      } else {
        return this.unexpected();
      }
    default:
      return this.parseExprAtomDefault();
  }
};
pp$5.parseExprAtomDefault = function () {
  this.unexpected();
};
pp$5.parseExprImport = function (forNew) {
  var node = this.startNode();
  if (this.containsEsc) {
    this.raiseRecoverable(this.start, 'Escape sequence in keyword import');
  }
  this.next();
  if (this.type === types$1.parenL && !forNew) {
    return this.parseDynamicImport(node);
  } else if (this.type === types$1.dot) {
    var meta = this.startNodeAt(node.start, node.loc && node.loc.start);
    meta.name = 'import';
    node.meta = this.finishNode(meta, 'Identifier');
    return this.parseImportMeta(node);
  } else {
    this.unexpected();
  }
};
pp$5.parseDynamicImport = function (node) {
  this.next();
  node.source = this.parseMaybeAssign();
  if (this.options.ecmaVersion >= 16) {
    if (!this.eat(types$1.parenR)) {
      this.expect(types$1.comma);
      if (!this.afterTrailingComma(types$1.parenR)) {
        node.options = this.parseMaybeAssign();
        if (!this.eat(types$1.parenR)) {
          this.expect(types$1.comma);
          if (!this.afterTrailingComma(types$1.parenR)) {
            this.unexpected();
          }
        }
      } else {
        node.options = null;
      }
    } else {
      node.options = null;
    }
  } else {
    if (!this.eat(types$1.parenR)) {
      var errorPos = this.start;
      if (this.eat(types$1.comma) && this.eat(types$1.parenR)) {
        this.raiseRecoverable(errorPos, 'Trailing comma is not allowed in import()');
      } else {
        this.unexpected(errorPos);
      }
    }
  }
  return this.finishNode(node, 'ImportExpression');
};
pp$5.parseImportMeta = function (node) {
  this.next();
  var containsEsc = this.containsEsc;
  node.property = this.parseIdent(true);
  if (node.property.name !== 'meta') {
    this.raiseRecoverable(
      node.property.start,
      "The only valid meta property for import is 'import.meta'",
    );
  }
  if (containsEsc) {
    this.raiseRecoverable(node.start, "'import.meta' must not contain escaped characters");
  }
  if (this.options.sourceType !== 'module' && !this.options.allowImportExportEverywhere) {
    this.raiseRecoverable(node.start, "Cannot use 'import.meta' outside a module");
  }
  return this.finishNode(node, 'MetaProperty');
};
pp$5.parseLiteral = function (value) {
  var node = this.startNode();
  node.value = value;
  node.raw = this.input.slice(this.start, this.end);
  if (node.raw.charCodeAt(node.raw.length - 1) === 110) {
    node.bigint =
      node.value != null ? node.value.toString() : node.raw.slice(0, -1).replace(/_/g, '');
  }
  this.next();
  return this.finishNode(node, 'Literal');
};
pp$5.parseParenExpression = function () {
  this.expect(types$1.parenL);
  var val = this.parseExpression();
  this.expect(types$1.parenR);
  return val;
};
pp$5.shouldParseArrow = function (exprList) {
  return !this.canInsertSemicolon();
};
pp$5.parseParenAndDistinguishExpression = function (canBeArrow, forInit) {
  var startPos = this.start,
    startLoc = this.startLoc,
    val,
    allowTrailingComma = this.options.ecmaVersion >= 8;
  if (this.options.ecmaVersion >= 6) {
    this.next();
    var innerStartPos = this.start,
      innerStartLoc = this.startLoc;
    var exprList = [],
      first = true,
      lastIsComma = false;
    var refDestructuringErrors = new DestructuringErrors(),
      oldYieldPos = this.yieldPos,
      oldAwaitPos = this.awaitPos,
      spreadStart;
    this.yieldPos = 0;
    this.awaitPos = 0;
    while (this.type !== types$1.parenR) {
      first ? (first = false) : this.expect(types$1.comma);
      if (allowTrailingComma && this.afterTrailingComma(types$1.parenR, true)) {
        lastIsComma = true;
        break;
      } else if (this.type === types$1.ellipsis) {
        spreadStart = this.start;
        exprList.push(this.parseParenItem(this.parseRestBinding()));
        if (this.type === types$1.comma) {
          this.raiseRecoverable(this.start, 'Comma is not permitted after the rest element');
        }
        break;
      } else {
        exprList.push(this.parseMaybeAssign(false, refDestructuringErrors, this.parseParenItem));
      }
    }
    var innerEndPos = this.lastTokEnd,
      innerEndLoc = this.lastTokEndLoc;
    this.expect(types$1.parenR);
    if (canBeArrow && this.shouldParseArrow(exprList) && this.eat(types$1.arrow)) {
      this.checkPatternErrors(refDestructuringErrors, false);
      this.checkYieldAwaitInDefaultParams();
      this.yieldPos = oldYieldPos;
      this.awaitPos = oldAwaitPos;
      return this.parseParenArrowList(startPos, startLoc, exprList, forInit);
    }
    if (!exprList.length || lastIsComma) {
      this.unexpected(this.lastTokStart);
    }
    if (spreadStart) {
      this.unexpected(spreadStart);
    }
    this.checkExpressionErrors(refDestructuringErrors, true);
    this.yieldPos = oldYieldPos || this.yieldPos;
    this.awaitPos = oldAwaitPos || this.awaitPos;
    if (exprList.length > 1) {
      val = this.startNodeAt(innerStartPos, innerStartLoc);
      val.expressions = exprList;
      this.finishNodeAt(val, 'SequenceExpression', innerEndPos, innerEndLoc);
    } else {
      val = exprList[0];
    }
  } else {
    val = this.parseParenExpression();
  }
  if (this.options.preserveParens) {
    var par = this.startNodeAt(startPos, startLoc);
    par.expression = val;
    return this.finishNode(par, 'ParenthesizedExpression');
  } else {
    return val;
  }
};
pp$5.parseParenItem = function (item) {
  return item;
};
pp$5.parseParenArrowList = function (startPos, startLoc, exprList, forInit) {
  return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), exprList, false, forInit);
};
var empty = [];
pp$5.parseNew = function () {
  if (this.containsEsc) {
    this.raiseRecoverable(this.start, 'Escape sequence in keyword new');
  }
  var node = this.startNode();
  this.next();
  if (this.options.ecmaVersion >= 6 && this.type === types$1.dot) {
    var meta = this.startNodeAt(node.start, node.loc && node.loc.start);
    meta.name = 'new';
    node.meta = this.finishNode(meta, 'Identifier');
    this.next();
    var containsEsc = this.containsEsc;
    node.property = this.parseIdent(true);
    if (node.property.name !== 'target') {
      this.raiseRecoverable(
        node.property.start,
        "The only valid meta property for new is 'new.target'",
      );
    }
    if (containsEsc) {
      this.raiseRecoverable(node.start, "'new.target' must not contain escaped characters");
    }
    if (!this.allowNewDotTarget) {
      this.raiseRecoverable(
        node.start,
        "'new.target' can only be used in functions and class static block",
      );
    }
    return this.finishNode(node, 'MetaProperty');
  }
  var startPos = this.start,
    startLoc = this.startLoc;
  node.callee = this.parseSubscripts(
    this.parseExprAtom(null, false, true),
    startPos,
    startLoc,
    true,
    false,
  );
  if (node.callee.type === 'Super') {
    this.raiseRecoverable(startPos, "Invalid use of 'super'");
  }
  if (this.eat(types$1.parenL)) {
    node.arguments = this.parseExprList(types$1.parenR, this.options.ecmaVersion >= 8, false);
  } else {
    node.arguments = empty;
  }
  return this.finishNode(node, 'NewExpression');
};
pp$5.parseTemplateElement = function (ref2) {
  var isTagged = ref2.isTagged;
  var elem = this.startNode();
  if (this.type === types$1.invalidTemplate) {
    if (!isTagged) {
      this.raiseRecoverable(this.start, 'Bad escape sequence in untagged template literal');
    }
    elem.value = {
      raw: this.value.replace(/\r\n?/g, '\n'),
      cooked: null,
    };
  } else {
    elem.value = {
      raw: this.input.slice(this.start, this.end).replace(/\r\n?/g, '\n'),
      cooked: this.value,
    };
  }
  this.next();
  elem.tail = this.type === types$1.backQuote;
  return this.finishNode(elem, 'TemplateElement');
};
pp$5.parseTemplate = function (ref2) {
  if (ref2 === void 0) ref2 = {};
  var isTagged = ref2.isTagged;
  if (isTagged === void 0) isTagged = false;
  var node = this.startNode();
  this.next();
  node.expressions = [];
  var curElt = this.parseTemplateElement({ isTagged });
  node.quasis = [curElt];
  while (!curElt.tail) {
    if (this.type === types$1.eof) {
      this.raise(this.pos, 'Unterminated template literal');
    }
    this.expect(types$1.dollarBraceL);
    node.expressions.push(this.parseExpression());
    this.expect(types$1.braceR);
    node.quasis.push((curElt = this.parseTemplateElement({ isTagged })));
  }
  this.next();
  return this.finishNode(node, 'TemplateLiteral');
};
pp$5.isAsyncProp = function (prop) {
  return (
    !prop.computed &&
    prop.key.type === 'Identifier' &&
    prop.key.name === 'async' &&
    (this.type === types$1.name ||
      this.type === types$1.num ||
      this.type === types$1.string ||
      this.type === types$1.bracketL ||
      this.type.keyword ||
      (this.options.ecmaVersion >= 9 && this.type === types$1.star)) &&
    !lineBreak.test(this.input.slice(this.lastTokEnd, this.start))
  );
};
pp$5.parseObj = function (isPattern, refDestructuringErrors) {
  var node = this.startNode(),
    first = true,
    propHash = {};
  node.properties = [];
  this.next();
  while (!this.eat(types$1.braceR)) {
    if (!first) {
      this.expect(types$1.comma);
      if (this.options.ecmaVersion >= 5 && this.afterTrailingComma(types$1.braceR)) {
        break;
      }
    } else {
      first = false;
    }
    var prop = this.parseProperty(isPattern, refDestructuringErrors);
    if (!isPattern) {
      this.checkPropClash(prop, propHash, refDestructuringErrors);
    }
    node.properties.push(prop);
  }
  return this.finishNode(node, isPattern ? 'ObjectPattern' : 'ObjectExpression');
};
pp$5.parseProperty = function (isPattern, refDestructuringErrors) {
  var prop = this.startNode(),
    isGenerator,
    isAsync,
    startPos,
    startLoc;
  if (this.options.ecmaVersion >= 9 && this.eat(types$1.ellipsis)) {
    if (isPattern) {
      prop.argument = this.parseIdent(false);
      if (this.type === types$1.comma) {
        this.raiseRecoverable(this.start, 'Comma is not permitted after the rest element');
      }
      return this.finishNode(prop, 'RestElement');
    }
    prop.argument = this.parseMaybeAssign(false, refDestructuringErrors);
    if (
      this.type === types$1.comma &&
      refDestructuringErrors &&
      refDestructuringErrors.trailingComma < 0
    ) {
      refDestructuringErrors.trailingComma = this.start;
    }
    return this.finishNode(prop, 'SpreadElement');
  }
  if (this.options.ecmaVersion >= 6) {
    prop.method = false;
    prop.shorthand = false;
    if (isPattern || refDestructuringErrors) {
      startPos = this.start;
      startLoc = this.startLoc;
    }
    if (!isPattern) {
      isGenerator = this.eat(types$1.star);
    }
  }
  var containsEsc = this.containsEsc;
  this.parsePropertyName(prop);
  if (
    !isPattern &&
    !containsEsc &&
    this.options.ecmaVersion >= 8 &&
    !isGenerator &&
    this.isAsyncProp(prop)
  ) {
    isAsync = true;
    isGenerator = this.options.ecmaVersion >= 9 && this.eat(types$1.star);
    this.parsePropertyName(prop);
  } else {
    isAsync = false;
  }
  this.parsePropertyValue(
    prop,
    isPattern,
    isGenerator,
    isAsync,
    startPos,
    startLoc,
    refDestructuringErrors,
    containsEsc,
  );
  return this.finishNode(prop, 'Property');
};
pp$5.parseGetterSetter = function (prop) {
  var kind = prop.key.name;
  this.parsePropertyName(prop);
  prop.value = this.parseMethod(false);
  prop.kind = kind;
  var paramCount = prop.kind === 'get' ? 0 : 1;
  if (prop.value.params.length !== paramCount) {
    var start = prop.value.start;
    if (prop.kind === 'get') {
      this.raiseRecoverable(start, 'getter should have no params');
    } else {
      this.raiseRecoverable(start, 'setter should have exactly one param');
    }
  } else {
    if (prop.kind === 'set' && prop.value.params[0].type === 'RestElement') {
      this.raiseRecoverable(prop.value.params[0].start, 'Setter cannot use rest params');
    }
  }
};
pp$5.parsePropertyValue = function (
  prop,
  isPattern,
  isGenerator,
  isAsync,
  startPos,
  startLoc,
  refDestructuringErrors,
  containsEsc,
) {
  if ((isGenerator || isAsync) && this.type === types$1.colon) {
    this.unexpected();
  }
  if (this.eat(types$1.colon)) {
    prop.value = isPattern
      ? this.parseMaybeDefault(this.start, this.startLoc)
      : this.parseMaybeAssign(false, refDestructuringErrors);
    prop.kind = 'init';
  } else if (this.options.ecmaVersion >= 6 && this.type === types$1.parenL) {
    if (isPattern) {
      this.unexpected();
    }
    prop.method = true;
    prop.value = this.parseMethod(isGenerator, isAsync);
    prop.kind = 'init';
  } else if (
    !isPattern &&
    !containsEsc &&
    this.options.ecmaVersion >= 5 &&
    !prop.computed &&
    prop.key.type === 'Identifier' &&
    (prop.key.name === 'get' || prop.key.name === 'set') &&
    this.type !== types$1.comma &&
    this.type !== types$1.braceR &&
    this.type !== types$1.eq
  ) {
    if (isGenerator || isAsync) {
      this.unexpected();
    }
    this.parseGetterSetter(prop);
  } else if (this.options.ecmaVersion >= 6 && !prop.computed && prop.key.type === 'Identifier') {
    if (isGenerator || isAsync) {
      this.unexpected();
    }
    this.checkUnreserved(prop.key);
    if (prop.key.name === 'await' && !this.awaitIdentPos) {
      this.awaitIdentPos = startPos;
    }
    if (isPattern) {
      prop.value = this.parseMaybeDefault(startPos, startLoc, this.copyNode(prop.key));
    } else if (this.type === types$1.eq && refDestructuringErrors) {
      if (refDestructuringErrors.shorthandAssign < 0) {
        refDestructuringErrors.shorthandAssign = this.start;
      }
      prop.value = this.parseMaybeDefault(startPos, startLoc, this.copyNode(prop.key));
    } else {
      prop.value = this.copyNode(prop.key);
    }
    prop.kind = 'init';
    prop.shorthand = true;
  } else {
    this.unexpected();
  }
};
pp$5.parsePropertyName = function (prop) {
  if (this.options.ecmaVersion >= 6) {
    if (this.eat(types$1.bracketL)) {
      prop.computed = true;
      prop.key = this.parseMaybeAssign();
      this.expect(types$1.bracketR);
      return prop.key;
    } else {
      prop.computed = false;
    }
  }
  return (prop.key =
    this.type === types$1.num || this.type === types$1.string
      ? this.parseExprAtom()
      : this.parseIdent(this.options.allowReserved !== 'never'));
};
pp$5.initFunction = function (node) {
  node.id = null;
  if (this.options.ecmaVersion >= 6) {
    node.generator = node.expression = false;
  }
  if (this.options.ecmaVersion >= 8) {
    node.async = false;
  }
};
pp$5.parseMethod = function (isGenerator, isAsync, allowDirectSuper) {
  var node = this.startNode(),
    oldYieldPos = this.yieldPos,
    oldAwaitPos = this.awaitPos,
    oldAwaitIdentPos = this.awaitIdentPos;
  this.initFunction(node);
  if (this.options.ecmaVersion >= 6) {
    node.generator = isGenerator;
  }
  if (this.options.ecmaVersion >= 8) {
    node.async = !!isAsync;
  }
  this.yieldPos = 0;
  this.awaitPos = 0;
  this.awaitIdentPos = 0;
  this.enterScope(
    functionFlags(isAsync, node.generator) |
      SCOPE_SUPER |
      (allowDirectSuper ? SCOPE_DIRECT_SUPER : 0),
  );
  this.expect(types$1.parenL);
  node.params = this.parseBindingList(types$1.parenR, false, this.options.ecmaVersion >= 8);
  this.checkYieldAwaitInDefaultParams();
  this.parseFunctionBody(node, false, true, false);
  this.yieldPos = oldYieldPos;
  this.awaitPos = oldAwaitPos;
  this.awaitIdentPos = oldAwaitIdentPos;
  return this.finishNode(node, 'FunctionExpression');
};
pp$5.parseArrowExpression = function (node, params, isAsync, forInit) {
  var oldYieldPos = this.yieldPos,
    oldAwaitPos = this.awaitPos,
    oldAwaitIdentPos = this.awaitIdentPos;
  this.enterScope(functionFlags(isAsync, false) | SCOPE_ARROW);
  this.initFunction(node);
  if (this.options.ecmaVersion >= 8) {
    node.async = !!isAsync;
  }
  this.yieldPos = 0;
  this.awaitPos = 0;
  this.awaitIdentPos = 0;
  node.params = this.toAssignableList(params, true);
  this.parseFunctionBody(node, true, false, forInit);
  this.yieldPos = oldYieldPos;
  this.awaitPos = oldAwaitPos;
  this.awaitIdentPos = oldAwaitIdentPos;
  return this.finishNode(node, 'ArrowFunctionExpression');
};
pp$5.parseFunctionBody = function (node, isArrowFunction, isMethod, forInit) {
  var isExpression = isArrowFunction && this.type !== types$1.braceL;
  var oldStrict = this.strict,
    useStrict = false;
  if (isExpression) {
    node.body = this.parseMaybeAssign(forInit);
    node.expression = true;
    this.checkParams(node, false);
  } else {
    var nonSimple = this.options.ecmaVersion >= 7 && !this.isSimpleParamList(node.params);
    if (!oldStrict || nonSimple) {
      useStrict = this.strictDirective(this.end);
      if (useStrict && nonSimple) {
        this.raiseRecoverable(
          node.start,
          "Illegal 'use strict' directive in function with non-simple parameter list",
        );
      }
    }
    var oldLabels = this.labels;
    this.labels = [];
    if (useStrict) {
      this.strict = true;
    }
    this.checkParams(
      node,
      !oldStrict &&
        !useStrict &&
        !isArrowFunction &&
        !isMethod &&
        this.isSimpleParamList(node.params),
    );
    if (this.strict && node.id) {
      this.checkLValSimple(node.id, BIND_OUTSIDE);
    }
    node.body = this.parseBlock(false, void 0, useStrict && !oldStrict);
    node.expression = false;
    this.adaptDirectivePrologue(node.body.body);
    this.labels = oldLabels;
  }
  this.exitScope();
};
pp$5.isSimpleParamList = function (params) {
  for (var i2 = 0, list2 = params; i2 < list2.length; i2 += 1) {
    var param = list2[i2];
    if (param.type !== 'Identifier') {
      return false;
    }
  }
  return true;
};
pp$5.checkParams = function (node, allowDuplicates) {
  var nameHash = /* @__PURE__ */ Object.create(null);
  for (var i2 = 0, list2 = node.params; i2 < list2.length; i2 += 1) {
    var param = list2[i2];
    this.checkLValInnerPattern(param, BIND_VAR, allowDuplicates ? null : nameHash);
  }
};
pp$5.parseExprList = function (close2, allowTrailingComma, allowEmpty, refDestructuringErrors) {
  var elts = [],
    first = true;
  while (!this.eat(close2)) {
    if (!first) {
      this.expect(types$1.comma);
      if (allowTrailingComma && this.afterTrailingComma(close2)) {
        break;
      }
    } else {
      first = false;
    }
    var elt = void 0;
    if (allowEmpty && this.type === types$1.comma) {
      elt = null;
    } else if (this.type === types$1.ellipsis) {
      elt = this.parseSpread(refDestructuringErrors);
      if (
        refDestructuringErrors &&
        this.type === types$1.comma &&
        refDestructuringErrors.trailingComma < 0
      ) {
        refDestructuringErrors.trailingComma = this.start;
      }
    } else {
      elt = this.parseMaybeAssign(false, refDestructuringErrors);
    }
    elts.push(elt);
  }
  return elts;
};
pp$5.checkUnreserved = function (ref2) {
  var start = ref2.start;
  var end = ref2.end;
  var name = ref2.name;
  if (this.inGenerator && name === 'yield') {
    this.raiseRecoverable(start, "Cannot use 'yield' as identifier inside a generator");
  }
  if (this.inAsync && name === 'await') {
    this.raiseRecoverable(start, "Cannot use 'await' as identifier inside an async function");
  }
  if (!(this.currentThisScope().flags & SCOPE_VAR) && name === 'arguments') {
    this.raiseRecoverable(start, "Cannot use 'arguments' in class field initializer");
  }
  if (this.inClassStaticBlock && (name === 'arguments' || name === 'await')) {
    this.raise(start, 'Cannot use ' + name + ' in class static initialization block');
  }
  if (this.keywords.test(name)) {
    this.raise(start, "Unexpected keyword '" + name + "'");
  }
  if (this.options.ecmaVersion < 6 && this.input.slice(start, end).indexOf('\\') !== -1) {
    return;
  }
  var re = this.strict ? this.reservedWordsStrict : this.reservedWords;
  if (re.test(name)) {
    if (!this.inAsync && name === 'await') {
      this.raiseRecoverable(start, "Cannot use keyword 'await' outside an async function");
    }
    this.raiseRecoverable(start, "The keyword '" + name + "' is reserved");
  }
};
pp$5.parseIdent = function (liberal) {
  var node = this.parseIdentNode();
  this.next(!!liberal);
  this.finishNode(node, 'Identifier');
  if (!liberal) {
    this.checkUnreserved(node);
    if (node.name === 'await' && !this.awaitIdentPos) {
      this.awaitIdentPos = node.start;
    }
  }
  return node;
};
pp$5.parseIdentNode = function () {
  var node = this.startNode();
  if (this.type === types$1.name) {
    node.name = this.value;
  } else if (this.type.keyword) {
    node.name = this.type.keyword;
    if (
      (node.name === 'class' || node.name === 'function') &&
      (this.lastTokEnd !== this.lastTokStart + 1 || this.input.charCodeAt(this.lastTokStart) !== 46)
    ) {
      this.context.pop();
    }
    this.type = types$1.name;
  } else {
    this.unexpected();
  }
  return node;
};
pp$5.parsePrivateIdent = function () {
  var node = this.startNode();
  if (this.type === types$1.privateId) {
    node.name = this.value;
  } else {
    this.unexpected();
  }
  this.next();
  this.finishNode(node, 'PrivateIdentifier');
  if (this.options.checkPrivateFields) {
    if (this.privateNameStack.length === 0) {
      this.raise(
        node.start,
        "Private field '#" + node.name + "' must be declared in an enclosing class",
      );
    } else {
      this.privateNameStack[this.privateNameStack.length - 1].used.push(node);
    }
  }
  return node;
};
pp$5.parseYield = function (forInit) {
  if (!this.yieldPos) {
    this.yieldPos = this.start;
  }
  var node = this.startNode();
  this.next();
  if (
    this.type === types$1.semi ||
    this.canInsertSemicolon() ||
    (this.type !== types$1.star && !this.type.startsExpr)
  ) {
    node.delegate = false;
    node.argument = null;
  } else {
    node.delegate = this.eat(types$1.star);
    node.argument = this.parseMaybeAssign(forInit);
  }
  return this.finishNode(node, 'YieldExpression');
};
pp$5.parseAwait = function (forInit) {
  if (!this.awaitPos) {
    this.awaitPos = this.start;
  }
  var node = this.startNode();
  this.next();
  node.argument = this.parseMaybeUnary(null, true, false, forInit);
  return this.finishNode(node, 'AwaitExpression');
};
var pp$4 = Parser.prototype;
pp$4.raise = function (pos, message) {
  var loc = getLineInfo(this.input, pos);
  message += ' (' + loc.line + ':' + loc.column + ')';
  if (this.sourceFile) {
    message += ' in ' + this.sourceFile;
  }
  var err = new SyntaxError(message);
  err.pos = pos;
  err.loc = loc;
  err.raisedAt = this.pos;
  throw err;
};
pp$4.raiseRecoverable = pp$4.raise;
pp$4.curPosition = function () {
  if (this.options.locations) {
    return new Position(this.curLine, this.pos - this.lineStart);
  }
};
var pp$3 = Parser.prototype;
var Scope = function Scope2(flags2) {
  this.flags = flags2;
  this.var = [];
  this.lexical = [];
  this.functions = [];
};
pp$3.enterScope = function (flags2) {
  this.scopeStack.push(new Scope(flags2));
};
pp$3.exitScope = function () {
  this.scopeStack.pop();
};
pp$3.treatFunctionsAsVarInScope = function (scope) {
  return scope.flags & SCOPE_FUNCTION || (!this.inModule && scope.flags & SCOPE_TOP);
};
pp$3.declareName = function (name, bindingType, pos) {
  var redeclared = false;
  if (bindingType === BIND_LEXICAL) {
    var scope = this.currentScope();
    redeclared =
      scope.lexical.indexOf(name) > -1 ||
      scope.functions.indexOf(name) > -1 ||
      scope.var.indexOf(name) > -1;
    scope.lexical.push(name);
    if (this.inModule && scope.flags & SCOPE_TOP) {
      delete this.undefinedExports[name];
    }
  } else if (bindingType === BIND_SIMPLE_CATCH) {
    var scope$1 = this.currentScope();
    scope$1.lexical.push(name);
  } else if (bindingType === BIND_FUNCTION) {
    var scope$2 = this.currentScope();
    if (this.treatFunctionsAsVar) {
      redeclared = scope$2.lexical.indexOf(name) > -1;
    } else {
      redeclared = scope$2.lexical.indexOf(name) > -1 || scope$2.var.indexOf(name) > -1;
    }
    scope$2.functions.push(name);
  } else {
    for (var i2 = this.scopeStack.length - 1; i2 >= 0; --i2) {
      var scope$3 = this.scopeStack[i2];
      if (
        (scope$3.lexical.indexOf(name) > -1 &&
          !(scope$3.flags & SCOPE_SIMPLE_CATCH && scope$3.lexical[0] === name)) ||
        (!this.treatFunctionsAsVarInScope(scope$3) && scope$3.functions.indexOf(name) > -1)
      ) {
        redeclared = true;
        break;
      }
      scope$3.var.push(name);
      if (this.inModule && scope$3.flags & SCOPE_TOP) {
        delete this.undefinedExports[name];
      }
      if (scope$3.flags & SCOPE_VAR) {
        break;
      }
    }
  }
  if (redeclared) {
    this.raiseRecoverable(pos, "Identifier '" + name + "' has already been declared");
  }
};
pp$3.checkLocalExport = function (id) {
  if (
    this.scopeStack[0].lexical.indexOf(id.name) === -1 &&
    this.scopeStack[0].var.indexOf(id.name) === -1
  ) {
    this.undefinedExports[id.name] = id;
  }
};
pp$3.currentScope = function () {
  return this.scopeStack[this.scopeStack.length - 1];
};
pp$3.currentVarScope = function () {
  for (var i2 = this.scopeStack.length - 1; ; i2--) {
    var scope = this.scopeStack[i2];
    if (scope.flags & (SCOPE_VAR | SCOPE_CLASS_FIELD_INIT | SCOPE_CLASS_STATIC_BLOCK)) {
      return scope;
    }
  }
};
pp$3.currentThisScope = function () {
  for (var i2 = this.scopeStack.length - 1; ; i2--) {
    var scope = this.scopeStack[i2];
    if (
      scope.flags & (SCOPE_VAR | SCOPE_CLASS_FIELD_INIT | SCOPE_CLASS_STATIC_BLOCK) &&
      !(scope.flags & SCOPE_ARROW)
    ) {
      return scope;
    }
  }
};
var Node = function Node2(parser, pos, loc) {
  this.type = '';
  this.start = pos;
  this.end = 0;
  if (parser.options.locations) {
    this.loc = new SourceLocation(parser, loc);
  }
  if (parser.options.directSourceFile) {
    this.sourceFile = parser.options.directSourceFile;
  }
  if (parser.options.ranges) {
    this.range = [pos, 0];
  }
};
var pp$2 = Parser.prototype;
pp$2.startNode = function () {
  return new Node(this, this.start, this.startLoc);
};
pp$2.startNodeAt = function (pos, loc) {
  return new Node(this, pos, loc);
};
function finishNodeAt(node, type, pos, loc) {
  node.type = type;
  node.end = pos;
  if (this.options.locations) {
    node.loc.end = loc;
  }
  if (this.options.ranges) {
    node.range[1] = pos;
  }
  return node;
}
pp$2.finishNode = function (node, type) {
  return finishNodeAt.call(this, node, type, this.lastTokEnd, this.lastTokEndLoc);
};
pp$2.finishNodeAt = function (node, type, pos, loc) {
  return finishNodeAt.call(this, node, type, pos, loc);
};
pp$2.copyNode = function (node) {
  var newNode = new Node(this, node.start, this.startLoc);
  for (var prop in node) {
    newNode[prop] = node[prop];
  }
  return newNode;
};
var scriptValuesAddedInUnicode =
  'Berf Beria_Erfe Gara Garay Gukh Gurung_Khema Hrkt Katakana_Or_Hiragana Kawi Kirat_Rai Krai Nag_Mundari Nagm Ol_Onal Onao Sidetic Sidt Sunu Sunuwar Tai_Yo Tayo Todhri Todr Tolong_Siki Tols Tulu_Tigalari Tutg Unknown Zzzz';
var ecma9BinaryProperties =
  'ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS';
var ecma10BinaryProperties = ecma9BinaryProperties + ' Extended_Pictographic';
var ecma11BinaryProperties = ecma10BinaryProperties;
var ecma12BinaryProperties = ecma11BinaryProperties + ' EBase EComp EMod EPres ExtPict';
var ecma13BinaryProperties = ecma12BinaryProperties;
var ecma14BinaryProperties = ecma13BinaryProperties;
var unicodeBinaryProperties = {
  9: ecma9BinaryProperties,
  10: ecma10BinaryProperties,
  11: ecma11BinaryProperties,
  12: ecma12BinaryProperties,
  13: ecma13BinaryProperties,
  14: ecma14BinaryProperties,
};
var ecma14BinaryPropertiesOfStrings =
  'Basic_Emoji Emoji_Keycap_Sequence RGI_Emoji_Modifier_Sequence RGI_Emoji_Flag_Sequence RGI_Emoji_Tag_Sequence RGI_Emoji_ZWJ_Sequence RGI_Emoji';
var unicodeBinaryPropertiesOfStrings = {
  9: '',
  10: '',
  11: '',
  12: '',
  13: '',
  14: ecma14BinaryPropertiesOfStrings,
};
var unicodeGeneralCategoryValues =
  'Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Currency_Symbol Sc Dash_Punctuation Pd Decimal_Number Nd digit Enclosing_Mark Me Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Mark M Combining_Mark Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co Punctuation P punct Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu';
var ecma9ScriptValues =
  'Adlam Adlm Ahom Anatolian_Hieroglyphs Hluw Arabic Arab Armenian Armn Avestan Avst Balinese Bali Bamum Bamu Bassa_Vah Bass Batak Batk Bengali Beng Bhaiksuki Bhks Bopomofo Bopo Brahmi Brah Braille Brai Buginese Bugi Buhid Buhd Canadian_Aboriginal Cans Carian Cari Caucasian_Albanian Aghb Chakma Cakm Cham Cham Cherokee Cher Common Zyyy Coptic Copt Qaac Cuneiform Xsux Cypriot Cprt Cyrillic Cyrl Deseret Dsrt Devanagari Deva Duployan Dupl Egyptian_Hieroglyphs Egyp Elbasan Elba Ethiopic Ethi Georgian Geor Glagolitic Glag Gothic Goth Grantha Gran Greek Grek Gujarati Gujr Gurmukhi Guru Han Hani Hangul Hang Hanunoo Hano Hatran Hatr Hebrew Hebr Hiragana Hira Imperial_Aramaic Armi Inherited Zinh Qaai Inscriptional_Pahlavi Phli Inscriptional_Parthian Prti Javanese Java Kaithi Kthi Kannada Knda Katakana Kana Kayah_Li Kali Kharoshthi Khar Khmer Khmr Khojki Khoj Khudawadi Sind Lao Laoo Latin Latn Lepcha Lepc Limbu Limb Linear_A Lina Linear_B Linb Lisu Lisu Lycian Lyci Lydian Lydi Mahajani Mahj Malayalam Mlym Mandaic Mand Manichaean Mani Marchen Marc Masaram_Gondi Gonm Meetei_Mayek Mtei Mende_Kikakui Mend Meroitic_Cursive Merc Meroitic_Hieroglyphs Mero Miao Plrd Modi Mongolian Mong Mro Mroo Multani Mult Myanmar Mymr Nabataean Nbat New_Tai_Lue Talu Newa Newa Nko Nkoo Nushu Nshu Ogham Ogam Ol_Chiki Olck Old_Hungarian Hung Old_Italic Ital Old_North_Arabian Narb Old_Permic Perm Old_Persian Xpeo Old_South_Arabian Sarb Old_Turkic Orkh Oriya Orya Osage Osge Osmanya Osma Pahawh_Hmong Hmng Palmyrene Palm Pau_Cin_Hau Pauc Phags_Pa Phag Phoenician Phnx Psalter_Pahlavi Phlp Rejang Rjng Runic Runr Samaritan Samr Saurashtra Saur Sharada Shrd Shavian Shaw Siddham Sidd SignWriting Sgnw Sinhala Sinh Sora_Sompeng Sora Soyombo Soyo Sundanese Sund Syloti_Nagri Sylo Syriac Syrc Tagalog Tglg Tagbanwa Tagb Tai_Le Tale Tai_Tham Lana Tai_Viet Tavt Takri Takr Tamil Taml Tangut Tang Telugu Telu Thaana Thaa Thai Thai Tibetan Tibt Tifinagh Tfng Tirhuta Tirh Ugaritic Ugar Vai Vaii Warang_Citi Wara Yi Yiii Zanabazar_Square Zanb';
var ecma10ScriptValues =
  ecma9ScriptValues +
  ' Dogra Dogr Gunjala_Gondi Gong Hanifi_Rohingya Rohg Makasar Maka Medefaidrin Medf Old_Sogdian Sogo Sogdian Sogd';
var ecma11ScriptValues =
  ecma10ScriptValues + ' Elymaic Elym Nandinagari Nand Nyiakeng_Puachue_Hmong Hmnp Wancho Wcho';
var ecma12ScriptValues =
  ecma11ScriptValues + ' Chorasmian Chrs Diak Dives_Akuru Khitan_Small_Script Kits Yezi Yezidi';
var ecma13ScriptValues =
  ecma12ScriptValues + ' Cypro_Minoan Cpmn Old_Uyghur Ougr Tangsa Tnsa Toto Vithkuqi Vith';
var ecma14ScriptValues = ecma13ScriptValues + ' ' + scriptValuesAddedInUnicode;
var unicodeScriptValues = {
  9: ecma9ScriptValues,
  10: ecma10ScriptValues,
  11: ecma11ScriptValues,
  12: ecma12ScriptValues,
  13: ecma13ScriptValues,
  14: ecma14ScriptValues,
};
var data = {};
function buildUnicodeData(ecmaVersion2) {
  var d = (data[ecmaVersion2] = {
    binary: wordsRegexp(unicodeBinaryProperties[ecmaVersion2] + ' ' + unicodeGeneralCategoryValues),
    binaryOfStrings: wordsRegexp(unicodeBinaryPropertiesOfStrings[ecmaVersion2]),
    nonBinary: {
      General_Category: wordsRegexp(unicodeGeneralCategoryValues),
      Script: wordsRegexp(unicodeScriptValues[ecmaVersion2]),
    },
  });
  d.nonBinary.Script_Extensions = d.nonBinary.Script;
  d.nonBinary.gc = d.nonBinary.General_Category;
  d.nonBinary.sc = d.nonBinary.Script;
  d.nonBinary.scx = d.nonBinary.Script_Extensions;
}
for (i = 0, list = [9, 10, 11, 12, 13, 14]; i < list.length; i += 1) {
  ecmaVersion = list[i];
  buildUnicodeData(ecmaVersion);
}
var ecmaVersion;
var i;
var list;
var pp$1 = Parser.prototype;
var BranchID = function BranchID2(parent, base2) {
  this.parent = parent;
  this.base = base2 || this;
};
BranchID.prototype.separatedFrom = function separatedFrom(alt) {
  for (var self = this; self; self = self.parent) {
    for (var other = alt; other; other = other.parent) {
      if (self.base === other.base && self !== other) {
        return true;
      }
    }
  }
  return false;
};
BranchID.prototype.sibling = function sibling() {
  return new BranchID(this.parent, this.base);
};
var RegExpValidationState = function RegExpValidationState2(parser) {
  this.parser = parser;
  this.validFlags =
    'gim' +
    (parser.options.ecmaVersion >= 6 ? 'uy' : '') +
    (parser.options.ecmaVersion >= 9 ? 's' : '') +
    (parser.options.ecmaVersion >= 13 ? 'd' : '') +
    (parser.options.ecmaVersion >= 15 ? 'v' : '');
  this.unicodeProperties = data[parser.options.ecmaVersion >= 14 ? 14 : parser.options.ecmaVersion];
  this.source = '';
  this.flags = '';
  this.start = 0;
  this.switchU = false;
  this.switchV = false;
  this.switchN = false;
  this.pos = 0;
  this.lastIntValue = 0;
  this.lastStringValue = '';
  this.lastAssertionIsQuantifiable = false;
  this.numCapturingParens = 0;
  this.maxBackReference = 0;
  this.groupNames = /* @__PURE__ */ Object.create(null);
  this.backReferenceNames = [];
  this.branchID = null;
};
RegExpValidationState.prototype.reset = function reset(start, pattern, flags2) {
  var unicodeSets = flags2.indexOf('v') !== -1;
  var unicode = flags2.indexOf('u') !== -1;
  this.start = start | 0;
  this.source = pattern + '';
  this.flags = flags2;
  if (unicodeSets && this.parser.options.ecmaVersion >= 15) {
    this.switchU = true;
    this.switchV = true;
    this.switchN = true;
  } else {
    this.switchU = unicode && this.parser.options.ecmaVersion >= 6;
    this.switchV = false;
    this.switchN = unicode && this.parser.options.ecmaVersion >= 9;
  }
};
RegExpValidationState.prototype.raise = function raise(message) {
  this.parser.raiseRecoverable(
    this.start,
    'Invalid regular expression: /' + this.source + '/: ' + message,
  );
};
RegExpValidationState.prototype.at = function at3(i2, forceU) {
  if (forceU === void 0) forceU = false;
  var s = this.source;
  var l = s.length;
  if (i2 >= l) {
    return -1;
  }
  var c = s.charCodeAt(i2);
  if (!(forceU || this.switchU) || c <= 55295 || c >= 57344 || i2 + 1 >= l) {
    return c;
  }
  var next2 = s.charCodeAt(i2 + 1);
  return next2 >= 56320 && next2 <= 57343 ? (c << 10) + next2 - 56613888 : c;
};
RegExpValidationState.prototype.nextIndex = function nextIndex(i2, forceU) {
  if (forceU === void 0) forceU = false;
  var s = this.source;
  var l = s.length;
  if (i2 >= l) {
    return l;
  }
  var c = s.charCodeAt(i2),
    next2;
  if (
    !(forceU || this.switchU) ||
    c <= 55295 ||
    c >= 57344 ||
    i2 + 1 >= l ||
    (next2 = s.charCodeAt(i2 + 1)) < 56320 ||
    next2 > 57343
  ) {
    return i2 + 1;
  }
  return i2 + 2;
};
RegExpValidationState.prototype.current = function current(forceU) {
  if (forceU === void 0) forceU = false;
  return this.at(this.pos, forceU);
};
RegExpValidationState.prototype.lookahead = function lookahead(forceU) {
  if (forceU === void 0) forceU = false;
  return this.at(this.nextIndex(this.pos, forceU), forceU);
};
RegExpValidationState.prototype.advance = function advance(forceU) {
  if (forceU === void 0) forceU = false;
  this.pos = this.nextIndex(this.pos, forceU);
};
RegExpValidationState.prototype.eat = function eat(ch, forceU) {
  if (forceU === void 0) forceU = false;
  if (this.current(forceU) === ch) {
    this.advance(forceU);
    return true;
  }
  return false;
};
RegExpValidationState.prototype.eatChars = function eatChars(chs, forceU) {
  if (forceU === void 0) forceU = false;
  var pos = this.pos;
  for (var i2 = 0, list2 = chs; i2 < list2.length; i2 += 1) {
    var ch = list2[i2];
    var current2 = this.at(pos, forceU);
    if (current2 === -1 || current2 !== ch) {
      return false;
    }
    pos = this.nextIndex(pos, forceU);
  }
  this.pos = pos;
  return true;
};
pp$1.validateRegExpFlags = function (state) {
  var validFlags = state.validFlags;
  var flags2 = state.flags;
  var u = false;
  var v = false;
  for (var i2 = 0; i2 < flags2.length; i2++) {
    var flag = flags2.charAt(i2);
    if (validFlags.indexOf(flag) === -1) {
      this.raise(state.start, 'Invalid regular expression flag');
    }
    if (flags2.indexOf(flag, i2 + 1) > -1) {
      this.raise(state.start, 'Duplicate regular expression flag');
    }
    if (flag === 'u') {
      u = true;
    }
    if (flag === 'v') {
      v = true;
    }
  }
  if (this.options.ecmaVersion >= 15 && u && v) {
    this.raise(state.start, 'Invalid regular expression flag');
  }
};
function hasProp(obj) {
  for (var _ in obj) {
    return true;
  }
  return false;
}
pp$1.validateRegExpPattern = function (state) {
  this.regexp_pattern(state);
  if (!state.switchN && this.options.ecmaVersion >= 9 && hasProp(state.groupNames)) {
    state.switchN = true;
    this.regexp_pattern(state);
  }
};
pp$1.regexp_pattern = function (state) {
  state.pos = 0;
  state.lastIntValue = 0;
  state.lastStringValue = '';
  state.lastAssertionIsQuantifiable = false;
  state.numCapturingParens = 0;
  state.maxBackReference = 0;
  state.groupNames = /* @__PURE__ */ Object.create(null);
  state.backReferenceNames.length = 0;
  state.branchID = null;
  this.regexp_disjunction(state);
  if (state.pos !== state.source.length) {
    if (
      state.eat(
        41,
        /* ) */
      )
    ) {
      state.raise("Unmatched ')'");
    }
    if (
      state.eat(
        93,
        /* ] */
      ) ||
      state.eat(
        125,
        /* } */
      )
    ) {
      state.raise('Lone quantifier brackets');
    }
  }
  if (state.maxBackReference > state.numCapturingParens) {
    state.raise('Invalid escape');
  }
  for (var i2 = 0, list2 = state.backReferenceNames; i2 < list2.length; i2 += 1) {
    var name = list2[i2];
    if (!state.groupNames[name]) {
      state.raise('Invalid named capture referenced');
    }
  }
};
pp$1.regexp_disjunction = function (state) {
  var trackDisjunction = this.options.ecmaVersion >= 16;
  if (trackDisjunction) {
    state.branchID = new BranchID(state.branchID, null);
  }
  this.regexp_alternative(state);
  while (
    state.eat(
      124,
      /* | */
    )
  ) {
    if (trackDisjunction) {
      state.branchID = state.branchID.sibling();
    }
    this.regexp_alternative(state);
  }
  if (trackDisjunction) {
    state.branchID = state.branchID.parent;
  }
  if (this.regexp_eatQuantifier(state, true)) {
    state.raise('Nothing to repeat');
  }
  if (
    state.eat(
      123,
      /* { */
    )
  ) {
    state.raise('Lone quantifier brackets');
  }
};
pp$1.regexp_alternative = function (state) {
  while (state.pos < state.source.length && this.regexp_eatTerm(state)) {}
};
pp$1.regexp_eatTerm = function (state) {
  if (this.regexp_eatAssertion(state)) {
    if (state.lastAssertionIsQuantifiable && this.regexp_eatQuantifier(state)) {
      if (state.switchU) {
        state.raise('Invalid quantifier');
      }
    }
    return true;
  }
  if (state.switchU ? this.regexp_eatAtom(state) : this.regexp_eatExtendedAtom(state)) {
    this.regexp_eatQuantifier(state);
    return true;
  }
  return false;
};
pp$1.regexp_eatAssertion = function (state) {
  var start = state.pos;
  state.lastAssertionIsQuantifiable = false;
  if (
    state.eat(
      94,
      /* ^ */
    ) ||
    state.eat(
      36,
      /* $ */
    )
  ) {
    return true;
  }
  if (
    state.eat(
      92,
      /* \ */
    )
  ) {
    if (
      state.eat(
        66,
        /* B */
      ) ||
      state.eat(
        98,
        /* b */
      )
    ) {
      return true;
    }
    state.pos = start;
  }
  if (
    state.eat(
      40,
      /* ( */
    ) &&
    state.eat(
      63,
      /* ? */
    )
  ) {
    var lookbehind = false;
    if (this.options.ecmaVersion >= 9) {
      lookbehind = state.eat(
        60,
        /* < */
      );
    }
    if (
      state.eat(
        61,
        /* = */
      ) ||
      state.eat(
        33,
        /* ! */
      )
    ) {
      this.regexp_disjunction(state);
      if (
        !state.eat(
          41,
          /* ) */
        )
      ) {
        state.raise('Unterminated group');
      }
      state.lastAssertionIsQuantifiable = !lookbehind;
      return true;
    }
  }
  state.pos = start;
  return false;
};
pp$1.regexp_eatQuantifier = function (state, noError) {
  if (noError === void 0) noError = false;
  if (this.regexp_eatQuantifierPrefix(state, noError)) {
    state.eat(
      63,
      /* ? */
    );
    return true;
  }
  return false;
};
pp$1.regexp_eatQuantifierPrefix = function (state, noError) {
  return (
    state.eat(
      42,
      /* * */
    ) ||
    state.eat(
      43,
      /* + */
    ) ||
    state.eat(
      63,
      /* ? */
    ) ||
    this.regexp_eatBracedQuantifier(state, noError)
  );
};
pp$1.regexp_eatBracedQuantifier = function (state, noError) {
  var start = state.pos;
  if (
    state.eat(
      123,
      /* { */
    )
  ) {
    var min3 = 0,
      max3 = -1;
    if (this.regexp_eatDecimalDigits(state)) {
      min3 = state.lastIntValue;
      if (
        state.eat(
          44,
          /* , */
        ) &&
        this.regexp_eatDecimalDigits(state)
      ) {
        max3 = state.lastIntValue;
      }
      if (
        state.eat(
          125,
          /* } */
        )
      ) {
        if (max3 !== -1 && max3 < min3 && !noError) {
          state.raise('numbers out of order in {} quantifier');
        }
        return true;
      }
    }
    if (state.switchU && !noError) {
      state.raise('Incomplete quantifier');
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatAtom = function (state) {
  return (
    this.regexp_eatPatternCharacters(state) ||
    state.eat(
      46,
      /* . */
    ) ||
    this.regexp_eatReverseSolidusAtomEscape(state) ||
    this.regexp_eatCharacterClass(state) ||
    this.regexp_eatUncapturingGroup(state) ||
    this.regexp_eatCapturingGroup(state)
  );
};
pp$1.regexp_eatReverseSolidusAtomEscape = function (state) {
  var start = state.pos;
  if (
    state.eat(
      92,
      /* \ */
    )
  ) {
    if (this.regexp_eatAtomEscape(state)) {
      return true;
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatUncapturingGroup = function (state) {
  var start = state.pos;
  if (
    state.eat(
      40,
      /* ( */
    )
  ) {
    if (
      state.eat(
        63,
        /* ? */
      )
    ) {
      if (this.options.ecmaVersion >= 16) {
        var addModifiers = this.regexp_eatModifiers(state);
        var hasHyphen = state.eat(
          45,
          /* - */
        );
        if (addModifiers || hasHyphen) {
          for (var i2 = 0; i2 < addModifiers.length; i2++) {
            var modifier = addModifiers.charAt(i2);
            if (addModifiers.indexOf(modifier, i2 + 1) > -1) {
              state.raise('Duplicate regular expression modifiers');
            }
          }
          if (hasHyphen) {
            var removeModifiers = this.regexp_eatModifiers(state);
            if (!addModifiers && !removeModifiers && state.current() === 58) {
              state.raise('Invalid regular expression modifiers');
            }
            for (var i$1 = 0; i$1 < removeModifiers.length; i$1++) {
              var modifier$1 = removeModifiers.charAt(i$1);
              if (
                removeModifiers.indexOf(modifier$1, i$1 + 1) > -1 ||
                addModifiers.indexOf(modifier$1) > -1
              ) {
                state.raise('Duplicate regular expression modifiers');
              }
            }
          }
        }
      }
      if (
        state.eat(
          58,
          /* : */
        )
      ) {
        this.regexp_disjunction(state);
        if (
          state.eat(
            41,
            /* ) */
          )
        ) {
          return true;
        }
        state.raise('Unterminated group');
      }
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatCapturingGroup = function (state) {
  if (
    state.eat(
      40,
      /* ( */
    )
  ) {
    if (this.options.ecmaVersion >= 9) {
      this.regexp_groupSpecifier(state);
    } else if (state.current() === 63) {
      state.raise('Invalid group');
    }
    this.regexp_disjunction(state);
    if (
      state.eat(
        41,
        /* ) */
      )
    ) {
      state.numCapturingParens += 1;
      return true;
    }
    state.raise('Unterminated group');
  }
  return false;
};
pp$1.regexp_eatModifiers = function (state) {
  var modifiers = '';
  var ch = 0;
  while ((ch = state.current()) !== -1 && isRegularExpressionModifier(ch)) {
    modifiers += codePointToString(ch);
    state.advance();
  }
  return modifiers;
};
function isRegularExpressionModifier(ch) {
  return ch === 105 || ch === 109 || ch === 115;
}
pp$1.regexp_eatExtendedAtom = function (state) {
  return (
    state.eat(
      46,
      /* . */
    ) ||
    this.regexp_eatReverseSolidusAtomEscape(state) ||
    this.regexp_eatCharacterClass(state) ||
    this.regexp_eatUncapturingGroup(state) ||
    this.regexp_eatCapturingGroup(state) ||
    this.regexp_eatInvalidBracedQuantifier(state) ||
    this.regexp_eatExtendedPatternCharacter(state)
  );
};
pp$1.regexp_eatInvalidBracedQuantifier = function (state) {
  if (this.regexp_eatBracedQuantifier(state, true)) {
    state.raise('Nothing to repeat');
  }
  return false;
};
pp$1.regexp_eatSyntaxCharacter = function (state) {
  var ch = state.current();
  if (isSyntaxCharacter(ch)) {
    state.lastIntValue = ch;
    state.advance();
    return true;
  }
  return false;
};
function isSyntaxCharacter(ch) {
  return (
    ch === 36 ||
    (ch >= 40 && ch <= 43) ||
    ch === 46 ||
    ch === 63 ||
    (ch >= 91 && ch <= 94) ||
    (ch >= 123 && ch <= 125)
  );
}
pp$1.regexp_eatPatternCharacters = function (state) {
  var start = state.pos;
  var ch = 0;
  while ((ch = state.current()) !== -1 && !isSyntaxCharacter(ch)) {
    state.advance();
  }
  return state.pos !== start;
};
pp$1.regexp_eatExtendedPatternCharacter = function (state) {
  var ch = state.current();
  if (
    ch !== -1 &&
    ch !== 36 &&
    !(ch >= 40 && ch <= 43) &&
    ch !== 46 &&
    ch !== 63 &&
    ch !== 91 &&
    ch !== 94 &&
    ch !== 124
  ) {
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_groupSpecifier = function (state) {
  if (
    state.eat(
      63,
      /* ? */
    )
  ) {
    if (!this.regexp_eatGroupName(state)) {
      state.raise('Invalid group');
    }
    var trackDisjunction = this.options.ecmaVersion >= 16;
    var known2 = state.groupNames[state.lastStringValue];
    if (known2) {
      if (trackDisjunction) {
        for (var i2 = 0, list2 = known2; i2 < list2.length; i2 += 1) {
          var altID = list2[i2];
          if (!altID.separatedFrom(state.branchID)) {
            state.raise('Duplicate capture group name');
          }
        }
      } else {
        state.raise('Duplicate capture group name');
      }
    }
    if (trackDisjunction) {
      (known2 || (state.groupNames[state.lastStringValue] = [])).push(state.branchID);
    } else {
      state.groupNames[state.lastStringValue] = true;
    }
  }
};
pp$1.regexp_eatGroupName = function (state) {
  state.lastStringValue = '';
  if (
    state.eat(
      60,
      /* < */
    )
  ) {
    if (
      this.regexp_eatRegExpIdentifierName(state) &&
      state.eat(
        62,
        /* > */
      )
    ) {
      return true;
    }
    state.raise('Invalid capture group name');
  }
  return false;
};
pp$1.regexp_eatRegExpIdentifierName = function (state) {
  state.lastStringValue = '';
  if (this.regexp_eatRegExpIdentifierStart(state)) {
    state.lastStringValue += codePointToString(state.lastIntValue);
    while (this.regexp_eatRegExpIdentifierPart(state)) {
      state.lastStringValue += codePointToString(state.lastIntValue);
    }
    return true;
  }
  return false;
};
pp$1.regexp_eatRegExpIdentifierStart = function (state) {
  var start = state.pos;
  var forceU = this.options.ecmaVersion >= 11;
  var ch = state.current(forceU);
  state.advance(forceU);
  if (ch === 92 && this.regexp_eatRegExpUnicodeEscapeSequence(state, forceU)) {
    ch = state.lastIntValue;
  }
  if (isRegExpIdentifierStart(ch)) {
    state.lastIntValue = ch;
    return true;
  }
  state.pos = start;
  return false;
};
function isRegExpIdentifierStart(ch) {
  return isIdentifierStart(ch, true) || ch === 36 || ch === 95;
}
pp$1.regexp_eatRegExpIdentifierPart = function (state) {
  var start = state.pos;
  var forceU = this.options.ecmaVersion >= 11;
  var ch = state.current(forceU);
  state.advance(forceU);
  if (ch === 92 && this.regexp_eatRegExpUnicodeEscapeSequence(state, forceU)) {
    ch = state.lastIntValue;
  }
  if (isRegExpIdentifierPart(ch)) {
    state.lastIntValue = ch;
    return true;
  }
  state.pos = start;
  return false;
};
function isRegExpIdentifierPart(ch) {
  return isIdentifierChar(ch, true) || ch === 36 || ch === 95 || ch === 8204 || ch === 8205;
}
pp$1.regexp_eatAtomEscape = function (state) {
  if (
    this.regexp_eatBackReference(state) ||
    this.regexp_eatCharacterClassEscape(state) ||
    this.regexp_eatCharacterEscape(state) ||
    (state.switchN && this.regexp_eatKGroupName(state))
  ) {
    return true;
  }
  if (state.switchU) {
    if (state.current() === 99) {
      state.raise('Invalid unicode escape');
    }
    state.raise('Invalid escape');
  }
  return false;
};
pp$1.regexp_eatBackReference = function (state) {
  var start = state.pos;
  if (this.regexp_eatDecimalEscape(state)) {
    var n = state.lastIntValue;
    if (state.switchU) {
      if (n > state.maxBackReference) {
        state.maxBackReference = n;
      }
      return true;
    }
    if (n <= state.numCapturingParens) {
      return true;
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatKGroupName = function (state) {
  if (
    state.eat(
      107,
      /* k */
    )
  ) {
    if (this.regexp_eatGroupName(state)) {
      state.backReferenceNames.push(state.lastStringValue);
      return true;
    }
    state.raise('Invalid named reference');
  }
  return false;
};
pp$1.regexp_eatCharacterEscape = function (state) {
  return (
    this.regexp_eatControlEscape(state) ||
    this.regexp_eatCControlLetter(state) ||
    this.regexp_eatZero(state) ||
    this.regexp_eatHexEscapeSequence(state) ||
    this.regexp_eatRegExpUnicodeEscapeSequence(state, false) ||
    (!state.switchU && this.regexp_eatLegacyOctalEscapeSequence(state)) ||
    this.regexp_eatIdentityEscape(state)
  );
};
pp$1.regexp_eatCControlLetter = function (state) {
  var start = state.pos;
  if (
    state.eat(
      99,
      /* c */
    )
  ) {
    if (this.regexp_eatControlLetter(state)) {
      return true;
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatZero = function (state) {
  if (state.current() === 48 && !isDecimalDigit(state.lookahead())) {
    state.lastIntValue = 0;
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_eatControlEscape = function (state) {
  var ch = state.current();
  if (ch === 116) {
    state.lastIntValue = 9;
    state.advance();
    return true;
  }
  if (ch === 110) {
    state.lastIntValue = 10;
    state.advance();
    return true;
  }
  if (ch === 118) {
    state.lastIntValue = 11;
    state.advance();
    return true;
  }
  if (ch === 102) {
    state.lastIntValue = 12;
    state.advance();
    return true;
  }
  if (ch === 114) {
    state.lastIntValue = 13;
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_eatControlLetter = function (state) {
  var ch = state.current();
  if (isControlLetter(ch)) {
    state.lastIntValue = ch % 32;
    state.advance();
    return true;
  }
  return false;
};
function isControlLetter(ch) {
  return (ch >= 65 && ch <= 90) || (ch >= 97 && ch <= 122);
}
pp$1.regexp_eatRegExpUnicodeEscapeSequence = function (state, forceU) {
  if (forceU === void 0) forceU = false;
  var start = state.pos;
  var switchU = forceU || state.switchU;
  if (
    state.eat(
      117,
      /* u */
    )
  ) {
    if (this.regexp_eatFixedHexDigits(state, 4)) {
      var lead = state.lastIntValue;
      if (switchU && lead >= 55296 && lead <= 56319) {
        var leadSurrogateEnd = state.pos;
        if (
          state.eat(
            92,
            /* \ */
          ) &&
          state.eat(
            117,
            /* u */
          ) &&
          this.regexp_eatFixedHexDigits(state, 4)
        ) {
          var trail = state.lastIntValue;
          if (trail >= 56320 && trail <= 57343) {
            state.lastIntValue = (lead - 55296) * 1024 + (trail - 56320) + 65536;
            return true;
          }
        }
        state.pos = leadSurrogateEnd;
        state.lastIntValue = lead;
      }
      return true;
    }
    if (
      switchU &&
      state.eat(
        123,
        /* { */
      ) &&
      this.regexp_eatHexDigits(state) &&
      state.eat(
        125,
        /* } */
      ) &&
      isValidUnicode(state.lastIntValue)
    ) {
      return true;
    }
    if (switchU) {
      state.raise('Invalid unicode escape');
    }
    state.pos = start;
  }
  return false;
};
function isValidUnicode(ch) {
  return ch >= 0 && ch <= 1114111;
}
pp$1.regexp_eatIdentityEscape = function (state) {
  if (state.switchU) {
    if (this.regexp_eatSyntaxCharacter(state)) {
      return true;
    }
    if (
      state.eat(
        47,
        /* / */
      )
    ) {
      state.lastIntValue = 47;
      return true;
    }
    return false;
  }
  var ch = state.current();
  if (ch !== 99 && (!state.switchN || ch !== 107)) {
    state.lastIntValue = ch;
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_eatDecimalEscape = function (state) {
  state.lastIntValue = 0;
  var ch = state.current();
  if (ch >= 49 && ch <= 57) {
    do {
      state.lastIntValue = 10 * state.lastIntValue + (ch - 48);
      state.advance();
    } while ((ch = state.current()) >= 48 && ch <= 57);
    return true;
  }
  return false;
};
var CharSetNone = 0;
var CharSetOk = 1;
var CharSetString = 2;
pp$1.regexp_eatCharacterClassEscape = function (state) {
  var ch = state.current();
  if (isCharacterClassEscape(ch)) {
    state.lastIntValue = -1;
    state.advance();
    return CharSetOk;
  }
  var negate = false;
  if (state.switchU && this.options.ecmaVersion >= 9 && ((negate = ch === 80) || ch === 112)) {
    state.lastIntValue = -1;
    state.advance();
    var result;
    if (
      state.eat(
        123,
        /* { */
      ) &&
      (result = this.regexp_eatUnicodePropertyValueExpression(state)) &&
      state.eat(
        125,
        /* } */
      )
    ) {
      if (negate && result === CharSetString) {
        state.raise('Invalid property name');
      }
      return result;
    }
    state.raise('Invalid property name');
  }
  return CharSetNone;
};
function isCharacterClassEscape(ch) {
  return ch === 100 || ch === 68 || ch === 115 || ch === 83 || ch === 119 || ch === 87;
}
pp$1.regexp_eatUnicodePropertyValueExpression = function (state) {
  var start = state.pos;
  if (
    this.regexp_eatUnicodePropertyName(state) &&
    state.eat(
      61,
      /* = */
    )
  ) {
    var name = state.lastStringValue;
    if (this.regexp_eatUnicodePropertyValue(state)) {
      var value = state.lastStringValue;
      this.regexp_validateUnicodePropertyNameAndValue(state, name, value);
      return CharSetOk;
    }
  }
  state.pos = start;
  if (this.regexp_eatLoneUnicodePropertyNameOrValue(state)) {
    var nameOrValue = state.lastStringValue;
    return this.regexp_validateUnicodePropertyNameOrValue(state, nameOrValue);
  }
  return CharSetNone;
};
pp$1.regexp_validateUnicodePropertyNameAndValue = function (state, name, value) {
  if (!hasOwn(state.unicodeProperties.nonBinary, name)) {
    state.raise('Invalid property name');
  }
  if (!state.unicodeProperties.nonBinary[name].test(value)) {
    state.raise('Invalid property value');
  }
};
pp$1.regexp_validateUnicodePropertyNameOrValue = function (state, nameOrValue) {
  if (state.unicodeProperties.binary.test(nameOrValue)) {
    return CharSetOk;
  }
  if (state.switchV && state.unicodeProperties.binaryOfStrings.test(nameOrValue)) {
    return CharSetString;
  }
  state.raise('Invalid property name');
};
pp$1.regexp_eatUnicodePropertyName = function (state) {
  var ch = 0;
  state.lastStringValue = '';
  while (isUnicodePropertyNameCharacter((ch = state.current()))) {
    state.lastStringValue += codePointToString(ch);
    state.advance();
  }
  return state.lastStringValue !== '';
};
function isUnicodePropertyNameCharacter(ch) {
  return isControlLetter(ch) || ch === 95;
}
pp$1.regexp_eatUnicodePropertyValue = function (state) {
  var ch = 0;
  state.lastStringValue = '';
  while (isUnicodePropertyValueCharacter((ch = state.current()))) {
    state.lastStringValue += codePointToString(ch);
    state.advance();
  }
  return state.lastStringValue !== '';
};
function isUnicodePropertyValueCharacter(ch) {
  return isUnicodePropertyNameCharacter(ch) || isDecimalDigit(ch);
}
pp$1.regexp_eatLoneUnicodePropertyNameOrValue = function (state) {
  return this.regexp_eatUnicodePropertyValue(state);
};
pp$1.regexp_eatCharacterClass = function (state) {
  if (
    state.eat(
      91,
      /* [ */
    )
  ) {
    var negate = state.eat(
      94,
      /* ^ */
    );
    var result = this.regexp_classContents(state);
    if (
      !state.eat(
        93,
        /* ] */
      )
    ) {
      state.raise('Unterminated character class');
    }
    if (negate && result === CharSetString) {
      state.raise('Negated character class may contain strings');
    }
    return true;
  }
  return false;
};
pp$1.regexp_classContents = function (state) {
  if (state.current() === 93) {
    return CharSetOk;
  }
  if (state.switchV) {
    return this.regexp_classSetExpression(state);
  }
  this.regexp_nonEmptyClassRanges(state);
  return CharSetOk;
};
pp$1.regexp_nonEmptyClassRanges = function (state) {
  while (this.regexp_eatClassAtom(state)) {
    var left = state.lastIntValue;
    if (
      state.eat(
        45,
        /* - */
      ) &&
      this.regexp_eatClassAtom(state)
    ) {
      var right = state.lastIntValue;
      if (state.switchU && (left === -1 || right === -1)) {
        state.raise('Invalid character class');
      }
      if (left !== -1 && right !== -1 && left > right) {
        state.raise('Range out of order in character class');
      }
    }
  }
};
pp$1.regexp_eatClassAtom = function (state) {
  var start = state.pos;
  if (
    state.eat(
      92,
      /* \ */
    )
  ) {
    if (this.regexp_eatClassEscape(state)) {
      return true;
    }
    if (state.switchU) {
      var ch$1 = state.current();
      if (ch$1 === 99 || isOctalDigit(ch$1)) {
        state.raise('Invalid class escape');
      }
      state.raise('Invalid escape');
    }
    state.pos = start;
  }
  var ch = state.current();
  if (ch !== 93) {
    state.lastIntValue = ch;
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_eatClassEscape = function (state) {
  var start = state.pos;
  if (
    state.eat(
      98,
      /* b */
    )
  ) {
    state.lastIntValue = 8;
    return true;
  }
  if (
    state.switchU &&
    state.eat(
      45,
      /* - */
    )
  ) {
    state.lastIntValue = 45;
    return true;
  }
  if (
    !state.switchU &&
    state.eat(
      99,
      /* c */
    )
  ) {
    if (this.regexp_eatClassControlLetter(state)) {
      return true;
    }
    state.pos = start;
  }
  return this.regexp_eatCharacterClassEscape(state) || this.regexp_eatCharacterEscape(state);
};
pp$1.regexp_classSetExpression = function (state) {
  var result = CharSetOk,
    subResult;
  if (this.regexp_eatClassSetRange(state));
  else if ((subResult = this.regexp_eatClassSetOperand(state))) {
    if (subResult === CharSetString) {
      result = CharSetString;
    }
    var start = state.pos;
    while (
      state.eatChars(
        [38, 38],
        /* && */
      )
    ) {
      if (state.current() !== 38 && (subResult = this.regexp_eatClassSetOperand(state))) {
        if (subResult !== CharSetString) {
          result = CharSetOk;
        }
        continue;
      }
      state.raise('Invalid character in character class');
    }
    if (start !== state.pos) {
      return result;
    }
    while (
      state.eatChars(
        [45, 45],
        /* -- */
      )
    ) {
      if (this.regexp_eatClassSetOperand(state)) {
        continue;
      }
      state.raise('Invalid character in character class');
    }
    if (start !== state.pos) {
      return result;
    }
  } else {
    state.raise('Invalid character in character class');
  }
  for (;;) {
    if (this.regexp_eatClassSetRange(state)) {
      continue;
    }
    subResult = this.regexp_eatClassSetOperand(state);
    if (!subResult) {
      return result;
    }
    if (subResult === CharSetString) {
      result = CharSetString;
    }
  }
};
pp$1.regexp_eatClassSetRange = function (state) {
  var start = state.pos;
  if (this.regexp_eatClassSetCharacter(state)) {
    var left = state.lastIntValue;
    if (
      state.eat(
        45,
        /* - */
      ) &&
      this.regexp_eatClassSetCharacter(state)
    ) {
      var right = state.lastIntValue;
      if (left !== -1 && right !== -1 && left > right) {
        state.raise('Range out of order in character class');
      }
      return true;
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatClassSetOperand = function (state) {
  if (this.regexp_eatClassSetCharacter(state)) {
    return CharSetOk;
  }
  return this.regexp_eatClassStringDisjunction(state) || this.regexp_eatNestedClass(state);
};
pp$1.regexp_eatNestedClass = function (state) {
  var start = state.pos;
  if (
    state.eat(
      91,
      /* [ */
    )
  ) {
    var negate = state.eat(
      94,
      /* ^ */
    );
    var result = this.regexp_classContents(state);
    if (
      state.eat(
        93,
        /* ] */
      )
    ) {
      if (negate && result === CharSetString) {
        state.raise('Negated character class may contain strings');
      }
      return result;
    }
    state.pos = start;
  }
  if (
    state.eat(
      92,
      /* \ */
    )
  ) {
    var result$1 = this.regexp_eatCharacterClassEscape(state);
    if (result$1) {
      return result$1;
    }
    state.pos = start;
  }
  return null;
};
pp$1.regexp_eatClassStringDisjunction = function (state) {
  var start = state.pos;
  if (
    state.eatChars(
      [92, 113],
      /* \q */
    )
  ) {
    if (
      state.eat(
        123,
        /* { */
      )
    ) {
      var result = this.regexp_classStringDisjunctionContents(state);
      if (
        state.eat(
          125,
          /* } */
        )
      ) {
        return result;
      }
    } else {
      state.raise('Invalid escape');
    }
    state.pos = start;
  }
  return null;
};
pp$1.regexp_classStringDisjunctionContents = function (state) {
  var result = this.regexp_classString(state);
  while (
    state.eat(
      124,
      /* | */
    )
  ) {
    if (this.regexp_classString(state) === CharSetString) {
      result = CharSetString;
    }
  }
  return result;
};
pp$1.regexp_classString = function (state) {
  var count = 0;
  while (this.regexp_eatClassSetCharacter(state)) {
    count++;
  }
  return count === 1 ? CharSetOk : CharSetString;
};
pp$1.regexp_eatClassSetCharacter = function (state) {
  var start = state.pos;
  if (
    state.eat(
      92,
      /* \ */
    )
  ) {
    if (this.regexp_eatCharacterEscape(state) || this.regexp_eatClassSetReservedPunctuator(state)) {
      return true;
    }
    if (
      state.eat(
        98,
        /* b */
      )
    ) {
      state.lastIntValue = 8;
      return true;
    }
    state.pos = start;
    return false;
  }
  var ch = state.current();
  if (ch < 0 || (ch === state.lookahead() && isClassSetReservedDoublePunctuatorCharacter(ch))) {
    return false;
  }
  if (isClassSetSyntaxCharacter(ch)) {
    return false;
  }
  state.advance();
  state.lastIntValue = ch;
  return true;
};
function isClassSetReservedDoublePunctuatorCharacter(ch) {
  return (
    ch === 33 ||
    (ch >= 35 && ch <= 38) ||
    (ch >= 42 && ch <= 44) ||
    ch === 46 ||
    (ch >= 58 && ch <= 64) ||
    ch === 94 ||
    ch === 96 ||
    ch === 126
  );
}
function isClassSetSyntaxCharacter(ch) {
  return (
    ch === 40 ||
    ch === 41 ||
    ch === 45 ||
    ch === 47 ||
    (ch >= 91 && ch <= 93) ||
    (ch >= 123 && ch <= 125)
  );
}
pp$1.regexp_eatClassSetReservedPunctuator = function (state) {
  var ch = state.current();
  if (isClassSetReservedPunctuator(ch)) {
    state.lastIntValue = ch;
    state.advance();
    return true;
  }
  return false;
};
function isClassSetReservedPunctuator(ch) {
  return (
    ch === 33 ||
    ch === 35 ||
    ch === 37 ||
    ch === 38 ||
    ch === 44 ||
    ch === 45 ||
    (ch >= 58 && ch <= 62) ||
    ch === 64 ||
    ch === 96 ||
    ch === 126
  );
}
pp$1.regexp_eatClassControlLetter = function (state) {
  var ch = state.current();
  if (isDecimalDigit(ch) || ch === 95) {
    state.lastIntValue = ch % 32;
    state.advance();
    return true;
  }
  return false;
};
pp$1.regexp_eatHexEscapeSequence = function (state) {
  var start = state.pos;
  if (
    state.eat(
      120,
      /* x */
    )
  ) {
    if (this.regexp_eatFixedHexDigits(state, 2)) {
      return true;
    }
    if (state.switchU) {
      state.raise('Invalid escape');
    }
    state.pos = start;
  }
  return false;
};
pp$1.regexp_eatDecimalDigits = function (state) {
  var start = state.pos;
  var ch = 0;
  state.lastIntValue = 0;
  while (isDecimalDigit((ch = state.current()))) {
    state.lastIntValue = 10 * state.lastIntValue + (ch - 48);
    state.advance();
  }
  return state.pos !== start;
};
function isDecimalDigit(ch) {
  return ch >= 48 && ch <= 57;
}
pp$1.regexp_eatHexDigits = function (state) {
  var start = state.pos;
  var ch = 0;
  state.lastIntValue = 0;
  while (isHexDigit((ch = state.current()))) {
    state.lastIntValue = 16 * state.lastIntValue + hexToInt(ch);
    state.advance();
  }
  return state.pos !== start;
};
function isHexDigit(ch) {
  return (ch >= 48 && ch <= 57) || (ch >= 65 && ch <= 70) || (ch >= 97 && ch <= 102);
}
function hexToInt(ch) {
  if (ch >= 65 && ch <= 70) {
    return 10 + (ch - 65);
  }
  if (ch >= 97 && ch <= 102) {
    return 10 + (ch - 97);
  }
  return ch - 48;
}
pp$1.regexp_eatLegacyOctalEscapeSequence = function (state) {
  if (this.regexp_eatOctalDigit(state)) {
    var n1 = state.lastIntValue;
    if (this.regexp_eatOctalDigit(state)) {
      var n2 = state.lastIntValue;
      if (n1 <= 3 && this.regexp_eatOctalDigit(state)) {
        state.lastIntValue = n1 * 64 + n2 * 8 + state.lastIntValue;
      } else {
        state.lastIntValue = n1 * 8 + n2;
      }
    } else {
      state.lastIntValue = n1;
    }
    return true;
  }
  return false;
};
pp$1.regexp_eatOctalDigit = function (state) {
  var ch = state.current();
  if (isOctalDigit(ch)) {
    state.lastIntValue = ch - 48;
    state.advance();
    return true;
  }
  state.lastIntValue = 0;
  return false;
};
function isOctalDigit(ch) {
  return ch >= 48 && ch <= 55;
}
pp$1.regexp_eatFixedHexDigits = function (state, length) {
  var start = state.pos;
  state.lastIntValue = 0;
  for (var i2 = 0; i2 < length; ++i2) {
    var ch = state.current();
    if (!isHexDigit(ch)) {
      state.pos = start;
      return false;
    }
    state.lastIntValue = 16 * state.lastIntValue + hexToInt(ch);
    state.advance();
  }
  return true;
};
var Token = function Token2(p) {
  this.type = p.type;
  this.value = p.value;
  this.start = p.start;
  this.end = p.end;
  if (p.options.locations) {
    this.loc = new SourceLocation(p, p.startLoc, p.endLoc);
  }
  if (p.options.ranges) {
    this.range = [p.start, p.end];
  }
};
var pp = Parser.prototype;
pp.next = function (ignoreEscapeSequenceInKeyword) {
  if (!ignoreEscapeSequenceInKeyword && this.type.keyword && this.containsEsc) {
    this.raiseRecoverable(this.start, 'Escape sequence in keyword ' + this.type.keyword);
  }
  if (this.options.onToken) {
    this.options.onToken(new Token(this));
  }
  this.lastTokEnd = this.end;
  this.lastTokStart = this.start;
  this.lastTokEndLoc = this.endLoc;
  this.lastTokStartLoc = this.startLoc;
  this.nextToken();
};
pp.getToken = function () {
  this.next();
  return new Token(this);
};
if (typeof Symbol !== 'undefined') {
  pp[Symbol.iterator] = function () {
    var this$1$1 = this;
    return {
      next: function () {
        var token = this$1$1.getToken();
        return {
          done: token.type === types$1.eof,
          value: token,
        };
      },
    };
  };
}
pp.nextToken = function () {
  var curContext = this.curContext();
  if (!curContext || !curContext.preserveSpace) {
    this.skipSpace();
  }
  this.start = this.pos;
  if (this.options.locations) {
    this.startLoc = this.curPosition();
  }
  if (this.pos >= this.input.length) {
    return this.finishToken(types$1.eof);
  }
  if (curContext.override) {
    return curContext.override(this);
  } else {
    this.readToken(this.fullCharCodeAtPos());
  }
};
pp.readToken = function (code) {
  if (isIdentifierStart(code, this.options.ecmaVersion >= 6) || code === 92) {
    return this.readWord();
  }
  return this.getTokenFromCode(code);
};
pp.fullCharCodeAt = function (pos) {
  var code = this.input.charCodeAt(pos);
  if (code <= 55295 || code >= 56320) {
    return code;
  }
  var next2 = this.input.charCodeAt(pos + 1);
  return next2 <= 56319 || next2 >= 57344 ? code : (code << 10) + next2 - 56613888;
};
pp.fullCharCodeAtPos = function () {
  return this.fullCharCodeAt(this.pos);
};
pp.skipBlockComment = function () {
  var startLoc = this.options.onComment && this.curPosition();
  var start = this.pos,
    end = this.input.indexOf('*/', (this.pos += 2));
  if (end === -1) {
    this.raise(this.pos - 2, 'Unterminated comment');
  }
  this.pos = end + 2;
  if (this.options.locations) {
    for (
      var nextBreak = void 0, pos = start;
      (nextBreak = nextLineBreak(this.input, pos, this.pos)) > -1;
    ) {
      ++this.curLine;
      pos = this.lineStart = nextBreak;
    }
  }
  if (this.options.onComment) {
    this.options.onComment(
      true,
      this.input.slice(start + 2, end),
      start,
      this.pos,
      startLoc,
      this.curPosition(),
    );
  }
};
pp.skipLineComment = function (startSkip) {
  var start = this.pos;
  var startLoc = this.options.onComment && this.curPosition();
  var ch = this.input.charCodeAt((this.pos += startSkip));
  while (this.pos < this.input.length && !isNewLine(ch)) {
    ch = this.input.charCodeAt(++this.pos);
  }
  if (this.options.onComment) {
    this.options.onComment(
      false,
      this.input.slice(start + startSkip, this.pos),
      start,
      this.pos,
      startLoc,
      this.curPosition(),
    );
  }
};
pp.skipSpace = function () {
  loop: while (this.pos < this.input.length) {
    var ch = this.input.charCodeAt(this.pos);
    switch (ch) {
      case 32:
      case 160:
        ++this.pos;
        break;
      case 13:
        if (this.input.charCodeAt(this.pos + 1) === 10) {
          ++this.pos;
        }
      case 10:
      case 8232:
      case 8233:
        ++this.pos;
        if (this.options.locations) {
          ++this.curLine;
          this.lineStart = this.pos;
        }
        break;
      case 47:
        switch (this.input.charCodeAt(this.pos + 1)) {
          case 42:
            this.skipBlockComment();
            break;
          case 47:
            this.skipLineComment(2);
            break;
          default:
            break loop;
        }
        break;
      default:
        if (
          (ch > 8 && ch < 14) ||
          (ch >= 5760 && nonASCIIwhitespace.test(String.fromCharCode(ch)))
        ) {
          ++this.pos;
        } else {
          break loop;
        }
    }
  }
};
pp.finishToken = function (type, val) {
  this.end = this.pos;
  if (this.options.locations) {
    this.endLoc = this.curPosition();
  }
  var prevType = this.type;
  this.type = type;
  this.value = val;
  this.updateContext(prevType);
};
pp.readToken_dot = function () {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (next2 >= 48 && next2 <= 57) {
    return this.readNumber(true);
  }
  var next22 = this.input.charCodeAt(this.pos + 2);
  if (this.options.ecmaVersion >= 6 && next2 === 46 && next22 === 46) {
    this.pos += 3;
    return this.finishToken(types$1.ellipsis);
  } else {
    ++this.pos;
    return this.finishToken(types$1.dot);
  }
};
pp.readToken_slash = function () {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (this.exprAllowed) {
    ++this.pos;
    return this.readRegexp();
  }
  if (next2 === 61) {
    return this.finishOp(types$1.assign, 2);
  }
  return this.finishOp(types$1.slash, 1);
};
pp.readToken_mult_modulo_exp = function (code) {
  var next2 = this.input.charCodeAt(this.pos + 1);
  var size = 1;
  var tokentype = code === 42 ? types$1.star : types$1.modulo;
  if (this.options.ecmaVersion >= 7 && code === 42 && next2 === 42) {
    ++size;
    tokentype = types$1.starstar;
    next2 = this.input.charCodeAt(this.pos + 2);
  }
  if (next2 === 61) {
    return this.finishOp(types$1.assign, size + 1);
  }
  return this.finishOp(tokentype, size);
};
pp.readToken_pipe_amp = function (code) {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (next2 === code) {
    if (this.options.ecmaVersion >= 12) {
      var next22 = this.input.charCodeAt(this.pos + 2);
      if (next22 === 61) {
        return this.finishOp(types$1.assign, 3);
      }
    }
    return this.finishOp(code === 124 ? types$1.logicalOR : types$1.logicalAND, 2);
  }
  if (next2 === 61) {
    return this.finishOp(types$1.assign, 2);
  }
  return this.finishOp(code === 124 ? types$1.bitwiseOR : types$1.bitwiseAND, 1);
};
pp.readToken_caret = function () {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (next2 === 61) {
    return this.finishOp(types$1.assign, 2);
  }
  return this.finishOp(types$1.bitwiseXOR, 1);
};
pp.readToken_plus_min = function (code) {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (next2 === code) {
    if (
      next2 === 45 &&
      !this.inModule &&
      this.input.charCodeAt(this.pos + 2) === 62 &&
      (this.lastTokEnd === 0 || lineBreak.test(this.input.slice(this.lastTokEnd, this.pos)))
    ) {
      this.skipLineComment(3);
      this.skipSpace();
      return this.nextToken();
    }
    return this.finishOp(types$1.incDec, 2);
  }
  if (next2 === 61) {
    return this.finishOp(types$1.assign, 2);
  }
  return this.finishOp(types$1.plusMin, 1);
};
pp.readToken_lt_gt = function (code) {
  var next2 = this.input.charCodeAt(this.pos + 1);
  var size = 1;
  if (next2 === code) {
    size = code === 62 && this.input.charCodeAt(this.pos + 2) === 62 ? 3 : 2;
    if (this.input.charCodeAt(this.pos + size) === 61) {
      return this.finishOp(types$1.assign, size + 1);
    }
    return this.finishOp(types$1.bitShift, size);
  }
  if (
    next2 === 33 &&
    code === 60 &&
    !this.inModule &&
    this.input.charCodeAt(this.pos + 2) === 45 &&
    this.input.charCodeAt(this.pos + 3) === 45
  ) {
    this.skipLineComment(4);
    this.skipSpace();
    return this.nextToken();
  }
  if (next2 === 61) {
    size = 2;
  }
  return this.finishOp(types$1.relational, size);
};
pp.readToken_eq_excl = function (code) {
  var next2 = this.input.charCodeAt(this.pos + 1);
  if (next2 === 61) {
    return this.finishOp(types$1.equality, this.input.charCodeAt(this.pos + 2) === 61 ? 3 : 2);
  }
  if (code === 61 && next2 === 62 && this.options.ecmaVersion >= 6) {
    this.pos += 2;
    return this.finishToken(types$1.arrow);
  }
  return this.finishOp(code === 61 ? types$1.eq : types$1.prefix, 1);
};
pp.readToken_question = function () {
  var ecmaVersion2 = this.options.ecmaVersion;
  if (ecmaVersion2 >= 11) {
    var next2 = this.input.charCodeAt(this.pos + 1);
    if (next2 === 46) {
      var next22 = this.input.charCodeAt(this.pos + 2);
      if (next22 < 48 || next22 > 57) {
        return this.finishOp(types$1.questionDot, 2);
      }
    }
    if (next2 === 63) {
      if (ecmaVersion2 >= 12) {
        var next2$1 = this.input.charCodeAt(this.pos + 2);
        if (next2$1 === 61) {
          return this.finishOp(types$1.assign, 3);
        }
      }
      return this.finishOp(types$1.coalesce, 2);
    }
  }
  return this.finishOp(types$1.question, 1);
};
pp.readToken_numberSign = function () {
  var ecmaVersion2 = this.options.ecmaVersion;
  var code = 35;
  if (ecmaVersion2 >= 13) {
    ++this.pos;
    code = this.fullCharCodeAtPos();
    if (isIdentifierStart(code, true) || code === 92) {
      return this.finishToken(types$1.privateId, this.readWord1());
    }
  }
  this.raise(this.pos, "Unexpected character '" + codePointToString(code) + "'");
};
pp.getTokenFromCode = function (code) {
  switch (code) {
    // The interpretation of a dot depends on whether it is followed
    // by a digit or another two dots.
    case 46:
      return this.readToken_dot();
    // Punctuation tokens.
    case 40:
      ++this.pos;
      return this.finishToken(types$1.parenL);
    case 41:
      ++this.pos;
      return this.finishToken(types$1.parenR);
    case 59:
      ++this.pos;
      return this.finishToken(types$1.semi);
    case 44:
      ++this.pos;
      return this.finishToken(types$1.comma);
    case 91:
      ++this.pos;
      return this.finishToken(types$1.bracketL);
    case 93:
      ++this.pos;
      return this.finishToken(types$1.bracketR);
    case 123:
      ++this.pos;
      return this.finishToken(types$1.braceL);
    case 125:
      ++this.pos;
      return this.finishToken(types$1.braceR);
    case 58:
      ++this.pos;
      return this.finishToken(types$1.colon);
    case 96:
      if (this.options.ecmaVersion < 6) {
        break;
      }
      ++this.pos;
      return this.finishToken(types$1.backQuote);
    case 48:
      var next2 = this.input.charCodeAt(this.pos + 1);
      if (next2 === 120 || next2 === 88) {
        return this.readRadixNumber(16);
      }
      if (this.options.ecmaVersion >= 6) {
        if (next2 === 111 || next2 === 79) {
          return this.readRadixNumber(8);
        }
        if (next2 === 98 || next2 === 66) {
          return this.readRadixNumber(2);
        }
      }
    // Anything else beginning with a digit is an integer, octal
    // number, or float.
    case 49:
    case 50:
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 56:
    case 57:
      return this.readNumber(false);
    // Quotes produce strings.
    case 34:
    case 39:
      return this.readString(code);
    // Operators are parsed inline in tiny state machines. '=' (61) is
    // often referred to. `finishOp` simply skips the amount of
    // characters it is given as second argument, and returns a token
    // of the type given by its first argument.
    case 47:
      return this.readToken_slash();
    case 37:
    case 42:
      return this.readToken_mult_modulo_exp(code);
    case 124:
    case 38:
      return this.readToken_pipe_amp(code);
    case 94:
      return this.readToken_caret();
    case 43:
    case 45:
      return this.readToken_plus_min(code);
    case 60:
    case 62:
      return this.readToken_lt_gt(code);
    case 61:
    case 33:
      return this.readToken_eq_excl(code);
    case 63:
      return this.readToken_question();
    case 126:
      return this.finishOp(types$1.prefix, 1);
    case 35:
      return this.readToken_numberSign();
  }
  this.raise(this.pos, "Unexpected character '" + codePointToString(code) + "'");
};
pp.finishOp = function (type, size) {
  var str = this.input.slice(this.pos, this.pos + size);
  this.pos += size;
  return this.finishToken(type, str);
};
pp.readRegexp = function () {
  var escaped2,
    inClass,
    start = this.pos;
  for (;;) {
    if (this.pos >= this.input.length) {
      this.raise(start, 'Unterminated regular expression');
    }
    var ch = this.input.charAt(this.pos);
    if (lineBreak.test(ch)) {
      this.raise(start, 'Unterminated regular expression');
    }
    if (!escaped2) {
      if (ch === '[') {
        inClass = true;
      } else if (ch === ']' && inClass) {
        inClass = false;
      } else if (ch === '/' && !inClass) {
        break;
      }
      escaped2 = ch === '\\';
    } else {
      escaped2 = false;
    }
    ++this.pos;
  }
  var pattern = this.input.slice(start, this.pos);
  ++this.pos;
  var flagsStart = this.pos;
  var flags2 = this.readWord1();
  if (this.containsEsc) {
    this.unexpected(flagsStart);
  }
  var state = this.regexpState || (this.regexpState = new RegExpValidationState(this));
  state.reset(start, pattern, flags2);
  this.validateRegExpFlags(state);
  this.validateRegExpPattern(state);
  var value = null;
  try {
    value = new RegExp(pattern, flags2);
  } catch (e) {}
  return this.finishToken(types$1.regexp, { pattern, flags: flags2, value });
};
pp.readInt = function (radix, len, maybeLegacyOctalNumericLiteral) {
  var allowSeparators = this.options.ecmaVersion >= 12 && len === void 0;
  var isLegacyOctalNumericLiteral =
    maybeLegacyOctalNumericLiteral && this.input.charCodeAt(this.pos) === 48;
  var start = this.pos,
    total = 0,
    lastCode = 0;
  for (var i2 = 0, e = len == null ? Infinity : len; i2 < e; ++i2, ++this.pos) {
    var code = this.input.charCodeAt(this.pos),
      val = void 0;
    if (allowSeparators && code === 95) {
      if (isLegacyOctalNumericLiteral) {
        this.raiseRecoverable(
          this.pos,
          'Numeric separator is not allowed in legacy octal numeric literals',
        );
      }
      if (lastCode === 95) {
        this.raiseRecoverable(this.pos, 'Numeric separator must be exactly one underscore');
      }
      if (i2 === 0) {
        this.raiseRecoverable(this.pos, 'Numeric separator is not allowed at the first of digits');
      }
      lastCode = code;
      continue;
    }
    if (code >= 97) {
      val = code - 97 + 10;
    } else if (code >= 65) {
      val = code - 65 + 10;
    } else if (code >= 48 && code <= 57) {
      val = code - 48;
    } else {
      val = Infinity;
    }
    if (val >= radix) {
      break;
    }
    lastCode = code;
    total = total * radix + val;
  }
  if (allowSeparators && lastCode === 95) {
    this.raiseRecoverable(this.pos - 1, 'Numeric separator is not allowed at the last of digits');
  }
  if (this.pos === start || (len != null && this.pos - start !== len)) {
    return null;
  }
  return total;
};
function stringToNumber(str, isLegacyOctalNumericLiteral) {
  if (isLegacyOctalNumericLiteral) {
    return parseInt(str, 8);
  }
  return parseFloat(str.replace(/_/g, ''));
}
function stringToBigInt(str) {
  if (typeof BigInt !== 'function') {
    return null;
  }
  return BigInt(str.replace(/_/g, ''));
}
pp.readRadixNumber = function (radix) {
  var start = this.pos;
  this.pos += 2;
  var val = this.readInt(radix);
  if (val == null) {
    this.raise(this.start + 2, 'Expected number in radix ' + radix);
  }
  if (this.options.ecmaVersion >= 11 && this.input.charCodeAt(this.pos) === 110) {
    val = stringToBigInt(this.input.slice(start, this.pos));
    ++this.pos;
  } else if (isIdentifierStart(this.fullCharCodeAtPos())) {
    this.raise(this.pos, 'Identifier directly after number');
  }
  return this.finishToken(types$1.num, val);
};
pp.readNumber = function (startsWithDot) {
  var start = this.pos;
  if (!startsWithDot && this.readInt(10, void 0, true) === null) {
    this.raise(start, 'Invalid number');
  }
  var octal = this.pos - start >= 2 && this.input.charCodeAt(start) === 48;
  if (octal && this.strict) {
    this.raise(start, 'Invalid number');
  }
  var next2 = this.input.charCodeAt(this.pos);
  if (!octal && !startsWithDot && this.options.ecmaVersion >= 11 && next2 === 110) {
    var val$1 = stringToBigInt(this.input.slice(start, this.pos));
    ++this.pos;
    if (isIdentifierStart(this.fullCharCodeAtPos())) {
      this.raise(this.pos, 'Identifier directly after number');
    }
    return this.finishToken(types$1.num, val$1);
  }
  if (octal && /[89]/.test(this.input.slice(start, this.pos))) {
    octal = false;
  }
  if (next2 === 46 && !octal) {
    ++this.pos;
    this.readInt(10);
    next2 = this.input.charCodeAt(this.pos);
  }
  if ((next2 === 69 || next2 === 101) && !octal) {
    next2 = this.input.charCodeAt(++this.pos);
    if (next2 === 43 || next2 === 45) {
      ++this.pos;
    }
    if (this.readInt(10) === null) {
      this.raise(start, 'Invalid number');
    }
  }
  if (isIdentifierStart(this.fullCharCodeAtPos())) {
    this.raise(this.pos, 'Identifier directly after number');
  }
  var val = stringToNumber(this.input.slice(start, this.pos), octal);
  return this.finishToken(types$1.num, val);
};
pp.readCodePoint = function () {
  var ch = this.input.charCodeAt(this.pos),
    code;
  if (ch === 123) {
    if (this.options.ecmaVersion < 6) {
      this.unexpected();
    }
    var codePos = ++this.pos;
    code = this.readHexChar(this.input.indexOf('}', this.pos) - this.pos);
    ++this.pos;
    if (code > 1114111) {
      this.invalidStringToken(codePos, 'Code point out of bounds');
    }
  } else {
    code = this.readHexChar(4);
  }
  return code;
};
pp.readString = function (quote) {
  var out = '',
    chunkStart = ++this.pos;
  for (;;) {
    if (this.pos >= this.input.length) {
      this.raise(this.start, 'Unterminated string constant');
    }
    var ch = this.input.charCodeAt(this.pos);
    if (ch === quote) {
      break;
    }
    if (ch === 92) {
      out += this.input.slice(chunkStart, this.pos);
      out += this.readEscapedChar(false);
      chunkStart = this.pos;
    } else if (ch === 8232 || ch === 8233) {
      if (this.options.ecmaVersion < 10) {
        this.raise(this.start, 'Unterminated string constant');
      }
      ++this.pos;
      if (this.options.locations) {
        this.curLine++;
        this.lineStart = this.pos;
      }
    } else {
      if (isNewLine(ch)) {
        this.raise(this.start, 'Unterminated string constant');
      }
      ++this.pos;
    }
  }
  out += this.input.slice(chunkStart, this.pos++);
  return this.finishToken(types$1.string, out);
};
var INVALID_TEMPLATE_ESCAPE_ERROR = {};
pp.tryReadTemplateToken = function () {
  this.inTemplateElement = true;
  try {
    this.readTmplToken();
  } catch (err) {
    if (err === INVALID_TEMPLATE_ESCAPE_ERROR) {
      this.readInvalidTemplateToken();
    } else {
      throw err;
    }
  }
  this.inTemplateElement = false;
};
pp.invalidStringToken = function (position, message) {
  if (this.inTemplateElement && this.options.ecmaVersion >= 9) {
    throw INVALID_TEMPLATE_ESCAPE_ERROR;
  } else {
    this.raise(position, message);
  }
};
pp.readTmplToken = function () {
  var out = '',
    chunkStart = this.pos;
  for (;;) {
    if (this.pos >= this.input.length) {
      this.raise(this.start, 'Unterminated template');
    }
    var ch = this.input.charCodeAt(this.pos);
    if (ch === 96 || (ch === 36 && this.input.charCodeAt(this.pos + 1) === 123)) {
      if (
        this.pos === this.start &&
        (this.type === types$1.template || this.type === types$1.invalidTemplate)
      ) {
        if (ch === 36) {
          this.pos += 2;
          return this.finishToken(types$1.dollarBraceL);
        } else {
          ++this.pos;
          return this.finishToken(types$1.backQuote);
        }
      }
      out += this.input.slice(chunkStart, this.pos);
      return this.finishToken(types$1.template, out);
    }
    if (ch === 92) {
      out += this.input.slice(chunkStart, this.pos);
      out += this.readEscapedChar(true);
      chunkStart = this.pos;
    } else if (isNewLine(ch)) {
      out += this.input.slice(chunkStart, this.pos);
      ++this.pos;
      switch (ch) {
        case 13:
          if (this.input.charCodeAt(this.pos) === 10) {
            ++this.pos;
          }
        case 10:
          out += '\n';
          break;
        default:
          out += String.fromCharCode(ch);
          break;
      }
      if (this.options.locations) {
        ++this.curLine;
        this.lineStart = this.pos;
      }
      chunkStart = this.pos;
    } else {
      ++this.pos;
    }
  }
};
pp.readInvalidTemplateToken = function () {
  for (; this.pos < this.input.length; this.pos++) {
    switch (this.input[this.pos]) {
      case '\\':
        ++this.pos;
        break;
      case '$':
        if (this.input[this.pos + 1] !== '{') {
          break;
        }
      // fall through
      case '`':
        return this.finishToken(types$1.invalidTemplate, this.input.slice(this.start, this.pos));
      case '\r':
        if (this.input[this.pos + 1] === '\n') {
          ++this.pos;
        }
      // fall through
      case '\n':
      case '\u2028':
      case '\u2029':
        ++this.curLine;
        this.lineStart = this.pos + 1;
        break;
    }
  }
  this.raise(this.start, 'Unterminated template');
};
pp.readEscapedChar = function (inTemplate) {
  var ch = this.input.charCodeAt(++this.pos);
  ++this.pos;
  switch (ch) {
    case 110:
      return '\n';
    // 'n' -> '\n'
    case 114:
      return '\r';
    // 'r' -> '\r'
    case 120:
      return String.fromCharCode(this.readHexChar(2));
    // 'x'
    case 117:
      return codePointToString(this.readCodePoint());
    // 'u'
    case 116:
      return '	';
    // 't' -> '\t'
    case 98:
      return '\b';
    // 'b' -> '\b'
    case 118:
      return '\v';
    // 'v' -> '\u000b'
    case 102:
      return '\f';
    // 'f' -> '\f'
    case 13:
      if (this.input.charCodeAt(this.pos) === 10) {
        ++this.pos;
      }
    // '\r\n'
    case 10:
      if (this.options.locations) {
        this.lineStart = this.pos;
        ++this.curLine;
      }
      return '';
    case 56:
    case 57:
      if (this.strict) {
        this.invalidStringToken(this.pos - 1, 'Invalid escape sequence');
      }
      if (inTemplate) {
        var codePos = this.pos - 1;
        this.invalidStringToken(codePos, 'Invalid escape sequence in template string');
      }
    default:
      if (ch >= 48 && ch <= 55) {
        var octalStr = this.input.substr(this.pos - 1, 3).match(/^[0-7]+/)[0];
        var octal = parseInt(octalStr, 8);
        if (octal > 255) {
          octalStr = octalStr.slice(0, -1);
          octal = parseInt(octalStr, 8);
        }
        this.pos += octalStr.length - 1;
        ch = this.input.charCodeAt(this.pos);
        if ((octalStr !== '0' || ch === 56 || ch === 57) && (this.strict || inTemplate)) {
          this.invalidStringToken(
            this.pos - 1 - octalStr.length,
            inTemplate ? 'Octal literal in template string' : 'Octal literal in strict mode',
          );
        }
        return String.fromCharCode(octal);
      }
      if (isNewLine(ch)) {
        if (this.options.locations) {
          this.lineStart = this.pos;
          ++this.curLine;
        }
        return '';
      }
      return String.fromCharCode(ch);
  }
};
pp.readHexChar = function (len) {
  var codePos = this.pos;
  var n = this.readInt(16, len);
  if (n === null) {
    this.invalidStringToken(codePos, 'Bad character escape sequence');
  }
  return n;
};
pp.readWord1 = function () {
  this.containsEsc = false;
  var word = '',
    first = true,
    chunkStart = this.pos;
  var astral = this.options.ecmaVersion >= 6;
  while (this.pos < this.input.length) {
    var ch = this.fullCharCodeAtPos();
    if (isIdentifierChar(ch, astral)) {
      this.pos += ch <= 65535 ? 1 : 2;
    } else if (ch === 92) {
      this.containsEsc = true;
      word += this.input.slice(chunkStart, this.pos);
      var escStart = this.pos;
      if (this.input.charCodeAt(++this.pos) !== 117) {
        this.invalidStringToken(this.pos, 'Expecting Unicode escape sequence \\uXXXX');
      }
      ++this.pos;
      var esc = this.readCodePoint();
      if (!(first ? isIdentifierStart : isIdentifierChar)(esc, astral)) {
        this.invalidStringToken(escStart, 'Invalid Unicode escape');
      }
      word += codePointToString(esc);
      chunkStart = this.pos;
    } else {
      break;
    }
    first = false;
  }
  return word + this.input.slice(chunkStart, this.pos);
};
pp.readWord = function () {
  var word = this.readWord1();
  var type = types$1.name;
  if (this.keywords.test(word)) {
    type = keywords[word];
  }
  return this.finishToken(type, word);
};
var version = '8.19.0';
Parser.acorn = {
  Parser,
  version,
  defaultOptions,
  Position,
  SourceLocation,
  getLineInfo,
  Node,
  TokenType,
  tokTypes: types$1,
  keywordTypes: keywords,
  TokContext,
  tokContexts: types,
  isIdentifierChar,
  isIdentifierStart,
  Token,
  isNewLine,
  lineBreak,
  lineBreakG,
  nonASCIIwhitespace,
};
function parse3(input, options) {
  return Parser.parse(input, options);
}

// node_modules/.pnpm/acorn-walk@8.3.5/node_modules/acorn-walk/dist/walk.mjs
function full2(node, callback, baseVisitor, state, override) {
  if (!baseVisitor) {
    baseVisitor = base;
  }
  var last;
  (function c(node2, st, override2) {
    var type = override2 || node2.type;
    visitNode(baseVisitor, type, node2, st, c);
    if (last !== node2) {
      callback(node2, st, type);
      last = node2;
    }
  })(node, state, override);
}
function skipThrough(node, st, c) {
  c(node, st);
}
function ignore(_node, _st, _c) {}
function visitNode(baseVisitor, type, node, st, c) {
  if (baseVisitor[type] == null) {
    throw new Error('No walker function defined for node type ' + type);
  }
  baseVisitor[type](node, st, c);
}
var base = {};
base.Program =
  base.BlockStatement =
  base.StaticBlock =
    function (node, st, c) {
      for (var i2 = 0, list2 = node.body; i2 < list2.length; i2 += 1) {
        var stmt = list2[i2];
        c(stmt, st, 'Statement');
      }
    };
base.Statement = skipThrough;
base.EmptyStatement = ignore;
base.ExpressionStatement =
  base.ParenthesizedExpression =
  base.ChainExpression =
    function (node, st, c) {
      return c(node.expression, st, 'Expression');
    };
base.IfStatement = function (node, st, c) {
  c(node.test, st, 'Expression');
  c(node.consequent, st, 'Statement');
  if (node.alternate) {
    c(node.alternate, st, 'Statement');
  }
};
base.LabeledStatement = function (node, st, c) {
  return c(node.body, st, 'Statement');
};
base.BreakStatement = base.ContinueStatement = ignore;
base.WithStatement = function (node, st, c) {
  c(node.object, st, 'Expression');
  c(node.body, st, 'Statement');
};
base.SwitchStatement = function (node, st, c) {
  c(node.discriminant, st, 'Expression');
  for (var i2 = 0, list2 = node.cases; i2 < list2.length; i2 += 1) {
    var cs = list2[i2];
    c(cs, st);
  }
};
base.SwitchCase = function (node, st, c) {
  if (node.test) {
    c(node.test, st, 'Expression');
  }
  for (var i2 = 0, list2 = node.consequent; i2 < list2.length; i2 += 1) {
    var cons = list2[i2];
    c(cons, st, 'Statement');
  }
};
base.ReturnStatement =
  base.YieldExpression =
  base.AwaitExpression =
    function (node, st, c) {
      if (node.argument) {
        c(node.argument, st, 'Expression');
      }
    };
base.ThrowStatement = base.SpreadElement = function (node, st, c) {
  return c(node.argument, st, 'Expression');
};
base.TryStatement = function (node, st, c) {
  c(node.block, st, 'Statement');
  if (node.handler) {
    c(node.handler, st);
  }
  if (node.finalizer) {
    c(node.finalizer, st, 'Statement');
  }
};
base.CatchClause = function (node, st, c) {
  if (node.param) {
    c(node.param, st, 'Pattern');
  }
  c(node.body, st, 'Statement');
};
base.WhileStatement = base.DoWhileStatement = function (node, st, c) {
  c(node.test, st, 'Expression');
  c(node.body, st, 'Statement');
};
base.ForStatement = function (node, st, c) {
  if (node.init) {
    c(node.init, st, 'ForInit');
  }
  if (node.test) {
    c(node.test, st, 'Expression');
  }
  if (node.update) {
    c(node.update, st, 'Expression');
  }
  c(node.body, st, 'Statement');
};
base.ForInStatement = base.ForOfStatement = function (node, st, c) {
  c(node.left, st, 'ForInit');
  c(node.right, st, 'Expression');
  c(node.body, st, 'Statement');
};
base.ForInit = function (node, st, c) {
  if (node.type === 'VariableDeclaration') {
    c(node, st);
  } else {
    c(node, st, 'Expression');
  }
};
base.DebuggerStatement = ignore;
base.FunctionDeclaration = function (node, st, c) {
  return c(node, st, 'Function');
};
base.VariableDeclaration = function (node, st, c) {
  for (var i2 = 0, list2 = node.declarations; i2 < list2.length; i2 += 1) {
    var decl = list2[i2];
    c(decl, st);
  }
};
base.VariableDeclarator = function (node, st, c) {
  c(node.id, st, 'Pattern');
  if (node.init) {
    c(node.init, st, 'Expression');
  }
};
base.Function = function (node, st, c) {
  if (node.id) {
    c(node.id, st, 'Pattern');
  }
  for (var i2 = 0, list2 = node.params; i2 < list2.length; i2 += 1) {
    var param = list2[i2];
    c(param, st, 'Pattern');
  }
  c(node.body, st, node.expression ? 'Expression' : 'Statement');
};
base.Pattern = function (node, st, c) {
  if (node.type === 'Identifier') {
    c(node, st, 'VariablePattern');
  } else if (node.type === 'MemberExpression') {
    c(node, st, 'MemberPattern');
  } else {
    c(node, st);
  }
};
base.VariablePattern = ignore;
base.MemberPattern = skipThrough;
base.RestElement = function (node, st, c) {
  return c(node.argument, st, 'Pattern');
};
base.ArrayPattern = function (node, st, c) {
  for (var i2 = 0, list2 = node.elements; i2 < list2.length; i2 += 1) {
    var elt = list2[i2];
    if (elt) {
      c(elt, st, 'Pattern');
    }
  }
};
base.ObjectPattern = function (node, st, c) {
  for (var i2 = 0, list2 = node.properties; i2 < list2.length; i2 += 1) {
    var prop = list2[i2];
    if (prop.type === 'Property') {
      if (prop.computed) {
        c(prop.key, st, 'Expression');
      }
      c(prop.value, st, 'Pattern');
    } else if (prop.type === 'RestElement') {
      c(prop.argument, st, 'Pattern');
    }
  }
};
base.Expression = skipThrough;
base.ThisExpression = base.Super = base.MetaProperty = ignore;
base.ArrayExpression = function (node, st, c) {
  for (var i2 = 0, list2 = node.elements; i2 < list2.length; i2 += 1) {
    var elt = list2[i2];
    if (elt) {
      c(elt, st, 'Expression');
    }
  }
};
base.ObjectExpression = function (node, st, c) {
  for (var i2 = 0, list2 = node.properties; i2 < list2.length; i2 += 1) {
    var prop = list2[i2];
    c(prop, st);
  }
};
base.FunctionExpression = base.ArrowFunctionExpression = base.FunctionDeclaration;
base.SequenceExpression = function (node, st, c) {
  for (var i2 = 0, list2 = node.expressions; i2 < list2.length; i2 += 1) {
    var expr = list2[i2];
    c(expr, st, 'Expression');
  }
};
base.TemplateLiteral = function (node, st, c) {
  for (var i2 = 0, list2 = node.quasis; i2 < list2.length; i2 += 1) {
    var quasi = list2[i2];
    c(quasi, st);
  }
  for (var i$1 = 0, list$1 = node.expressions; i$1 < list$1.length; i$1 += 1) {
    var expr = list$1[i$1];
    c(expr, st, 'Expression');
  }
};
base.TemplateElement = ignore;
base.UnaryExpression = base.UpdateExpression = function (node, st, c) {
  c(node.argument, st, 'Expression');
};
base.BinaryExpression = base.LogicalExpression = function (node, st, c) {
  c(node.left, st, 'Expression');
  c(node.right, st, 'Expression');
};
base.AssignmentExpression = base.AssignmentPattern = function (node, st, c) {
  c(node.left, st, 'Pattern');
  c(node.right, st, 'Expression');
};
base.ConditionalExpression = function (node, st, c) {
  c(node.test, st, 'Expression');
  c(node.consequent, st, 'Expression');
  c(node.alternate, st, 'Expression');
};
base.NewExpression = base.CallExpression = function (node, st, c) {
  c(node.callee, st, 'Expression');
  if (node.arguments) {
    for (var i2 = 0, list2 = node.arguments; i2 < list2.length; i2 += 1) {
      var arg = list2[i2];
      c(arg, st, 'Expression');
    }
  }
};
base.MemberExpression = function (node, st, c) {
  c(node.object, st, 'Expression');
  if (node.computed) {
    c(node.property, st, 'Expression');
  }
};
base.ExportNamedDeclaration = base.ExportDefaultDeclaration = function (node, st, c) {
  if (node.declaration) {
    c(
      node.declaration,
      st,
      node.type === 'ExportNamedDeclaration' || node.declaration.id ? 'Statement' : 'Expression',
    );
  }
  if (node.source) {
    c(node.source, st, 'Expression');
  }
  if (node.attributes) {
    for (var i2 = 0, list2 = node.attributes; i2 < list2.length; i2 += 1) {
      var attr = list2[i2];
      c(attr, st);
    }
  }
};
base.ExportAllDeclaration = function (node, st, c) {
  if (node.exported) {
    c(node.exported, st);
  }
  c(node.source, st, 'Expression');
  if (node.attributes) {
    for (var i2 = 0, list2 = node.attributes; i2 < list2.length; i2 += 1) {
      var attr = list2[i2];
      c(attr, st);
    }
  }
};
base.ImportAttribute = function (node, st, c) {
  c(node.value, st, 'Expression');
};
base.ImportDeclaration = function (node, st, c) {
  for (var i2 = 0, list2 = node.specifiers; i2 < list2.length; i2 += 1) {
    var spec = list2[i2];
    c(spec, st);
  }
  c(node.source, st, 'Expression');
  if (node.attributes) {
    for (var i$1 = 0, list$1 = node.attributes; i$1 < list$1.length; i$1 += 1) {
      var attr = list$1[i$1];
      c(attr, st);
    }
  }
};
base.ImportExpression = function (node, st, c) {
  c(node.source, st, 'Expression');
  if (node.options) {
    c(node.options, st, 'Expression');
  }
};
base.ImportSpecifier =
  base.ImportDefaultSpecifier =
  base.ImportNamespaceSpecifier =
  base.Identifier =
  base.PrivateIdentifier =
  base.Literal =
    ignore;
base.TaggedTemplateExpression = function (node, st, c) {
  c(node.tag, st, 'Expression');
  c(node.quasi, st, 'Expression');
};
base.ClassDeclaration = base.ClassExpression = function (node, st, c) {
  return c(node, st, 'Class');
};
base.Class = function (node, st, c) {
  if (node.id) {
    c(node.id, st, 'Pattern');
  }
  if (node.superClass) {
    c(node.superClass, st, 'Expression');
  }
  c(node.body, st);
};
base.ClassBody = function (node, st, c) {
  for (var i2 = 0, list2 = node.body; i2 < list2.length; i2 += 1) {
    var elt = list2[i2];
    c(elt, st);
  }
};
base.MethodDefinition =
  base.PropertyDefinition =
  base.Property =
    function (node, st, c) {
      if (node.computed) {
        c(node.key, st, 'Expression');
      }
      if (node.value) {
        c(node.value, st, 'Expression');
      }
    };

// packages/doctor/src/sourceText.ts
var WRAPPINGS = [
  ['(', ')'],
  ['({', '})'],
];
var COMPARISONS =
  /^(greater|greaterEqual|less|lessEqual|equal|notEqual|isnan|isinf|isfinite|logicalAnd|logicalOr|logicalNot|logicalXor|any|all)$/;
var ARITHMETIC = /* @__PURE__ */ new Set([
  '<',
  '>',
  '<=',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '**',
  '%',
  '==',
  '!=',
]);
function parseFunction(source) {
  for (const [before, after] of WRAPPINGS) {
    try {
      const root = parse3(before + source + after, { ecmaVersion: 'latest' });
      const shift = before.length;
      return { root, text: ({ start, end }) => source.slice(start - shift, end - shift) };
    } catch {}
  }
  return null;
}
function calledName(node) {
  if (node.type !== 'CallExpression') return null;
  const callee = node['callee'];
  const name = callee.type === 'MemberExpression' ? callee['property'] : callee;
  return name.type === 'Identifier' ? name['name'] : null;
}
function isComparison(node) {
  const name = node === null ? null : calledName(node);
  return name !== null && COMPARISONS.test(name);
}
function conditionOf(node) {
  switch (node.type) {
    case 'IfStatement':
      return { op: 'if', test: node['test'] };
    case 'ConditionalExpression':
      return { op: '?:', test: node['test'] };
    case 'WhileStatement':
      return { op: 'while', test: node['test'] };
    case 'LogicalExpression':
      return { op: node['operator'], test: node['left'] };
    case 'UnaryExpression':
      return node['operator'] === '!' ? { op: '!', test: node['argument'] } : null;
    default:
      return null;
  }
}
function tensorConditions(source) {
  const parsed = parseFunction(source);
  const found = [];
  if (parsed === null) return found;
  full2(parsed.root, (visited) => {
    const condition = conditionOf(visited);
    if (condition === null || !isComparison(condition.test)) return;
    found.push({ op: condition.op, text: parsed.text(condition.test) });
  });
  return found;
}
function valueLoops(source) {
  const parsed = parseFunction(source);
  const found = [];
  if (parsed === null) return found;
  full2(parsed.root, (visited) => {
    const loop = visited;
    const test = /^(For|While|DoWhile)Statement$/.test(loop.type) ? loop['test'] : null;
    if (test === null || !nodesIn(test).some((node) => calledName(node) === 'item')) return;
    const mentions = (names2) =>
      nodesIn(test).some((n) => n.type === 'Identifier' && names2.includes(n['name']));
    const changed = nodesIn(loop['body']).flatMap(assignedName);
    const counters = nodesIn(loop).flatMap(countedName);
    found.push({ text: parsed.text(test), counts: mentions(counters) && !mentions(changed) });
  });
  return found;
}
function unusedParameters(source) {
  const parsed = parseFunction(source);
  const isFunction = /^(ArrowFunction|Function)(Expression|Declaration)$/;
  const outer = parsed === null ? void 0 : outermost(parsed.root, isFunction);
  if (outer === void 0) return [];
  const used = nodesIn(outer['body']).map((node) => node['name']);
  const names2 = outer['params'].map((param) => param['name']);
  return names2.filter((name) => typeof name === 'string' && !used.includes(name));
}
function outermost(root, kind) {
  const found = nodesIn(root).filter((node) => kind.test(node.type));
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}
function nodesIn(node) {
  const found = [];
  full2(node, (visited) => void found.push(visited));
  return found;
}
function assignedName(node) {
  const target = node.type === 'AssignmentExpression' ? node['left'] : null;
  return target?.type === 'Identifier' ? [target['name']] : [];
}
function countedName(node) {
  const target = node.type === 'UpdateExpression' ? node['argument'] : null;
  return target?.type === 'Identifier' ? [target['name']] : [];
}
var MAKERS = /^(array|zeros|ones|full|zerosLike|onesLike|arange|linspace|eye)$/;
function tensorDefaults(source) {
  const parsed = parseFunction(source);
  if (parsed === null) return [];
  const nodes = nodesIn(parsed.root);
  const tensors = new Set(nodes.flatMap(madeName));
  return nodes.flatMap((node) => {
    const left = node.type === 'LogicalExpression' ? node['left'] : null;
    if (left?.type !== 'Identifier' || !tensors.has(left['name'])) return [];
    return [{ op: node['operator'], text: parsed.text(node) }];
  });
}
function madeName(node) {
  if (node.type !== 'VariableDeclarator') return [];
  const [name, init] = [node['id'], node['init']];
  const maker = init === null ? null : calledName(init);
  return name.type === 'Identifier' && maker !== null && MAKERS.test(maker) ? [name['name']] : [];
}
function numberConstructs(source) {
  const parsed = parseFunction(source);
  const found = [];
  if (parsed === null) return found;
  full2(parsed.root, (visited) => {
    const op = numberOperator(visited);
    if (op !== null) found.push({ op, text: parsed.text(visited) });
  });
  return found;
}
function numberOperator(node) {
  const operator = node['operator'];
  if (node.type === 'BinaryExpression' && ARITHMETIC.has(operator)) return operator;
  if (node.type === 'UnaryExpression' && (operator === '-' || operator === '+')) return operator;
  if (node.type === 'MemberExpression' && node['computed'] === true) return '[]';
  if (node.type === 'TemplateLiteral') return '${}';
  return mathCall(node);
}
function mathCall(node) {
  if (node.type !== 'CallExpression') return null;
  const callee = node['callee'];
  if (callee.type === 'Identifier' && callee['name'] === 'Number') return 'Number';
  if (callee.type !== 'MemberExpression') return null;
  const object2 = callee['object'];
  if (object2.type !== 'Identifier' || object2['name'] !== 'Math') return null;
  return `Math.${callee['property']['name']}`;
}
function guardedCall(source, op) {
  const parsed = parseFunction(source);
  if (parsed === null) return null;
  const found = [];
  full2(parsed.root, (visited) => {
    const node = visited;
    if (calledName(node) === 'where') found.push(...guardedIn(node, op, parsed));
  });
  return found.length === 1 ? found[0] : null;
}
function guardedIn(node, op, { text }) {
  const [condition, ...branches] = node['arguments'];
  return branches.flatMap((branch, i2) =>
    callsOf(branch, op).map((call) => {
      const operand2 = call['arguments'][0];
      const [where2, c, x] = [node['callee'], condition, operand2].map(text);
      const safe = i2 === 0 ? `${where2}(${c}, ${x}, 1)` : `${where2}(${c}, 1, ${x})`;
      const whole = text(node);
      return (
        whole.slice(0, operand2.start - node.start) + safe + whole.slice(operand2.end - node.start)
      );
    }),
  );
}
function callsOf(node, op) {
  const found = [];
  full2(node, (visited) => {
    const call = visited;
    if (calledName(call) === op && call['arguments'].length === 1) found.push(call);
  });
  return found;
}

// packages/doctor/src/fixes/replay.ts
var TRIED = 8;
function isRepair({ program, input, entries }, repaired) {
  const tried = entries.slice(0, TRIED);
  const slopes2 = tried.map((entry) => trueSlope(program, entry).slope);
  if (!slopes2.every((slope2) => slope2?.isFinite() === true)) return false;
  const gradient = contiguous(grad((x) => runProgram(repaired, [x])[0])(input));
  const { tiny } = dtypes[input.dtype];
  return tried.every((entry, i2) => {
    const slope2 = slopes2[i2];
    if (slope2.abs().lt(tiny)) return Math.abs(gradient[entry]) <= tiny;
    return relativeError(gradient[entry], slope2) <= toleranceOf(input);
  });
}

// packages/doctor/src/fixes/rewritten.ts
function rewritten(evidence, judgement2) {
  if (judgement2.verdict !== 'bug') return null;
  const program = programOf(
    evidence.program,
    (x) => evidence.names[evidence.observation.inputs.indexOf(x)],
  );
  const attempt2 = (rules) => rewrite(program, rules);
  const works = ({ program: after }) => isRepair(evidence, after);
  const all2 = attempt2(REWRITES);
  if (all2.made.size === 0 || !works(all2)) return null;
  const fewest = fewestOf(REWRITES, (rules) => works(attempt2(rules)));
  const written = exchanges(attempt2(fewest));
  const words2 = written.map(({ before, after }) => `${before} as ${after}`).join(', and ');
  const code = written.map(({ after }) => after).join('; ');
  return { summary: `Write ${words2}.`, code, verified: true };
}
function fewestOf(rules, works) {
  let kept = rules;
  for (const rule2 of rules.toReversed()) {
    const without = kept.filter((each) => each !== rule2);
    if (works(without)) kept = without;
  }
  return kept;
}
function guarded2(evidence, judgement2) {
  if (judgement2.kind !== 'where-nan' || judgement2.fix === null) return null;
  const program = programOf(evidence.program);
  const after = guardBranches(program);
  const code = guardedCall(evidence.source, judgement2.op);
  return { ...judgement2.fix, code, verified: after !== program && isRepair(evidence, after) };
}

// packages/doctor/src/fixes/index.ts
function bestFix(evidence, judgement2) {
  return rewritten(evidence, judgement2) ?? guarded2(evidence, judgement2) ?? judgement2.fix;
}

// packages/doctor/src/flow.ts
function reachedSlots(evidence) {
  const { observation, index } = evidence;
  const { tape } = observation;
  const reached = /* @__PURE__ */ new Set([tape.inputs[index].index]);
  for (const { args, results } of tape.entries) {
    if (!args.some((a) => isSlot(a) && reached.has(a.index))) continue;
    for (const r of results) reached.add(r.index);
  }
  return reached;
}
function flowsToInput(evidence) {
  const reached = reachedSlots(evidence);
  return evidence.observation.flows.filter(({ entry }) =>
    entry.args.some((a) => isSlot(a) && reached.has(a.index)),
  );
}
function cutsOf(evidence) {
  const reached = reachedSlots(evidence);
  const needed = tensorsOfValue(evidence.observation);
  return evidence.observation.tape.cuts
    .filter(
      ({ inputs, outputs, reason }) =>
        inputs.some((s) => reached.has(s.index)) &&
        (reason === 'left the tape' || outputs.some((y) => needed.has(y))),
    )
    .toReversed();
}
function pushed(evidence) {
  const { observation, index, entries } = evidence;
  const { tape, inputs } = observation;
  const held = /* @__PURE__ */ new Map();
  const tangents = inputs.map((x, i2) => basis(x, i2 === index ? entries[0] : -1));
  tape.inputs.forEach((slot, i2) => held.set(slot.index, tangents[i2]));
  return tape.entries.map((entry) => {
    const given = entry.args.map((a) => (isSlot(a) ? (held.get(a.index) ?? null) : null));
    const results = pushEntry(entry, given);
    results.forEach((t, i2) => t !== null && held.set(entry.results[i2].index, t));
    return { entry, given, results };
  });
}
function findKiller(evidence) {
  return (
    pushed(evidence).findLast(
      ({ given, results }) => !given.every(isZero) && results.every(isZero),
    ) ?? null
  );
}
function pushEntry(entry, given) {
  const slots = entry.args.filter((a) => isSlot(a));
  const known2 = given.filter((_, i2) => isSlot(entry.args[i2]));
  if (known2.every((t) => t === null)) return entry.results.map(() => null);
  const size = 1 + Math.max(...slots.map((s) => s.index), ...entry.results.map((r) => r.index));
  const tape = { inputs: slots, entries: [entry], outputs: entry.results, cuts: [], size };
  const filled2 = known2.map((t, i2) => t ?? zerosOf(slots[i2].type));
  return push(tape, filled2);
}
function basis(x, entry) {
  const data2 = allocate(x.dtype, x.size);
  if (entry >= 0) data2[entry] = 1;
  return fromData(x.type, data2);
}

// packages/doctor/src/shadow/otherBranch.ts
var NEAR = 1e-3;
function otherBranch({ program, entries, observation }) {
  const other = flipped(program);
  if (other === null) return null;
  const [here, there] = [program, other].map(valueOf);
  if (here?.isFinite() !== true || there === void 0) return null;
  if (!there.isFinite()) return reaches(other, observation.value) ? 'no value' : null;
  const near = there.minus(here).abs().lte(here.abs().times(NEAR));
  const { slope: slope2, text } = trueSlope(other, entries[0]);
  return near && slope2?.isZero() === false ? text : null;
}
var valueOf = (program) => exactValues(program)?.get(program.output)?.data[0];
function flipped(program) {
  const opposite = /* @__PURE__ */ new Map();
  for (const { outputs } of program.steps) {
    for (const y of outputs) if (y.dtype === 'bool') opposite.set(y, logicalNot(y));
  }
  if (opposite.size === 0) return null;
  const steps = program.steps.map((step) => ({
    ...step,
    inputs: step.inputs.map((x) => opposite.get(x) ?? x),
  }));
  return {
    ...program,
    steps: steps.filter(({ outputs }) => !outputs.some((y) => opposite.has(y))),
  };
}
var reaches = ({ steps }, value) => steps.some(({ outputs }) => outputs.includes(value));

// packages/doctor/src/findings/verdict.ts
function zeroVerdict(evidence) {
  const { kind, slope: slope2 } = evidence.truth;
  if (kind === 'kink') return 'convention';
  if (kind === 'undefined') return 'undefined';
  if (slope2 === null || slope2.isZero()) return 'correct-zero';
  return unrepresentable(evidence) ? 'not-representable' : 'bug';
}

// packages/doctor/src/findings/flatOperation.ts
function judgeFlatOperation(evidence) {
  if (evidence.symptom !== 'zero') return null;
  const cut = cutsOf(evidence).find((c) => c.reason !== 'stopGradient' && !isChoice(c, evidence));
  if (cut === void 0 || cut.reason === 'left the tape') return null;
  if (isSearch(cut, evidence)) return searched(cut);
  return {
    kind: 'non-differentiable-op',
    verdict: zeroVerdict(evidence),
    op: cut.origin.op,
    site: placeOf2(cut.origin),
    message: `${cut.origin.op} ends the gradient here: ${cut.why}.`,
    fix: {
      summary:
        'Replace it by something smooth (sigmoid for a step, softmax for an argmax), or pass the gradient straight through: `x.sub(stopGradient(x)).add(stopGradient(hard))`.',
      code: null,
      verified: false,
    },
  };
}
function isChoice(cut, evidence) {
  const { outputs } = cut;
  const { observation } = evidence;
  const conditions = new Set(outputs.filter((y) => y.dtype === 'bool'));
  if (conditions.size === 0) return false;
  let chooses = false;
  for (const { inputs, outputs: results } of observation.steps) {
    if (!inputs.some((x) => conditions.has(x))) continue;
    if (results.every((y) => y.dtype === 'bool')) for (const y of results) conditions.add(y);
    else if (inputs.length > 1) chooses = true;
  }
  return chooses;
}
function isSearch({ outputs, origin }, { observation: { steps } }) {
  const isIndex = outputs.some((y) => y.dtype === 'int32');
  const found = new Set(outputs);
  const picked = steps.flatMap(({ inputs, outputs: results }) => {
    if (!inputs.some((x) => found.has(x))) return [];
    if (results.every((y) => y.dtype === 'int32')) for (const y of results) found.add(y);
    return inputs.filter((x) => isFloat(x.dtype));
  });
  return isIndex && picked.some((table) => leadsTo(steps, table, origin.application?.inputs ?? []));
}
function leadsTo(steps, from, to) {
  const reached = /* @__PURE__ */ new Set([from]);
  for (const { inputs, outputs } of steps) {
    if (inputs.some((x) => reached.has(x))) for (const y of outputs) reached.add(y);
  }
  return from.size > 1 && to.some((x) => reached.has(x));
}
function searched({ origin }) {
  return {
    kind: 'iteration',
    verdict: 'bug',
    op: origin.op,
    site: placeOf2(origin),
    message: `${origin.op} looks for the best entry of a fixed table. The entry found jumps from one to the next and is constant in between, although the best point moves with the input.`,
    fix: {
      summary:
        'Refine the point found by a step of Newton on what is minimised, or use a soft minimum: the table averaged with the weights softmax(\u2212cost / width).',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

// packages/doctor/src/findings/branch.ts
function isChoiceEntry(entry) {
  return entry.args.some((a) => !isSlot(a) && a.dtype === 'bool');
}
function decidedBranch(evidence) {
  const reached = reachedSlots(evidence);
  const { tape, unfolded, steps } = evidence.observation;
  const decisions = new Set(
    tape.cuts
      .filter(({ inputs }) => inputs.some((slot) => reached.has(slot.index)))
      .flatMap(({ outputs }) => outputs),
  );
  for (const { inputs, outputs } of steps) {
    if (inputs.some((x) => decisions.has(x))) for (const y of outputs) decisions.add(y);
  }
  return unfolded.find(({ inputs }) =>
    inputs.some((x) => decisions.has(x) && (x.dtype === 'bool' || x.dtype === 'int32')),
  );
}
function judgeBranch(evidence) {
  if (evidence.symptom !== 'zero') return null;
  const origin = chooser(evidence);
  if (origin === void 0) return null;
  const verdict = zeroVerdict(evidence);
  const other = verdict === 'correct-zero' ? otherBranch(evidence) : null;
  if (other === 'no value') return 'healthy';
  if (other !== null) return patched(origin, other);
  const loop = decidingLoop(evidence);
  if (loop !== void 0) return searched2(loop);
  return isStaircase(evidence) ? staircase(origin) : constantBranch(origin, verdict);
}
var STEPS3 = 32;
function isStaircase({ program }) {
  return program.steps.some(({ outputs: [y] }) => {
    if (y?.dtype !== 'bool' || y.size < STEPS3) return false;
    const decided = [...y.data()];
    return decided.includes(0) && decided.includes(1);
  });
}
function staircase(origin) {
  return {
    kind: 'branch',
    verdict: 'bug',
    op: origin.op,
    site: placeOf2(origin),
    message: `${origin.op} decides for many points one by one on which side of the input they lie. The result is a fine staircase: flat almost everywhere, although as a whole it rises or falls with the input.`,
    fix: {
      summary:
        'Let the points move with the input (integrate over u\xB7x for u from 0 to 1), or use a smooth step such as sigmoid((x \u2212 t) / width).',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
function chooser(evidence) {
  const killer = findKiller(evidence);
  if (killer !== null && isChoiceEntry(killer.entry)) return killer.entry.origin;
  return decidedBranch(evidence) ?? cutsOf(evidence).find((c) => isChoice(c, evidence))?.origin;
}
function constantBranch(origin, verdict) {
  const branch = `${origin.op} took a branch that does not depend on this input`;
  return {
    kind: 'branch',
    verdict,
    op: origin.op,
    site: placeOf2(origin),
    message:
      verdict === 'correct-zero'
        ? `${branch}, so 0 is the exact slope here.`
        : `${branch}; how the branch point moves is not seen by a derivative.`,
    fix: {
      summary:
        'If a slope is wanted across the branch point, use a smooth step such as sigmoid((x \u2212 threshold) / width).',
      code: null,
      verified: false,
    },
  };
}
function patched(origin, slope2) {
  return {
    kind: 'branch',
    verdict: 'bug',
    op: origin.op,
    site: placeOf2(origin),
    message: `${origin.op} took a constant that stands for the other branch near this point. The values agree, the slopes do not: the constant has slope 0, the other branch has ${slope2}.`,
    fix: {
      summary:
        'Put in a few terms of its series instead of a constant, or use a function that is right at the point (sinc, expm1, log1p).',
      code: null,
      verified: false,
    },
  };
}
function searched2(step) {
  const op = step.primitive.name;
  return {
    kind: 'iteration',
    verdict: 'bug',
    op,
    site: placeOf2(step),
    message: `a loop narrows the result down by comparisons (${op}). Each step is constant for a derivative, although the result as a whole moves with the input.`,
    fix: {
      summary:
        'Differentiate the equation that the result solves (implicitDiff), or add one Newton step from the stopped result: `t.sub(f(t).div(slope))`.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
var OFTEN = 8;
function decidingLoop({ program }) {
  const count = /* @__PURE__ */ new Map();
  return program.steps.find((step) => {
    if (step.outputs.some((y) => y.dtype !== 'bool')) return false;
    const place = placeOf2(step);
    if (place === null) return false;
    const key = `${place.file}:${place.line}:${place.column}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    return count.get(key) === OFTEN;
  });
}

// packages/doctor/src/findings/corner.ts
function judgeCorner(evidence) {
  const { symptom, truth: truth3, observation, program } = evidence;
  if (symptom !== 'zero' && symptom !== 'wrong') return null;
  const isKink = truth3.kind === 'kink';
  if (!isKink && (truth3.slope === null || truth3.slope.isZero())) return null;
  const step = cornersOf(observation, program).at(-1);
  if (step === void 0) return null;
  const op = step.primitive.name;
  return {
    kind: 'tie-convention',
    op,
    site: placeOf2(step),
    ...(isKink ? convention(evidence, op) : mistake(evidence, op)),
  };
}
function convention({ truth: { left, right }, gradient }, op) {
  const [from, to] = [left, right].map(digits17);
  return {
    verdict: 'convention',
    message: `${op} has a corner (or a tie) at this point: from the left the slope is ${from}, from the right ${to}. ${gradient} is what the convention gives.`,
    fix: {
      summary:
        'Nothing needs mending unless another slope is wanted here; then choose it with where, or use a smooth function.',
      code: null,
      verified: false,
    },
  };
}
function mistake({ truth: truth3, gradient }, op) {
  return {
    verdict: 'bug',
    message: `${op} has a corner at this point, and its slope there is a convention. The whole function is smooth, with slope ${truth3.text}: the conventions of its parts do not add up to it (${gradient}).`,
    fix: {
      summary:
        'Write the function as one smooth operation (logaddexp, softplus, a square) instead of pieces that meet in a corner.',
      code: null,
      verified: false,
    },
  };
}

// packages/doctor/src/findings/invariance.ts
function judgeInvariance(evidence) {
  const { symptom, truth: truth3 } = evidence;
  if (symptom !== 'zero' || truth3.slope === null || !truth3.slope.isZero()) return null;
  const entry = cancelling(evidence);
  if (entry === void 0) return null;
  if (isStationary(evidence)) return 'healthy';
  const step = coupling(evidence, entry);
  const op = step?.primitive.name ?? entry.origin.op;
  return {
    kind: 'invariance',
    verdict: 'correct-zero',
    op,
    site: placeOf2(step ?? entry.origin),
    message: `the result does not change with this input: ${op} takes out again what the input adds, and the parts of the slope cancel. 0 is right.`,
    fix: {
      summary:
        'If this input should be learned, use a result that depends on it: the function removes it (by normalising, centring or a ratio).',
      code: null,
      verified: false,
    },
  };
}
function isStationary({ program, entries }) {
  const { slope: slope2 } = trueSlope(elsewhere(program), entries[0]);
  return slope2 !== null && slope2.isFinite() && !slope2.isZero();
}
function cancelling(evidence) {
  const { eps } = dtypes[evidence.input.dtype];
  let found;
  for (const { entry, given, results } of pushed(evidence)) {
    const before = largest2(given);
    if (before === 0 || !addsUp(entry, given)) continue;
    const known2 = entry.args.filter((a) => !isSlot(a));
    const factor = known2.length === 0 ? 1 : largest2(known2);
    if (factor === 0) continue;
    if (largest2(results) <= 64 * eps * before * factor) found = entry;
  }
  return found;
}
function addsUp({ primitive }, given) {
  const { kind } = primitive.lower;
  return kind === 'reduce' || kind === 'contract' || given.filter((t) => t !== null).length > 1;
}
function coupling({ program }, { origin }) {
  const touched = /* @__PURE__ */ new Set([program.input]);
  for (const { outputs: outputs2 } of program.steps) for (const y of outputs2) touched.add(y);
  const outputs = origin.application?.outputs ?? [];
  const last = program.steps.findIndex((s) => s.outputs.some((y) => outputs.includes(y)));
  return program.steps
    .slice(0, last + 1)
    .findLast(({ inputs }) => new Set(inputs.filter((x) => touched.has(x))).size > 1);
}

// packages/doctor/src/findings/leftTape.ts
function judgeLeftTape(evidence) {
  if (evidence.symptom !== 'zero') return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'left the tape');
  if (cut === void 0) return null;
  const { op } = cut.origin;
  const [loop] = valueLoops(evidence.source);
  if (op === 'item' && loop !== void 0) return stoppedBy(cut, loop, hasTurned(evidence, cut));
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: placeOf2(cut.origin),
    message: `${op}() turned the tensor into plain JavaScript numbers. What is computed from them is a constant for the gradient. Whether they became part of the value, or only decided what to compute (then 0 can be right), cannot be seen.`,
    truth: null,
    // the recorded run is not the whole function
    fix: {
      summary: `Compute with the tensor itself instead of the numbers that ${op}() gives; use ${op}() only to print or to decide.`,
      code: null,
      verified: false,
    },
  };
}
function hasTurned(evidence, { origin }) {
  const line = placeOf2(origin)?.line;
  const asked = cutsOf(evidence).filter(
    (c) => c.reason === 'left the tape' && placeOf2(c.origin)?.line === line,
  );
  return asked.length > 1;
}
function stoppedBy({ origin }, { text, counts }, turned2) {
  const place = { op: origin.op, site: placeOf2(origin), truth: null };
  if (turned2 || counts) {
    return {
      kind: 'control-flow',
      verdict: 'correct-zero',
      ...place,
      message: `the input only decides how often the loop runs (\`${text}\`). The number of turns is constant for a derivative, so 0 is right.`,
      fix: null,
    };
  }
  return {
    kind: 'iteration',
    verdict: 'bug',
    ...place,
    message: `the loop stops as soon as a value is good enough (\`${text}\`). Here it stopped before the input had entered the result, so there is nothing to differentiate, although the solution it looks for moves with the input.`,
    fix: {
      summary:
        'Differentiate the equation that the result solves (implicitDiff), or add one more step of the iteration from the stopped result.',
      code: null,
      verified: false,
    },
  };
}

// packages/doctor/src/origins.ts
function ownerOf({ observation }, step) {
  const flow = observation.flows.find(({ steps }) => steps.includes(step));
  if (flow !== void 0) return sender(observation, flow, step);
  return slopeOf2(observation, step) ?? { op: step.primitive.name, site: step.site };
}
function sender(observation, flow, { inputs }) {
  const senders = inputs.map((c) => sentBy(observation, c));
  const [a, b] = senders;
  if (a === void 0 || b === void 0) return flow.entry.origin;
  return meeting(observation, a.entry.origin, b.entry.origin) ?? flow.entry.origin;
}
function sentBy({ flows }, cotangent) {
  let wanted = cotangent;
  for (;;) {
    const flow = flows.find(({ left }) => left.includes(wanted));
    if (flow !== void 0) return flow;
    const steps = flows.flatMap((f) => f.steps);
    const sum3 = steps.find(({ outputs }) => outputs.includes(wanted));
    if (sum3 === void 0) return void 0;
    wanted = sum3.inputs[0];
  }
}
function meeting({ steps }, a, b) {
  const reach = [a, b].map(({ application }) => new Set(application?.outputs));
  const met = steps.find(({ inputs, outputs }) =>
    reach
      .map((from) => {
        const reached = [...inputs, ...outputs].some((x) => from.has(x));
        if (reached) for (const y of outputs) from.add(y);
        return reached;
      })
      .every(Boolean),
  );
  return met === void 0 ? void 0 : { op: met.primitive.name, site: met.site };
}
function slopeOf2(observation, step) {
  const { tape, steps } = observation;
  const needed = tensorsOfValue(observation);
  if (step.outputs.some((y) => needed.has(y))) return void 0;
  const wanted = new Set(step.outputs);
  for (const { inputs, outputs } of steps.slice(steps.indexOf(step) + 1)) {
    if (inputs.some((x) => wanted.has(x))) for (const y of outputs) wanted.add(y);
  }
  const entry = tape.entries.find((e) => e.args.some((a) => !isSlot(a) && wanted.has(a)));
  return entry?.origin;
}

// packages/doctor/src/findings/lostDigits.ts
function judgeLostDigits(evidence) {
  const { slope: slope2 } = evidence.truth;
  if (slope2 === null || !slope2.isFinite() || slope2.isZero() || unrepresentable(evidence))
    return null;
  const loss = guilty(evidence, slope2);
  if (loss === void 0) return null;
  const owner = ownerOf(evidence, loss.step);
  return {
    ...story(evidence, loss, owner.op),
    verdict: 'bug',
    op: owner.op,
    site: placeOf2(owner),
  };
}
function guilty(evidence, slope2) {
  const losses = lossesOf(evidence.observation);
  const healing = lossOfValue(evidence, losses) ?? losses.find((l) => heals(evidence, l, slope2));
  if (evidence.symptom === 'nan' || evidence.symptom === 'inf') {
    return healing?.kind === 'rounding' && !isSaturated(evidence, healing) ? healing : void 0;
  }
  if (healing !== void 0 || !areRulesRight(evidence, slope2)) return healing;
  return losses.find(({ kind }) => kind === 'overflow') ?? losses[0];
}
function lossOfValue(evidence, losses) {
  const { observation, truth: truth3 } = evidence;
  if (isValueRight(observation) || !areRulesRight(evidence, truth3.slope)) return void 0;
  return losses.find(({ step, kind }) => kind === 'rounding' && observation.steps.includes(step));
}
function areRulesRight({ observation, index, entries, input }, slope2) {
  const cotangent = observation.cotangents[index] ?? null;
  if (cotangent === null) return false;
  const exact = exactRun(observation)?.get(cotangent)?.data[entries[0]];
  return (
    exact !== void 0 &&
    exact
      .minus(slope2)
      .abs()
      .lte(slope2.abs().times(toleranceOf(input)))
  );
}
function isSaturated({ observation, input }, { step }) {
  const { eps } = dtypes[input.dtype];
  return observation.tape.entries.some(({ origin: { application }, args }) => {
    if (application?.outputs.some((y) => step.inputs.includes(y)) !== true) return false;
    const felt = (eps * largest2(application.outputs)) / Math.max(1, largest2(application.inputs));
    const slopes2 = args.filter((a) => !isSlot(a) && isFloat(a.dtype));
    return slopes2.some((c) => contiguous(c).every((v) => Math.abs(v) < felt));
  });
}
function heals(evidence, loss, slope2) {
  const { observation, index, entries, input } = evidence;
  const gradient = healed(observation, loss, index);
  if (gradient === null) return false;
  const entry = contiguous(gradient)[entries[0]];
  return relativeError(entry, slope2) <= 8 * toleranceOf(input);
}
function story(evidence, { kind, error }, op) {
  const truth3 = `the true slope is ${evidence.truth.text}`;
  if (kind === 'overflow') {
    return {
      kind,
      message: `${op} overflowed to \u221E on the way to the result, and what followed made ${evidence.gradient} of it; ${truth3}.`,
      fix: advice(
        'Scale the numbers first, or use a form that never makes the large one: hypot, logsumexp, logaddexp.',
      ),
    };
  }
  if (kind === 'underflow') {
    return {
      kind,
      message: `${op} fell below the smallest float on the way to the result; ${truth3}.`,
      fix: advice('Scale the numbers first, or work with logarithms.'),
    };
  }
  const lost = Number.isFinite(error)
    ? `its result has a relative error of ${error.toPrecision(1)}`
    : 'no digit of its result is right';
  return {
    kind: 'cancellation',
    message: `${op} lost the digits that this slope is made of: its operands were right, but ${lost}. The gradient is off by ${ulps(evidence)}; ${truth3}.`,
    fix: advice(
      'Write the difference so that nothing large is subtracted: expm1, log1p, log1mexp, sin(x/2) for 1 \u2212 cos x, b/(\u221Aa + \u221Ac) for a difference of roots, a series near the point.',
    ),
  };
}
var advice = (summary) => ({ summary, code: null, verified: false });
function ulps({ gradient, truth: truth3, input }) {
  const error = relativeError(gradient, truth3.slope);
  if (!Number.isFinite(error)) return 'all of it';
  const count = error / dtypes[input.dtype].eps;
  return `${count < 1e6 ? Math.round(count) : count.toExponential(0)} units in the last place`;
}

// packages/doctor/src/findings/vanishing.ts
function vanishedBefore({ observation }, { application }) {
  const { steps } = observation;
  const loss = lossesOf(observation).find(
    ({ step, kind }) => kind === 'underflow' && steps.includes(step),
  );
  if (loss === void 0 || !application || isBounded(loss.step)) return void 0;
  return isScaledOnly(steps, loss.step, application.inputs) ? loss.step : void 0;
}
var FAR2 = [1e4, -1e4];
function isBounded({ primitive, params, inputs }) {
  if (primitive.lower.kind !== 'elementwise' || inputs.length !== 1) return false;
  const { dtype } = inputs[0];
  return FAR2.every((x) => {
    const [y] = bind(primitive, [full([], x, { dtype })], params);
    return Math.abs(y.item()) < 100;
  });
}
function isScaledOnly(steps, from, to) {
  const touched = new Set(steps.flatMap(({ outputs }) => outputs));
  const reached = new Set(from.outputs);
  for (const { primitive, inputs, outputs } of steps.slice(steps.indexOf(from) + 1)) {
    if (!inputs.some((x) => reached.has(x))) continue;
    if (to.every((x) => inputs.includes(x))) return true;
    const { linearIn } = primitive;
    const isShare =
      Array.isArray(linearIn) && inputs.some((x, i2) => touched.has(x) && !linearIn.includes(i2));
    if (isShare) return false;
    for (const y of outputs) reached.add(y);
  }
  return to.some((x) => reached.has(x));
}

// packages/doctor/src/findings/poisoned.ts
function judgePoisoned(evidence) {
  if (evidence.symptom !== 'nan' && evidence.symptom !== 'inf') return null;
  const flows = flowsToInput(evidence);
  const turn = turnOf(flows, evidence.symptom === 'nan' ? hasNoNaN : isFinite2);
  const overflow = firstStep(evidence.observation, isFinite2);
  if (turn < 0) return overflow === void 0 ? null : singularValue(evidence, overflow);
  const flow = flows[turn];
  if (droppedBefore(flows.slice(0, turn), flow)) return untaken(evidence, flow);
  return turned(evidence, flow, overflow);
}
function turnOf(flows, healthy) {
  const first = (holds) => flows.findIndex((f) => f.arrived.every(holds) && !f.left.every(holds));
  const turn = first(healthy);
  const source = first(isFinite2);
  return source < 0 || flows[turn]?.arrived.every(isFinite2) === true ? turn : source;
}
function turned(evidence, flow, overflow) {
  if (overflow !== void 0 && overflowed(overflow)) return tooLarge(evidence, overflow);
  if (slopeOverflowed(flow)) return tooSteep(evidence, flow);
  if (roundedIntoPole(evidence, flow)) {
    const vanished = vanishedBefore(evidence, flow.entry.origin);
    return vanished === void 0 ? saturated(evidence, flow) : tooSmall(evidence, vanished);
  }
  return singular(evidence, withoutValue(evidence) ?? flow.entry.origin);
}
function withoutValue({ observation, truth: truth3 }) {
  if (truth3.kind !== 'unknown') return void 0;
  const step = firstStep(observation, hasNoNaN);
  if (step === void 0 || !step.inputs.every(isFinite2)) return void 0;
  return { ...step, op: step.primitive.name };
}
function droppedBefore(before, flow) {
  const dropped = before.some(({ entry }) => isChoiceEntry(entry));
  const zeros = flow.arrived.some((c) => c !== null && [...c.data()].includes(0));
  return dropped && zeros;
}
function overflowed(step) {
  try {
    return exactAt(step).every((x) => x.isFinite());
  } catch (reason) {
    if (reason instanceof NoShadow) return step.outputs.every(hasNoNaN);
    throw reason;
  }
}
var LOOKED_AT = 16;
var LARGE2 = 1e4;
function exactAt(step) {
  if (step.primitive.lower.kind === 'elementwise') {
    const sick2 = [];
    contiguous(step.outputs[0]).forEach((v, i2) => {
      if (sick2.length < LOOKED_AT && !Number.isFinite(v)) sick2.push(i2);
    });
    return evaluateElements(step, sick2);
  }
  if (costOfStep(step) > LARGE2) throw new NoShadow(step.primitive.name);
  return evaluateStep(step, step.inputs.map(realOf)).flatMap(({ data: data2 }) => data2);
}
function slopeOverflowed({ entry, arrived }) {
  const known2 = entry.args.filter((a) => !isSlot(a));
  return known2.length > 0 && known2.every(isFinite2) && arrived.every(isFinite2);
}
function roundedIntoPole({ program }, { entry }) {
  const outputs = entry.origin.application?.outputs ?? [];
  const exact = exactValues(program);
  return outputs.some((y) => {
    const truth3 = exact?.get(y);
    return truth3 !== void 0 && !isFinite2(y) && truth3.data.every((v) => v.isFinite());
  });
}
function verdictOf(evidence) {
  const { kind } = evidence.truth;
  if (kind === 'infinite') return evidence.symptom === 'inf' ? 'correct-inf' : 'bug';
  if (kind === 'kink') return 'convention';
  if (kind === 'undefined') return 'undefined';
  if (withoutValue(evidence) !== void 0) return 'undefined';
  return unrepresentable(evidence) && evidence.symptom === 'inf' ? 'not-representable' : 'bug';
}
function judgement(evidence, place, story2) {
  return { ...story2, verdict: verdictOf(evidence), site: placeOf2(place) };
}
function untaken(evidence, { entry }) {
  const origin = sourceOf2(evidence.observation, entry.origin);
  return judgement(evidence, origin, {
    kind: 'where-nan',
    op: origin.op,
    message: `${origin.op} is computed for the branch that is not taken, too. The cotangent there is 0, the slope of ${origin.op} is not finite, and 0 \xB7 \u221E = NaN.`,
    fix: {
      summary: `Guard the input of ${origin.op} as well, with a harmless value where the branch is not taken; or use whereSafe, which does it.`,
      code: null,
      verified: false,
    },
  });
}
function sourceOf2(observation, origin) {
  const sick2 = origin.application?.inputs.find((x) => !isFinite2(x));
  const step = sick2 === void 0 ? void 0 : observation.steps.find((s) => s.outputs.includes(sick2));
  if (step === void 0) return origin;
  return sourceOf2(observation, {
    op: step.primitive.name,
    site: step.site,
    application: step,
  });
}
function tooLarge(evidence, step) {
  const op = step.primitive.name;
  const { text } = evidence.truth;
  return judgement(evidence, step, {
    kind: 'overflow',
    op,
    message: `${op} overflowed to \u221E on the way to the result${text === null ? '' : `; the true slope is ${text}`}.`,
    fix: overflowFix(evidence),
  });
}
function overflowFix(evidence) {
  const summary = unrepresentable(evidence)
    ? 'No float can hold this slope. Optimise the exponent (the logarithm) instead.'
    : 'Use a form that never makes the large number: logaddexp, logsumexp, softmax, sigmoid, hypot.';
  return { summary, code: null, verified: false };
}
function tooSteep(evidence, { entry: { origin } }) {
  const { op } = origin;
  const { text } = evidence.truth;
  return judgement(evidence, origin, {
    kind: 'overflow',
    op,
    message: `the slope overflowed to \u221E on the way back through ${op}; all values are finite${text === null ? '' : `, and the true slope is ${text}`}.`,
    fix: overflowFix(evidence),
  });
}
function tooSmall(evidence, step) {
  const op = step.primitive.name;
  return judgement(evidence, step, {
    kind: 'underflow',
    op,
    message: `${op} fell below the smallest float and became 0, and what followed is not finite at 0; the true slope is ${evidence.truth.text ?? 'finite'}.`,
    fix: {
      summary:
        'Work with logarithms from the start: a sum of them for a product, logsumexp for a sum of exponentials.',
      code: null,
      verified: false,
    },
  });
}
function saturated(evidence, { entry: { origin } }) {
  const { op } = origin;
  return judgement(evidence, origin, {
    kind: 'saturation',
    op,
    message: `the operand of ${op} was rounded onto its singular point; exactly it lies beside it. The true slope is ${evidence.truth.text ?? 'finite'}.`,
    fix: {
      summary:
        'Use the logarithm of the function as one function: logSigmoid, softplus, logSoftmax, log1mexp, log1p, expm1.',
      code: null,
      verified: false,
    },
  });
}
function singular(evidence, origin) {
  const { op } = origin;
  const right = evidence.symptom === 'inf' && evidence.truth.kind === 'infinite';
  return judgement(evidence, origin, {
    kind: 'singular-point',
    op,
    message: right
      ? `${op} has an infinite slope at this point; the infinity is right.`
      : `${op} has no finite slope at this point${evidence.symptom === 'nan' ? ', and on the way back it meets a factor 0: 0 \xB7 \u221E = NaN' : ''}.`,
    fix: {
      summary: `Keep the input of ${op} away from the singular point (safeSqrt, safeDivide, safeNorm), or write the function without it.`,
      code: null,
      verified: false,
    },
  });
}
function singularValue(evidence, step) {
  return overflowed(step)
    ? tooLarge(evidence, step)
    : singular(evidence, { ...step, op: step.primitive.name });
}

// packages/doctor/src/findings/stale.ts
function judgeStale({ run: run2 }) {
  const { warnings, unfolded } = run2;
  const warning = warnings.find(({ code }) => code === 'GR312');
  if (warning === void 0) return null;
  const call = unfolded.findLast(({ op }) => op === 'jit');
  return {
    kind: 'jit-tracing',
    verdict: 'bug',
    op: 'jit',
    site: call === void 0 ? null : positionOf(call.site),
    message:
      'the jitted function would compute something else now than the program that was traced from it before: something outside that it reads has changed since, and the program keeps the old value.',
    fix: {
      summary: 'Pass what changes as an argument: `jit((x, scale) => \u2026)`.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

// packages/doctor/src/findings/stopGradient.ts
function judgeStopGradient(evidence) {
  if (evidence.symptom !== 'zero' && evidence.symptom !== 'wrong') return null;
  if (isHarmless(evidence)) return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'stopGradient');
  if (cut === void 0) return null;
  const zero = evidence.symptom === 'zero';
  return {
    kind: 'stop-gradient',
    verdict: verdictOf2(evidence, cut),
    op: cut.origin.op,
    site: placeOf2(cut.origin),
    message: zero
      ? `${cut.origin.op} blocks every path from this input to the result.`
      : `${cut.origin.op} blocks one of the paths from this input to the result, so this is not the slope of the whole function.`,
    fix: {
      summary: zero
        ? 'Put stopGradient around the part that is meant to be constant (a target), not around what is learned.'
        : 'If the whole slope is wanted, remove the stopGradient; if the target is meant to be constant, nothing needs mending.',
      code: null,
      verified: false,
    },
  };
}
function isHarmless({ program, entries, truth: { slope: slope2 } }) {
  const ruled = program.ruleSlope?.(entries[0]) ?? null;
  if (ruled === null || slope2 === null || !slope2.isFinite() || slope2.isZero()) return false;
  return ruled.minus(slope2).abs().lte(slope2.abs().times(1e-6));
}
function verdictOf2({ symptom, truth: truth3, program }, { outputs }) {
  if (symptom === 'zero') return truth3.slope?.isZero() === true ? 'correct-zero' : 'bug';
  const stopped = new Set(outputs);
  const isFactor2 = program.steps.some(({ primitive, inputs, outputs: results }) => {
    const [mine, others] = [
      inputs.some((x) => stopped.has(x)),
      inputs.some((x) => !stopped.has(x)),
    ];
    if (mine && !others) for (const y of results) stopped.add(y);
    return mine && others && primitive.linearIn !== 'all';
  });
  return isFactor2 ? 'bug' : 'intended';
}

// packages/doctor/src/sourceLine.ts
function files() {
  const { process: process2 } = globalThis;
  return process2?.getBuiltinModule?.('node:fs');
}
function lineAt({ file, line }) {
  try {
    return files()?.readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
  } catch {
    return '';
  }
}
var BEFORE = /\b(if|while)\s*\(\s*(!?[\w$.[\]]*)$/;
var COMPARISON = /^\.?(\w+\([^()]*\))/;
var TERNARY = /^\s*\?[^.?]/;
function conditionAt(position) {
  const line = lineAt(position);
  const before = line.slice(0, position.column - 1);
  const after = line.slice(position.column - 1);
  const comparison = COMPARISON.exec(after);
  if (comparison === null) return null;
  const rest = after.slice(comparison[0].length);
  const opened = BEFORE.exec(before);
  if (opened !== null && /^\s*\)/.test(rest)) {
    return { op: opened[1], text: opened[2] + comparison[1] };
  }
  if (!TERNARY.test(rest)) return null;
  return { op: '?:', text: (/[\w$.[\]]*$/.exec(before)?.[0] ?? '') + comparison[1] };
}

// packages/doctor/src/findings/tensorCondition.ts
function judgeTensorCondition({ run: run2, source }) {
  const dead = run2.warnings.some((w) => w.code === 'GR303');
  const step = deadComparison(run2);
  const construct = tensorConditions(source)[0] ?? elsewhere2(step);
  if (construct === void 0 || (!dead && step === void 0)) return null;
  return {
    kind: 'js-language',
    verdict: 'bug',
    op: construct.op,
    site: step === void 0 ? firstPlace(run2) : positionOf(step.site),
    message: `\`${construct.op} (${construct.text})\` asks an object whether it is true, and every object is. JavaScript took the first branch whatever the numbers say.`,
    fix: repair(construct),
  };
}
function elsewhere2(step) {
  const position = step === void 0 ? null : positionOf(step.site);
  return (position === null ? null : conditionAt(position)) ?? void 0;
}
function repair({ text }) {
  return {
    summary: `Choose with where: \`where(${text}, ifTrue, ifFalse)\`; outside of jit \`if (${text}.item())\` works, too.`,
    code: null,
    verified: false,
  };
}
function deadComparison({ steps }) {
  const used = new Set(steps.flatMap((s) => s.inputs));
  return steps.find(({ outputs: [y] }) => {
    const single = y !== void 0 && y.dtype === 'bool' && y.size === 1;
    return single && !used.has(y) && y.data()[0] === 0;
  });
}
function firstPlace({ steps }) {
  return steps.length === 0 ? null : positionOf(steps[0].site);
}
function judgeTensorDefault({ run: run2, source, sick: sick2 }) {
  if (!sick2) return null;
  const [construct] = tensorDefaults(source);
  if (construct === void 0) return null;
  const { op, text } = construct;
  return {
    kind: 'js-language',
    verdict: 'bug',
    op,
    site: firstPlace(run2),
    message: `\`${text}\` asks an object whether it is true, and every object is, also a tensor that holds 0. The other side is ${op === '&&' ? 'always' : 'never'} taken.`,
    fix: {
      summary:
        'Choose with where: `where(equal(scale, 0), other, scale)`; for a missing argument write `??` or a default value.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

// packages/doctor/src/findings/thrown.ts
var FITTING = {
  GR301: (op) => op !== '[]' && op !== '${}',
  GR302: (op) => op !== '[]' && op !== '${}',
  GR304: (op) => op === '[]' || op === '${}' || op === '+',
};
var NAMES2 = {
  GR203: 'async',
  GR204: 'return',
  GR304: '[]',
  GR305: 'item',
  GR306: 'JSON.stringify',
  GR307: 'for',
};
var JAVASCRIPT = /* @__PURE__ */ new Set([
  ...Object.keys(NAMES2),
  'GR301',
  'GR302',
  'GR104',
  'GR201',
]);
var NOWHERE = /* @__PURE__ */ new Set(['GR203', 'GR204']);
var CONTROL_FLOW = /^GR4[23]\d$/;
var FORMS = /\b(scan|cond|switchCase|whileLoop|foriLoop|map|associativeScan)\b/;
function judgeThrown(error, source) {
  const form = CONTROL_FLOW.test(error.code) ? FORMS.exec(error.parts.what)?.[1] : void 0;
  if (!JAVASCRIPT.has(error.code) && form === void 0) return null;
  const kind = isTracing(error) ? 'jit-tracing' : 'js-language';
  return {
    kind: form === void 0 ? kind : 'control-flow',
    verdict: 'bug',
    op: form ?? opOf(error, source),
    site: NOWHERE.has(error.code) ? null : positionOf(error.site),
    message: `${error.parts.what} ${error.parts.why}`,
    fix: { summary: error.parts.instead, code: null, verified: false },
  };
}
function isTracing({ code, parts }) {
  if (code === 'GR201' || /jit of|body of|branch/.test(parts.where ?? parts.what)) return true;
  return code === 'GR301' && /while tracing/.test(parts.why);
}
function opOf({ code, parts }, source) {
  if (code === 'GR201') return 'jit';
  const asked = /^(\w+) was (?:asked|given)/.exec(parts.what)?.[1];
  return asked ?? constructOf(code, source)?.op ?? NAMES2[code] ?? 'number';
}
function constructOf(code, source) {
  const fits2 = FITTING[code];
  return fits2 === void 0 ? void 0 : numberConstructs(source).find(({ op }) => fits2(op));
}

// packages/doctor/src/findings/unused.ts
function judgeUnused(evidence) {
  if (evidence.symptom !== 'zero' || cutsOf(evidence).length > 0) return null;
  const killer = findKiller(evidence);
  if (killer !== null) return notTaken(killer.entry.origin.op, killer.entry.origin);
  const { observation, index } = evidence;
  if ((observation.cotangents[index] ?? null) !== null) return null;
  const lost = lostStep(evidence);
  if (lost === void 0) return notUsed(evidence);
  const op = lost.primitive.name;
  if (lost.outputs.every((y) => y.dtype === 'bool')) return onlyCompared(op, lost);
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: placeOf2(lost),
    message: `the result of ${op} was computed from this input and then never used. Tensors do not change: \`total.add(x)\` returns a new tensor.`,
    fix: { summary: 'Keep the result: `total = total.add(x)`.', code: null, verified: false },
  };
}
function onlyCompared(op, step) {
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: placeOf2(step),
    message: `this input was only compared (${op}), and the outcome is part of no value. If \`item()\` was asked for it, 0 is the slope of the branch taken; if the tensor itself stood in a condition, it counted as true whatever the numbers say.`,
    fix: {
      summary: 'Choose with `where` or `cond`, which a derivative and the doctor can see.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
function lostStep({ observation, input }) {
  const needed = tensorsOfValue(observation);
  const touched = /* @__PURE__ */ new Set([input]);
  const dependent = observation.steps.filter(({ inputs, outputs }) => {
    if (!inputs.some((x) => touched.has(x))) return false;
    for (const y of outputs) touched.add(y);
    return true;
  });
  return dependent.findLast(({ outputs }) => !outputs.some((y) => needed.has(y)));
}
function notTaken(op, origin) {
  return {
    kind: 'disconnected',
    verdict: 'correct-zero',
    op,
    site: placeOf2(origin),
    message: `${op} takes other elements only, so the result does not depend on these entries and 0 is right.`,
    fix: null,
  };
}
function notUsed({ path, source, observation }) {
  const [name] = unusedParameters(source);
  if (name !== void 0 && observation.inputs.length === 1) return fromOutside(name, path);
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op: 'argnums',
    site: null,
    message: `the result does not depend on ${path} at all.`,
    fix: {
      summary:
        'Check that the function uses its argument and not a variable from outside, and that `argnums` names the argument you mean.',
      code: null,
      verified: false,
    },
  };
}
function fromOutside(name, path) {
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op: 'closure',
    site: null,
    message: `the function never mentions its parameter \`${name}\`: what it computes with comes from outside, and is a constant for the gradient of ${path}.`,
    fix: { summary: `Compute with \`${name}\`.`, code: null, verified: false },
  };
}

// packages/doctor/src/findings/vanished.ts
function judgeVanished(evidence) {
  if (evidence.symptom !== 'zero') return null;
  const killer = findKiller(evidence);
  if (killer === null) return null;
  const { entry } = killer;
  if (!entry.args.some(isFactor)) return null;
  const underflow = underflowed(entry, evidence);
  const verdict = zeroVerdict(evidence);
  if (verdict === 'not-representable' && underflow && !isProduct(evidence, entry)) return 'healthy';
  if (verdict === 'correct-zero' && isLeftOut(evidence, entry)) return 'healthy';
  return {
    kind: underflow ? 'underflow' : 'saturation',
    verdict,
    op: entry.origin.op,
    site: placeOf2(entry.origin),
    message: words(entry.origin.op, { underflow, verdict, truth: evidence.truth.text }),
    fix: advice2(verdict, underflow),
  };
}
function isProduct({ program }, { origin }) {
  const outputs = origin.application?.outputs ?? [];
  const reached = new Set(outputs);
  return program.steps.every(({ primitive, inputs, outputs: results }) => {
    if (!inputs.some((x) => reached.has(x))) return true;
    for (const y of results) reached.add(y);
    return primitive.linearIn !== void 0;
  });
}
function isLeftOut({ program }, { origin }) {
  const touched = /* @__PURE__ */ new Set([
    program.input,
    ...program.steps.flatMap((s) => s.outputs),
  ]);
  const step = program.steps.find(({ outputs }) =>
    origin.application?.outputs.includes(outputs[0]),
  );
  if (step === void 0 || step.primitive.linearIn !== void 0) return false;
  if (!step.inputs.some((x) => !touched.has(x) && isZero(x))) return false;
  return [1, -1].every((sign2) => {
    const moved2 = step.inputs.map((x) => (touched.has(x) ? abs(x).add(1).mul(sign2) : x));
    return bind(step.primitive, moved2, step.params).every((y) =>
      [...y.data()].every((v) => v === 0 || Number.isNaN(v)),
    );
  });
}
function isFactor(arg) {
  return !isSlot(arg) && isFloat(arg.dtype);
}
function underflowed(entry, evidence) {
  const { slope: slope2 } = evidence.truth;
  if (slope2?.isZero() === true) return false;
  const factors = entry.args.filter(isFactor);
  if (!factors.some((x) => isZero(x))) return true;
  if (slope2 === null) return false;
  const outputs = entry.origin.application?.outputs ?? [];
  const tiny = dtypes[evidence.input.dtype].tiny;
  return (
    outputs.some((y) => isZero(y)) ||
    (unrepresentable(evidence) && outputs.some((y) => isTiny2(y, tiny)))
  );
}
function isTiny2(y, tiny) {
  return Array.from(y.data()).every((v) => Math.abs(v) < tiny);
}
function words(op, { underflow, verdict, truth: truth3 }) {
  if (verdict === 'correct-zero') {
    const flat = `${op} is flat here: by the rules of floats it does not change with its operand`;
    return truth3 === null
      ? `${flat}. Whether 0 is the exact slope was not checked: the run is too large for it.`
      : `${flat}, and 0 is the exact slope.`;
  }
  const cause = underflow
    ? `the numbers of ${op} fell below the smallest float and became 0`
    : `${op} is saturated: its slope, made of rounded floats, came out as 0`;
  if (verdict === 'not-representable') {
    return `${cause}. The true slope, ${truth3}, lies outside of every float, so 0 is the best answer.`;
  }
  return `${cause}, while the true slope is ${truth3 ?? 'not 0'}.`;
}
function advice2(verdict, underflow) {
  if (verdict === 'not-representable') {
    return {
      summary: 'No float can hold this slope. Optimise the exponent (the logarithm) instead.',
      code: null,
      verified: false,
    };
  }
  const summary = underflow
    ? 'Work with logarithms, or scale the input before the operation.'
    : 'Move the input out of the flat part, or use a form that keeps a slope there (leakyRelu; logSigmoid, logSoftmax and log1mexp for logarithms of saturated values).';
  return { summary, code: null, verified: false };
}

// packages/doctor/src/findings/judges.table.ts
var JUDGES = {
  entries: [
    judgeCorner,
    judgeLostDigits,
    judgePoisoned,
    judgeInvariance,
    judgeStopGradient,
    judgeLeftTape,
    judgeFlatOperation,
    judgeBranch,
    judgeVanished,
    judgeUnused,
  ],
  runs: [judgeTensorCondition, judgeStale, judgeTensorDefault],
  errors: [judgeThrown],
  repair: bestFix,
};
var WITHOUT_REPAIRS = { ...JUDGES, repair: (_, { fix }) => fix };
function firstOpinion(judges, ask) {
  for (const judge of judges) {
    const opinion = ask(judge);
    if (opinion !== null) return opinion;
  }
  return null;
}

// packages/doctor/src/report.ts
var PLAIN = { bold: String, bad: String, good: String, dim: String };
var SEEN = {
  zero: 'is 0',
  nan: 'is NaN',
  inf: 'is infinite',
  wrong: 'is wrong',
  error: 'cannot be computed',
};
var VERDICTS = {
  bug: 'a defect of the function',
  'correct-zero': 'the zero is right',
  'correct-inf': 'the infinity is right',
  'not-representable': 'no float can hold the true slope',
  convention: 'a convention: several answers are valid',
  undefined: 'no gradient exists here',
  intended: 'as written; right if it is meant so',
};
function printReport(report2, paint = PLAIN) {
  const { name, value, gradient, findings } = report2;
  const head = [paint.bold(name)];
  if (value !== null) head.push(`  value     ${show(value)}`);
  for (const { path, gradient: g } of gradient) head.push(`  gradient  ${show(g)}  of ${path}`);
  if (findings.length === 0)
    return [...head, `  ${paint.good('healthy')}: nothing to report`].join('\n');
  return [...head, ...findings.map((f) => printFinding(f, paint))].join('\n');
}
function printFinding(finding2, paint = PLAIN) {
  const { path, entries, symptom, kind, verdict, op, site, truth: truth3, message, fix } = finding2;
  const place = site === null ? '' : ` at ${shortPath(site.file)}:${site.line}:${site.column}`;
  const colour = verdict === 'bug' ? paint.bad : paint.good;
  return [
    `  ${colour(`${path}${where(entries)} ${SEEN[symptom]}`)}: ${paint.bold(kind)} in ${paint.bold(op)}${place}`,
    `    why       ${message}`,
    `    verdict   ${VERDICTS[verdict]}`,
    ...(truth3 === null ? [] : [`    truth     ${truth3}`]),
    ...(fix === null ? [] : [`    fix       ${fix.summary}`]),
    ...(fix?.code ? [`              ${paint.good(fix.code)}`] : []),
    ...(fix?.verified === true
      ? ['              tried on this very input: the gradient is right']
      : []),
  ].join('\n');
}
function where(entries) {
  const [first] = entries;
  if (first === void 0 || first.length === 0) return '';
  const more = entries.length > 1 ? ` and ${entries.length - 1} more` : '';
  return ` at [${first.join(', ')}]${more}`;
}
function shortPath(file) {
  return file.split(/[\\/]/).slice(-2).join('/');
}
function show(x) {
  return formatTensor(contiguous(x), x.type);
}

// packages/doctor/src/diagnose.ts
function diagnose(f, options = {}) {
  return (...args) => diagnoseRun(f, args, options.argnums).report;
}
function diagnoseRun(f, args, argnums = 0, judges = JUDGES) {
  const title = `diagnosis of ${nameOf(f)}`;
  const source = String(sourceOf(f));
  const chosen = chooseArguments(args, argnums, title);
  const run2 = observe({ f, ...chosen, title });
  const all2 = leafPaths(args, 'args');
  const paths = all2.filter((_, i2) => chosen.active[i2]);
  const names2 = inputNames(f, args).filter((_, i2) => chosen.active[i2]);
  if (failed(run2)) {
    const failing = { error: run2.error, source, path: paths[0] ?? 'args' };
    return { report: failure(f, failing, judges), run: null };
  }
  const gradient = paths.map((path, i2) => ({ path, gradient: gradientOf(run2, i2) }));
  const seen = paths.flatMap((path, i2) =>
    judgeInput(run2, i2, { path, source, names: names2, judges }),
  );
  const facts = { run: run2, source, sick: seen.length > 0 };
  const spoken = language(facts, paths[0] ?? 'args', judges);
  const findings = inOrder(withoutEchoes([...spoken, ...seen]));
  return { report: report(f, { value: run2.value, gradient, findings }), run: run2 };
}
function report(f, parts) {
  const made = { name: nameOf(f), ...parts, toString: () => printReport(made) };
  return made;
}
function judgeInput(run2, index, { judges, ...words2 }) {
  return gatherEvidence(run2, index, words2).flatMap((evidence) => {
    const opinion = firstOpinion(judges.entries, (judge) => judge(evidence));
    if (opinion === null || opinion === 'healthy' || isSparse(evidence, opinion)) return [];
    return [finding(evidence, { ...opinion, fix: judges.repair(evidence, opinion) })];
  });
}
function isSparse({ entries, input, program }, judgement2) {
  const { kind, verdict, op } = judgement2;
  if (verdict !== 'correct-zero' || kind === 'disconnected') return false;
  const step = program.steps.find(({ primitive }) => primitive.name === op);
  const isWeight = kind === 'saturation' && step?.primitive.linearIn === 'each';
  return entries.length < input.size && !isWeight;
}
function finding(evidence, judgement2) {
  const { path, symptom, gradient, truth: truth3, input } = evidence;
  const strides = stridesOf(input.shape);
  const entries = evidence.entries.map((k) =>
    input.shape.map((n, axis) => Math.floor(k / strides[axis]) % n),
  );
  return { path, entries, symptom, gradient, truth: truth3.text, ...judgement2 };
}
function language(facts, path, { runs: runs2 }) {
  const judgement2 = firstOpinion(runs2, (judge) => judge(facts));
  if (judgement2 === null) return [];
  const gradient = contiguous(gradientOf(facts.run, 0))[0] ?? 0;
  const symptom = gradient === 0 ? 'zero' : 'wrong';
  return [{ path, entries: [], symptom, ...judgement2, gradient, truth: null }];
}
function inOrder(findings) {
  return findings.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}
var RANK = {
  bug: 0,
  undefined: 1,
  convention: 2,
  intended: 3,
  'not-representable': 4,
  'correct-inf': 5,
  'correct-zero': 6,
};
function withoutEchoes(findings) {
  const cause = findings.find((f) => f.kind === 'js-language' || f.kind === 'jit-tracing');
  return cause === void 0 ? [...findings] : [cause];
}
function failure(f, { error, source, path }, { errors }) {
  const judgement2 =
    error instanceof GradusError ? firstOpinion(errors, (judge) => judge(error, source)) : null;
  if (judgement2 === null) throw error;
  const entry = {
    path,
    entries: [],
    symptom: 'error',
    ...judgement2,
    gradient: Number.NaN,
    truth: null,
  };
  return report(f, { value: null, gradient: [], findings: [entry] });
}

// packages/testing/src/healthyGradients.ts
function defects({ findings }) {
  return findings.filter(({ verdict }) => verdict === 'bug');
}
function healthyGradients(f, points, options = {}) {
  return fast_check_default.property(points, (args) => {
    const report2 = diagnose(f, options)(...args);
    if (defects(report2).length > 0) throw sick(report2);
  });
}
function sick(report2) {
  const [{ message, fix }] = defects(report2);
  return new GradusError('GR803', {
    what: `the gradient of ${report2.name} has a defect here.
${String(report2)}`,
    why: message,
    instead:
      fix?.summary ?? 'Mend the function, or keep the points of the property away from here.',
  });
}

// packages/testing/src/truth.ts
var WORDS = {
  nan: Number.NaN,
  inf: Infinity,
  '-inf': -Infinity,
};
function parseNumber(text) {
  return WORDS[text.toLowerCase()] ?? Number(text);
}
function isNumeric(input) {
  return Array.isArray(input)
    ? input.every(isNumeric)
    : ['number', 'string', 'boolean'].includes(typeof input);
}
function numbersOf(truth3) {
  if (Array.isArray(truth3)) return truth3.map(numbersOf);
  return typeof truth3 === 'string' ? parseNumber(truth3) : truth3;
}
function tensorOfTruth(truth3, dtype) {
  return Tensor.is(truth3) ? truth3 : array(numbersOf(truth3), { dtype });
}
function treeDifference(actual, expected, allowed) {
  return walk2(actual, expected, { path: '', allowed });
}
function walk2(actual, expected, place) {
  if (typeof actual === 'number') {
    return walkLeaf(array(actual, { dtype: 'float64' }), expected, place);
  }
  if (Tensor.is(actual)) return walkLeaf(actual, expected, place);
  if (typeof actual === 'object' && actual !== null) return walkChildren(actual, expected, place);
  return `${place.path || 'it'} is ${String(actual)}`;
}
function walkLeaf(actual, expected, { path, allowed }) {
  if (!Tensor.is(expected) && !isNumeric(expected)) return `${path || 'it'} is one tensor`;
  const found = difference2(actual, tensorOfTruth(expected, actual.dtype), allowed(actual.dtype));
  return found === null || path === '' ? found : `${path}: ${found}`;
}
function walkChildren(actual, expected, { path, allowed }) {
  const [paths, wanted] = [actual, expected].map((tree2) => Object.keys(tree2 ?? {}).toSorted());
  if (paths.join() !== wanted.join()) {
    return `${path || 'the tree'} has the keys ${paths.join(', ')}; expected ${wanted.join(', ')}`;
  }
  for (const key of paths) {
    const [a, e] = [actual, expected].map((tree2) => tree2[key]);
    const found = walk2(a, e, { path: `${path}.${key}`, allowed });
    if (found !== null) return found;
  }
  return null;
}

// packages/testing/src/matchers.ts
function allowing(tolerance, roundings) {
  return (dtype) =>
    tolerance === void 0 || Object.keys(tolerance).length === 0
      ? { rtol: isFloat(dtype) ? roundings * dtypes[dtype].eps : 0 }
      : tolerance;
}
function judged(found, claim) {
  return {
    pass: found === null,
    message: () =>
      found === null ? `expected it not to ${claim}` : `expected it to ${claim}: ${found}`,
  };
}
function toBeAllclose(actual, expected, tolerance) {
  return judged(treeDifference(actual, expected, allowing(tolerance, 16)), 'be close');
}
function toHaveGradient(f, args, gradient, options = {}) {
  const { argnums = 0, ...tolerance } = options;
  const found = grad(f, { argnums })(...args);
  return judged(treeDifference(found, gradient, allowing(tolerance, 1e3)), 'have that gradient');
}
function toHaveCorrectGradients(f, args, options) {
  try {
    checkGrads(f, args, options);
    return judged(null, 'have correct gradients');
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    return judged(error.message, 'have correct gradients');
  }
}
function toHaveHealthyGradient(f, args, options = {}) {
  const report2 = diagnose(f, options)(...args);
  return judged(defects(report2).length > 0 ? String(report2) : null, 'have a healthy gradient');
}
var matchers = { toBeAllclose, toHaveGradient, toHaveCorrectGradients, toHaveHealthyGradient };

// packages/testing/test/matchers.test.ts
expect.extend(matchers);
describe('toBeAllclose', () => {
  it('takes tensors, numbers, lists, digits and trees', () => {
    const third = array([1, 2]).div(3);
    expect(third).toBeAllclose([1 / 3, 2 / 3]);
    expect(third).toBeAllclose(['0.33333333333333333', '0.66666666666666667']);
    expect({ a: third, b: array(2) }).toBeAllclose({ b: 2, a: [1 / 3, 2 / 3] });
    expect(0.1 + 0.2).toBeAllclose(0.3);
    expect(array(Number.NaN)).toBeAllclose('nan');
  });
  it('fails for another number, another shape and another tree', () => {
    expect(array([1, 2])).not.toBeAllclose([1, 2.001]);
    expect(array([1, 2])).not.toBeAllclose([[1, 2]]);
    expect({ a: array(1) }).not.toBeAllclose({ a: 1, b: 2 });
    expect(() => expect({ w: array(1) }).toBeAllclose({ w: 2 })).toThrow(
      /\.w: 1 where 2 was expected/,
    );
  });
  it('takes a tolerance', () => {
    expect(array([1])).toBeAllclose([1.1], { rtol: 0.1 });
    expect(array([1])).not.toBeAllclose([1.1], { ulps: 4 });
  });
});
describe('toHaveGradient', () => {
  it('compares grad(f) with the truth', () => {
    expect((x) => sin(x).sum()).toHaveGradient([array([0, 1])], [1, '0.54030230586813972']);
    expect((x, y) => x.mul(y)).toHaveGradient([2, 5], 2, { argnums: 1 });
    expect((x) => x.mul(x)).not.toHaveGradient([3], 5);
  });
});
describe('toHaveCorrectGradients', () => {
  it('passes for a function that agrees with finite differences', () => {
    expect((x) => exp(sin(x)).mul(x)).toHaveCorrectGradients([0.7]);
  });
  it('fails for a wrong rule, and says so', () => {
    const wrong = elementwise({
      name: 'wrongCube',
      scalar: (e, [x]) => e.mul(x, e.mul(x, x)),
      partials: [({ x }) => x.mul(x).mul(2)],
      samples: [],
    });
    const f = (x) => bind1(wrong, [x]);
    expect(f).not.toHaveCorrectGradients([0.7]);
    expect(() => expect(f).toHaveCorrectGradients([0.7])).toThrow(/have correct gradients: GR600/);
  });
});
describe('toHaveHealthyGradient', () => {
  it('passes where the doctor finds no defect', () => {
    expect((x) => sin(x).sum()).toHaveHealthyGradient([array([0, 1])]);
    expect((x) => x.mul(0)).toHaveHealthyGradient([2]);
  });
  it('fails with the report', () => {
    const f = (x) => log(exp(x));
    expect(f).not.toHaveHealthyGradient([1e3]);
    expect(() => expect(f).toHaveHealthyGradient([1e3])).toThrow(/overflow in exp/);
  });
});
describe('healthyGradients', () => {
  const points = fast_check_default.tuple(
    fast_check_default.double({ min: -2, max: 2, noNaN: true }),
  );
  it('is a property that healthy functions have', () => {
    fast_check_default.assert(
      healthyGradients((x) => sin(x), points),
      { numRuns: 20 },
    );
  });
  it('shrinks what fails, and shows the report', () => {
    const f = (x) => log(exp(multiply(x, 1e3)).add(1));
    const { errorInstance, counterexample } = fast_check_default.check(healthyGradients(f, points));
    expect(String(errorInstance)).toMatch(/overflow in exp/);
    expect(counterexample[0][0]).toBeLessThan(0.1);
  });
});
/*! Bundled license information:

decimal.js/decimal.mjs:
  (*!
   *  decimal.js v10.6.0
   *  An arbitrary-precision Decimal type for JavaScript.
   *  https://github.com/MikeMcl/decimal.js
   *  Copyright (c) 2025 Michael Mclaughlin <M8ch88l@gmail.com>
   *  MIT Licence
   *)
*/
//# sourceMappingURL=.t.mjs.map
