import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../../src/pages/privacy/requests.ts';

describe('requestsOf', () => {
  it('parts the host’s own files from everything else, by origin and not by look', () => {
    const names = [
      'https://shop.example/app/assets/index-1.js',
      'https://shop.example/app/?x=1',
      'blob:https://shop.example/0b1',
      'data:image/png;base64,AAAA',
      'https://shop.example.evil.example/a.js',
      'http://shop.example/b.js',
      'wss://shop.example/socket',
      'https://example.invalid/',
      'wss://example.invalid/',
    ];
    expect(requestsOf(names, 'https://shop.example', 'https://example.invalid/')).toEqual({
      own: ['index-1.js', '/'],
      attempts: 2,
      elsewhere: ['https://shop.example.evil.example/a.js', 'http://shop.example/b.js', 'wss://shop.example/socket'],
    });
  });
  it('says nothing was asked when nothing was', () => {
    expect(requestsOf([], 'https://shop.example', 'https://example.invalid/')).toEqual({
      own: [],
      attempts: 0,
      elsewhere: [],
    });
  });
});
