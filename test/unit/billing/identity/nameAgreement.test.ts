// Names with slips are what these tests are about. cspell:ignore Holyl
import assert from 'node:assert/strict';
import { compareNames, type NameDifference, type PersonName } from '../../../../src/billing/identity/nameAgreement';

const name = (text: string): PersonName => {
  const [lastName = '', firstName = ''] = text.split(', ');
  return { firstName, lastName };
};

describe('Two names', () => {
  for (const [what, a, b, expected] of [
    ['agree if they are equal', 'Guzman, Holly', 'Guzman, Holly', 'none'],
    ['agree in another case and with accents', 'Muñoz, Zoë', 'MUNOZ, ZOE', 'none'],
    ['agree with one slip', 'Guzman, Holly', 'Gusman, Holyl', 'none'],
    ['agree with a middle initial or name', 'Guzman, Holly', 'Guzman, Holly A.', 'none'],
    ['agree with an initial', 'Guzman, Holly', 'Guzman, H.', 'none'],
    ['agree with a short form', 'Guzman, Samuel', 'Guzman, Sam', 'none'],
    ['agree in the other order', 'Guzman, Holly', 'Holly, Guzman', 'none'],
    ['agree with a suffix', 'Guzman Jr., Sam', 'Guzman, Sam', 'none'],
    ['agree with a second last name', 'Guzman-Reyes, Holly', 'Reyes, Holly', 'none'],
    ['agree with other spaces and punctuation', "O'Neil, Ann Marie", 'O Neil, Annmarie', 'none'],
    ['agree in two columns and in one', 'Guzman, Holly', 'Holly Guzman', 'none'],
    ['agree if one part is empty', ', Holly', 'Guzman, Holly', 'none'],
    ['differ in the last name after a marriage', 'Guzman, Holly', 'Reyes, Holly', 'last'],
    ['differ in the first name, like those of relatives', 'Guzman, Holly', 'Guzman, Brad', 'first'],
    ['differ in both parts', 'Guzman, Holly', 'Reyes, Brad', 'both'],
    ['differ in both parts if they are in one column', 'Holly Guzman', 'Brad Reyes', 'both'],
    ['differ in the first name if there is no last name', ', Holly', ', Brad', 'first'],
    ['differ in short names with another letter', 'Lee, Ana', 'Lim, Ada', 'both'],
  ] as const satisfies readonly (readonly [string, string, string, NameDifference])[]) {
    it(`${what}: ${a} and ${b}`, () => {
      assert.equal(compareNames(name(a), name(b)), expected);
      assert.equal(compareNames(name(b), name(a)), expected);
    });
  }
});
