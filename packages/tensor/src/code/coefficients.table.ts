/**
 * Coefficients of the formulas, lowest power first; written by tools/oracle/formulas.py, which says
 * what each polynomial approximates and how well.
 */

/** (eʳ − 1 − r) / r². */
export const EXPONENTIAL = {
  /** Relative error of the result below 2^-28.2. */
  float32: [0.499999935, 0.166665207, 0.04166839, 0.0083687, 0.0013815],
  /** Relative error of the result below 2^-56.3. */
  float64: [
    0.5000000000000011, 0.16666666666666413, 0.04166666666653026, 0.00833333333349435,
    0.0013888888943599, 0.0001984126950676, 2.4801493135e-5, 2.755758628e-6, 2.76302344e-7,
    2.500007e-8,
  ],
} as const;

/** (eʳ − 1 − r) / r², also where eʳ − 1 is the result. */
export const DIFFERENCE = {
  /** Relative error of the result below 2^-31.1. */
  float32: [0.5000000044, 0.166666664, 0.04166636, 0.00833339, 0.00139406, 0.0001985],
  /** Relative error of the result below 2^-59.9. */
  float64: [
    0.5, 0.16666666666666677, 0.04166666666666651, 0.0083333333333217, 0.00138888888889623,
    0.0001984126988594, 2.48015871726e-5, 2.75572444e-6, 2.75574026e-7, 2.510897e-8, 2.08753e-9,
  ],
} as const;

/** (log((1 + s) / (1 − s)) − 2s) / (s·z) with z = s². */
export const LOGARITHM = {
  /** Relative error of the result below 2^-29.9. */
  float32: [0.66666776, 0.399775, 0.29872],
  /** Relative error of the result below 2^-59.0. */
  float64: [
    0.6666666666666734, 0.399999999994147, 0.28571428742387, 0.222221985732, 0.18183564324,
    0.153140506, 0.1479595,
  ],
} as const;

/** (sin r − r) / r³ with z = r². */
export const SINE = {
  /** Relative error of the result below 2^-28.0. */
  float32: [-0.1666665494, 0.008332178, -0.000195173],
  /** Relative error of the result below 2^-57.4. */
  float64: [
    -0.16666666666666632, 0.008333333333322425, -0.000198412698298169, 2.75573136952e-6,
    -2.505075865e-8, 1.58968277e-10,
  ],
} as const;

/** (cos r − 1 + z/2) / z² with z = r². */
export const COSINE = {
  /** Relative error of the result below 2^-32.7. */
  float32: [0.041666646, -0.001388732, 2.4433e-5],
  /** Relative error of the result below 2^-59.8. */
  float64: [
    0.041666666666666595, -0.001388888888887306, 2.4801587288852e-5, -2.75573141793e-7,
    2.087570084e-9, -1.1358536e-11,
  ],
} as const;

/** erf x / x − 1 with z = x², up to x = 1. */
export const ERROR = {
  /** Relative error of the result below 2^-29.5. */
  float32: [
    0.1283791657, -0.3761262582, 0.1128358515, -0.026853812, 0.0051883277, -0.0008010194,
    7.85386e-5,
  ],
  /** Relative error of the result below 2^-55.1. */
  float64: [
    0.12837916709551256, -0.3761263890318352, 0.11283791670944185, -0.02686617064311148,
    0.005223977606118565, -0.0008548325929318241, 0.0001205529357699877, -1.49247123037094e-5,
    1.6447131590739e-6, -1.620631390043e-7, 1.37109809954e-8, -7.779469591e-10,
  ],
} as const;

/** (atan u − u) / u³ with z = u², up to u = tan π/8. */
export const ARC = {
  /** Relative error of the result below 2^-30.0. */
  float32: [-0.333333155, 0.19998489, -0.1424385, 0.10596, -0.060835],
  /** Relative error of the result below 2^-58.4. */
  float64: [
    -0.333333333333332, 0.19999999999954082, -0.14285714280248518, 0.1111111078613733,
    -0.09090897836415, 0.076920616362284, -0.06663120371027, 0.0584800880517, -0.050398449443,
    0.038078305144, -0.0179222607,
  ],
} as const;

/** exp(x²)·erfc x with t = 1 / (x + 2), from x = 1 on. */
export const ERROR_TAIL = {
  /** Relative error of the result below 2^-33.6. */
  float32: [0.001817994, 0.519478829, 1.586673423, -0.51384796, 10.18373593, -7.3835073],
  /** Relative error of the result below 2^-58.5. */
  float64: [
    -3.077989249061e-6, 0.5643750233661313, 1.123314756341747, 2.057873983153774,
    1.9027107914552854, 9.856566327175601, -40.9817598998942, 160.7927704591713,
    -509.82164386641284, 993.1436275365652, -1151.2130832420196, 746.803305774627,
    -211.7631296573168,
  ],
} as const;

/** exp(x²)·erfc x with t = 1 / (x + 2), from x = 1 on, relative to itself. */
export const COMPLEMENT = {
  /** Relative error of the result below 2^-30.4. */
  float32: [
    2.4113345e-6, 0.56403397672, 1.13276702225, 1.9035916645, 3.550967871, -2.257830053,
    21.680788883, -68.47804684, 77.5131468, -31.2459262,
  ],
} as const;

/** log 2 as a sum: times a whole number below 2048, all parts but the last are exact. */
export const LN2 = {
  float32: [0.693145751953125, 1.4286068203094173e-6],
  float64: [0.693147180559663, 2.8235290563031577e-13],
} as const;

/** Numbers near powers of the fourth root of 2, and their logarithms as sums, such as that of 2. */
export const NEAR = [
  [0.84375, -0.16989903679541385, 1.6376276414097503e-14],
  [1.0, 0.0, 0.0],
  [1.1875, 0.17185025692651834, 1.4088127937111135e-13],
  [1.4140625, 0.3464667673461008, 1.077574303757264e-13],
] as const;

/** π/2 as a sum: times a whole number below 2²⁰, all parts but the last are exact. */
export const HALF_PI = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const;
