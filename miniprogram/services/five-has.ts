/** Points as a person reads them: 8235 is 82.35, 1850 is 18.5, 8200 is 82. */
export function pointsWords(hundredths: number): string {
  const whole = Math.floor(hundredths / 100)
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}
