import { nameTerms, searchTerm, TERM_MAX_LENGTH } from '../../domain/name-terms'

test('a place is found by every beginning of its name and of its initials', () => {
  expect(nameTerms('渔港村', ['ygc'])).toEqual(['渔', '渔港', '渔港村', 'y', 'yg', 'ygc'])
})

test('what is typed with blanks, capitals or full-width letters finds the same', () => {
  expect(searchTerm(' Y G')).toBe('yg')
  expect(searchTerm('ＹＧ')).toBe('yg')
  expect(searchTerm('渔 港·村')).toBe('渔港村')
})

test('a term is never longer than the names are searched by, and nothing typed finds nothing', () => {
  expect(nameTerms('很长很长很长的微家名称', ['hchchcdwjmc']).every((term) => term.length <= TERM_MAX_LENGTH)).toBe(
    true,
  )
  expect(searchTerm('很长很长很长的微家名称')).toHaveLength(TERM_MAX_LENGTH)
  expect(searchTerm(' ·。 ')).toBe('')
})
