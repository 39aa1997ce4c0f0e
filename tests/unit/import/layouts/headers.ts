/** A header row as a platform writes it, and what it is. */
export interface HeaderRow {
  layout: string;
  /** Completes "the header …". */
  what: string;
  names: readonly string[];
}

const rows = (layout: string, variants: Record<string, string>): HeaderRow[] =>
  Object.entries(variants).map(([what, names]) => ({ layout, what, names: names.split('|') }));

/** Every layout with each of its header variants. Facts about the platforms' own exports. */
export const HEADERS: readonly HeaderRow[] = [
  ...rows('shopify-orders', {
    today:
      'Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|Taxes|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Street|Billing Address1|Billing Address2|Billing Company|Billing City|Billing Zip|Billing Province|Billing Country|Billing Phone|Shipping Name|Shipping Street|Shipping Address1|Shipping Address2|Shipping Company|Shipping City|Shipping Zip|Shipping Province|Shipping Country|Shipping Phone|Notes|Note Attributes|Cancelled at|Payment Method|Payment Reference|Refunded Amount|Vendor|Outstanding Balance|Employee|Location|Device ID|Id|Tags|Risk Level|Source|Lineitem discount|Tax 1 Name|Tax 1 Value|Tax 2 Name|Tax 2 Value|Tax 3 Name|Tax 3 Value|Tax 4 Name|Tax 4 Value|Tax 5 Name|Tax 5 Value|Phone|Receipt Number|Duties|Billing Province Name|Shipping Province Name|Payment ID|Payment Terms Name|Next Payment Due At|Payment References',
    'of 2012, which ends at Cancelled at':
      'Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|Taxes|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Street|Billing Address1|Billing Address2|Billing Company|Billing City|Billing Zip|Billing Province|Billing Country|Billing Phone|Shipping Name|Shipping Street|Shipping Address1|Shipping Address2|Shipping Company|Shipping City|Shipping Zip|Shipping Province|Shipping Country|Shipping Phone|Notes|Note Attributes|Cancelled at',
  }),
  ...rows('squarespace-orders', {
    today:
      'Order ID|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Currency|Subtotal|Shipping|Taxes|Amount Refunded|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku|Lineitem variant|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Address1|Billing Address2|Billing City|Billing Zip|Billing Province|Billing Country|Billing Phone|Shipping Name|Shipping Address1|Shipping Address2|Shipping City|Shipping Zip|Shipping Province|Shipping Country|Shipping Phone|Cancelled at|Private Notes|Payment Method|Payment Reference',
  }),
  ...rows('woocommerce-analytics', {
    today:
      'Date|Order #|N. Revenue (formatted)|Status|Customer|Customer type|Product(s)|Items sold|Coupon(s)|Net Sales|Attribution',
    'without Attribution':
      'Date|Order #|N. Revenue (formatted)|Status|Customer|Customer type|Product(s)|Items sold|Coupon(s)|Net Sales',
    'of older cores, with N. Revenue':
      'Date|Order #|Status|Customer|Customer type|Product(s)|Items sold|Coupon(s)|N. Revenue',
  }),
  ...rows('woocommerce-advanced', {
    'as set up by default':
      'Order Number|Order Status|Order Date|Customer Note|First Name (Billing)|Last Name (Billing)|Company (Billing)|Address 1&2 (Billing)|City (Billing)|State Code (Billing)|Postcode (Billing)|Country Code (Billing)|Email (Billing)|Phone (Billing)|First Name (Shipping)|Last Name (Shipping)|Address 1&2 (Shipping)|City (Shipping)|State Code (Shipping)|Postcode (Shipping)|Country Code (Shipping)|Item #|SKU|Name|Product Variation|Quantity|Quantity (- Refund)|Item Cost|Order Line (w/o tax)|Order Line Tax|Order Line Total|Order Line Total Refunded|Order Line Total (- Refund)|Image URL|Coupon Code|Discount Amount|Discount Amount Tax|Payment Method Title|Coupons Used|Cart Discount Amount|Order Subtotal Amount|Order Tax Amount|Order Shipping Amount|Order Refund Amount|Order Total Amount|Order Total Tax Amount|Total items|Total products',
  }),
  ...rows('woocommerce-webtoffee', {
    today:
      'order_id|order_number|order_date|paid_date|status|shipping_total|shipping_tax_total|fee_total|fee_tax_total|tax_total|cart_discount|order_discount|discount_total|order_total|order_subtotal|order_currency|payment_method|payment_method_title|transaction_id|customer_ip_address|customer_user_agent|shipping_method|customer_id|customer_user|customer_email|billing_first_name|billing_last_name|billing_company|billing_email|billing_phone|billing_address_1|billing_address_2|billing_postcode|billing_city|billing_state|billing_country|shipping_first_name|shipping_last_name|shipping_company|shipping_phone|shipping_address_1|shipping_address_2|shipping_postcode|shipping_city|shipping_state|shipping_country|customer_note|wt_import_key|shipping_items|fee_items|tax_items|coupon_items|refund_items|order_notes|download_permissions|line_item_1|line_item_2|line_item_3',
  }),
  ...rows('magento-orders', {
    'with the columns shown by default':
      'ID|Purchase Point|Purchase Date|Bill-to Name|Ship-to Name|Grand Total (Base)|Grand Total (Purchased)|Status',
    'with every column and Action':
      'ID|Purchase Point|Purchase Date|Bill-to Name|Ship-to Name|Grand Total (Base)|Grand Total (Purchased)|Status|Billing Address|Shipping Address|Shipping Information|Customer Email|Customer Group|Subtotal|Shipping and Handling|Customer Name|Payment Method|Total Refunded|Action',
  }),
  ...rows('bigcommerce-orders', {
    today:
      'Order ID|Customer ID|Customer Name|Customer Email|Customer Phone|Order Date|Order Status|Subtotal (inc tax)|Subtotal (ex tax)|Tax Total|Shipping Cost (inc tax)|Shipping Cost (ex tax)|Ship Method|Handling Cost (inc tax)|Handling Cost (ex tax)|Store Credit Redeemed|Gift Certificate Amount Redeemed|Gift Certificate Code|Gift Certificate Expiration Date|Coupon Details|Order Total (inc tax)|Order Total (ex tax)|Payment Method|Total Quantity|Total Shipped|Date Shipped|Order Currency Code|Exchange Rate|Order Notes|Customer Message|Billing First Name|Billing Last Name|Billing Company|Billing Street 1|Billing Street 2|Billing Suburb|Billing State|Billing Zip|Billing Country|Billing Phone|Billing Email|Shipping First Name|Shipping Last Name|Shipping Company|Shipping Street 1|Shipping Street 2|Shipping Suburb|Shipping State|Shipping Zip|Shipping Country|Shipping Phone|Shipping Email|Product Details|Refund Amount|Channel ID|Channel Name',
    'of the older template, with Order Time and Coupon Value':
      'Order ID|Order Status|Order Date|Order Time|Subtotal (inc tax)|Subtotal (ex tax)|Tax Total|Shipping Cost (inc tax)|Shipping Cost (ex tax)|Handling Cost (inc tax)|Handling Cost (ex tax)|Coupon Value|Order Total (inc tax)|Order Total (ex tax)|Refund Amount|Customer ID|Customer Name|Customer Email|Customer Phone|Ship Method|Payment Method|Total Quantity|Total Shipped|Date Shipped|Order Currency Code|Exchange Rate|Order Notes|Customer Message|Billing Name|Billing First Name|Billing Last Name|Billing Country|Billing Phone|Billing Email|Shipping Name|Shipping Country|Product Details|# Unique Products in Order|Combined Product Weight|Todays Date|Order Source|Transaction ID',
  }),
  ...rows('amazon-all-orders', {
    today:
      'amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|order-channel|url|ship-service-level|product-name|sku|asin|item-status|quantity|currency|item-price|item-tax|shipping-price|shipping-tax|gift-wrap-price|gift-wrap-tax|item-promotion-discount|ship-promotion-discount|ship-city|ship-state|ship-postal-code|ship-country|promotion-ids|is-business-order|purchase-order-number|price-designation',
  }),
  ...rows('amazon-new-orders', {
    today:
      'order-id|order-item-id|purchase-date|payments-date|buyer-email|buyer-name|buyer-phone-number|sku|product-name|quantity-purchased|currency|item-price|item-tax|shipping-price|shipping-tax|ship-service-level|recipient-name|ship-address-1|ship-address-2|ship-address-3|ship-city|ship-state|ship-postal-code|ship-country|ship-phone-number|delivery-start-date|delivery-end-date|delivery-time-zone|delivery-Instructions|sales-channel',
    'of recent reports without the buyer':
      'order-id|order-item-id|purchase-date|payments-date|sku|product-name|quantity-purchased|currency|item-price|item-tax|shipping-price|shipping-tax|ship-service-level|recipient-name|ship-address-1|ship-address-2|ship-address-3|ship-city|ship-state|ship-postal-code|ship-country|ship-phone-number|delivery-start-date|delivery-end-date|delivery-time-zone|delivery-Instructions|sales-channel',
  }),
  ...rows('amazon-unshipped', {
    today:
      'order-id|order-item-id|purchase-date|payments-date|reporting-date|promise-date|days-past-promise|buyer-email|buyer-name|buyer-phone-number|sku|product-name|quantity-purchased|quantity-shipped|quantity-to-ship|ship-service-level|recipient-name|ship-address-1|ship-address-2|ship-address-3|ship-city|ship-state|ship-postal-code|ship-country|ship-phone-number|sales-channel|is-business-order|purchase-order-number|price-designation|is-iba|verge-of-cancellation|verge-of-lateShipment',
  }),
  ...rows('amazon-date-range', {
    'in American English':
      'date/time|settlement id|type|order id|sku|description|quantity|marketplace|account type|fulfillment|order city|order state|order postal|tax collection model|product sales|product sales tax|shipping credits|shipping credits tax|gift wrap credits|giftwrap credits tax|Regulatory Fee|Tax On Regulatory Fee|promotional rebates|promotional rebates tax|marketplace withheld tax|selling fees|fba fees|other transaction fees|other|total',
    'in British English':
      'date/time|settlement id|type|order id|sku|description|quantity|marketplace|account type|fulfilment|order city|order state|order postal|tax collection model|product sales|product sales tax|postage credits|shipping credits tax|gift wrap credits|giftwrap credits tax|Regulatory Fee|Tax On Regulatory Fee|promotional rebates|promotional rebates tax|marketplace withheld tax|selling fees|fba fees|other transaction fees|other|total',
    'in German':
      'Datum/Uhrzeit|Abrechnungsnummer|Typ|Bestellnummer|SKU|Beschreibung|Menge|Marketplace|Versand|Ort der Bestellung|Bundesland|Postleitzahl|Steuererhebungsmodell|Umsätze|Produktumsatzsteuer|Gutschrift für Versandkosten|Rabatte aus Werbeaktionen|Verkaufsgebühren|Gebühren zu Versand durch Amazon|Andere Transaktionsgebühren|Andere|Gesamt',
    'in French':
      "date/heure|numéro de versement|type|numéro de la commande|sku|description|quantité|Marketplace|traitement|ville d'où provient la commande|ventes de produits|crédits d'expédition|Rabais promotionnels|frais de vente|Frais Expédié par Amazon|autres frais de transaction|autre|total",
    'in Belgian French':
      'date/heure|Identifiant du paiement|type|Numéro de la commande|sku|description|Quantité|site de vente|expédition|ville de la commande|ventes de produits|Total des réductions|frais de vente|autres|total',
    'in Spanish':
      'fecha y hora|identificador de pago|tipo|número de pedido|sku|descripción|cantidad|web de Amazon|gestión logística|ciudad de procedencia del pedido|ventas de productos|abonos de envío|devoluciones promocionales|tarifas de venta|tarifas de Logística de Amazon|otro|total',
    'in Italian':
      'Data/Ora:|Numero pagamento|Tipo|Numero ordine|SKU|Descrizione|Quantità|Marketplace|Gestione|Vendite|Accrediti per le spedizioni|Sconti promozionali|Commissioni di vendita|Altro|totale',
    'in Dutch':
      'datum/tijd|schikkings-ID|type|bestelnummer|sku|beschrijving|aantal|marketplace|verkoop van producten|Verzendtegoeden|promotiekortingen|verkoopkosten|overige|totaal',
    'in Swedish':
      'datum/tid|reglerings-id|typ|beställnings-id|sku|beskrivning|antal|marknadsplats|leverans|försäljning av produkter|fraktkrediter|kampanjrabatter|försäljningsavgifter|Övrigt|totalt',
    'in Japanese':
      '日付/時間|決済番号|トランザクションの種類|注文番号|SKU|説明|数量|Amazon 出品サービス|フルフィルメント|市町村|都道府県|郵便番号|税金徴収型|商品売上|商品の売上税|配送料|プロモーション割引額|手数料|FBA 手数料|その他|合計',
  }),
  ...rows('stripe-payments', {
    'with every column':
      'id|Description|Seller Message|Created (UTC)|Amount|Amount Refunded|Currency|Converted Amount|Converted Amount Refunded|Fee|Tax|Converted Currency|Mode|Status|Statement Descriptor|Customer ID|Customer Description|Customer Email|Captured|Card ID|Card Last4|Card Brand|Card Funding|Card Exp Month|Card Exp Year|Card Name|Card Address Line1|Card Address Line2|Card Address City|Card Address State|Card Address Country|Card Address Zip|Card Issue Country|Card Fingerprint|Card CVC Status|Card AVS Zip Status|Card AVS Line1 Status|Card Tokenization Method|Disputed Amount|Dispute Status|Dispute Reason|Dispute Date (UTC)|Dispute Evidence Due (UTC)|Invoice ID|Payment Source Type|Destination|Transfer|Interchange Costs|Merchant Service Charge|Transfer Group|PaymentIntent ID',
    'reordered, with Created date (UTC)':
      'id|Created date (UTC)|Amount|Amount Refunded|Currency|Captured|Converted Amount|Converted Amount Refunded|Converted Currency|Fee|Is Link|Mode|Payment Source Type|Status|Taxes On Fee|Customer ID|Customer Email|Description|Invoice ID',
    'with metadata':
      'id|Description|Seller Message|Created (UTC)|Amount|Amount Refunded|Currency|Converted Amount|Converted Amount Refunded|Fee|Tax|Converted Currency|Mode|Status|Statement Descriptor|Customer ID|Customer Description|Customer Email|Captured|Card ID|Card Last4|Card Brand|Card Funding|Card Exp Month|Card Exp Year|Card Name|Card Address Line1|Card Address Line2|Card Address City|Card Address State|Card Address Country|Card Address Zip|Card Issue Country|Card Fingerprint|Card CVC Status|Card AVS Zip Status|Card AVS Line1 Status|Card Tokenization Method|Disputed Amount|Dispute Status|Dispute Reason|Dispute Date (UTC)|Dispute Evidence Due (UTC)|Invoice ID|Payment Source Type|Destination|Transfer|Interchange Costs|Merchant Service Charge|Transfer Group|PaymentIntent ID|order_no (metadata)|shop (metadata)',
  }),
  ...rows('square-transactions', {
    today:
      'Date|Time|Time Zone|Gross Sales|Discounts|Net Sales|Gift Card Sales|Tax|Tip|Partial Refunds|Total Collected|Source|Card|Card Entry Methods|Cash|Square Gift Card|Other Tender|Other Tender Type|Other Tender Note|Fees|Net Total|Transaction ID|Payment ID|Card Brand|PAN Suffix|Device Name|Staff Name|Staff ID|Details|Description|Event Type|Location|Dining Option|Customer ID|Customer Name|Customer Reference ID|Device Nickname',
  }),
  ...rows('square-items', {
    'of 2026, 35 columns':
      'Date|Time|Time Zone|Category|Item|Qty|Price Point Name|SKU|Modifiers Applied|Gross Sales|Discounts|Net Sales|Tax|Transaction ID|Payment ID|Device Name|Notes|Details|Event Type|Location|Dining Option|Customer ID|Customer Name|Customer Reference ID|Unit|Count|GTIN|Itemization Type|Commission|Employee|Fulfillment Note|Channel|Token|Card Brand|PAN Suffix',
    'of 2025, without GTIN, Commission and Employee':
      'Date|Time|Time Zone|Category|Item|Qty|Price Point Name|SKU|Modifiers Applied|Gross Sales|Discounts|Net Sales|Tax|Transaction ID|Payment ID|Device Name|Notes|Details|Event Type|Location|Dining Option|Customer ID|Customer Name|Customer Reference ID|Unit|Count|Itemization Type|Fulfillment Note|Channel|Token|Card Brand|PAN Suffix',
    'of 2024, 21 columns':
      'Date|Time|Time Zone|Category|Item|Qty|Price Point Name|SKU|Modifiers Applied|Gross Sales|Discounts|Net Sales|Tax|Transaction ID|Payment ID|Device Name|Notes|Details|Event Type|Location|Dining Option',
  }),
  ...rows('etsy-orders', {
    today:
      'Sale Date|Order ID|Buyer User ID|Full Name|First Name|Last Name|Number of Items|Payment Method|Date Shipped|Street 1|Street 2|Ship City|Ship State|Ship Zipcode|Ship Country|Currency|Order Value|Coupon Code|Coupon Details|Discount Amount|Shipping Discount|Shipping|Sales Tax|Order Total|Status|Card Processing Fees|Order Net|Adjusted Order Total|Adjusted Card Processing Fees|Adjusted Net Order Amount|Buyer|Order Type|Payment Type|InPerson Discount|InPerson Location|SKU',
    'with 33 columns':
      'Sale Date|Order ID|Buyer User ID|Full Name|First Name|Last Name|Number of Items|Payment Method|Date Shipped|Street 1|Street 2|Ship City|Ship State|Ship Zipcode|Ship Country|Currency|Order Value|Coupon Code|Coupon Details|Discount Amount|Shipping Discount|Shipping|Sales Tax|Order Total|Status|Card Processing Fees|Order Net|Adjusted Order Total|Adjusted Card Processing Fees|Adjusted Net Order Amount|Buyer|Order Type|Payment Type',
    'of a British shop':
      'Sale Date|Order ID|Buyer User ID|Full Name|First Name|Last Name|Number of Items|Payment Method|Date Posted|Street 1|Street 2|Delivery City|Delivery State|Delivery Zipcode|Delivery Country|Currency|Order Value|Coupon Code|Coupon Details|Discount Amount|Delivery Discount|Delivery|Sales tax|Order Total|Status|Card Processing Fees|Order Net|Adjusted Order Total|Adjusted Card Processing Fees|Adjusted Net Order Amount|Buyer|Order Type|Payment Type|InPerson Discount|InPerson Location|SKU',
  }),
  ...rows('etsy-items', {
    today:
      'Sale Date|Item Name|Buyer|Quantity|Price|Coupon Code|Coupon Details|Discount Amount|Shipping Discount|Order Shipping|Order Sales Tax|Item Total|Currency|Transaction ID|Listing ID|Date Paid|Date Shipped|Ship Name|Ship Address1|Ship Address2|Ship City|Ship State|Ship Zipcode|Ship Country|Order ID|Variations|Order Type|Listings Type|Payment Type',
  }),
  ...rows('ebay-orders', {
    'in American English':
      'Sales Record Number|Order Number|Buyer Username|Buyer Name|Buyer Email|Buyer Note|Buyer Address 1|Buyer Address 2|Buyer City|Buyer State|Buyer Zip|Buyer Country|Ship To Name|Ship To Phone|Ship To Address 1|Ship To Address 2|Ship To City|Ship To State|Ship To Zip|Ship To Country|Item Number|Item Title|Custom Label|Sold Via Promoted Listings|Quantity|Sold For|Shipping And Handling|Seller Collected Tax|eBay Collected Tax|Total Price|eBay Collected Tax Included in Total|Payment Method|Sale Date|Paid On Date|Ship By Date|Minimum Estimated Delivery Date|Maximum Estimated Delivery Date|Shipped On Date|Feedback Left|Feedback Received|My Item Note|PayPal Transaction ID|Shipping Service|Tracking Number|Transaction ID|Variation Details|Global Shipping Program|Global Shipping Reference ID|Click And Collect|Click And Collect Reference Number|eBay Plus',
    'in British English':
      'Sales record number|Order number|Buyer username|Buyer name|Buyer email|Buyer note|Buyer address 1|Buyer address 2|Buyer city|Buyer county|Buyer postcode|Buyer country|Post to name|Post to phone|Post to address 1|Post to address 2|Post to city|Post to county|Post to postcode|Post to country|Item number|Item title|Custom label|Sold via promoted listings|Quantity|Sold for|Postage and packaging|Seller collected tax|eBay Collected Tax|Total price|eBay Collected Tax Included in Total|Payment method|Sale date|Paid on date|Ship by date|Minimum estimated delivery date|Maximum estimated delivery date|Shipped on date|Feedback left|Feedback received|My item note|Paypal transaction id|Shipping service|Tracking number|Transaction id|Variation details|Global shipping program|Global shipping reference id|Click and collect|Click and collect reference number|eBay Plus',
    'of the older Selling Manager':
      'Sales Record Number|User Id|Buyer Fullname|Buyer Phone Number|Buyer Email|Buyer Address 1|Buyer Address 2|Buyer City|Buyer State|Buyer Zip|Buyer Country|Order ID|Item ID|Transaction ID|Item Title|Quantity|Sale Price|Shipping And Handling|Sales Tax|Insurance|eBay Collected Tax|Total Price|Payment Method|Sale Date|Paid On Date',
  }),
  ...rows('ebay-orders-de', {
    today:
      'Verkaufsprotokollnummer|Bestellnummer|Nutzername des Käufers|Name des Käufers|Artikelnummer|Angebotstitel|Bestandseinheit|Verkauft über Anzeigen|Anzahl|Verkauft für|Verpackung und Versand|Inklusive MwSt.-Satz|Gesamtbetrag|Verkauft am|Zahlungsdatum|Verschickt am - Datum',
  }),
  ...rows('taobao-orders', {
    'of the classic report':
      '订单编号|买家会员名|买家支付宝账号|买家应付货款|买家应付邮费|买家支付积分|总金额|返点积分|买家实际支付金额|买家实际支付积分|订单状态|买家留言|收货人姓名|收货地址|运送方式|联系电话|联系手机|订单创建时间|订单付款时间|宝贝标题|宝贝种类|物流单号|物流公司|订单备注|宝贝总数量|店铺Id|店铺名称|订单关闭原因|卖家服务费|买家服务费|发票抬头|是否手机订单|分阶段订单信息|特权订金订单id|定金排名|修改后的sku|修改后的收货地址|异常信息|天猫卡券抵扣|集分宝抵扣|是否是O2O交易',
    'with the columns of later years and new names':
      '订单编号|买家会员名|买家支付宝账号|买家应付货款|买家应付邮费|买家支付积分|总金额|返点积分|买家实付金额|买家实际支付积分|订单状态|买家留言|收货人姓名|收货地址|运送方式|联系电话|联系手机|订单创建时间|订单付款时间|商品标题|宝贝种类|物流单号|物流公司|订单备注|宝贝总数量|店铺Id|店铺名称|订单关闭原因|卖家服务费|买家服务费|发票抬头|是否手机订单|分阶段订单信息|特权订金订单id|定金排名|修改后的sku|修改后的收货地址|异常信息|天猫卡券抵扣|集分宝抵扣|是否是O2O交易|支付单号|支付详情|退款金额|确认收货时间|打款商家金额',
    'without the buyer, as exported today':
      '订单编号|支付单号|支付详情|买家应付邮费|总金额|买家实付金额|订单状态|收货地址|运送方式|订单创建时间|订单付款时间|商品标题|商品种类|物流单号|物流公司|发货时间|商家备注|商品总数量|店铺名称|订单关闭原因|确认收货时间|确认收货打款金额|退款金额',
  }),
  ...rows('taobao-items', {
    'of the classic report': '订单编号|标题|价格|购买数量|外部系统编号|商品属性|套餐信息|备注|订单状态|商家编码',
    'with its own days and amounts':
      '子订单编号|主订单编号|标题|价格|购买数量|外部系统编号|商品属性|套餐信息|备注|订单状态|商家编码|支付单号|买家应付货款|买家实际支付金额|退款状态|退款金额|订单创建时间|订单付款时间',
    'of ExportItemList': '子订单编号|主订单编号|商家编码|外部系统编号|商品标题|物流单号|物流公司',
    'as exported today':
      '子订单编号|主订单编号|商品ID|商品标题|商品价格|购买数量|商品属性|订单状态|买家应付货款|买家实付金额|退款状态|退款金额|订单创建时间|订单付款时间|发货时间',
  }),
  ...rows('jd-orders', {
    'today, with an unnamed column at the end':
      '订单号|商品ID|商品名称|订购数量|支付方式|下单时间|京东价|订单金额|结算金额|余额支付|应付金额|订单状态|订单类型|下单帐号|客户姓名|客户地址|联系电话|订单备注|发票类型|发票抬头|发票内容|商家备注|商家备注等级（等级1-5为由高到低）|运费金额|付款确认时间|增值税发票|货号|订单完成时间|订单来源|订单渠道|',
  }),
  ...rows('pinduoduo-orders', {
    'as set up by default':
      '商品|订单号|订单状态|商品总价(元)|邮费(元)|店铺优惠折扣(元)|平台优惠折扣(元)|多多支付立减金额(元)|用户实付金额(元)|商家实收金额(元)|商品数量(件)|发货时间|确认收货时间|商品id|商品规格|样式ID|商家编码-规格维度|商家编码-商品维度|商家备注|售后状态|快递单号|快递公司|订单成交时间|是否分期|分期期数|手续费承担方|分期方式',
    'with every column':
      '商品|订单号|订单状态|商品总价(元)|邮费(元)|店铺优惠折扣(元)|平台优惠折扣(元)|多多支付立减金额(元)|用户实付金额(元)|商家实收金额(元)|商品数量(件)|发货时间|确认收货时间|商品id|商品规格|样式ID|商家编码-规格维度|商家编码-商品维度|商家备注|售后状态|快递单号|快递公司|订单成交时间|是否分期|分期期数|手续费承担方|分期方式|支付时间|下单时间|承诺发货时间|商品一级类目|商品二级类目|商品三级类目|商品四级类目|买家留言|消费者资料|团ID|团身份|省|市|区|街道/镇|用户购买手机号|支付ID|支付方式|是否直播间成交|订单来源',
  }),
  ...rows('douyin-orders', {
    'with 74 columns':
      '主订单编号|子订单编号|选购商品|商品规格|商品数量|商品ID|商家编码|商品单价|订单应付金额|运费|优惠总金额|平台优惠|商家优惠|达人优惠|商家改价|支付优惠|红包抵扣|支付方式|手续费|收件人|收件人手机号|省|市|区|街道|详细地址|是否修改过地址|地址修改时段|买家留言|订单提交时间|旗帜颜色|商家备注|订单完成时间|支付完成时间|APP渠道|流量来源|订单状态|承诺发货时间|订单类型|鲁班落地页ID|达人ID|达人昵称|所属门店ID|售后状态|取消原因|预约发货时间|仓库ID|仓库名称|序列号|是否安心购|广告渠道|流量类型|流量体裁|流量渠道|发货主体|发货主体明细|发货时间|降价类优惠|平台实际承担优惠金额|商家实际承担优惠金额|达人实际承担优惠金额|预计送达时间|是否平台仓自流转|车型|商品69码|发货SN码|发货IMEI码1|发货IMEI码2|预约送达时间|建议发货时间（起）|建议发货时间（止）|物流SN码|物流IMEI码1|物流IMEI码2',
    'with 21 columns':
      '主订单编号|子订单编号|选购商品|商品规格|商品数量|商家编码|订单应付金额|运费|收件人|收件人手机号|详细地址|订单提交时间|商家备注|订单完成时间|订单状态|售后状态|取消原因|发货时间|平台实际承担优惠金额|商家实际承担优惠金额|达人实际承担优惠金额',
    'of 2026':
      '主订单编号|子订单编号|支付方式|选购商品|货号|商品ID|商家编码|商品数量|商品金额|订单提交时间|支付完成时间|订单完成时间|承诺发货时间|买家留言|旗帜颜色|商家备注|APP渠道|订单状态|取消原因|售后状态|订单类型|发货时间|订单应付金额|运费|优惠总金额|平台优惠|商家优惠|达人优惠|平台实际承担优惠金额|收件人|收件人手机号|省|市|区|街道|详细地址|流量来源',
  }),
  ...rows('youzan-orders', {
    'today, with 分销员 twice':
      '订单号|销售渠道|归属店铺|订单类型|订单状态|推广方式|订单来源|订单创建时间|买家付款时间|交易成功时间|付款方式|支付流水号|商品金额合计|运费|店铺优惠合计|应收订单金额|订单实付金额|支付优惠合计|订单实收金额|订单抵用积分数|店铺优惠方式|支付优惠方式|全部商品名称|商品种类数|订单配送方式|同城送达时间/提货时间|收货人省份|收货人城市|收货人地区|详细收货地址/提货地址|收货人/提货人|收货人手机号/提货人手机号|买家备注|订单星级|买家昵称|买家是否会员|买家手机号|下单网点|收银员|分销员|销售导购|专属导购|订单退款状态|订单已退款金额|商家订单备注|桌号|挂账主体|挂账手机号|团长订单|订单风险标签|分销员|分销员手机号|分销员所属店铺|分销员所属团队|分销员所属分组|分销员等级|订单佣金类型|订单佣金金额|订单下级卖货提成类型|订单下级卖货提成金额',
  }),
  ...rows('youzan-customers', {
    'today, with an unnamed column at the end':
      '客户姓名|客户昵称|客户手机号|客户生日|客户性别|标签|是否会员|成长值|免费等级|付费等级|权益卡|客户积分|客户储值余额|消费次数|消费金额|累计退款金额|累计退款订单数|笔单价|上次消费时间|分销员|导购员|企微好友|来源渠道|来源方式|成为客户时间|成为会员时间|成为会员店铺|公众号|公众号关注时间|最近浏览时间|微信地域|所属区域|指定时间消费次数|指定时间消费金额|',
  }),
];
