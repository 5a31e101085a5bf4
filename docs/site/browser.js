// The Chromium of the machine, for drawing diagrams and for tests.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** Starts a headless browser that asks no host by itself. CHROMIUM names another program. */
export async function browser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No Chromium found; install it, or name it in the variable CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The sandbox cannot start as root, as in a container; what is opened is this site alone.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
