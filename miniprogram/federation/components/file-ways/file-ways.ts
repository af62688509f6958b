import {
  forgetWorkbook,
  isOnComputer,
  openWorkbook,
  type Passed,
  saveToDisk,
  sendToChat,
  type WorkbookFile,
} from '../../services/workbook-file'

/** What she can do with a file that was made for her: keep it on the computer, or send it to a chat from a phone; look at it on both. */
Component({
  properties: {
    file: { type: Object, value: null as WorkbookFile | null },
  },
  data: { onComputer: false, said: '' },
  observers: {
    file() {
      this.setData({ said: '' })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ onComputer: isOnComputer() })
    },
    detached() {
      const file = this.data.file as WorkbookFile | null
      if (file) forgetWorkbook(file)
    },
  },
  methods: {
    save() {
      this.pass(saveToDisk, '存好了')
    },
    send() {
      this.pass(sendToChat, '发出去了')
    },
    look() {
      this.pass(openWorkbook, '')
    },
    pass(way: (file: WorkbookFile) => Promise<Passed>, done: string) {
      const file = this.data.file as WorkbookFile | null
      if (!file) return
      void way(file).then((passed) => {
        if (passed === 'done') this.setData({ said: done })
        if (passed === 'unsupported') this.setData({ said: '这台设备做不了这一步,换一个办法试试。' })
      })
    },
  },
})
