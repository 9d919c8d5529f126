import assert from 'node:assert/strict';
import { createBillingRules } from '../../../src/configuration/configuration';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { estimate, formatCents, readCents } from '../../../src/billing/rules/feeSchedule';
import { BUILT_IN_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import { findValue, getTimeRule, type PayerProfile } from '../../../src/billing/rules/payerProfile';
import { TextLines } from '../../../src/log/csv/lines';
import { TODAY, month, readRange } from '../support/billing';

/** Returns the code of each problem and the text in its range, such as `CB303 "Minuets"`. */
function listProblemTexts(text: string): string[] {
  return readConfiguration(text).problems.map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

function readProfile(settings: string): PayerProfile {
  const { configuration, problems } = readConfiguration(`{ "profiles": { "mine": ${settings} } }`);
  assert.deepEqual(problems, []);
  return configuration.profiles.get('mine')!;
}

describe('payer profiles in the configuration', () => {
  it('are based on a built-in profile and change the settings that they name', () => {
    const profile = readProfile(`{
      "basedOn": "cpt-midpoint", "title": "Mine", "rulesAsOf": "2027-02", "firstMonth": "firstEarnedMonth", "g2214Minutes": 16,
      "generalBhiMinutes": 20, "roles": "triad", "noShows": "leaveOut", "clericalTime": "count", "otherServices": "count",
      "unknownActivities": "leaveOut",
      "dateOfService": "thresholdMet", "site": "ruralHealth", "g0512Until": "2026-03", "g0512Minutes": "seventyThenSixty",
      "g0512From": "2025-03", "apcmAddOns": true, "apcmMinutes": 20, "isPaidSeparately": false, "initialOncePerYear": true, "authorizationAfterMonths": 12,
      "filingMonths": 6, "readiness": { "CB123": "check", "leftOutRows": "ignore" }, "payerId": "62308", "placeOfService": "22", "modifiers": ["95"]
    }`);
    const { timeRule, datedTimeRules, addOnCaps, ...rest } = profile;
    assert.equal(timeRule.id, 'cpt-midpoint');
    assert.deepEqual([datedTimeRules, addOnCaps], [[], []]);
    assert.deepEqual(rest, {
      id: 'mine',
      title: 'Mine',
      source: 'cocm-billing.json',
      rulesAsOf: month('2027-02'),
      sourceFrom: undefined,
      sourceTo: undefined,
      firstMonth: 'firstEarnedMonth',
      g2214Minutes: 16,
      generalBhiMinutes: 20,
      roles: 'triad',
      noShows: 'leaveOut',
      clericalTime: 'count',
      otherServices: 'count',
      unknownActivities: 'leaveOut',
      dateOfService: 'thresholdMet',
      site: 'ruralHealth',
      g0512From: month('2025-03'),
      g0512Until: month('2026-03'),
      g0512Minutes: 'seventyThenSixty',
      apcmAddOns: true,
      apcmMinutes: 20,
      isPaidSeparately: false,
      initialOncePerYear: true,
      authorizationAfterMonths: 12,
      filingLimit: { amount: 6, unit: 'months' },
      readiness: new Map([
        ['CB123', 'check'],
        ['leftOutRows', 'ignore'],
      ]),
      payerId: '62308',
      placeOfService: '22',
      modifiers: ['95'],
    });
  });

  it('limit 99494 by a number, or by months', () => {
    assert.equal(findValue(readProfile('{ "addOnCap": 2 }').addOnCaps, month('2024-01')), 2);
    const { addOnCaps } = readProfile(
      '{ "addOnCap": [{ "units": 2, "to": "2024-06" }, { "units": 4, "from": "2024-07" }] }',
    );
    assert.deepEqual([findValue(addOnCaps, month('2024-06')), findValue(addOnCaps, month('2024-07'))], [2, 4]);
  });

  it('can have a time rule for some months', () => {
    const dated = readProfile('{ "timeRule": [{ "rule": "cpt-midpoint", "from": "2026-01", "to": "2026-12" }] }');
    assert.deepEqual(
      ['2025-12', '2026-01', '2026-12', '2027-01'].map((each) => getTimeRule(dated, month(each)).id),
      ['full-time', 'cpt-midpoint', 'cpt-midpoint', 'full-time'],
    );
    const whole = readProfile('{ "basedOn": "medicare-rhc-fqhc", "timeRule": "hybrid" }');
    assert.equal(getTimeRule(whole, month('2026-05')).id, 'hybrid');
  });

  it('with the name of a built-in profile change that profile, and keep its source', () => {
    const { configuration, problems } = readConfiguration(
      '{ "defaultProfile": "medicare-apcm", "profiles": { "medicare-apcm": { "apcmMinutes": 20 } } }',
    );
    assert.deepEqual(problems, []);
    const { defaultProfile } = createBillingRules(configuration, TODAY);
    const builtIn = BUILT_IN_PROFILES.get('medicare-apcm')!;
    assert.deepEqual(defaultProfile, {
      ...builtIn,
      apcmMinutes: 20,
      source: `${builtIn.source}; changed in cocm-billing.json`,
    });
  });

  it('don’t choose between APCM add-ons and the time-based codes by default', () => {
    assert.equal(readProfile('{}').apcmAddOns, undefined);
    assert.equal(readProfile('{ "apcmAddOns": false, "apcmMinutes": null }').apcmAddOns, false);
  });

  for (const [what, settings, problem] of [
    ['a time rule without a rule', '"timeRule": [{ "from": "2026-01" }]', 'CB306 { "from": "2026-01" }'],
    ['an unknown time rule in a list', '"timeRule": [{ "rule": "half" }]', 'CB303 "half"'],
    ['a minimum that is not a whole number', '"apcmMinutes": 0.5', 'CB302 0.5'],
    ['an unknown setting', '"timeRul": "hybrid"', 'CB301 "timeRul"'],
    ['an unknown word', '"timeRule": "midpoint"', 'CB303 "midpoint"'],
    ['a number that is not allowed', '"g2214Minutes": 20', 'CB303 20'],
    ['a limit below 0', '"addOnCap": -1', 'CB302 -1'],
    ['a limit without units', '"addOnCap": [{ "from": "2024-07" }]', 'CB306 { "from": "2024-07" }'],
    ['an invalid month', '"g0512Until": "2026"', 'CB303 "2026"'],
    ['text for a flag', '"apcmAddOns": "yes"', 'CB302 "yes"'],
    ['"basedOn" with a profile that is not built in', '"basedOn": "mine"', 'CB303 "mine"'],
  ] as const) {
    it(`report ${what} at its position and apply the other settings`, () => {
      const text = `{ "profiles": { "mine": { ${settings}, "payerId": "1" } } }`;
      assert.deepEqual(listProblemTexts(text), [problem]);
      assert.equal(readConfiguration(text).configuration.profiles.get('mine')?.payerId, '1');
    });
  }
});

describe('payers in the configuration', () => {
  it('are billed by their profile, custom or built-in; all other payers by the default profile', () => {
    const { configuration, problems } = readConfiguration(`{
      "defaultProfile": "hybrid",
      "payers": { "Anthem, Inc.": "mine", "NC Medicaid": "nc-medicaid" },
      "profiles": { "mine": { "basedOn": "cpt-midpoint" } }
    }`);
    assert.deepEqual(problems, []);
    const rules = createBillingRules(configuration, TODAY);
    assert.deepEqual(
      ['ANTHEM INC', 'nc medicaid', 'Cigna'].map((payer) => rules.getProfile(payer).id),
      ['mine', 'nc-medicaid', 'hybrid'],
    );
  });

  it('with an unknown profile are reported and keep the default profile', () => {
    const text = '{ "payers": { "Cigna": "cpt-midpoints", "Humana": "hybrid" }, "defaultProfile": "mine" }';
    assert.deepEqual(listProblemTexts(text), ['CB303 "cpt-midpoints"', 'CB303 "mine"']);
    const rules = createBillingRules(readConfiguration(text).configuration, TODAY);
    assert.deepEqual([rules.getProfile('Cigna').id, rules.getProfile('Humana').id], ['full-time', 'hybrid']);
  });

  it('that are the same payer in two spellings are reported', () => {
    assert.deepEqual(listProblemTexts('{ "payers": { "Anthem, Inc.": "hybrid", "ANTHEM INC": "full-time" } }'), [
      'CB304 "ANTHEM INC"',
    ]);
  });
});

describe('fees in the configuration', () => {
  const { configuration } = readConfiguration(`{ "fees": [
    { "from": "2025-01", "amounts": { "99492": 145.24, "99493": 133.59, "99494": 55.96 } },
    { "profile": "mine", "amounts": { "99492": "150" } }
  ] }`);

  it('are exact to the cent, and the fees of a profile take precedence', () => {
    const codes = { base: '99492', addOnUnits: 3 } as const;
    assert.equal(formatCents(estimate(codes, month('2025-02'), 'full-time', configuration.fees).amount), '313.12');
    assert.equal(formatCents(estimate(codes, month('2025-02'), 'mine', configuration.fees).amount), '317.88');
  });

  it('that are missing are listed and not included in the estimate', () => {
    const { amount, without } = estimate({ base: '99492', addOnUnits: 1 }, month('2024-12'), 'x', configuration.fees);
    assert.deepEqual([amount, without], [0, ['99492', '99494']]);
  });

  for (const [text, cents] of [
    ['145.24', 14_524],
    ['145.2', 14_520],
    ['0', 0],
    ['145.245', undefined],
    ['-1', undefined],
    ['1e3', undefined],
  ] as const) {
    it(`${text} is ${cents === undefined ? 'not an amount' : `${cents} cents`}`, () =>
      assert.equal(readCents(text), cents));
  }

  it('that cannot be read are reported at their position', () => {
    assert.deepEqual(
      listProblemTexts('{ "fees": [{ "amounts": { "99492": -1, "99999": 5 } }, {}] }'),
      ['CB301 "99999"', 'CB302 -1', 'CB306 {}'].sort((a, b) =>
        a.startsWith('CB306') ? 1 : b.startsWith('CB306') ? -1 : b.localeCompare(a),
      ),
    );
  });
});

describe('The words in the configuration', () => {
  const readWords = (text: string) => createBillingRules(readConfiguration(text).configuration, TODAY).vocabulary;

  it('give activities, roles, and staff a meaning, whatever the case, spaces, and punctuation', () => {
    const words = readWords(`{
      "activities": { "SCR": "psychiatricConsultation", "Class *": "CCM", "Blue": "CoCM" },
      "roles": { "Peer": "otherStaff", "Guide": "psychiatricConsultant" },
      "staff": { "Dr. Smith, MD": "treatingPractitioner" }
    }`);
    assert.deepEqual(words.readActivity('s.c.r'), {
      kind: 'psychiatricConsultation',
      program: undefined,
      isConsultation: true,
    });
    assert.deepEqual(words.readActivity('CLASS (new)').program, 'CCM');
    assert.deepEqual(words.readActivity('blue').kind, 'counts');
    assert.equal(words.readRole({ role: 'PEER', staff: '' }), 'otherStaff');
    assert.equal(words.readRole({ role: 'guide', staff: '' }), 'consultant');
    assert.equal(words.readRole({ role: '', staff: 'Dr Smith MD' }), 'treating');
  });

  it('are reported if they have no letters, a known word twice, or an unknown meaning', () => {
    assert.deepEqual(
      listProblemTexts(
        '{ "activities": { "*": "counts", "SCR": "clerical", "s.c.r.": "counts", "x": "CMM" }, "roles": { "y": 1 } }',
      ),
      ['CB303 "*"', 'CB304 "s.c.r."', 'CB303 "CMM"', 'CB302 1'],
    );
  });
});
