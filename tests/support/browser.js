import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemBrowser = () => [process.env['CHROMIUM'], ...SYSTEM].find((path) => path && existsSync(path));

/**
 * How to launch Chromium: the machine's own where there is one, else the one Playwright keeps.
 *
 * @returns {{ args: string[]; executablePath?: string }}
 */
export function browserOptions() {
  const executablePath = systemBrowser();
  return executablePath ? { args: QUIET, executablePath } : { args: QUIET };
}

/** Finds a browser or installs one: Debian's package where we may, else Playwright's own download. */
export function ensureBrowser() {
  if (systemBrowser()) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      /** @type {import('node:child_process').ExecFileSyncOptions} */
      const options = { stdio: 'inherit', env };
      execFileSync('apt-get', ['update', '-qq'], options);
      execFileSync(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
        options,
      );
      return;
    } catch {
      console.warn("Debian's chromium could not be installed; trying Playwright's own.");
    }
  }
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' });
}
