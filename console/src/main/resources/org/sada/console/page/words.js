// What the page says, in both of its languages. {name} is filled in.

const en = {
  other: 'العربية',
  skip: 'Skip to the figures',
  tenant: 'Tenant: {tenant}',
  overall: 'All queues together',
  periods: 'Period',
  today: 'Today',
  latest: 'Latest day',
  week: 'Last 7 days',
  all: 'All',
  days: 'By day',
  range: '{from} to {to}, {zone}',
  trends: 'Day by day',
  legend: 'Hollow points can still change. The shaded band is the 95 % interval.',
  byQueue: 'By queue',
  byDay: 'By day',
  queue: 'Queue',
  day: 'Day',
  unknown: 'unknown',
  meanings: 'What the figures mean',
  interval: '{low} to {high}',
  n: 'n = {n}',
  hours: '{value} h of agents’ time',
  none: 'nothing to count',
  final: 'final',
  provisional: 'provisional',
  outlook: '{mature} mature, expected to end at {expected}',
  maturity: 'Share that is mature',
  seconds: '{value} s',
  standing: 'Updated {time}; events up to {watermark}',
  unreached: 'Nothing new since {time}',
  waiting: 'Reading the figures …',
  account: 'Events: {received} received, {repeated} repeated, {rejected} rejected, {counted} counted, {late} late.',
  unbalanced: 'The account of events does not add up at the moment.',
  empty: 'No events have come yet. As soon as they do, figures appear here by themselves.',
  nothing: 'No contacts in this period.',
  storeAway: 'The store cannot be reached. This page asks again by itself.',
  key: 'API key',
  keyUse: 'Use it',
  keyNeeded: 'These figures need an API key of scope read. It stays in this tab only.',
  keyRefused: 'This key does not open these figures: {detail}',
  serverAway: 'The server does not answer. This page asks again by itself.',
  refused: 'The server cannot answer: {detail}',
  kpis: {
    fcr: ['First-contact resolution', 'Share of first contacts whose customer did not come again within the repeat window.'],
    service_level: ['Service level', 'Share answered within the target, 20 seconds unless set.'],
    asa_s: ['Speed of answer', 'Average wait of contacts that were answered.'],
    wait_p90_s: ['Wait, 90 %', 'Nine of ten answered contacts waited no longer.'],
    abandonment: ['Abandonment', 'Share of waiting customers who gave up; those who gave up at once are left out.'],
    aht_s: ['Handle time', 'Average talk, hold and wrap-up of a handled contact leg.'],
    transfer_rate: ['Transfers', 'Share of handled legs that ended in a transfer.'],
    csat: ['Satisfaction (CSAT)', 'Share of satisfaction scores in the top boxes.'],
    nps: ['Net promoter score', 'Promoters less detractors, of 100 who answered; from -100 to 100.'],
    containment: ['Bot containment', 'Share of bot sessions without a hand-off to a person.'],
    verified_containment: ['Verified containment', 'Share of bot sessions without a hand-off whose customer did not come again either.'],
    complaint_rate: ['Complaints', 'Share of contacts with a complaint.'],
    occupancy: ['Occupancy', 'Share of agents’ working time with customers or in after-contact work; pauses left out.']
  }
};

