/**
 * The demo county's own table for 2027, made up in the manner of the State Council's notices: the country publishes its own each November, and
 * chinese-days then carries it. A real county enters what differs from the notice, and nothing else.
 */
type Kind = 'holiday' | 'makeUpWorkday'

export const DEMO_YEAR = 2027

const rest = (name: string, month: string, first: number, last: number) => days('holiday', name, month, first, last)
const work = (name: string, month: string, day: number) => days('makeUpWorkday', name, month, day, day)

function days(kind: Kind, name: string, month: string, first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    date: `${DEMO_YEAR}-${month}-${String(first + i).padStart(2, '0')}`,
    kind,
    name,
  }))
}

export const DEMO_CALENDAR = [
  ...rest('元旦', '01', 1, 3),
  ...work('春节', '01', 31),
  ...rest('春节', '02', 5, 12),
  ...work('春节', '02', 20),
  ...rest('清明', '04', 3, 5),
  ...rest('劳动节', '05', 1, 5),
  ...work('劳动节', '05', 8),
  ...rest('端午', '06', 9, 9),
  ...rest('中秋', '09', 15, 15),
  ...work('国庆节', '09', 26),
  ...rest('国庆节', '10', 1, 7),
  ...work('国庆节', '10', 9),
]
