// Words that a number keeps by its side: scale words and units of measure, percent and time, in the languages campaigns are run in.
// Spelling without case; a language is added by adding its words.

export const scaleWords = {
  /** After the number, as in "1.4 billion". */
  after: [
    ...['hundred', 'thousand', 'million', 'millions', 'billion', 'billions', 'trillion', 'trillions', 'bn', 'mn', 'tn', 'k'],
    ...['Tausend', 'Million', 'Millionen', 'Milliarde', 'Milliarden', 'Billion', 'Billionen', 'Mio', 'Mio.', 'Mrd', 'Mrd.', 'Tsd.'],
    ...['mille', 'milliers', 'milliard', 'milliards', 'billions', 'milliers de', 'mil', 'mil millones', 'millón', 'millones', 'billón', 'billones'],
    ...['milhão', 'milhões', 'bilhão', 'bilhões', 'mil milhões', 'milione', 'milioni', 'miliardo', 'miliardi', 'mila'],
    ...['miljoen', 'miljard', 'milion', 'miliony', 'milionów', 'miliard', 'miliardy', 'miliardów', 'tys.', 'mln', 'mld', 'mld.'],
    ...['miljon', 'miljoner', 'miljarder', 'milyon', 'milyar', 'bin', 'juta', 'miliar', 'ribu', 'triệu', 'tỷ', 'tỉ'],
    ...['тысяч', 'тысячи', 'тыс.', 'миллион', 'миллиона', 'миллионов', 'миллиард', 'миллиарда', 'миллиардов', 'млн', 'млрд', 'мільйон'],
    ...['мільйона', 'мільйонів', 'мільярд', 'мільярда', 'мільярдів', 'χιλιάδες', 'εκατομμύριο', 'εκατομμύρια', 'δισεκατομμύριο'],
    ...['δισεκατομμύρια', 'εκατ.', 'δισ.', 'ألف', 'آلاف', 'مليون', 'مليونا', 'مليونًا', 'ملايين', 'مليار', 'مليارا', 'مليارًا', 'مليارات'],
    ...['بليون', 'هزار', 'میلیون', 'میلیارد', 'ملین', 'ارب', 'کروڑ', 'لاکھ', 'सौ', 'हज़ार', 'हजार', 'लाख', 'करोड़', 'अरब', 'खरब'],
    ...['मिलियन', 'बिलियन', 'lakh', 'lakhs', 'crore', 'crores', 'হাজার', 'লাখ', 'কোটি'],
  ],
  /** Before the number, as in "bilioni 1.4". */
  before: ['elfu', 'laki', 'milioni', 'bilioni', 'trilioni', 'asilimia'],
} as const;

export const unitWords: readonly string[] = [
  ...['W', 'kW', 'MW', 'GW', 'TW', 'Wh', 'kWh', 'MWh', 'GWh', 'TWh', 'V', 'kV', 'A', 'J', 'kJ', 'MJ', 'GJ', 'EJ', 'Hz', 'lm', 'Wp', 'kWp'],
  ...['mm', 'cm', 'm', 'km', 'm²', 'm³', 'km²', 'ha', 'g', 'kg', 't', 'kt', 'Mt', 'Gt', 'l', 'ml', 'mg', 'µg', 'ppm', 'px', 'MB', 'GB', 'TB'],
  ...['km/h', 'm/s', 'mi', 'ft', 'lb', 'oz', 'acres', 'hectares', 'tonnes', 'tons', 'litres', 'liters', 'metres', 'miles', 'kilometres'],
  ...['percent', 'per cent', 'Prozent', 'pour cent', 'por ciento', 'por cento', 'per cento', 'procent', 'persen', 'yüzde', 'процентов', 'процента'],
  ...['τοις εκατό', 'प्रतिशत', 'फ़ीसदी', 'फीसदी', 'بالمئة', 'بالمائة', 'في المئة', 'في المائة', 'درصد', 'فیصد'],
  ...['s', 'min', 'h', 'am', 'pm', 'a.m.', 'p.m.', 'Uhr', 'second', 'seconds', 'minute', 'minutes', 'hour', 'hours', 'day', 'days', 'week', 'weeks'],
  ...['month', 'months', 'year', 'years', 'Sekunden', 'Minuten', 'Stunde', 'Stunden', 'Tag', 'Tage', 'Tagen', 'Wochen', 'Monate', 'Monaten'],
  ...['Jahr', 'Jahre', 'Jahren', 'heure', 'heures', 'jour', 'jours', 'semaines', 'mois', 'an', 'ans', 'année', 'années', 'hora', 'horas', 'día', 'días'],
  ...['semanas', 'meses', 'año', 'años', 'dia', 'dias', 'ano', 'anos', 'часов', 'часа', 'дней', 'лет', 'года', 'ώρες', 'ημέρες', 'χρόνια'],
  ...['ساعة', 'ساعات', 'يوم', 'أيام', 'يومًا', 'سنة', 'سنوات', 'عام', 'عامًا', 'أعوام', 'घंटे', 'दिन', 'साल', 'वर्ष', 'महीने'],
  ...['dollars', 'euros', 'pounds', 'Euro', 'dólares', 'دولار', 'रुपये', 'रुपए', 'fois', 'times', 'mal', 'veces'],
];
