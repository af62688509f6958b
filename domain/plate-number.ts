import { onWallClock } from './time'

/** 门牌号: the letters of the county, the year in which the county recorded the home, and its number in that year (S02: LC-2027-0043). */
export interface PlateNumber {
  code: string
  year: number
  serial: number
}

const SHAPE = /^([A-Z]{2,6})-(\d{4})-(\d{4,})$/
const LEAST_DIGITS = 4

export function plateText({ code, year, serial }: PlateNumber): string {
  return `${code}-${year}-${String(serial).padStart(LEAST_DIGITS, '0')}`
}

/** Null for what is no plate number; more digits than four only where the number needs them. */
export function readPlate(text: string): PlateNumber | null {
  const [, code, year, serial] = SHAPE.exec(text) ?? []
  if (code === undefined || year === undefined || serial === undefined) return null
  const plate = { code, year: Number(year), serial: Number(serial) }
  return plate.serial > 0 && plateText(plate) === text ? plate : null
}

/** The year that a plate of this moment bears, by the county's clock. */
export function plateYear(at: Date): number {
  return onWallClock(at).year()
}
