import { ensureBrowser } from './browser.js';

ensureBrowser();
