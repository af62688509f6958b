const WEEKDAYS = '日一二三四五六'

/** 「2027年5月19日 周三」 of YYYY-MM-DD; empty when it is no day of the calendar. */
export function dayWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined) return ''
  // The weekday of a calendar day is the same in every time zone, so it is taken at UTC.
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  if (at.getUTCMonth() !== Number(month) - 1) return ''
  return `${year}年${Number(month)}月${Number(date)}日 周${WEEKDAYS[at.getUTCDay()]}`
}
