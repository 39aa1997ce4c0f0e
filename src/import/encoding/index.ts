export { ENCODINGS, ENCODING_IDS, type EncodingId } from './encodings.ts';
export { gatherEvidence, type CollectedLine, type Evidence, type PassOptions } from './evidence.ts';
export { judgeEncodings, type Candidate, type Judgement, type Reason } from './judge.ts';
export { sideBySide, type SideBySide } from './samples.ts';
export { toUtf8, type Place, type Utf8Text } from './decode.ts';
