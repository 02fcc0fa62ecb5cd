/** The look of every screen: dense, calm, 14 px body, contrast of at least 4.5:1 for text and 3:1 for marks. */
import { createTheme, rem, type CSSVariablesResolver } from '@mantine/core';
import { blue, dark, gray, green, red, yellow } from './palette.ts';

const fontFamily = "'Source Sans 3', 'Noto Sans Arabic', 'Liberation Sans', Arial, 'DejaVu Sans', sans-serif";

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 6,
  colors: { blue, green, red, yellow, gray, dark },
  black: '#212b32',
  fontFamily,
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(14), lg: rem(16), xl: rem(20) },
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '1.3' },
      h2: { fontSize: rem(16), lineHeight: '1.35' },
      h3: { fontSize: rem(14), lineHeight: '1.4' },
    },
  },
  spacing: { xs: rem(6), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Nothing moves while somebody reads: menus and dialogs are there or they are not.
    Modal: {
      defaultProps: {
        transitionProps: { duration: 0 },
        // Its scroll lock writes a style without the nonce; under a dialog only the work could scroll, and it is covered.
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's title bar is not a second banner of the page.
        attributes: { header: { role: 'none' } },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true }, openDelay: 300 } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: true } },
  },
});

/** Mantine's greys for secondary text and control edges are too faint for WCAG 2.2 AA. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#212b32',
    '--mantine-color-dimmed': '#4c6272',
    '--mantine-color-placeholder': '#5a6c79',
    '--mantine-color-error': '#b81d12',
    '--mantine-color-anchor': '#005eb8',
    '--mantine-color-default-border': '#b9c3ca',
    '--tc-page': '#f0f4f5',
    '--tc-surface': '#ffffff',
    '--tc-line': '#d8dde0',
    '--tc-control-edge': '#768692',
    '--tc-header': '#003087',
    '--tc-header-text': '#ffffff',
    '--tc-banner': '#eaf2fb',
    '--tc-banner-edge': '#005eb8',
    '--tc-focus': '#212b32',
    '--tc-focus-halo': '#ffb81c',
    '--tc-hover': '#eef4fa',
    '--tc-current': '#d5e5f6',
    '--tc-good': '#006b32',
    '--tc-bad': '#b81d12',
    '--tc-bad-ground': '#fdeceb',
    '--tc-warn': '#734b00',
    '--tc-warn-ground': '#fff3d6',
    '--tc-info': '#004080',
    '--tc-info-ground': '#eaf2fb',
  },
  dark: {
    '--mantine-color-text': '#e3e9ec',
    '--mantine-color-dimmed': '#b2bdc5',
    '--mantine-color-placeholder': '#a9b5bd',
    '--mantine-color-error': '#f7a29b',
    '--mantine-color-anchor': '#8fc1f0',
    '--mantine-color-default-border': '#4b5964',
    '--tc-page': '#141b21',
    '--tc-surface': '#1b242b',
    '--tc-line': '#36424b',
    '--tc-control-edge': '#8d9ba6',
    '--tc-header': '#0a1d3d',
    '--tc-header-text': '#eaf2fb',
    '--tc-banner': '#16283c',
    '--tc-banner-edge': '#5499da',
    '--tc-focus': '#ffb81c',
    '--tc-focus-halo': '#141b21',
    '--tc-hover': '#222d36',
    '--tc-current': '#1f3a58',
    '--tc-good': '#7fd3a3',
    '--tc-bad': '#f7a29b',
    '--tc-bad-ground': '#3d1d1b',
    '--tc-warn': '#ffcf66',
    '--tc-warn-ground': '#3a2e12',
    '--tc-info': '#a9cbed',
    '--tc-info-ground': '#16283c',
  },
});
