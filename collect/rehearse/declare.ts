/** Applies the declarations of a change to the text of a postern.yaml; its comments stay. */
import { isMap, parseDocument } from 'yaml';
import { ChangeError, type DeclareStep, parsePath } from '#changes';
import { parseConfiguration } from '#configuration';

/** The text of the configuration after the steps. Throws ChangeError for a path through arrays, ConfigurationError for values that may not stand there. */
export function declareIn(text: string, steps: readonly DeclareStep[], file: string): string {
  const document = parseDocument(text === '' ? '{}' : text);
  if (document.contents === null || text.trim() === '') document.contents = document.createNode({}) as never;
  if (isMap(document.contents)) document.contents.flow = false;
  for (const [path, value] of steps.flatMap(({ declare }) => Object.entries(declare))) {
    const names = namesOf(path);
    if (value === null) document.deleteIn(names);
    // A plain value takes the place of the one that was there, so that the comment behind it stays.
    else document.setIn(names, typeof value === 'object' ? document.createNode(value) : value);
  }
  const changed = document.toString();
  parseConfiguration(changed, file);
  return changed;
}

function namesOf(text: string): string[] {
  return (parsePath(text) ?? []).map((step) => {
    if (step.kind === 'field') return step.name;
    throw new ChangeError('CHANGE_REFUSED', `"${text}" goes through a list. Declare the whole list.`);
  });
}
