/** One step on the way of an application, a case or a home. */
interface Step {
  id: string
  label: string
  note?: string
  state: 'done' | 'now' | 'todo' | 'refused'
}

/** How far something has come, from top to bottom: each step has its own mark and says in words where it stands. */
Component({
  properties: {
    steps: { type: Array, value: [] as Step[] },
    label: { type: String, value: '进度' },
  },
  data: { words: { done: '办好了', now: '现在', todo: '还没到', refused: '没有通过' } },
})
