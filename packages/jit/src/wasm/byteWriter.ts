/**
 * Bytes of code, one behind the other. A module of many kernels has millions of them, so they are written
 * where they stay, and not joined from lists. Cost: linear in the bytes; the room doubles when it is full.
 */
import { signed, unsigned, type Bytes } from './encode.js';

const START = 0x1000;

/** A growing row of bytes. */
export class ByteWriter {
  #room: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param room - for how many bytes there is room at first */
  constructor(room: number = START) {
    this.#room = new Uint8Array(room);
  }

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** Appends a byte. */
  byte(value: number): void {
    if (this.#length === this.#room.length) this.#grow(1);
    this.#room[this.#length++] = value;
  }

  /** Appends a few bytes. */
  all(bytes: Bytes): void {
    const start = this.#length;
    const end = start + bytes.length;
    if (end > this.#room.length) this.#grow(bytes.length);
    const room = this.#room;
    for (let i = start; i < end; i++) room[i] = bytes[i - start]!;
    this.#length = end;
  }

  /** Appends many bytes. */
  many(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#room.length) this.#grow(bytes.length);
    this.#room.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Appends the bytes of these places once more. */
  repeat(from: number, to: number): void {
    this.many(this.#room.subarray(from, to));
  }

  /** Appends an unsigned integer in LEB128. */
  unsigned(value: number): void {
    if (value >= 0 && value < 0x80) this.byte(value);
    else this.all(unsigned(value));
  }

  /** Appends a signed integer in LEB128. */
  signed(value: number | bigint): void {
    if (value >= -0x40 && value < 0x40) this.byte(Number(value) & 0x7f);
    else this.all(signed(value));
  }

  /** Appends what another writer holds, behind its number of bytes. */
  sized(content: ByteWriter): void {
    this.unsigned(content.length);
    this.many(content.written());
  }

  /** Forgets all bytes. */
  clear(): void {
    this.#length = 0;
  }

  /** The bytes as they are now; void after the next change. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.#length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#room.length, this.#length + by));
    larger.set(this.#room);
    this.#room = larger;
  }
}
