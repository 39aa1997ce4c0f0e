// Runs before the vendor's script, in the vendor's worker.
import type { BytesRead } from './engine/duckdb.ts';

// The vendor never catches a failed start. Thrown on, the rejection is heard by our worker and by the page.
addEventListener('unhandledrejection', (event) => {
  throw event.reason;
});

// The vendor's progress messages are made with `new Function`, which the policy refuses. So progress is counted where
// files are read, under a message type that its client lets pass.
const read = FileReaderSync.prototype.readAsArrayBuffer;
FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
  postMessage({ type: 'PROGRESS_UPDATE', bytes: blob.size } satisfies BytesRead);
  return read.call(this, blob);
};
