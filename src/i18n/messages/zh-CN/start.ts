import type { start as en } from '../en/start.ts';
import type { Like } from '../en.ts';

export const start: Like<typeof en> = {
  'start.title': '谁会再来，谁不会，该怎么办',
  'start.lede':
    '把店铺后台导出的订单文件交给它。一分钟之内，你会看到关于自己顾客的三句实话，每句都附定义、明细和误差范围。',
  'start.drop.title': '把订单文件拖到这里',
  'start.drop.choose': '选择文件',
  'start.drop.release': '松手就开始查看文件',
  'start.samples.title': '手边没有文件？三家示例店铺，各藏一个真相',
  'start.samples.making': (p) => `正在本机生成“${p.name}”`,
  'start.privacy.title': '数据不离开这台设备',
  'start.privacy.text': '没有服务器，没有账号，也不上传。浏览器本身就禁止外传。',
  'start.privacy.prove': '查看证明',
  'start.methods.title': '每个数字都能核对',
  'start.methods.text': '每张图都能看到定义、SQL和明细，结果与公开发表的数字一致。',
  'start.methods.link': '各个数字怎么定义',
  'start.kept.title': '保存在这台设备上',
  'start.kept.text': (p) => `这里保存了${p.n}个分群。订单本身没有保存。`,
  'start.kept.link': '查看分群',
  'start.kept.none': '你保存的分群留在这个浏览器里，订单本身不会保存。',
  'desk.drop.text':
    'CSV、Excel、压缩包、Parquet、JSON都可以，什么编码都行。每行一个订单或订单里的一件商品，有日期、顾客和金额就够了。读成了什么先给你看，再开始统计。',
  'desk.drop.paste': (p) => `从Excel、WPS或网页里复制的表格，可以直接粘贴：${p.keys}`,
  'desk.pasted.name': '粘贴的表格',
  'desk.pasted.nothing': '粘贴的内容里没有表格。',
};
