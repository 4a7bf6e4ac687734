/**
 * Every code that gradus throws or warns with, and its title: the single list. Each code but GR000 has a
 * page docs/errors/CODE.md with a failing program, the message it gives, and the program put right; a test
 * compares codes in the source, this list and the pages.
 */

/** What is to be known of a code. */
export interface ErrorCode {
  readonly title: string;
  /** It is told through `context.warn`, and the program goes on. */
  readonly warning?: true;
}

/** The codes: 0 gradus itself, 1 values, 2 tracing, 3 JavaScript, 4 derivatives and loops, 5 batches, 6 checks, 7 tests. */
export const errorCodes: Readonly<Record<string, ErrorCode>> = {
  GR000: { title: 'an invariant of gradus was broken' },
  GR001: { title: 'two versions of gradus are loaded' },

  GR101: { title: 'shapes that do not broadcast' },
  GR102: { title: 'an axis or a shape that does not exist' },
  GR103: { title: 'a strict primitive was bound to operands that do not fit' },
  GR104: { title: 'neither a tensor nor a number' },
  GR105: { title: 'values that make no tensor' },
  GR106: { title: 'a reshape to another number of elements' },
  GR107: { title: 'something in a tree that is no tensor' },
  GR108: { title: 'two trees of different nesting' },
  GR110: { title: 'dtypes without a common one' },
  GR111: { title: 'an operation that does not take this dtype' },
  GR112: { title: 'no memory for a tensor' },
  GR120: { title: 'a product over axes of different lengths' },
  GR121: { title: 'tensors that cannot be joined' },
  GR122: { title: 'an index that is no integer' },
  GR123: { title: 'an index outside of its axis' },
  GR124: { title: 'indices or updates of another shape' },
  GR125: { title: 'squeeze of an axis with several elements' },
  GR126: { title: 'counts, cuts or widths that do not fit' },
  GR127: { title: 'an extreme of no elements' },
  GR128: { title: 'a block that does not fit into its tensor' },
  GR129: { title: 'a quantile outside of 0 to 1' },
  GR130: { title: 'subscripts of einsum that do not fit' },
  GR131: { title: 'an order of norm that matrices do not have' },
  GR132: { title: 'an argument of the wrong kind' },

  GR201: { title: 'a value used outside of its transformation' },
  GR203: { title: 'an asynchronous function was transformed' },
  GR204: { title: 'a function that returns nothing' },
  GR210: { title: 'a broken program' },

  GR301: { title: 'a number was asked of a traced value' },
  GR302: { title: 'a number was asked of a tensor' },
  GR303: { title: 'a comparison that nobody used', warning: true },
  GR304: { title: 'a tensor used as text or as an index' },
  GR305: { title: 'item() of several elements' },
  GR306: { title: 'JSON of a traced value' },
  GR307: { title: 'the length of a tensor, or rows that it does not have' },
  GR310: { title: 'a function that is traced again and again', warning: true },
  GR311: { title: 'a position that is no argument' },
  GR312: { title: 'a jitted function whose program is stale', warning: true },
  GR313: { title: 'a tensor that was given away' },
  GR320: { title: 'no memory for a compiled function' },
  GR321: { title: 'WebAssembly is refused', warning: true },
  GR322: { title: 'threads are missing', warning: true },
  GR323: { title: 'a thread that does not come back' },
  GR324: { title: 'a number of threads that is none' },

  GR401: { title: 'a primitive without a derivative rule' },
  GR402: { title: 'a tangent rule that is not linear' },
  GR403: { title: 'a custom derivative that misses what the function closes over' },
  GR404: { title: 'forward mode through customVjp' },
  GR405: { title: 'a custom rule that returns something else' },
  GR406: { title: 'a residual that does not fit its solution' },
  GR410: { title: 'the gradient of something else than one float' },
  GR411: { title: 'a tangent of another shape than its primal' },
  GR412: { title: 'hasAux without a pair' },
  GR413: { title: 'the gradient with respect to an integer' },
  GR414: { title: 'argnums names an argument that was not passed' },
  GR420: { title: 'branches that return different types' },
  GR421: { title: 'a carry that changes its type' },
  GR422: { title: 'a predicate or an index that cannot decide' },
  GR423: { title: 'a loop without a clear number of steps' },
  GR424: { title: 'a body that is no function, or returns no pair' },
  GR431: { title: 'reverse mode through a loop of unknown length' },
  GR432: { title: 'a loop that did not end within maxSteps' },

  GR500: { title: 'mapped axes of different lengths' },
  GR501: { title: 'vmap without a mapped argument' },
  GR502: { title: 'a primitive without a batch rule' },
  GR503: { title: 'outAxes null for a result that depends on the batch' },
  GR504: { title: 'inAxes or outAxes that do not fit' },

  GR600: { title: 'a derivative that disagrees with differences of values' },

  GR701: { title: 'a law that does not hold' },
  GR702: { title: 'samples that let no law be tried' },
  GR703: { title: 'a gradient case that leaves something open' },
  GR704: { title: 'a gradient case outside of a test' },
  GR705: { title: 'a gradient case that does not hold' },

  GR801: { title: 'a range that holds no number' },
  GR802: { title: 'a gradient that is not finite' },
  GR803: { title: 'a gradient with a defect' },
  GR804: { title: 'a run too long to be diagnosed' },
};
