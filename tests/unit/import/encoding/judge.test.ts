import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gatherEvidence, judgeEncodings, type EncodingId } from '#import/encoding/index.ts';
import { encode, fileBlob } from './support.ts';

const judge = async (blob: Blob) => {
  const judgement = judgeEncodings(await gatherEvidence(blob));
  return judgement.kind === 'binary' ? [] : judgement.candidates;
};
const best = async (...parts: BlobPart[]) => (await judge(new Blob(parts)))[0]?.encoding ?? 'binary';

/** Short order files as shops export them. */
const FILES: readonly [string, EncodingId, string][] = [
  ['one Chinese name', 'gb18030', 'order_id,customer,date,amount\n1,Smith,2024-01-05,5\n2,张伟,2024-01-06,7\n'],
  ['one rarer Chinese name', 'gb18030', 'order_id,customer,date,amount\n1,Smith,2024-01-05,5\n2,刘倩,2024-01-06,7\n'],
  ['a Chinese single-character name', 'gb18030', 'id,name\n1,Ann\n2,赵\n3,Bob\n'],
  ['a Chinese header', 'gb18030', '订单编号,买家会员名,总金额\n1,a,5.00\n2,b,6.00\n'],
  ['Chinese with sums of money', 'gb18030', '客户,金额\n王小明,￥128\n李娜,￥56\n'],
  ['a Chinese city', 'gb18030', 'id,city\n1,上海\n'],
  ['nothing but full-width yen signs', 'gb18030', 'id,amount\n1,￥128\n2,￥56\n'],
  ['a traditional header', 'big5', '訂單編號,會員,金額,商品\n1,王小明,500,咖啡豆\n2,陳美玲,300,茶葉\n'],
  ['one traditional name', 'big5', 'id,name,amount\n1,陳怡君,500\n2,Amy,300\n'],
  ['Japanese', 'shift_jis', '注文番号,顧客名,商品,金額\n1,山田太郎,コーヒー豆,1200\n2,鈴木花子,お茶,800\n'],
  ['a Japanese product', 'shift_jis', 'id,product,amount\n1,りんごジュース,1200\n2,Tea,800\n'],
  ['Japanese of Unix', 'euc-jp', '注文番号,顧客名,商品,金額\n1,山田太郎,コーヒー豆,1200\n2,鈴木花子,お茶,800\n'],
  ['Korean', 'euc-kr', '주문번호,고객명,상품,금액\n1,김민준,커피,12000\n2,이서연,녹차,8000\n'],
  ['one Korean name', 'euc-kr', 'id,name,amount\n1,박지훈,12000\n2,Lee,800\n'],
  [
    'French',
    'windows-1252',
    'Numéro;Date;Client;Montant\n1;05/01/2024;Hélène Lefèvre;12,50 €\n2;06/01/2024;François;7,00 €\n',
  ],
  ['one French word', 'windows-1252', 'id,name,amount\n1,Café,5\n2,Tea,3\n'],
  ['French with typographic marks', 'windows-1252', 'id;article\n1;l’œuvre « Été »\n2;Crème brûlée – 2 pièces\n'],
  [
    'German',
    'windows-1252',
    'Bestellnr;Kunde;Straße;Betrag\n1;Jürgen Müller;Königstraße 5;12,00\n2;Groß;Am Bächle;8,50\n',
  ],
  ['one German name', 'windows-1252', 'id,name,amount\n1,Müller,5\n2,Smith,3\n'],
  ['Spanish', 'windows-1252', 'Pedido;Cliente;Artículo\n1;José Núñez;Jamón ibérico\n2;María Peña;Azúcar\n'],
  ['Portuguese', 'windows-1252', 'Pedido;Cliente;Descrição\n1;João Conceição;Pão de açúcar\n2;Inês;Café moído\n'],
  ['Swedish', 'windows-1252', 'Order;Kund;Vara\n1;Åsa Sjöström;Kaffebönor\n2;Björn;Smörgås\n'],
  ['Danish', 'windows-1252', 'Ordre;Kunde;Vare\n1;Søren Kjær;Rugbrød\n2;Åse;Æblegrød\n'],
  ['Icelandic', 'windows-1252', 'Nr;Nafn\n1;Guðrún Þórðardóttir\n2;Sigríður Jónsdóttir\n'],
  ['nothing but euro signs', 'windows-1252', 'id;amount\n1;12,50 €\n2;7,00 €\n'],
  ['Latin 9 with œ and €', 'iso-8859-15', 'id;article;prix\n1;cœur;5 €\n2;œuf;3 €\n'],
  [
    'Polish',
    'windows-1250',
    'Zamówienie;Klient;Miasto\n1;Łukasz Wójcik;Łódź\n2;Małgorzata Dąbrowska;Wrocław\n3;Święto;Kraków\n',
  ],
  ['one Polish city', 'windows-1250', 'id,city,amount\n1,Wrocław,5\n2,London,3\n'],
  [
    'Polish of Unix',
    'iso-8859-2',
    'Zamówienie;Klient;Miasto\n1;Łukasz Wójcik;Łódź\n2;Małgorzata Dąbrowska;Wrocław\n3;Święto;Gdańsk\n',
  ],
  ['Czech', 'windows-1250', 'Objednávka;Zákazník;Zboží\n1;Jiří Dvořák;Káva\n2;Tomáš Novotný;Žluťoučký kůň\n'],
  ['Hungarian', 'windows-1250', 'Rendelés;Vevő;Termék\n1;Kovács Gergő;Kávé\n2;Szűcs Erzsébet;Tűzőgép\n'],
  [
    'Turkish',
    'windows-1254',
    'Sipariş;Müşteri;Ürün\n1;Ayşe Yılmaz;Çay\n2;Çağrı Şahin;Kahve çekirdeği\n3;İbrahim;Işık\n',
  ],
  ['Lithuanian', 'windows-1257', 'Užsakymas;Klientas;Prekė\n1;Jonas Žemaitis;Šokoladas\n2;Rūta Šimkutė;Arbatžolės\n'],
  ['Russian', 'windows-1251', 'Заказ;Клиент;Товар\n1;Иван Петров;Кофе в зёрнах\n2;Мария Смирнова;Чай\n'],
  ['one Russian city', 'windows-1251', 'id,city,amount\n1,Москва,5\n2,London,3\n'],
  ['Russian of Unix', 'koi8-r', 'Заказ;Клиент;Товар\n1;Иван Петров;Кофе в зернах\n2;Мария Смирнова;Чай\n'],
  ['Russian of ISO', 'iso-8859-5', 'Заказ;Клиент;Товар\n1;Иван Петров;Кофе в зернах\n2;Мария Смирнова;Чай\n'],
  ['Ukrainian', 'windows-1251', 'Замовлення;Клієнт;Товар\n1;Олексій Коваленко;Кава\n2;Наталія Їжакевич;Чай зелений\n'],
  ['Greek', 'windows-1253', 'Παραγγελία;Πελάτης;Προϊόν\n1;Γιώργος Παπαδόπουλος;Καφές\n2;Μαρία;Άρωμα\n'],
  ['Hebrew', 'windows-1255', 'הזמנה;לקוח;מוצר\n1;משה כהן;קפה\n2;שרה לוי;תה ירוק\n'],
  ['Arabic', 'windows-1256', 'الطلب;العميل;المنتج\n1;محمد علي;قهوة\n2;فاطمة حسن;شاي أخضر\n'],
  ['Thai', 'windows-874', 'คำสั่งซื้อ,ลูกค้า,สินค้า\n1,สมชาย ใจดี,กาแฟ\n2,มาลี,ชาเขียว\n'],
  ['French of DOS', 'cp850', 'Numéro;Client;Ville\n1;Hélène;Orléans\n2;François;Béziers\n3;Noël;Saint-Étienne\n'],
  ['one French word of DOS', 'cp437', 'id,name,amount\n1,Café,5\n2,Tea,3\n'],
  ['a frame of DOS', 'cp437', '╔════════╗\n║ ORDERS ║\n╚════════╝\nid,amount\n1,5\n'],
  ['French of an old Mac', 'macintosh', 'Numéro;Client;Ville\n1;Hélène Lefèvre;Orléans\n2;François;Béziers\n'],
  ['German UTF-8', 'utf-8', 'id,name,amount\n1,Müller,5\n2,Smith,3\n'],
  ['Chinese UTF-8', 'utf-8', 'id,name\n1,张伟\n'],
];
/** Byte for byte the same text in each of these. */
const SAME: readonly EncodingId[][] = [['cp437', 'cp850']];

