// Makes the billing report with DuckDB on one thread: the same rows excluded, the same report.
//   node duckdb.mjs LOG REPORT
import { DuckDBInstance } from '@duckdb/node-api';

const [log, report] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '1', preserve_insertion_order: 'true' });
const connection = await instance.connect();
const text = (value) => `'${value.replaceAll("'", "''")}'`;

const COLUMNS = [
  'Date',
  'MRN',
  'First name',
  'Last name',
  'Minutes',
  'Activity',
  'Staff',
  'Payer',
  'Initial Assessment',
  'Referring Provider NPI',
  'Problems List',
];

// One column more than the header, to find rows with too many fields. Minutes are decimals: as doubles, a quarter of the months could
// miss their threshold. The checks are those that decide whether a row counts, and the warnings of each column.
const sql = `
  CREATE TEMP TABLE entries AS
  SELECT
    CAST(try_strptime("Date", '%m/%d/%Y') AS DATE) AS day,
    "MRN" AS mrn,
    "First name" AS first_name,
    "Last name" AS last_name,
    CASE WHEN regexp_full_match("Minutes", '[0-9]+(\\.[0-9]{1,6})?') THEN CAST("Minutes" AS DECIMAL(18, 6)) END AS minutes,
    "Activity" AS activity,
    "Staff" AS staff,
    "Payer" AS payer,
    CAST(try_strptime("Initial Assessment", '%m/%d/%Y') AS DATE) AS assessment,
    "Referring Provider NPI" AS npi,
    "Problems List" AS problems,
    "Initial Assessment" IS NOT NULL AND try_strptime("Initial Assessment", '%m/%d/%Y') IS NULL AS is_invalid_assessment
  FROM read_csv(${text(log)}, auto_detect = false, header = false, skip = 1, delim = ',', quote = '"', escape = '"',
    columns = {${[...COLUMNS, 'Extra'].map((name) => `${text(name)}: 'VARCHAR'`).join(', ')}},
    null_padding = true, strict_mode = false, parallel = false)
  WHERE "Extra" IS NULL;

  CREATE TEMP TABLE valid_rows AS
  SELECT * FROM entries
  WHERE day IS NOT NULL AND mrn IS NOT NULL AND minutes > 0 AND npi IS NOT NULL AND NOT is_invalid_assessment;

  CREATE TEMP TABLE warnings AS
  SELECT
    count(*) FILTER (minutes > 480) AS long_entries,
    count(*) FILTER (minutes < 1) AS short_entries,
    count(*) FILTER (NOT regexp_full_match(npi, '[0-9]{10}')) AS invalid_npis,
    count(*) FILTER (day > DATE '2026-11-24') AS future_days,
    count(*) FILTER (day < assessment) AS early_days,
    count(*) FILTER (activity IS NULL OR staff IS NULL) AS incomplete
  FROM valid_rows;

  CREATE TEMP TABLE staff_days AS
  SELECT staff, day FROM valid_rows GROUP BY staff, day HAVING sum(minutes) > 1440;

  CREATE TEMP TABLE duplicates AS
  SELECT day, mrn, minutes, activity, staff FROM valid_rows
  GROUP BY ALL HAVING count(*) > 1;

  COPY (
    WITH months AS (
      SELECT mrn, date_trunc('month', day) AS month, sum(minutes) AS minutes,
        arg_max(first_name, day) AS first_name, arg_max(last_name, day) AS last_name,
        arg_max(payer, day) AS payer, arg_max(npi, day) AS npi,
        min(assessment) AS assessment, count(DISTINCT assessment) AS assessments,
        string_agg(DISTINCT problems, ' || ') AS problems
      FROM valid_rows GROUP BY mrn, month
    ),
    kinds AS (
      SELECT *, CASE
        WHEN assessments <> 1 OR month < date_trunc('month', assessment) THEN NULL
        WHEN month = date_trunc('month', assessment) THEN 70 ELSE 60 END AS base
      FROM months
    )
    SELECT strftime(month, '%-m/%-d/%Y') AS "Date", strftime(assessment, '%-m/%-d/%Y') AS "Initial Assessment",
      mrn AS "MRN", first_name AS "First name", last_name AS "Last name",
      rtrim(rtrim(CAST(minutes AS VARCHAR), '0'), '.') AS "Minutes", payer AS "Payer",
      CASE WHEN base = 70 AND minutes >= 70 THEN 'TRUE' ELSE '0' END AS "99492",
      CASE WHEN base = 60 AND minutes >= 60 THEN 'TRUE' ELSE '0' END AS "99493",
      CASE WHEN minutes >= base + 30 THEN CAST(floor((minutes - base) / 30) AS INTEGER) ELSE 0 END AS "99494",
      npi AS "Referring Provider NPI", problems AS "Problems List"
    FROM kinds ORDER BY mrn, month DESC
  ) TO ${text(report)} (HEADER, DELIMITER ',');
`;
for (const statement of sql.split(';\n')) {
  if (statement.trim() !== '') {
    await connection.run(statement);
  }
}
const count = async (query) => Number((await connection.runAndReadAll(query)).getRows()[0][0]);
console.log(JSON.stringify({ validRows: await count('SELECT count(*) FROM valid_rows') }));
connection.closeSync();
