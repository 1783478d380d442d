import type { FormSchema, TaskDone, TwoWords } from '../api/task';
import { Problem } from '../api/http';
import type { Language } from '../i18n/words';

export function said(words: TwoWords, language: Language): string {
  return language === 'zh-CN' ? words.zh : words.en;
}

/** The schema with its titles and hints in the reader's language; what has no Chinese keeps its own words. */
export function worded(schema: FormSchema, language: Language): FormSchema {
  if (language !== 'zh-CN') return schema;
  const own = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(own);
    if (typeof value !== 'object' || value === null) return value;
    const inside = Object.fromEntries(Object.entries(value).map(([word, below]) => [word, own(below)])) as FormSchema;
    const [title, description] = [inside['x-zh'], inside['x-zh-description']];
    return { ...inside, ...(typeof title === 'string' ? { title } : {}), ...(typeof description === 'string' ? { description } : {}) };
  };
  return own(schema) as FormSchema;
}

const LONGEST_LINE = 200;

/** One field below the other, in the order of the schema; what may be longer than a line gets room for lines. */
export function layoutOf(schema: FormSchema): { type: string; elements: { type: string; scope: string; options?: object }[] } {
  const elements = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const long = field['type'] === 'string' && field['enum'] === undefined && field['oneOf'] === undefined && field['format'] === undefined && Number(field['maxLength'] ?? 0) > LONGEST_LINE;
    return { type: 'Control', scope: `#/properties/${name}`, ...(long ? { options: { multi: true } } : {}) };
  });
  return { type: 'VerticalLayout', elements };
}

/** What was filled in: fields that were emptied again are left out, blanks around a text are cut off. */
export function filledIn(values: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(values).map(([name, value]): [string, unknown] => [name, typeof value === 'string' ? value.trim() : Array.isArray(value) ? value.filter((each) => each !== '' && each !== undefined) : value]);
  return Object.fromEntries(kept.filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

/** The names of required fields that are still empty, by their titles. */
export function missing(schema: FormSchema, values: Record<string, unknown>): string[] {
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  const filled = filledIn(values);
  return required.filter((name) => !(name in filled)).map((name) => schema.properties?.[name]?.title ?? name);
}

type FieldError = { instancePath: string; dataPath: string; message: string; schemaPath: string; keyword: string; params: object };

/** What the server said about one field, in the form that the renderer shows beside it; its types name the place in two ways. */
export function errorsOf(error: unknown, sentence: string): FieldError[] {
  if (!(error instanceof Problem) || error.field === undefined) return [];
  const place = `/${error.field}`;
  return [{ instancePath: place, dataPath: place, message: sentence, schemaPath: '', keyword: '', params: {} }];
}

/** The newest act first. */
export function newestFirst(history: readonly TaskDone[]): TaskDone[] {
  return history.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
