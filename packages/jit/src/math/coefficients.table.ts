/**
 * Coefficients of the formulas, lowest power first; written by tools/oracle/formulas.py, which says
 * what each polynomial approximates and how well.
 */

/** (eʳ − 1 − r) / r². */
export const EXPONENTIAL = {
  /** Relative error of the result below 2^-30.9. */
  float32: [
    0.500000001345796, 0.16666666681614514, 0.041666465003710317, 0.008333310934190145,
    0.001393364129062974, 0.0001989098115697468,
  ],
  /** Relative error of the result below 2^-60.8. */
  float64: [
    0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326141, 0.0013888888888883752,
    0.00019841269874801073, 2.480158732553378e-5, 2.7557255425009614e-6, 2.7557273660822466e-7,
    2.510520668068106e-8, 2.0914679595617734e-9,
  ],
} as const;

/** (log((1 + s) / (1 − s)) − 2s) / (s·z) with z = s². */
export const LOGARITHM = {
  /** Relative error of the result below 2^-28.4. */
  float32: [0.6666668503957586, 0.3998878056602198, 0.2957994939197279],
  /** Relative error of the result below 2^-57.6. */
  float64: [
    0.666666666666667, 0.39999999999899505, 0.28571428625975487, 0.2222221113479508,
    0.18182889125261723, 0.15331721600556042, 0.14616449685043406,
  ],
} as const;

/** (sin r − r) / r³ with z = r². */
export const SINE = {
  /** Relative error of the result below 2^-35.7. */
  float32: [
    -0.1666666666385527, 0.008333331874703134, -0.00019840086731562527, 2.7249925307437665e-6,
  ],
  /** Relative error of the result below 2^-56.1. */
  float64: [
    -0.16666666666666666, 0.008333333333330948, -0.00019841269836758544, 2.755731610253729e-6,
    -2.5051131841846312e-8, 1.5918129067394773e-10,
  ],
} as const;

/** (cos r − 1 + z/2) / z² with z = r². */
export const COSINE = {
  /** Relative error of the result below 2^-29.8. */
  float32: [0.04166666465949247, -0.0013888303034001771, 2.4547941676035625e-5],
  /** Relative error of the result below 2^-60.3. */
  float64: [
    0.041666666666666664, -0.0013888888888887398, 2.480158729876567e-5, -2.7557317271720317e-7,
    2.0876146266428024e-9, -1.1382632283217326e-11,
  ],
} as const;

/** log 2 as a sum: times a whole number below 2048, all parts but the last are exact. */
export const LN2 = {
  float32: [0.693145751953125, 1.4286068203094173e-6],
  float64: [0.693147180559663, 2.8235290563031577e-13],
} as const;

/** π/2 as a sum: times a whole number below 2²⁰, all parts but the last are exact. */
export const HALF_PI = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const;
