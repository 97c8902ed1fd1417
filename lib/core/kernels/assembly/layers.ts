/** Bytes of a sample's layers: float32 R, G, B of the foreground and R, G, B of the background. */
const LAYERS: usize = 24;

/** Bytes of the same weighed, and the two weights behind it. */
const WEIGHED: usize = 32;

/**
 * Weighs each layer's colours by how much of the layer is seen.
 *
 * @param alphas float32 from 0 to 1
 * @param out receives {@link WEIGHED} bytes a sample
 */
export function weighLayers(layers: usize, alphas: usize, samples: i32, out: usize): void {
  const end = alphas + ((<usize>samples) << 2);
  for (; alphas < end; alphas += 4, layers += LAYERS, out += WEIGHED) {
    const front = load<f32>(alphas);
    const back: f32 = 1 - front;
    v128.store(out, f32x4.mul(v128.load(layers), f32x4(front, front, front, back)));
    store<f32>(out, load<f32>(layers, 16) * back, 16);
    store<f32>(out, load<f32>(layers, 20) * back, 20);
    store<f32>(out, front, 24);
    store<f32>(out, back, 28);
  }
}

/**
 * Divides sums of weighed colours by their weights. Where a weight is `tiny` or less the colours stay.
 *
 * @param sums {@link WEIGHED} bytes a sample
 * @param layers changed
 */
export function divideLayers(sums: usize, samples: i32, tiny: f32, layers: usize): void {
  const end = layers + <usize>samples * LAYERS;
  for (; layers < end; layers += LAYERS, sums += WEIGHED) {
    divide(sums, load<f32>(sums, 24), tiny, layers);
    divide(sums + 12, load<f32>(sums, 28), tiny, layers + 12);
  }
}

function divide(sums: usize, weight: f32, tiny: f32, colours: usize): void {
  if (weight <= tiny) return;
  store<f32>(colours, load<f32>(sums) / weight);
  store<f32>(colours, load<f32>(sums, 4) / weight, 4);
  store<f32>(colours, load<f32>(sums, 8) / weight, 8);
}

/**
 * Gives each layer its share of what a sample's colour differs by from the layers' mixture.
 *
 * @param layers changed
 * @param colours float32 R, G and B a sample
 * @param alphas float32 from 0 to 1
 */
export function separateLayers(layers: usize, colours: usize, alphas: usize, samples: i32): void {
  const end = alphas + ((<usize>samples) << 2);
  // The inner loop passes the foreground, the outer one the background.
  for (; alphas < end; alphas += 4, layers += 12) {
    const alpha = load<f32>(alphas);
    for (const next = layers + 12; layers < next; layers += 4, colours += 4) {
      const front = load<f32>(layers);
      const back = load<f32>(layers, 12);
      const rest: f32 = load<f32>(colours) - alpha * front - (1 - alpha) * back;
      store<f32>(layers, clamp(front + alpha * rest));
      store<f32>(layers, clamp(back + (1 - alpha) * rest), 12);
    }
  }
}

function clamp(colour: f32): f32 {
  return min<f32>(255, max<f32>(0, colour));
}
