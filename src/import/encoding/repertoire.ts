/**
 * The commonest characters of each language, written down once. Han: frequency lists of running text, then what order
 * files hold (names of people, places, goods, states of an order).
 */
const SIMPLIFIED =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱' +
  '丽娜婷静敏勇艳杰娟涛秀霞刚桂芳燕玲梅莉兰伟磊浩宇轩涵梓欣怡晨佳琪雪倩妍萌鹏辉斌晶莹赵钱孙吴郑冯褚沈韩杨朱秦尤吕曹魏陶姜谢邹潘彭猫咪兔喵萌宝贝乖笨默晴霜雯琳祺淼菁奕嫣潇婉媛瑶璐颖慧莎薇蕾茜岚鲁韦方唐廉岑薛贺汤罗郝毕邵汪毛贝臧梁杜贾邓郭徐蔡田胡蒋叶董袁于任范' +
  '订单付款买卖家淘宝天猫旺旺快递址机颜码衬衫裤鞋裙袜帽杯盒瓶袋咖啡饼糖奶额昵称编购邮退款税折扣会员客户姓店铺浙沪粤苏湘鄂津渝川皖闽赣桂滇贵甘陕晋冀鲁豫辽吉琼藏宁新疆蒙杭圳深广庆成汕厦汉沙郑岛连沈哈尔滨件套型号款式棉纯女男童夏冬季版色红蓝绿白黑灰粉紫码箱支瓶罐斤克升寸';

const PAIRS =
  '这這个個国國时時来來们們对對会會发發动動过過说說产產种種后後学學经經进進着著电電里裡现現实實两兩体體机機当當点點从從业業应應开開还還义義样樣间間关關线線数數么麼质質气氣变變条條没沒结結问問无無军軍题題党黨员員总總设設长長头頭资資边邊级級图圖统統较較将將组組见見计計别別论論运運农農几幾区區强強决決战戰则則据據处處队隊给給门門规規热熱领領东東导導压壓争爭济濟阶階术術极極联聯认認权權证證采採转轉单單风風带帶场場车車务務万萬达達积積议議声聲报報类類离離华華确確张張马馬节節话話况況传傳许許群群广廣记記观觀织織装裝众眾书書复復儿兒须須际際验驗连連断斷难難矿礦备備办辦习習响響约約劳勞团團历歷构構称稱准準值值号號维維划劃选選标標写寫亲親养養层層专專状狀厂廠识識适適属屬圆圓调調满滿县縣参參红紅细細听聽铁鐵价價严嚴随隨苏蘇尔爾讲講黄黃显顯谈談艺藝营營项項举舉势勢台臺帮幫轮輪亚亞师師围圍远遠态態减減树樹溶溶叶葉鱼魚视視仅僅费費紧緊爱愛续續轻輕试試护護练練负負击擊范範继繼兴興余餘坚堅输輸够夠笔筆财財职職觉覺汉漢画畫虽雖杂雜飞飛检檢阳陽创創坏壞径徑钢鋼责責简簡钱錢尽盡冲衝独獨环環双雙请請让讓轴軸纪紀优優顶頂础礎载載块塊测測丝絲协協诉訴陈陳罗羅盐鹽错錯频頻终終汽汽云雲卫衛烧燒游遊旧舊货貨损損预預妈媽扩擴银銀语語挥揮纸紙医醫针針刘劉误誤训訓愿願审審附附获獲茶茶鲜鮮粮糧脱脫丽麗娜娜静靜艳豔杰傑涛濤刚剛兰蘭伟偉辉輝莹瑩赵趙孙孫吴吳郑鄭冯馮韩韓杨楊吕呂谢謝邹鄒鲁魯韦韋汤湯贺賀毕畢贝貝贾賈邓鄧蒋蔣订訂买買卖賣宝寶猫貓递遞颜顏码碼衬襯裤褲鞋鞋袜襪饼餅额額编編购購邮郵户戶铺鋪沪滬粤粵苏蘇鄂鄂辽遼宁寧庆慶厦廈岛島贵貴蓝藍绿綠罐罐';
const TRADITIONAL_EXTRA =
  '臺灣北高雄桃園竹苗栗彰投嘉屏宜蓮鄉鎮村里鄰巷弄樓香港九龍澳門您的謝謝歡迎取貨超商宅配運費折扣黃林陳王吳蔡楊許鄭雅婷家豪志明淑芬怡君欣宥承翰郁瑞麗華玉珍';

const JAPANESE =
  '日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公持野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賀訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達' +
  '佐藤鈴木高橋田中伊渡辺山本村小林加吉井斎松清阿部森池石前岡後長谷川近原坂遠青福西太三浦竹内上野健一郎美子恵愛翔陽菜花子様顧客注文商品数量単価合計税込送料支払済未発配達氏名住所電話番号色茶珈琲靴服帽袋箱札幌仙台横浜名古屋阪神戸広島福岡沖縄県府都道区町丁目';

const HANGUL =
  '이다의는에을가고하지도로은한를기서사인대어자아나리그시과것들정부일수있해스전제상장보구마라여원주러조으면비오소성국화동우세용만관모유공신경연등된선계방생문교치년진개역안중발위미적반무천내물행간실주금액량결배송객번호름김박최정강윤임서울산구매품명날짜취색빨파노검흰커피차옷신발모자티셔츠바지현영민준지혜수진은희철남여북남경포광대전울세종완료환불옵션택남총점제할인쿠폰트크드프레르네니느더데돌두디따때또란람래력련령록류률린립말매먼메며목몸못및받밀버번별병복본분불빛새색석설섬속손술습승식심씨약양업없엔열영예와왔외요욕운월육율음응의입있잘재저절점접종좋죄즉증직질집차참창책처청체초축출충층카코크타태터토통투특판패편평포표품피필학합항향험형호혼확활황회획효후휴';

