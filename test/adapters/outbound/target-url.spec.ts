import { describe, expect, it } from 'vitest';
import { checkTargetUrl } from '../../../shared/adapters/outbound/target-url.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';

const LOCAL = { allowHttp: true, allowPrivate: true };

describe('a URL that may be sent to', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['https://example.com:8443/hooks?key=1', 'https://example.com:8443/hooks?key=1'],
    ['HTTPS://EXAMPLE.COM/Hooks', 'https://example.com/Hooks'],
    ['https://example.com./', 'https://example.com/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://1.1.1.1/', 'https://1.1.1.1/'],
    ['https://0x01010101/', 'https://1.1.1.1/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://localhost.example.com/', 'https://localhost.example.com/'],
  ])('%s is %s', (text, normal) => {
    expect(checkTargetUrl(text)).toBe(normal);
  });

  it.each(['http://127.0.0.1:8080/', 'http://localhost:1/', 'https://[::1]/', 'http://nas.local/'])(
    '%s, where the local host allows it',
    (text) => {
      expect(checkTargetUrl(text, LOCAL)).toBe(text);
    },
  );
});

describe('a URL that is refused', () => {
  it.each([
    ['', 'UrlInvalid'],
    ['example.com/hooks', 'UrlInvalid'],
    ['/hooks', 'UrlInvalid'],
    ['https://', 'UrlInvalid'],
    ['https://exa mple.com/', 'UrlInvalid'],
    [' https://example.com/', 'UrlInvalid'],
    ['https://example.com/\r\nHost: other', 'UrlInvalid'],
    ['https://local\thost/', 'UrlInvalid'],
    ['https://example.com:0/', 'UrlInvalid'],
    ['https://example.com:65536/', 'UrlInvalid'],
    ['https://[fe80::1%25eth0]/', 'UrlInvalid'],
    ['https://300.1.1.1/', 'UrlInvalid'],
    ['http://example.com/', 'UrlNotHttps'],
    ['ftp://example.com/', 'UrlNotHttps'],
    ['file:///etc/passwd', 'UrlNotHttps'],
    ['javascript:alert(1)', 'UrlNotHttps'],
    ['https://user@example.com/', 'UrlHasCredentials'],
    ['https://:secret@example.com/', 'UrlHasCredentials'],
    ['https://example.com#@127.0.0.1/', 'UrlHasFragment'],
    ['https://localhost/', 'UrlNotPublic'],
    ['https://LOCALHOST./', 'UrlNotPublic'],
    ['https://api.localhost/', 'UrlNotPublic'],
    ['https://printer.local/', 'UrlNotPublic'],
    ['https://ip-10-0-0-1.ec2.internal/', 'UrlNotPublic'],
    ['https://router.home.arpa/', 'UrlNotPublic'],
    ['https://intranet/', 'UrlNotPublic'],
    ['https://127.1/', 'UrlNotPublic'],
    ['https://169.254.169.254/latest/meta-data/', 'UrlNotPublic'],
    ['https://[fd00:ec2::254]/', 'UrlNotPublic'],
    [`https://example.com/${'a'.repeat(2_048)}`, 'UrlTooLong'],
    [`https://example.com/${'ü'.repeat(1_000)}`, 'UrlTooLong'],
  ])('%s: %s', (text, code) => {
    const refused = checkTargetUrl(text);
    expect(isRefused(refused) && refused.code).toBe(code);
  });

  it('says which address was meant', () => {
    expect(checkTargetUrl('https://0x7f.1/')).toMatchObject({
      detail: 'The URL must lead to a public host: the address 127.0.0.1 is not a public one (loopback).',
    });
  });

  it('the local host may take http and stay on public hosts', () => {
    expect(checkTargetUrl('http://127.0.0.1/', { allowHttp: true })).toMatchObject({ code: 'UrlNotPublic' });
    expect(checkTargetUrl('http://example.com/', { allowPrivate: true })).toMatchObject({ code: 'UrlNotHttps' });
    expect(checkTargetUrl('https://u:p@localhost/', LOCAL)).toMatchObject({ code: 'UrlHasCredentials' });
  });
});
