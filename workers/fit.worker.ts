import { serveFits } from './fit/serve.ts';

serveFits(self);
