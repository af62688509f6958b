import { qrPicture } from './qr'

/** A code to be read out or scanned: large letters in groups, and a QR code of `data` when there is one. */
Component({
  properties: {
    code: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    expiresText: { type: String, value: '' },
    /** What the QR code holds; no QR code when empty. */
    data: { type: String, value: '' },
  },
  data: { picture: '', letters: [] as string[] },
  observers: {
    data(data: string) {
      this.setData({ picture: data === '' ? '' : qrPicture(data) })
    },
    code(code: string) {
      this.setData({ letters: inGroups(code) })
    },
  },
})

/** In threes where that comes out even, else in fours: people read out and remember a few letters at a time. */
const inGroups = (code: string): string[] => code.match(code.length % 3 === 0 ? /.{3}/g : /.{1,4}/g) ?? []
