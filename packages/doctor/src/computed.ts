/**
 * Plain data of which some properties are computed when they are read. An accessor that is written in an object literal is
 * a function of its own for every object, and to V8 each such object has a shape of its own: the shape holds the accessor,
 * that holds all it closed over, and both stay until the next large collection; diagnoses took twice as long. Here all
 * objects share the accessors of a name.
 */
import { madeOnce } from '@gradus/tensor';

type Computations<C> = { readonly [K in keyof C]: () => C[K] };

class Computed {
  readonly #computations: Computations<Record<string, unknown>>;

  constructor(data: object, computations: Computations<Record<string, unknown>>) {
    Object.assign(this, data);
    this.#computations = computations;
    for (const name of Object.keys(computations)) {
      Object.defineProperty(this, name, accessorOf(name));
    }
  }

  static compute(computed: Computed, name: string): unknown {
    return computed.#computations[name]!();
  }

  /** Node shows a property that is computed as `[Getter]`; such an object is shown as the plain data that it stands for. */
  [Symbol.for('nodejs.util.inspect.custom')](): object {
    return Object.fromEntries(Object.entries(this));
  }
}

const accessors = new Map<string, PropertyDescriptor>();

function accessorOf(name: string): PropertyDescriptor {
  return madeOnce(accessors, name, () => ({
    enumerable: true,
    get: function get(this: Computed): unknown {
      return Computed.compute(this, name);
    },
  }));
}

/**
 * An object of known and of computed properties.
 *
 * @param data - the properties that are known
 * @param computations - one for each of the others, asked whenever it is read
 * @returns an object that is copied, compared and printed as plain data
 */
export function withComputed<D extends object, C extends object>(
  data: D,
  computations: Computations<C>,
): D & Readonly<C> {
  return new Computed(data, computations) as never;
}
