import type { Messages } from './en.ts';
import { charts } from './zh-CN/charts.ts';
import { ui } from './zh-CN/ui.ts';
import { common } from './zh-CN/common.ts';
import { storage } from './zh-CN/storage.ts';
import { shell } from './zh-CN/shell.ts';
import { segments } from './zh-CN/segments.ts';

export const zhCN: Messages = { ...common, ...storage, ...charts, ...ui, ...shell, ...segments };
