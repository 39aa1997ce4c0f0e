import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { i18n } from '#i18n/i18n.svelte.ts';
import Dialog from '#ui/Dialog.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

function opener(): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = 'open it';
  document.body.append(button);
  button.focus();
  return button;
}

beforeEach(() => i18n.use('en'));

describe('Dialog', () => {
  it('is named by its title and takes the focus', async () => {
    await render(Dialog, { open: true, title: 'Delete the segment', children: text('It can be undone.') });
    await expect.element(page.getByRole('dialog', { name: 'Delete the segment' })).toBeVisible();
    expect(document.querySelector('dialog')?.contains(document.activeElement)).toBe(true);
  });

  it('closes on Escape and gives the focus back to where it came from', async () => {
    const button = opener();
    const onclose = vi.fn();
    await render(Dialog, { open: true, title: 'A question', children: text('Yes or no'), onclose });
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(button);
    expect(onclose).toHaveBeenCalledOnce();
    button.remove();
  });

  it('shows machines the code of an error', async () => {
    await render(Dialog, { open: true, title: 'Refused', code: 'import/empty', children: text('Nothing in it') });
    await expect.element(page.getByRole('alertdialog')).toHaveAttribute('data-code', 'import/empty');
  });
});
