import { renderComponent } from './render'

describe('what did not come', () => {
  test('says why in the words of the contract and lets her try again', async () => {
    const state = renderComponent('components/error-state/error-state', { message: '刚才同时改的人多,请再点一次。' }, [
      'retry',
    ])
    expect(state.text()).toContain('刚才同时改的人多,请再点一次。')
    await state.tap('.act')
    expect(state.sent('retry')).toHaveLength(1)
    state.remove()
  })
})
