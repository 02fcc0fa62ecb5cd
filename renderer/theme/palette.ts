/** NHS identity colours as ten-step scales; step 6 is the identity colour itself, dark enough for white text (4.5:1). */
import type { MantineColorsTuple } from '@mantine/core';

/** Step 6 is NHS Blue, step 9 NHS Dark Blue. */
export const blue: MantineColorsTuple = [
  '#eaf2fb',
  '#d5e5f6',
  '#a9cbed',
  '#7cb0e3',
  '#5499da',
  '#2a7cca',
  '#005eb8',
  '#00509d',
  '#004080',
  '#003087',
];

/** Step 6 is NHS Green. */
export const green: MantineColorsTuple = [
  '#e6f4ec',
  '#cce9d8',
  '#9bd4b3',
  '#66bd8b',
  '#38a567',
  '#138f4b',
  '#007f3b',
  '#006b32',
  '#005728',
  '#00401e',
];

/** Step 6 is NHS Emergency Services Red. */
export const red: MantineColorsTuple = [
  '#fdeceb',
  '#fad6d3',
  '#f4aba5',
  '#ee7f76',
  '#e6574c',
  '#e03d31',
  '#d32317',
  '#b81d12',
  '#97170e',
  '#75110a',
];

/** Step 4 is NHS Warm Yellow: a ground for dark text, never a text colour. */
export const yellow: MantineColorsTuple = [
  '#fff8e6',
  '#ffefcc',
  '#ffe09a',
  '#ffcf66',
  '#ffb81c',
  '#e09d00',
  '#8a5a00',
  '#734b00',
  '#5c3c00',
  '#452d00',
];

/** NHS greys; steps 7 and 8 are text, step 6 is the edge of a control (3:1). */
export const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#f0f4f5',
  '#e8edee',
  '#d8dde0',
  '#b9c3ca',
  '#98a4ad',
  '#768692',
  '#4c6272',
  '#36454f',
  '#212b32',
];

/** Night duty: blue greys, lightest (text) first, page at step 7. */
export const dark: MantineColorsTuple = [
  '#e3e9ec',
  '#c9d2d8',
  '#b2bdc5',
  '#8d9ba6',
  '#4b5964',
  '#3a4650',
  '#28333b',
  '#1b242b',
  '#141b21',
  '#0d1216',
];
