/**
 * What the training material says, as it says it: claims, neither checked here nor about any one shop. They are shown
 * beside the shop's own numbers and never used to compute one. [A01 A03 C01 C03 D03]
 */
export const CLAIMS = {
  /** Repurchase rates of China and of the West, attributed by the material to iResearch 2024. */
  benchmarks: { china: 0.347, west: 0.5 },
} as const;