const ar = {
  other: 'English',
  skip: 'انتقل إلى المؤشرات',
  tenant: 'الجهة: {tenant}',
  overall: 'كل الطوابير معًا',
  periods: 'الفترة',
  today: 'اليوم',
  latest: 'آخر يوم',
  week: 'آخر 7 أيام',
  all: 'الكل',
  days: 'حسب اليوم',
  range: 'من {from} إلى {to}، {zone}',
  trends: 'يومًا بيوم',
  legend: 'النقاط المفرغة ما زالت قابلة للتغيّر. والشريط المظلل هو فترة الثقة 95٪.',
  byQueue: 'حسب الطابور',
  byDay: 'حسب اليوم',
  queue: 'الطابور',
  day: 'اليوم',
  unknown: 'غير معروف',
  meanings: 'ماذا تعني المؤشرات',
  interval: 'من {low} إلى {high}',
  n: 'العدد = {n}',
  hours: '{value} ساعة من وقت الموظفين',
  none: 'لا شيء يُحسب',
  final: 'نهائي',
  provisional: 'مؤقت',
  outlook: 'نضج منها {mature}، والمتوقع في النهاية {expected}',
  maturity: 'النسبة الناضجة',
  seconds: '{value} ث',
  standing: 'حُدّثت {time}؛ الأحداث حتى {watermark}',
  unreached: 'لا جديد منذ {time}',
  waiting: 'تُقرأ المؤشرات …',
  account: 'الأحداث: وصل {received}، مكرر {repeated}، مرفوض {rejected}، محسوب {counted}، متأخر {late}.',
  unbalanced: 'حساب الأحداث لا يتطابق في هذه اللحظة.',
  empty: 'لم تصل أي أحداث بعد. ستظهر المؤشرات هنا تلقائيًا فور وصولها.',
  nothing: 'لا توجد اتصالات في هذه الفترة.',
  storeAway: 'تعذّر الوصول إلى قاعدة البيانات. ستعيد الصفحة المحاولة تلقائيًا.',
  key: 'مفتاح الواجهة',
  keyUse: 'استخدمه',
  keyNeeded: 'تحتاج هذه الأرقام إلى مفتاح للقراءة. يبقى المفتاح في هذه الصفحة وحدها.',
  keyRefused: 'هذا المفتاح لا يفتح هذه الأرقام: {detail}',
  serverAway: 'الخادم لا يجيب. ستعيد الصفحة المحاولة تلقائيًا.',
  refused: 'لا يستطيع الخادم الإجابة: {detail}',
  kpis: {
    fcr: ['الحل من أول اتصال', 'نسبة الاتصالات الأولى التي لم يعاود عميلها الاتصال خلال نافذة التكرار.'],
    service_level: ['مستوى الخدمة', 'نسبة ما أُجيب ضمن الهدف، وهو 20 ثانية ما لم يُحدد غيره.'],
    asa_s: ['سرعة الرد', 'متوسط انتظار الاتصالات التي أُجيب عنها.'],
    wait_p90_s: ['الانتظار 90٪', 'تسعة من كل عشرة اتصالات مُجابة لم تنتظر أكثر من ذلك.'],
    abandonment: ['التخلي', 'نسبة العملاء المنتظرين الذين تركوا الطابور، دون من تركه فورًا.'],
    aht_s: ['زمن المعالجة', 'متوسط الحديث والتعليق والعمل اللاحق لكل مرحلة عولجت.'],
    transfer_rate: ['التحويل', 'نسبة المراحل المعالجة التي انتهت بتحويل.'],
    csat: ['رضا العملاء (CSAT)', 'نسبة درجات الرضا الواقعة في أعلى السلّم.'],
    nps: ['صافي المروّجين (NPS)', 'المروّجون ناقص المنتقدين من كل 100 مجيب؛ من -100 إلى 100.'],
    containment: ['احتواء الروبوت', 'نسبة جلسات الروبوت التي لم تُحوَّل إلى موظف.'],
    verified_containment: ['الاحتواء المؤكد', 'نسبة جلسات الروبوت بلا تحويل والتي لم يعاود عميلها الاتصال.'],
    complaint_rate: ['الشكاوى', 'نسبة الاتصالات التي فيها شكوى.'],
    occupancy: ['نسبة الإشغال', 'نسبة وقت عمل الموظفين الذي قضوه مع العملاء أو في العمل اللاحق، دون فترات الاستراحة.']
  }
};

const languages = { en, ar };

/** The language kept from the last visit, else that of the browser. */
export let language = kept() ?? (navigator.language.startsWith('ar') ? 'ar' : 'en');

export function switchLanguage() {
  language = language === 'ar' ? 'en' : 'ar';
  try {
    localStorage.setItem('language', language);
  } catch {
    // a browser that keeps nothing still shows the page
  }
}

export function word(name, values = {}) {
  return languages[language][name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

export const kpiName = kpi => languages[language].kpis[kpi][0];
export const kpiHint = kpi => languages[language].kpis[kpi][1];

export function number(value, digits = 0) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function percent(value) {
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A value of the KPI in the unit in which people read it. */
export function figure(kpi, value) {
  if (kpi.endsWith('_s')) {
    return word('seconds', { value: number(value, 1) });
  }
  return kpi === 'nps' ? number(value, 1) : percent(value);
}

export function date(text, zone, options) {
  return new Intl.DateTimeFormat(language, { timeZone: zone, calendar: 'gregory', ...options }).format(new Date(text));
}

function kept() {
  try {
    const value = localStorage.getItem('language');
    return value in languages ? value : null;
  } catch {
    return null;
  }
}