describe('judgeEncodings', () => {
  it.each(FILES)('knows %s (%s)', async (_, encoding, text) => {
    const found = await best(encode(text, encoding));
    expect(SAME.find((same) => same.includes(encoding)) ?? [encoding]).toContain(found);
  });

  it('gives the best first, with why, and no reading twice', async () => {
    const candidates = await judge(new Blob([encode('id,name\n1,Ann\n2,张伟\n', 'gb18030')]));
    expect(candidates[0]).toEqual({
      encoding: 'gb18030',
      score: 1,
      undecodable: 0,
      evidence: { code: 'common-han', params: { characters: 2, found: 2 } },
    });
    expect(candidates.length).toBeLessThanOrEqual(6);
    expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).sort((a, b) => b - a));
    const western = await judge(new Blob([encode('id,name\n1,Café\n', 'windows-1252')]));
    expect(western.map(({ encoding }) => encoding)).not.toContain('iso-8859-1');
  });

  it('takes ASCII and marked files for what they are', async () => {
    expect(await judge(new Blob(['a,b\n1,2\n']))).toEqual([
      { encoding: 'utf-8', score: 1, undecodable: 0, evidence: { code: 'ascii', params: {} } },
    ]);
    expect((await judge(new Blob(['\ufeffa,é\n'])))[0]!.evidence.code).toBe('bom');
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      expect((await judge(new Blob([encode('\ufeffa,b\n1,2\n', encoding)])))[0]).toMatchObject({ encoding, score: 1 });
      expect((await judge(new Blob([encode('a,b\n1,2\n', encoding)])))[0]).toMatchObject({
        encoding,
        evidence: { code: 'nul-pattern' },
      });
    }
  });

  it('knows a file without text', async () => {
    expect(await best(new Uint8Array(5000).map((_, i) => (i * 7919) % 256))).toBe('binary');
    expect(await best(new Uint8Array(100))).toBe('binary');
    expect(await best('a,b\n1,2\n\x1a')).toBe('utf-8');
  });

  it('leaves a UTF-8 file in UTF-8 when a few of its lines are not', async () => {
    const good = 'id,Müller,5\n'.repeat(500);
    const [first] = await judge(new Blob([good, encode('id,Müller,5\n', 'windows-1252'), good]));
    expect(first).toMatchObject({
      encoding: 'utf-8',
      undecodable: 1,
      evidence: { code: 'mostly-utf8', params: { lines: 1001, invalidLines: 1 } },
    });
  });

  it('is not led to UTF-8 by few foreign lines among many in ASCII', async () => {
    const ascii = 'id,Smith,5\n'.repeat(5000);
    expect(await best(ascii, encode('7,Müller,5\n', 'windows-1252'), ascii)).toBe('windows-1252');
    expect(await best(ascii, encode('7,张伟,5\n', 'gb18030'), ascii)).toBe('gb18030');
  });

  it('sees a name on the last line of 30 MB', async () => {
    const ascii = new Blob(['1,2024-01-05,Smith,5.00\n'.repeat(50_000)]);
    const parts = Array.from({ length: 26 }, () => ascii);
    expect(await best(...parts, encode('2,2024-01-06,张伟,7', 'gb18030'))).toBe('gb18030');
    expect(await best(...parts, encode('2,2024-01-06,Hélène,7', 'windows-1252'))).toBe('windows-1252');
  });
});

