/**
 * Pinyin initials without a dictionary: the Chinese collation of ICU orders characters by reading, so the first character of every initial
 * letter tells where that letter begins (the approach of tiny-pinyin; a dictionary would weigh 300 KB in every function). Needs a Node
 * with full ICU, as official builds are since version 13.
 */
const LETTERS = 'abcdefghjklmnopqrstwxyz'
const FIRST_OF_LETTER = [...'吖八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀']

/** The other initial of characters that place names read in two ways (长岭 / 县长, 乐清 / 快乐). */
const SECOND_INITIAL: Readonly<Record<string, string>> = {
  长: 'c',
  重: 'c',
  曾: 'c',
  朝: 'z',
  单: 's',
  行: 'h',
  厦: 's',
  埔: 'p',
  堡: 'p',
  圩: 'x',
  番: 'p',
  乐: 'y',
  车: 'j',
  万: 'm',
  区: 'o',
  解: 'x',
  石: 'd',
  会: 'k',
}
/** A name with several such characters is found by its first readings. */
const MAX_READINGS = 4

let collator: Intl.Collator | undefined
function compareByReading(a: string, b: string): number {
  collator ??= chineseCollator()
  return collator.compare(a, b)
}

function chineseCollator(): Intl.Collator {
  if (Intl.Collator.supportedLocalesOf('zh-Hans-CN').length === 0) throw new Error('this Node has no Chinese collation')
  return new Intl.Collator('zh-Hans-CN-u-co-pinyin')
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : ''
  const later = FIRST_OF_LETTER.findIndex((first) => compareByReading(character, first) < 0)
  return LETTERS[(later < 0 ? LETTERS.length : later) - 1] ?? ''
}

/** The initials of a name in each of its readings, the usual one first: 渔港村 is `['ygc']`. Signs and blanks are left out. */
export function pinyinInitials(name: string): string[] {
  let readings = ['']
  for (const character of name) {
    const second = SECOND_INITIAL[character]
    const initials = [initialOf(character), ...(second ? [second] : [])]
    readings = initials.flatMap((initial) => readings.map((reading) => reading + initial))
  }
  return [...new Set(readings)].slice(0, MAX_READINGS)
}
