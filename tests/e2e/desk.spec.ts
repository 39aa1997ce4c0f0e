import { download, engineReady, expect, goTo, test } from '../support/app.ts';

test('the desk runs by keyboard, keeps the statement in the link, exports and refuses', async ({ open }) => {
  const page = await open({ at: `#/sql?q=${encodeURIComponent('SELECT 6 * 7 AS answer, 1 AS answer')}` });
  await engineReady(page);
  const editor = page.getByRole('textbox', { name: 'SQL statement' });
  await editor.press('Control+Enter');
  await expect(page.getByRole('gridcell').or(page.getByRole('cell')).first()).toHaveText('42');
  const file = await download(page, page.getByRole('button', { name: 'Export CSV' }));
  expect(file).toMatchObject({ name: 'query.csv', text: '\uFEFFanswer,answer_1\r\n42,1\r\n' });

  // Typed over a selection, which must not make the browser write styles.
  await editor.press('Control+a');
  await page.keyboard.type("FROM read_csv('https://example.invalid/x.csv");
  await page.keyboard.press('Escape');
  await editor.press('Control+Enter');
  await expect(page.locator('[data-code=forbidden]')).toBeVisible();
  await expect(page).toHaveURL(/q=FROM/);

  await editor.press('Control+a');
  await page.keyboard.type('FROM range(3) AS few');
  await page.keyboard.press('Escape');
  await editor.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '3 rows, one column' })).toBeVisible();
  await editor.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();
});

test('a statement that takes too long is cancelled, and the desk goes on', async ({ open }) => {
  const slow = 'SELECT count(*) FROM range(100000000) a, range(1000) b';
  const page = await open({ at: `#/sql?q=${encodeURIComponent(slow)}` });
  await engineReady(page);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Cancelled after/)).toBeVisible();
});

test('the privacy screen tries every way out, and each is refused as observed', async ({ open }) => {
  const page = await open({
    at: '#/privacy',
    expected: [/example\.invalid/, /^error: policy: (connect|img)-src/],
  });
  await engineReady(page);
  await page.getByRole('button', { name: 'Try to send something away' }).press('Enter');
  await expect(page.locator('[data-proof=refused]')).toBeVisible();
  const outcomes = await page
    .locator('[data-way]')
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-way'), row.getAttribute('data-outcome')]));
  expect(Object.fromEntries(outcomes)).toEqual({
    fetch: 'refused',
    xhr: 'refused',
    beacon: 'refused',
    websocket: 'refused',
    eventsource: 'refused',
    image: 'refused',
    webrtc: 'absent',
    sql: 'refused',
  });
  await expect(page.getByText('0 bytes sent elsewhere')).toBeVisible();
});

test('a definition has a link of its own, and a link to none says so', async ({ open }) => {
  const page = await open({ at: '#/methods/survival' });
  await expect(page.locator('[data-method=survival]')).toBeFocused();
  await expect(page.locator('[data-method=survival]')).toBeInViewport();
  await goTo(page, '#/methods/astrology?lang=en');
  await expect(page.locator('[data-code=unknown-definition]')).toBeVisible();
});
