import type { MakeBuiltIn } from '../elements'
import { button } from './button'
import { canvas } from './canvas'
import { form, label } from './form'
import { icon } from './icon'
import { image } from './image'
import { input, textarea } from './input'
import { map } from './map'
import { navigator } from './navigator'
import { picker } from './picker'
import { progress } from './progress'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { text } from './text'
import { checkbox, checkboxGroup, radio, radioGroup, switchControl } from './toggles'

/** Behaviour of each built-in that is more than a styled box. */
export const builtIns: Record<string, MakeBuiltIn | undefined> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  'cover-image': image,
  form,
  icon,
  image,
  input,
  label,
  map,
  navigator,
  picker,
  progress,
  radio,
  'radio-group': radioGroup,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchControl,
  text,
  textarea,
}
