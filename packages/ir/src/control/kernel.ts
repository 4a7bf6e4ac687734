/**
 * Kernels that run kernels: a loop or a choice, of which all that a compiler has to know is said by data. How a
 * program inside becomes kernels is the compiler's own business: here it is a routine, with inputs, outputs and an
 * arena.
 */
import type { RepeatShape, TensorType } from '@gradus/tensor';
import type { Buffer } from '@gradus/tensor/code';
import type { Literal } from '../program.js';

/**
 * A program inside a kernel. Its inputs and outputs lie wherever the kernel says, everything else in an arena
 * of its own.
 */
export interface RoutineLike {
  readonly inputs: readonly Buffer[];
  /** No two are the same, and none is an input unless the kernel knows what to do with that. */
  readonly outputs: readonly Buffer[];
  /** Where in the arena what the kernels leave lies, and how large that is. */
  readonly plan: { readonly bytes: number };
}

/** A routine with the kernels and the plan of a compiler. */
export interface RoutineOf<K, P extends RoutineLike['plan']> extends RoutineLike {
  readonly kernels: readonly K[];
  readonly plan: P;
}

/** A value of a program as its kernels leave it: a number, or a buffer with a type. */
export type LeftValue =
  | Literal
  | { readonly kind: 'buffer'; readonly buffer: Buffer; readonly type: TensorType };

/** A program as kernels in order, and where its inputs and outputs are. */
export interface FusedLike<K> {
  readonly kernels: readonly K[];
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly LeftValue[];
}

/** A number that a kernel puts into memory before it begins. */
export interface Cell {
  readonly buffer: Buffer;
  readonly value: number;
}

/** What kernels that run programs have in common. */
export interface ControlParts {
  readonly name: string;
  readonly args: readonly Buffer[];
  readonly results: readonly Buffer[];
  readonly cells: readonly Cell[];
  /** The arena of its programs, of which one runs at a time; null when they need none. */
  readonly scratch: Buffer | null;
}

/**
 * How a carry comes to its next step: it never changes; the step writes it in place; the step writes it into
 * a row of the results, where the next step reads it; or two places take turns.
 */
export type Carrying =
  | { readonly kind: 'still' }
  | { readonly kind: 'in place' }
  | { readonly kind: 'row' }
  | { readonly kind: 'turns'; readonly spare: Buffer };

/** Runs a program step by step. */
export interface RepeatKernelOf<R> extends ControlParts {
  readonly kind: 'repeat';
  readonly shape: RepeatShape;
  readonly body: R;
  /** Says whether to go on, and where it writes that; null where the number of steps is known. */
  readonly condition: { readonly routine: R; readonly flag: Buffer } | null;
  readonly carrying: readonly Carrying[];
}

/** Runs one of several programs, by the number in its first argument. */
export interface ChooseKernelOf<R> extends ControlParts {
  readonly kind: 'choose';
  readonly branches: readonly R[];
}

/** A kernel that runs other kernels. */
export type ControlKernelOf<R> = RepeatKernelOf<R> | ChooseKernelOf<R>;
