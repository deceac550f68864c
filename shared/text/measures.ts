// Words that a number keeps by its side: scale words and units of measure, percent and time, by the languages campaigns are run in.
// Spelling without case. Another language is one more row.

/** Scale words after the number, as in "1.4 billion". */
const scaleAfter: Readonly<Record<string, string>> = {
  en: 'hundred, thousand, million, millions, billion, billions, trillion, trillions, bn, mn, tn, k, lakh, lakhs, crore, crores',
  de: 'Tausend, Million, Millionen, Milliarde, Milliarden, Billion, Billionen, Mio, Mio., Mrd, Mrd., Tsd.',
  fr: 'mille, milliers, milliard, milliards',
  es: 'mil, mil millones, millón, millones, billón, billones',
  pt: 'milhão, milhões, bilhão, bilhões, mil milhões',
  it: 'mila, milione, milioni, miliardo, miliardi',
  nl: 'duizend, miljoen, miljard',
  sv: 'miljon, miljoner, miljarder',
  pl: 'tys., milion, miliony, milionów, miliard, miliardy, miliardów, mln, mld',
  tr: 'bin, milyon, milyar',
  id: 'ribu, juta, miliar',
  vi: 'triệu, tỷ, tỉ',
  ru: 'тысяч, тысячи, тыс., миллион, миллиона, миллионов, миллиард, миллиарда, миллиардов, млн, млрд',
  uk: 'тисяч, мільйон, мільйона, мільйонів, мільярд, мільярда, мільярдів',
  el: 'χιλιάδες, εκατομμύριο, εκατομμύρια, δισεκατομμύριο, δισεκατομμύρια, εκατ., δισ.',
  ar: 'ألف, آلاف, مليون, مليونا, مليونًا, ملايين, مليار, مليارا, مليارًا, مليارات, بليون',
  fa: 'هزار, میلیون, میلیارد',
  ur: 'ہزار, لاکھ, کروڑ, ارب, ملین',
  hi: 'सौ, हज़ार, हजार, लाख, करोड़, अरब, खरब, मिलियन, बिलियन',
  bn: 'হাজার, লাখ, কোটি',
};

/** Scale words before the number, as in "bilioni 1.4". */
const scaleBefore: Readonly<Record<string, string>> = {
  sw: 'elfu, laki, milioni, bilioni, trilioni, asilimia',
};

/** Symbols of units, spelt with their case. */
const symbols =
  'W, kW, MW, GW, TW, Wh, kWh, MWh, GWh, TWh, Wp, kWp, V, kV, J, kJ, MJ, GJ, EJ, Hz, lm, mm, cm, m, km, m², m³, km², ha, mg, µg, g, ' +
  'kg, t, kt, Mt, Gt, ml, l, ppm, km/h, m/s, mi, ft, lb, oz, s, min, h, px, MB, GB, TB';

const unitsAfter: Readonly<Record<string, string>> = {
  en:
    'percent, per cent, am, pm, a.m., p.m., seconds, minute, minutes, hour, hours, day, days, week, weeks, month, months, year, years, ' +
    'dollars, euros, pounds, times, acres, hectares, tonnes, tons, litres, liters, metres, kilometres, miles',
  de: 'Prozent, Uhr, Sekunden, Minuten, Stunde, Stunden, Tag, Tage, Tagen, Wochen, Monate, Monaten, Jahr, Jahre, Jahren, Euro, mal',
  fr: 'pour cent, minutes, heure, heures, jour, jours, semaines, mois, an, ans, année, années, fois',
  es: 'por ciento, minutos, hora, horas, día, días, semanas, meses, año, años, dólares, veces',
  pt: 'por cento, dia, dias, ano, anos, vezes',
  it: 'per cento, ore, giorni, mesi, anni',
  ru: 'процентов, процента, часов, часа, дней, лет, года',
  el: 'τοις εκατό, ώρες, ημέρες, χρόνια',
  ar: 'بالمئة, بالمائة, في المئة, في المائة, ساعة, ساعات, يوم, أيام, يومًا, سنة, سنوات, عام, عامًا, أعوام, دولار',
  fa: 'درصد, سال, روز, ساعت',
  ur: 'فیصد, سال, دن, گھنٹے',
  hi: 'प्रतिशत, फ़ीसदी, फीसदी, घंटे, दिन, साल, वर्ष, महीने, रुपये, रुपए',
};

const wordsOf = (rows: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(rows).flatMap((row) => row.normalize('NFC').toLowerCase().split(', '));

/** In lower case, NFC; some are two words. */
export const wordsAfterNumber: ReadonlySet<string> = new Set([...wordsOf(scaleAfter), ...wordsOf(unitsAfter)]);
export const unitSymbols: ReadonlySet<string> = new Set(symbols.split(', '));
export const scaleWordsBefore: ReadonlySet<string> = new Set(wordsOf(scaleBefore));
