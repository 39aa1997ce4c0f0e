import { expose } from 'comlink';
import { carryErrors } from '#engine/errors.ts';
import { createEngine } from './engine/engine.ts';

carryErrors();
expose(createEngine());
