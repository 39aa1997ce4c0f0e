import { common } from './en/common.ts';
import { ui } from './en/ui.ts';
import { charts } from './en/charts.ts';
import { samples } from './en/samples.ts';
import { shared } from './en/shared.ts';
import { storage } from './en/storage.ts';
import { shell } from './en/shell.ts';
import { start } from './en/start.ts';

/** What the first screen says, and the frame around every screen. */
export const enFirst = {
  ...common,
  ...ui,
  ...charts,
  ...samples,
  ...shared,
  ...storage,
  ...shell,
  ...start,
} as const;
