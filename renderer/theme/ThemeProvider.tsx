/** Mantine with this application's theme. Styles that Mantine writes itself carry the nonce of the page's policy. */
import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.layer.css';
import type { ReactNode } from 'react';
import './base.css';
import './fonts.ts';
import { cssVariablesResolver, theme } from './theme.ts';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/** @param forceLight for printed pages, which are black on white whatever the screen shows. */
export function ThemeProvider({
  forceLight = false,
  children,
}: {
  forceLight?: boolean;
  children: ReactNode;
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="light"
      {...(forceLight ? { forceColorScheme: 'light' as const } : {})}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
