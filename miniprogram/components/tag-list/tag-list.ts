interface Tag {
  text: string
  /** A tone of status-tag. */
  tone?: string
}

/** Short words beside each other that wrap as one. */
Component({
  properties: {
    /** Words, or words with a tone. */
    tags: { type: Array, value: [] as (string | Tag)[] },
    tone: { type: String, value: 'sand' },
  },
  data: { shown: [] as Required<Tag>[] },
  observers: {
    'tags, tone'(tags: (string | Tag)[], tone: string) {
      this.setData({ shown: tags.map((tag) => ({ tone, ...(typeof tag === 'string' ? { text: tag } : tag) })) })
    },
  },
})
