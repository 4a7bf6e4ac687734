/**
 * The agreement contract: how near two ways of computing one application must come. Correctly rounded
 * operations and all movement of data agree bit for bit; mathematical functions within 4 ulp; sums and
 * contractions, whose order is free, relative to the sum of the sizes of their terms.
 */
import {
  bind,
  contiguous,
  dtypes,
  fromData,
  isFloat,
  type DType,
  type Elementwise,
  type Params,
  type Scalars,
  type Tensor,
} from '@gradus/tensor';
import { BITS, type Tolerance } from '../close.js';
import type { Specimen } from './specimen.js';

const FUNCTION_ULPS = 4;
/** Roundings of a sum, as multiples of epsilon: terms are added in double precision or in pairs. */
const SUM_ROUNDINGS: Record<DType, number> = {
  float32: 4,
  float64: 16,
  int32: 0,
  uint32: 0,
  bool: 0,
};

/**
 * How near two computations of an application must come.
 *
 * @param specimen - a primitive with inputs
 * @param result - the result that one of them gave
 * @returns the tolerance of the contract
 */
export function agreementOf(specimen: Specimen, result: Tensor): Tolerance {
  const { lower } = specimen.primitive;
  if (!isFloat(result.dtype)) return BITS;
  if (lower.kind === 'elementwise') return elementwiseAgreement(lower, specimen.params);
  if (lower.kind === 'contract') return relativeToSizes(specimen, result.dtype);
  if (lower.kind !== 'reduce') return BITS;
  if (lower.combine === 'sum') return relativeToSizes(specimen, result.dtype);
  if (lower.combine !== 'prod') return BITS;
  return { rtol: dtypes[result.dtype].eps * (1 + specimen.inputs[0]!.size) };
}

function elementwiseAgreement(lower: Elementwise, params: Params): Tolerance {
  return callsFunction(lower, params) ? { ulps: FUNCTION_ULPS } : BITS;
}

/** The same application on |x| gives the sums of the sizes of the terms. */
function relativeToSizes({ primitive, inputs, params }: Specimen, dtype: DType): Tolerance {
  const sizes = inputs.map((x) => fromData(x.type, contiguous(x).map(Math.abs)));
  const [total] = bind(primitive, sizes, params);
  return { rtol: SUM_ROUNDINGS[dtype] * dtypes[dtype].eps, scale: contiguous(total!) };
}

/** Whether a mathematical function is called; everything else is correctly rounded, step by step. */
function callsFunction(lower: Elementwise, params: Params): boolean {
  let found = false;
  const e = new Proxy({} as Scalars<null>, {
    get: (_, op) => () => {
      found ||= op === 'call';
      return null;
    },
  });
  lower.scalar(e, [null, null, null, null], params);
  return found;
}
