/**
 * The primitives of this package, one line a file.
 */
export { absPrimitive, absSlopePrimitive } from './abs.js';
export { acosPrimitive } from './acos.js';
export { acoshPrimitive, acoshSlopePrimitive } from './acosh.js';
export { addPrimitive } from './add.js';
export { argMaxPrimitive, argMinPrimitive } from './argMax.js';
export { asinPrimitive, asinSlopePrimitive } from './asin.js';
export { asinhPrimitive, asinhSlopePrimitive } from './asinh.js';
export { atanPrimitive, atanSlopePrimitive } from './atan.js';
export { atan2Primitive, atan2SlopePrimitive } from './atan2.js';
export { atanhPrimitive, atanhSlopePrimitive } from './atanh.js';
export { shiftLeftPrimitive, shiftRightPrimitive } from './bits.js';
export { broadcastPrimitive } from './broadcast.js';
export { castPrimitive } from './cast.js';
export { cbrtPrimitive, cbrtSlopePrimitive } from './cbrt.js';
export { ceilPrimitive } from './ceil.js';
export { equalPrimitive, lessPrimitive, lessEqualPrimitive } from './compare.js';
export { concatPrimitive } from './concat.js';
export { cosPrimitive } from './cos.js';
export { coshPrimitive } from './cosh.js';
export { cumSumPrimitive } from './cumSum.js';
export { divPrimitive, quotientSlopePrimitive } from './div.js';
export { dotPrimitive } from './dot.js';
export { dynamicSlicePrimitive } from './dynamicSlice.js';
export { dynamicUpdateSlicePrimitive } from './dynamicUpdateSlice.js';
export { erfPrimitive, erfcPrimitive, erfSlopePrimitive } from './erf.js';
export { expPrimitive } from './exp.js';
export { exp2Primitive, exp2SlopePrimitive } from './exp2.js';
export { expm1Primitive } from './expm1.js';
export { flipPrimitive } from './flip.js';
export { floorPrimitive } from './floor.js';
export {
  floorQuotientPrimitive,
  truncQuotientPrimitive,
  wholeQuotientPrimitive,
} from './floorDivide.js';
export { gatherPrimitive } from './gather.js';
export { integerPowPrimitive, productPowPrimitive } from './integerPow.js';
export { lastWriterPrimitive } from './lastWriter.js';
export { logPrimitive } from './log.js';
export { log10Primitive } from './log10.js';
export { log1pPrimitive } from './log1p.js';
export { log2Primitive } from './log2.js';
export { andPrimitive, orPrimitive, xorPrimitive, notPrimitive } from './logic.js';
export { maxPrimitive } from './max.js';
export { minPrimitive } from './min.js';
export { modPrimitive, fmodPrimitive } from './mod.js';
export { mulPrimitive } from './mul.js';
export { negPrimitive } from './neg.js';
export { padPrimitive } from './pad.js';
export {
  powPrimitive,
  powBaseSlopePrimitive,
  powExponentLimitPrimitive,
  powExponentSlopePrimitive,
} from './pow.js';
export { reduceAnyPrimitive, reduceAllPrimitive } from './reduceLogical.js';
export { reduceMaxPrimitive, reduceMinPrimitive } from './reduceMax.js';
export { reduceProdPrimitive } from './reduceProd.js';
export { reduceSumPrimitive } from './reduceSum.js';
export { reshapePrimitive } from './reshape.js';
export { roundPrimitive } from './round.js';
export { rsqrtPrimitive } from './rsqrt.js';
export { scatterAddPrimitive } from './scatter.js';
export { selectPrimitive } from './select.js';
export { sigmoidPrimitive, sigmoidSlopePrimitive } from './sigmoid.js';
export { signPrimitive } from './sign.js';
export { sinPrimitive } from './sin.js';
export { sinhPrimitive } from './sinh.js';
export { slicePrimitive } from './slice.js';
export { sortPrimitive, argSortPrimitive } from './sort.js';
export { sqrtPrimitive } from './sqrt.js';
export { squarePrimitive } from './square.js';
export { stepPrimitive } from './step.js';
export { stopGradientPrimitive } from './stopGradient.js';
export { subPrimitive } from './sub.js';
export { tanPrimitive, secSquaredPrimitive } from './tan.js';
export { tanhPrimitive, sechSquaredPrimitive } from './tanh.js';
export { transposePrimitive } from './transpose.js';
export { truncPrimitive } from './trunc.js';
export { wholePowPrimitive } from './wholePow.js';
