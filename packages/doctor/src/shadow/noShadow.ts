/**
 * How the shadow says that it does not know.
 */
/** Thrown inside the shadow when something has no exact counterpart; the truth is then unknown. */
export class NoShadow {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}
