export { ENCODINGS, ENCODING_IDS, type EncodingId } from './encodings.ts';
export { gatherEvidence } from './evidence.ts';
export { judgeEncodings } from './judge.ts';
export { sideBySide } from './samples.ts';
export { toUtf8 } from './decode.ts';
