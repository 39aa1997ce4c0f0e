import type { privacy as en } from '../en/privacy.ts';
import type { Like } from '../en.ts';

export const privacy: Like<typeof en> = {
  'privacy.title': '在这里打开的数据，不会离开这台设备',
  'privacy.title.proved': (p) => `刚才试了${p.n}条出路，没有一条走得通`,
  'privacy.title.leak': (p) => `${p.all}条出路里，有${p.n}条没有被拦住`,
  'privacy.lede':
    '这个页面背后没有能收走订单的服务器，没有账号，也不统计访问。不用听我们说：点一下按钮，当着你的面试着往外发。',
  'privacy.lede.leak':
    '这不应该发生。请不要在这个浏览器里打开顾客数据：可能是某个扩展，或一份被改过的页面，去掉了安全策略。',
  'privacy.prove': '试着往外发一次',
  'privacy.again': '再试一次',
  'privacy.trying': (p) => `正在试：${p.way}`,
  'privacy.proof.title': '实际发生了什么',
  'privacy.proof.sub': (p) => `每次都发往${p.address}，一个永远不会存在的名字（RFC 2606）。尝试中不含你的任何数据。`,
  'privacy.proof.none': '还没有试过。',
  'privacy.col.way': '出路',
  'privacy.col.outcome': '结果',
  'privacy.col.observed': '观察到的',
  'privacy.refused': '被拒绝',
  'privacy.absent': '不存在',
  'privacy.open': '没有被拒绝',
  'privacy.observed.policy': (p) => `浏览器报告违反了${p.directive}`,
  'privacy.observed.engine': (p) => `数据库以代码${p.code}拒绝`,
  'privacy.observed.absent': '页面里已经没有这个功能',
  'privacy.observed.nothing': '两秒内没有收到拒绝的报告',
  'privacy.way.fetch': 'fetch',
  'privacy.way.xhr': 'XMLHttpRequest',
  'privacy.way.beacon': 'beacon',
  'privacy.way.websocket': 'WebSocket',
  'privacy.way.eventsource': 'EventSource',
  'privacy.way.image': '图片',
  'privacy.way.webrtc': '点对点连接（WebRTC）',
  'privacy.way.sql': 'SQL：用read_csv读网址',

  'privacy.requests.title': '这个页面要过哪些文件',
  'privacy.requests.own': (p) => `向它所在的主机要了${p.n}个文件：自己的脚本、样式和计算引擎`,
  'privacy.requests.elsewhere': (p) => `向其他任何地址发出的请求：${p.n}个`,
  'privacy.requests.attempts': (p) => `本页刚才被拒绝的尝试：${p.n}次，浏览器也记在清单里`,
  'privacy.requests.bytes': '发往别处：0字节',
  'privacy.requests.how':
    '取自浏览器为本页记的请求清单（PerformanceResourceTiming）。两个后台线程的请求不在其中，它们受同一策略约束，并由一项带监听服务器的测试把关。想从外面核对，可以打开浏览器的开发者工具，在“网络”一栏看着，随意使用任何页面。',
  'privacy.requests.names': '文件名',

  'privacy.stops.title': '浏览器禁止的',
  'privacy.stops.1':
    '页面、后台线程和SQL向其他来源发请求：fetch、XMLHttpRequest、beacon、套接字、图片、字体、框架、表单。',
  'privacy.stops.2': '来自别处的脚本，由文字拼成的脚本，写进页面的样式和脚本。',
  'privacy.stops.3': '起作用的是下面的安全策略。它写在页面自身里，文件放到哪里都有效。',
  'privacy.built.title': '靠设计堵住的',
  'privacy.built.1':
    '安全策略管不到跳转、新窗口和点对点连接。页面里没有跳往别处、打开窗口或建立点对点连接的代码；这些功能一开始就被拿掉，并有测试在成品文件里搜查。',
  'privacy.built.2':
    '通往别的网站的链接只有固定的几条（“方法”页的论文），绝不由你的数据拼成；文件里的内容不会变成链接或表单。',
  'privacy.built.3': '数据库不能读网址，也不能挂接外来文件：启动时就关掉，并且锁住开关。',
  'privacy.built.4': '载入之后，页面只向主机要自己的文件；请求里除了文件名，什么也不带。',
  'privacy.built.5':
    '订单只在这个标签页的内存里，关掉就没了。保存的分群和设置留在这个浏览器里，不含顾客；“清除网站数据”即可去掉。',
  'privacy.limits.title': '两者都拦不住的',
  'privacy.limits.1': '能访问本页的浏览器扩展，看得到你看到的一切，也能发出去。',
  'privacy.limits.2':
    '托管这些文件的人，可以换上一份去掉了这些屏障的页面。请用信得过的主机，或自己放一份：任何静态主机的任何文件夹都能用。',
  'privacy.limits.3': '和打开任何网页一样，主机知道有人在什么时候、从什么地址取过这个页面。',
  'privacy.limits.4': '浏览器本身、操作系统，以及能用这台设备的人。',
  'privacy.limits.5': '你导出或复制的内容：那些文件要靠你自己保管。',
  'privacy.limits.6': '链接里带着页面的设置。查找过某位顾客，编号就在链接里，转发前请看一眼。',
  'privacy.policy.title': '安全策略原文',
  'privacy.policy.label': '内容安全策略',
};
