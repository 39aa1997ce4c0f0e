import type { FirstMessages } from './en.ts';
import { common } from './zh-CN/common.ts';
import { ui } from './zh-CN/ui.ts';
import { charts } from './zh-CN/charts.ts';
import { samples } from './zh-CN/samples.ts';
import { shared } from './zh-CN/shared.ts';
import { storage } from './zh-CN/storage.ts';
import { shell } from './zh-CN/shell.ts';
import { start } from './zh-CN/start.ts';

export const zhCNFirst: FirstMessages = {
  ...common,
  ...ui,
  ...charts,
  ...samples,
  ...shared,
  ...storage,
  ...shell,
  ...start,
};
