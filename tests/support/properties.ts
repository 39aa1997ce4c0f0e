import { configureGlobal } from 'fast-check';

// The same cases every time in `npm test`, so that a red run means the change at hand; new ones in the long run.
if (!process.env['LONG']) configureGlobal({ seed: 20_261_122 });
