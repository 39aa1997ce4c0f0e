/** The buffers behind the typed arrays that a plain object holds at its top, each once: what a message can hand over. */
export const buffersOf = (value: object): ArrayBuffer[] => [
  ...new Set(
    Object.values(value).flatMap((part: unknown) =>
      ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
    ),
  ),
];