const data = '../shared/data';
describe.skipIf(!existsSync(data))('judgeEncodings, published files (only beside a copy of them)', () => {
  it.each([
    ['taobao_rfm/taobao_rfm_gb18030.csv', 'gb18030'],
    ['gbk_basket/orders_gbk.csv', 'gb18030'],
    ['platform_headers/jd_sample_synthetic_gbk.csv', 'gb18030'],
    ['platform_headers/taobao_sample_synthetic_gb18030.csv', 'gb18030'],
    ['platform_headers/douyin_sample_synthetic_utf8bom.csv', 'utf-8'],
    ['reviews_hotel_zh/ChnSentiCorp_htl_all.csv', 'utf-8'],
    ['nps_retail_fr/nps.csv', 'utf-8'],
    ['cdnow/CDNOW_master.txt', 'utf-8'],
    ['groceries/groceries.csv', 'utf-8'],
    ['rfm_trad_flow/RFM_TRAD_FLOW.csv', 'utf-8'],
    ['rfm_r/rfm_data_orders.csv', 'utf-8'],
    ['platform_headers/shopify_sample_synthetic.csv', 'utf-8'],
  ])('%s is %s', async (path, encoding) => {
    expect(await best(await fileBlob(`${data}/${path}`))).toBe(encoding);
  });
});