const traditionalOf = new Map<string, string>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) traditionalOf.set(PAIRS[i]!, PAIRS[i + 1]!);

/** Characters by how common they are: those met all the time, and those of the encoding's first level. */
export interface Repertoire {
  common: ReadonlySet<string>;
  usual: ReadonlySet<string>;
}

/** The first level of a standard is a range of lead bytes; its characters are asked of the decoder. */
function level(label: string, leads: [number, number], trails: [number, number][]): Set<string> {
  const decoder = new TextDecoder(label);
  const characters = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [from, to] of trails)
      for (let trail = from; trail <= to; trail++) characters.add(decoder.decode(Uint8Array.of(lead, trail)));
  characters.delete('\ufffd');
  return characters;
}

const ROW: [number, number][] = [[0xa1, 0xfe]];

const REPERTOIRES = {
  simplified: (): Repertoire => ({ common: new Set(SIMPLIFIED), usual: level('gb18030', [0xb0, 0xd7], ROW) }),
  traditional: (): Repertoire => ({
    common: new Set([
      ...Array.from(SIMPLIFIED, (one) => traditionalOf.get(one) ?? one),
      ...Array.from(TRADITIONAL_EXTRA),
    ]),
    usual: level('big5', [0xa4, 0xc6], [[0x40, 0x7e], ...ROW]),
  }),
  japanese: (): Repertoire => ({ common: new Set(JAPANESE), usual: level('euc-jp', [0xb0, 0xcf], ROW) }),
  korean: (): Repertoire => ({ common: new Set(HANGUL), usual: level('euc-kr', [0xb0, 0xc8], ROW) }),
};
export type RepertoireName = keyof typeof REPERTOIRES;

const made = new Map<RepertoireName, Repertoire>();

export function repertoire(name: RepertoireName): Repertoire {
  const known = made.get(name) ?? REPERTOIRES[name]();
  made.set(name, known);
  return known;
}

/**
 * Letters outside ASCII by language, the commonest first. A reading of a file is likely when one language explains its
 * letters; capitals count as their small letters.
 */
const LETTERS = {
  fr: 'éèàêçôîâùûëïœüÿæ',
  de: 'üäößéà',
  es: 'óíáéñúü',
  pt: 'ãçáéóíõêúâôàü',
  it: 'àèòùéìî',
  ca: 'àéóèíòçúïü',
  nl: 'ëéïöüèáê',
  da: 'øåæéöäü',
  sv: 'äåöéüà',
  is: 'áíðþéóúýöæ',
  ga: 'áéíóú',
  cy: 'ŵŷâêôîûẁẃ',
  mt: 'ħżġċàù',
  eo: 'ĝĉŝŭĵĥ',
  pl: 'łóąężśćńź',
  cs: 'íáěéžřýčšůúťďňóöü',
  sk: 'áíéčýžšúťľôďňäóĺŕ',
  hu: 'áéöóőíüúű',
  ro: 'ăîâșțşţ',
  hr: 'čšžćđ',
  tr: 'ışüğöçİâîû',
  lt: 'ėšžįųąūčę',
  lv: 'āīšēžņūļčģķ',
  et: 'äõüöšž',
  vi: 'đưạ̣̀́ởăâêôảấầếềộị̃',
  ru: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  uk: 'оанивтреіслкдмупягьзбчйхїжцюшєщфґ',
  bg: 'аоиентсрвлкдпмяуъзгбчйжшщцюхфь',
  sr: 'аоиенрстувкдјмплзгбчшцжхњљћђџф',
  el: 'αοιετνσρπκμλςηυωάίόέήύώγδχθβφξζψϊϋΐΰ',
  he: 'יוהלארתבמשנםדחקעפטכגזסןצךףץ',
  ar: 'اليمونرتبهدسعفقكحةجصأشطخضإىذثغزءئظآؤـ',
  fa: 'ایردنهمتوبسشزکگفخقلجعپحطصچغضثآظذژ',
  th: 'านร่อกเ้งมยลวดสตัทีใบปหคิแะไพชจื์ถขำุซูโผธ็ฟภศณฐ๊ฉฮญึ',
} as const;
export type Language = keyof typeof LETTERS;
export const LANGUAGES = Object.keys(LETTERS) as Language[];

/** How well each language explains a letter: the commonest with 1, one it does not have with 0.12. */
const fits = new Map<string, Float64Array>();
LANGUAGES.forEach((language, index) => {
  const letters = Array.from(LETTERS[language]);
  const slope = letters.length > 22 ? 0.7 : 0.4;
  letters.forEach((letter, rank) => {
    const fit = fits.get(letter) ?? new Float64Array(LANGUAGES.length).fill(0.12);
    fit[index] = 1 - (slope * rank) / letters.length;
    fits.set(letter, fit);
  });
});
const UNKNOWN = new Float64Array(LANGUAGES.length).fill(0.08);

/** By the order of {@link LANGUAGES}; for a small letter. */
export const letterFits = (letter: string): Float64Array => fits.get(letter) ?? UNKNOWN;
