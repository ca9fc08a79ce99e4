import { describe, expect, it } from 'vitest';
import { defineRoute } from '../../../shared/kernel/http/contract.ts';
import { faultyExamples } from '../../../shared/kernel/http/examples.ts';
import { openApiDocument } from '../../../shared/kernel/http/openapi.ts';
import { PROBLEMS, problemType } from '../../../shared/kernel/http/problems.ts';
import { breakNote, listNotes, putNote, readDocument } from './notes.ts';

const document = openApiDocument([{ name: 'notes', routes: [putNote, listNotes, breakNote, readDocument] }], '1.2.3');
const put = document.paths?.['/v1/notes/{name}']?.put;
const list = document.paths?.['/v1/notes']?.get;
const read = document.paths?.['/document']?.get;
const names = (operation: typeof put): readonly string[] =>
  (operation?.parameters ?? []).map((parameter) => ('name' in parameter ? `${parameter.in} ${parameter.name}` : ''));

describe('the OpenAPI document', () => {
  it('describes a route from its contract', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' }, tags: [{ name: 'notes' }] });
    expect(put).toMatchObject({
      operationId: 'putNote',
      tags: ['notes'],
      security: [{ accessToken: ['notes:write'] }],
    });
    expect(put?.requestBody).toMatchObject({
      content: {
        'application/json': {
          schema: {
            additionalProperties: false,
            required: ['title', 'at'],
            properties: { at: { type: 'string', format: 'date-time' } },
          },
          examples: { simple: { value: { title: 'A' } } },
        },
      },
    });
  });

  it('names the headers and parameters that a route reads', () => {
    expect(names(put)).toEqual(['path name', 'header Idempotency-Key', 'header If-Match']);
    expect(names(list)).toEqual(['query limit', 'query cursor', 'query tag', 'header Consistency-Token']);
    expect(names(read)).toEqual(['query size']);
  });

  it('shows a number of a query as a number', () => {
    expect(list?.parameters?.[0]).toMatchObject({ schema: { type: 'integer', minimum: 1, maximum: 1000 } });
    expect(list?.parameters?.[0]).not.toHaveProperty('schema.pattern');
  });

  it('lists what a route may refuse, by status', () => {
    expect(put?.responses).toMatchObject({
      200: { headers: { ETag: {}, 'Consistency-Token': {} } },
      412: { $ref: '#/components/responses/VersionConflict' },
    });
    expect(document.components?.responses).toMatchObject({
      VersionConflict: {
        description: '`VersionConflict`: It has changed since it was read.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      ValidationFailedOrMalformedJson: {},
    });
    expect(Object.keys(put?.responses ?? {})).toEqual(
      expect.arrayContaining(['400', '401', '403', '413', '415', '500']),
    );
    expect(Object.keys(read?.responses ?? {})).not.toContain('401');
    expect(read?.security).toEqual([]);
  });

  it('shows each refusal as it will be answered', () => {
    expect(document.components?.responses?.['ValidationFailedOrMalformedJson']).toHaveProperty(
      ['content', 'application/problem+json', 'examples'],
      {
        ValidationFailed: {
          summary: 'ValidationFailed',
          value: expect.objectContaining({ status: 400, code: 'ValidationFailed', errors: [expect.anything()] }),
        },
        MalformedJson: {
          summary: 'MalformedJson',
          value: {
            type: 'https://foldbook.dev/problems/malformed-json',
            title: 'The body is not JSON',
            status: 400,
            code: 'MalformedJson',
            detail: 'The body is not JSON.',
            instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        },
      },
    );
  });

  it('names the media type of an answer that is not JSON', () => {
    const page = openApiDocument([{ name: 'pages', routes: [{ ...readDocument, mediaType: 'text/html' }] }], '1');
    expect(Object.keys(page.paths?.['/document']?.get?.responses?.['200']?.content ?? {})).toEqual(['text/html']);
  });

  it('tells what we send, and what is to be known before', () => {
    const webhooks = { Noted: { post: { operationId: 'onNoted', responses: { '2XX': { description: 'Taken.' } } } } };
    const parts = { description: '## Start', webhooks };
    expect(openApiDocument([], '1', parts)).toMatchObject({ info: { description: '## Start' }, webhooks });
  });

  it('refuses two routes of one name', () => {
    expect(() => openApiDocument([{ name: 'a', routes: [putNote, putNote] }], '1')).toThrow('PUT /v1/notes/{name}');
    const twin = { ...listNotes, path: '/v1/twins' as const };
    expect(() => openApiDocument([{ name: 'a', routes: [listNotes, twin] }], '1')).toThrow('listNotes');
  });
});

it('finds the examples that do not fit their schema', () => {
  expect(faultyExamples([putNote, listNotes, breakNote, readDocument])).toEqual([]);
  const faulty = {
    ...putNote,
    examples: {
      bad: { summary: '', params: { id: 'a' }, body: { title: 1, at: '' }, answer: { status: 201 as const } },
    },
  };
  expect(faultyExamples([faulty]).map((line) => line.replace(/^.*"bad": /, ''))).toEqual([
    'name is required',
    'id is not a known field',
    'title must be a string',
    expect.stringContaining('at must be an RFC 3339 time'),
    '201 is not a status of the route',
  ]);
});

it('refuses a contract whose path has other parameters than it describes', () => {
  expect(() => defineRoute({ ...putNote, path: '/v1/notes/{id}' })).toThrow('PUT /v1/notes/{id}');
  expect(() => defineRoute({ ...listNotes, path: '/v1/notes/{id}' })).toThrow();
});

it('gives every code a status of a refusal, a title and a stable type of its own', () => {
  const codes = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];
  for (const code of codes) {
    expect(PROBLEMS[code].status).toBeGreaterThanOrEqual(400);
    expect(PROBLEMS[code].title).not.toBe('');
  }
  expect(new Set(codes.map(problemType)).size).toBe(codes.length);
  expect(problemType('IdempotencyKeyReused')).toBe('https://foldbook.dev/problems/idempotency-key-reused');
});
