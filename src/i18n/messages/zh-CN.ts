import type { Messages } from './en.ts';
import { charts } from './zh-CN/charts.ts';
import { ui } from './zh-CN/ui.ts';
import { common } from './zh-CN/common.ts';
import { samples } from './zh-CN/samples.ts';
import { importing } from './zh-CN/import.ts';
import { storage } from './zh-CN/storage.ts';
import { shell } from './zh-CN/shell.ts';
import { data } from './zh-CN/data.ts';
import { start } from './zh-CN/overview.ts';
import { segments } from './zh-CN/segments.ts';
import { methods } from './zh-CN/methods.ts';

export const zhCN: Messages = {
  ...common,
  ...samples,
  ...importing,
  ...data,
  ...start,
  ...storage,
  ...charts,
  ...ui,
  ...shell,
  ...segments,
  ...methods,
};
