import type { Messages } from './en.ts';
import { common } from './zh-CN/common.ts';
import { shell } from './zh-CN/shell.ts';
import { segments } from './zh-CN/segments.ts';

export const zhCN: Messages = { ...common, ...shell, ...segments };
