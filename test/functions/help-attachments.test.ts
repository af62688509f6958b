import { readFileSync } from 'node:fs'
import { PIECE_BYTES } from '../../domain/help-attachment'
import { talkativeJpeg } from '../kit/pictures/jpeg'
import { type Caller, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { ASKING, asked, casesIn, type Sent, SPOKEN, ticketOf } from './scenarios/help-asked'
import { filesBelow, filesHolding } from './traces'
import { until } from './until'

/* A voice instead of typing, and pictures: sealed on the way, under the key of the case where they lie, and gone with it. */
jest.setTimeout(120_000)
const START = '2027-05-19T15:00:00+08:00'
const PHRASE = 'voice-of-the-blue-whale-ninety-seven'
let house: House
let hers: Sent
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundCounty(house)
  await house.cloud.clock.set(START)
  hers = await asked(house, 'resident', ASKING)
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(() => house.restore())

const as = (caller: Caller) => house.as(openidOf(caller))
const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'
/** A long voice: more than one piece, with words in it that nobody may find. */
const VOICE = Buffer.concat([Buffer.from(SPOKEN, 'base64'), Buffer.alloc(PIECE_BYTES, 7), Buffer.from(PHRASE)])

function send(bytes: Buffer, kind: 'voice' | 'picture', name: string, leftOut: readonly number[] = []) {
  const pieces = Math.ceil(bytes.length / PIECE_BYTES)
  const cut = Array.from({ length: pieces }, (_, n) => bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES))
  const about = {
    key: { receipt: hers.receipt },
    caseId: hers.caseId,
    ticket: ticketOf(name),
    kind,
    seconds: 3,
    pieces,
  }
  return cut.reduce<Promise<unknown>>(async (before, part, piece) => {
    const told = await before
    if (leftOut.includes(piece)) return told
    return as('resident').ask('help', 'attach', { ...about, piece, base64: part.toString('base64') })
  }, Promise.resolve())
}
/** What stands in the conversation, as the desk reads it. */
async function attachments() {
  const { said } = await as('townshipOfficer').call('help', 'view', { caseId: hers.caseId })
  return said.map(({ attachment }) => attachment).filter((one) => one !== null)
}
const heard = (caller: Caller, attachmentId: string) =>
  as(caller).ask('help', 'attachment', { caseId: hers.caseId, attachmentId })
const stored = () => filesBelow(house.dataDir).filter((file) => /sealed/.test(file))

describe('a voice', () => {
  it('is heard by whoever may read the case, and by her, as she spoke it', async () => {
    expect(await send(VOICE, 'voice', 'v')).toMatchObject({ ok: true, data: { whole: true } })
    const [voice] = await attachments()
    expect(voice).toMatchObject({ kind: 'voice', seconds: 3 })
    const attachmentId = voice?.attachmentId ?? ''
    const told = await as('townshipOfficer').call('help', 'attachment', { caseId: hers.caseId, attachmentId })
    expect(told).toEqual({ kind: 'voice', type: 'aac', base64: VOICE.toString('base64') })
    const own = { key: { receipt: hers.receipt }, caseId: hers.caseId, attachmentId }
    expect(await as('resident').call('help', 'ownAttachment', own)).toEqual(told)
    for (const other of ['villageOfficer', 'townshipOfficerElsewhere', 'countyOfficer', 'hostOfThisHome'] as const)
      expect(code(await heard(other, attachmentId))).toBe('NOT_FOUND')
  })

  it('leaves each hearing in her log', async () => {
    await send(VOICE, 'voice', 'v')
    const [voice] = await attachments()
    await heard('townshipOfficer', voice?.attachmentId ?? '')
    const { cases } = await as('hostOfThisHome').call('help', 'open', { key: { receipt: hers.receipt } })
    expect(cases[0]?.looks.filter(({ did }) => did === 'look')).toHaveLength(1)
    expect(cases[0]?.looks.filter(({ did }) => did === 'attach')).toHaveLength(1)
  })

  it('lies in no file, no log and no document but as ciphertext, at a place that says nothing of the case', async () => {
    await send(VOICE, 'voice', 'v')
    expect(stored()).toHaveLength(1)
    expect(filesHolding(house.dataDir, PHRASE)).toEqual([])
    const dump = JSON.stringify(await house.dump())
    expect(dump.includes(PHRASE) || dump.includes(Buffer.from(PHRASE).toString('base64').slice(4, -4))).toBe(false)
    expect(stored()[0]).not.toContain(hers.caseId)
    expect(readFileSync(stored()[0] ?? '', 'utf8')).toMatch(/^v1\.k1\./)
  })

  it('of which a piece is missing is none, and its pieces are gone within the hour', async () => {
    expect(code(await send(VOICE, 'voice', 'v', [0]))).toBe('ATTACHMENT_BROKEN')
    expect(await attachments()).toEqual([])
    expect((await house.dump()).helpPieces).toHaveLength(1)
    await house.cloud.clock.forward(61 * 60_000)
    await until(async () => ((await house.dump()).helpPieces ?? []).length === 0)
  })

  it('that is none by its bytes is refused, whatever it says it is', async () => {
    expect(code(await send(Buffer.from('<html><script>1</script></html>'), 'voice', 'v'))).toBe('VOICE_UNFIT')
    expect(code(await send(VOICE, 'picture', 'p'))).toBe('PICTURE_UNFIT')
    expect(stored()).toEqual([])
  })

  it('sent again is one, and the seventh is too many', async () => {
    await send(VOICE, 'voice', 'v')
    await send(VOICE, 'voice', 'v')
    expect(await attachments()).toHaveLength(1)
    const short = Buffer.from(SPOKEN, 'base64')
    for (const name of ['b', 'c', 'd', 'e', 'f']) await send(short, 'voice', name)
    expect(code(await send(short, 'voice', 'g'))).toBe('ATTACHMENTS_FULL')
  })
})

describe('a picture', () => {
  it('comes to nobody with where and when it was taken', async () => {
    const photo = talkativeJpeg(40, 30)
    expect(photo.includes('Exif')).toBe(true)
    await send(photo, 'picture', 'p')
    const [picture] = await attachments()
    const told = await as('townshipOfficer').call('help', 'attachment', {
      caseId: hers.caseId,
      attachmentId: picture?.attachmentId ?? '',
    })
    expect(told).toMatchObject({ kind: 'picture', type: 'jpg' })
    expect(Buffer.from(told.base64, 'base64').includes('GPS')).toBe(false)
    expect(Buffer.from(told.base64, 'base64').length).toBeGreaterThan(100)
  })
})

describe('erasing', () => {
  it('takes the file away with the case', async () => {
    await send(VOICE, 'voice', 'v')
    const own = { key: { receipt: hers.receipt }, caseId: hers.caseId }
    await as('resident').call('help', 'withdraw', own)
    await as('resident').call('help', 'erase', own)
    await house.cloud.clock.forward(61_000)
    await until(() => stored().length === 0)
    const [left] = await casesIn(house)
    expect(left).not.toHaveProperty('filesLeft')
    expect(left?.entries).toEqual([])
  })
})
