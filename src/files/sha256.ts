/** The hash of a file that is read in parts (FIPS 180-4). The platforms' own functions need the whole file in memory, or Node. */
export class Sha256 {
  private readonly state = Uint32Array.from(INITIAL);
  private readonly block = new Uint8Array(BLOCK_BYTES);
  private readonly words = new Uint32Array(ROUNDS.length);
  private filled = 0;
  private byteCount = 0;

  /** Adds the next bytes of the file. */
  add(bytes: Uint8Array): void {
    this.byteCount += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + BLOCK_BYTES - this.filled);
      this.block.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === BLOCK_BYTES) {
        this.addBlock();
      }
    }
  }

  /** Returns the hash as 64 hexadecimal digits. Nothing can be added afterward. */
  finish(): string {
    const bits = this.byteCount * 8;
    this.block[this.filled++] = 0x80;
    if (this.filled > LENGTH_OFFSET) {
      this.block.fill(0, this.filled);
      this.addBlock();
    }
    this.block.fill(0, this.filled);
    const view = new DataView(this.block.buffer);
    view.setUint32(LENGTH_OFFSET, Math.floor(bits / 2 ** 32));
    view.setUint32(LENGTH_OFFSET + 4, bits % 2 ** 32);
    this.addBlock();
    return Array.from(this.state, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  private addBlock(): void {
    this.filled = 0;
    const { state, words } = this;
    this.expandBlock();
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let round = 0; round < ROUNDS.length; round++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first =
        (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (ROUNDS[round] ?? 0) + (words[round] ?? 0)) | 0;
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = (state[index] ?? 0) + word;
    });
  }

  /** Computes the 64 words of the block. */
  private expandBlock(): void {
    const { words } = this;
    const view = new DataView(this.block.buffer);
    for (let index = 0; index < 16; index++) {
      words[index] = view.getUint32(index * 4);
    }
    for (let index = 16; index < words.length; index++) {
      const early = words[index - 15] ?? 0;
      const late = words[index - 2] ?? 0;
      const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      words[index] = (words[index - 16] ?? 0) + mixedEarly + (words[index - 7] ?? 0) + mixedLate;
    }
  }
}

const BLOCK_BYTES = 64;
/** Where the length of the file is in the last block. */
const LENGTH_OFFSET = 56;

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** Returns the first prime numbers. */
function listPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes;
}

/** Returns the first 32 bits of the fraction of a root, as the standard defines its constants. */
function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

const INITIAL = listPrimes(8).map((prime) => fractionBits(Math.sqrt(prime)));
const ROUNDS = Uint32Array.from(listPrimes(64), (prime) => fractionBits(Math.cbrt(prime)));
