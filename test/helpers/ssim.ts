// How alike two pictures look: mean structural similarity of their luma (Wang, Bovik, Sheikh, Simoncelli 2004), over windows of 8 x 8 pixels
// that overlap by half.

export interface RgbaPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const windowSide = 8;
const step = 4;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

function lumaOf({ data }: RgbaPicture): Float64Array {
  return Float64Array.from({ length: data.length / 4 }, (_, at) => 0.2126 * data[at * 4]! + 0.7152 * data[at * 4 + 1]! + 0.0722 * data[at * 4 + 2]!);
}

/** From -1 to 1, where 1 is the same. Both are of one size. */
export function ssim(one: RgbaPicture, other: RgbaPicture): number {
  const [a, b] = [lumaOf(one), lumaOf(other)];
  const { width, height } = one;
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + windowSide <= height; y += step) {
    for (let x = 0; x + windowSide <= width; x += step) {
      sum += windowSsim(a, b, y * width + x, width);
      windows += 1;
    }
  }
  return sum / windows;
}

function windowSsim(a: Float64Array, b: Float64Array, start: number, width: number): number {
  const count = windowSide * windowSide;
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let y = 0; y < windowSide; y++) {
    for (let x = 0; x < windowSide; x++) {
      const [p, q] = [a[start + y * width + x]!, b[start + y * width + x]!];
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  }
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = sumAA / count - meanA * meanA;
  const varianceB = sumBB / count - meanB * meanB;
  const covariance = sumAB / count - meanA * meanB;
  return ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
}
