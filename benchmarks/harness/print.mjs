/**
 * What a measurement looks like in a terminal.
 */

/**
 * A time in the unit that suits it.
 *
 * @param seconds - a time
 * @returns three digits and a unit
 */
export function showSeconds(seconds) {
  const [factor, unit] = seconds >= 1 ? [1, 's'] : seconds >= 1e-3 ? [1e3, 'ms'] : [1e6, 'µs'];
  return `${showNumber(seconds * factor)} ${unit}`;
}

/**
 * A number with three digits.
 *
 * @param x - a number
 * @returns text
 */
export function showNumber(x) {
  if (x >= 100) return x.toFixed(0);
  return x >= 10 ? x.toFixed(1) : x.toFixed(2);
}

/**
 * Prints the machine's limits.
 *
 * @param limits - of this machine
 */
export function printLimits({ float32, float64, bandwidth }) {
  const giga = (x) => showNumber(x / 1e9);
  console.log(
    `limits of one core: ${giga(float32)} GFLOP/s float32, ${giga(float64)} float64, ${giga(bandwidth)} GB/s\n`,
  );
}

/**
 * A figure that is no time.
 *
 * @param value - the figure
 * @param spread - its standard error, where one is known
 * @returns its text
 */
export function showValue(value, spread) {
  return spread === undefined ? showNumber(value) : `${showNumber(value)} ± ${showNumber(spread)}`;
}

/**
 * Prints a case: every peer with its time (and its fastest round), how it compares with gradus, and gradus with the
 * machine's limit.
 *
 * @param title - of the case
 * @param entries - as measured
 */
export function printCase(title, entries) {
  console.log(title);
  for (const { peer, failure, seconds: time, fastest, value, spread, ...ratios } of entries) {
    const name = `  ${peer.padEnd(20)}`;
    if (failure !== undefined) console.log(`${name} ${failure}`);
    else if (value !== undefined) console.log(`${name} ${showValue(value, spread)}`);
    else {
      const { toGradus, toLimit } = ratios;
      const ratio = toGradus === undefined ? '' : `${showNumber(toGradus)} × gradus`;
      const share = toLimit === undefined ? '' : `${(100 / toLimit).toFixed(0)} % of the limit`;
      const best = fastest === undefined ? '' : `(${showSeconds(fastest)})`;
      const columns = [showSeconds(time).padStart(9), best.padEnd(11), ratio.padEnd(16), share];
      console.log(`${name} ${columns.join('  ')}`.trimEnd());
    }
  }
}
