import { ERRORS } from '../../contract/errors'

describe.each(Object.entries(ERRORS))('error %s', (code, sentence) => {
  it('has a code in capitals', () => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  })

  it('is one plain Chinese sentence that ends, without exclamation', () => {
    expect(sentence).toMatch(/\p{Script=Han}/u)
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(/[!!]/)
  })

  it('tells people no internals', () => {
    expect(sentence).not.toMatch(/database|error|null|undefined|stack|requestId|数据库|异常|系统错误/i)
  })
})

it('says two different things with two codes', () => {
  expect(new Set(Object.values(ERRORS)).size).toBe(Object.keys(ERRORS).length)
})
