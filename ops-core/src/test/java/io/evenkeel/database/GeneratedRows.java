package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Puts rows into every table of a schema, whatever the schema: values by type, allowed words from the checks, references
 * from the rows that are there, and what a constraint refuses is tried again with other chance.
 */
public final class GeneratedRows {

    private static final int TRIES = 400;
    private static final Pattern WORD = Pattern.compile("'([^']*)'::");
    private static final Pattern SHAPE = Pattern.compile(" ~ '([^']*)'::");

    /**
     * @param words that its own checks allow; none if it has none of its own
     * @param shapes regular expressions that its own checks demand
     */
    private record Column(
            String name, String type, boolean nullable, boolean inKey, List<String> words, List<String> shapes) {}

    private record Reference(List<String> columns, String to, List<String> toColumns) {}

    private final JdbcTemplate sql;
    private final String schema;
    private final Random random;

    private GeneratedRows(Connection connection, String schema, long seed) {
        this.sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.schema = schema;
        this.random = new Random(seed);
    }

    /** Fills; how many rows each table has then, by its qualified name. */
    public static Map<String, Long> into(DataSource database, String schema, int rows, long seed) {
        try (Connection connection = database.getConnection()) {
            var generated = new GeneratedRows(connection, schema, seed);
            generated.fill(rows);
            return generated.counts();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows each table of a schema has. */
    public static Map<String, Long> counts(DataSource database, String schema) {
        try (Connection connection = database.getConnection()) {
            return new GeneratedRows(connection, schema, 0).counts();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables()) {
            counts.put(table, sql.queryForObject("SELECT count(*) FROM " + table, Long.class));
        }
        return counts;
    }

    private void fill(int rows) {
        List<String> waiting = new ArrayList<>(tables());
        Set<String> filled = new HashSet<>();
        while (!waiting.isEmpty()) {
            String table = waiting.stream()
                    .filter(candidate -> references(candidate).stream()
                            .map(Reference::to)
                            .allMatch(to -> filled.contains(to) || to.equals(candidate)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a circle of references among " + waiting));
            fill(table, rows);
            filled.add(table);
            waiting.remove(table);
        }
    }

    private void fill(String table, int rows) {
        if (sql.queryForObject("SELECT relkind = 'p' FROM pg_class WHERE oid = ?::regclass", Boolean.class, table)
                && sql.queryForObject(
                                "SELECT count(*) FROM pg_inherits WHERE inhparent = ?::regclass", Integer.class, table)
                        == 0) {
            sql.execute("CREATE TABLE " + table + "_0 PARTITION OF " + table + " DEFAULT");
        }
        List<Column> columns = columns(table);
        String checks = String.join("\n", checks(table));
        List<Reference> references = references(table);
        int made = 0;
        @Nullable DataAccessException last = null;
        for (int attempt = 0; attempt < TRIES && made < rows; attempt++) {
            try {
                insert(table, columns, references, checks);
                made++;
            } catch (DataAccessException refused) {
                last = refused;
            }
        }
        // A table of one row may have it from its migration.
        assertThat(sql.queryForObject("SELECT count(*) FROM " + table, Long.class))
                .as("rows for %s; the last refusal: %s", table, last)
                .isPositive();
    }

    private void insert(String table, List<Column> columns, List<Reference> references, String checks) {
        Map<String, @Nullable Object> referred = referred(references);
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : columns) {
            boolean left = column.nullable() && random.nextBoolean();
            if (referred.containsKey(column.name())) {
                values.add(left ? null : referred.get(column.name()));
            } else {
                values.add(left ? null : value(column, checks));
            }
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String places = columns.stream()
                .map(column -> "CAST(? AS " + column.type() + ")")
                .collect(Collectors.joining(", "));
        sql.update(
                columns.isEmpty()
                        ? "INSERT INTO " + table + " DEFAULT VALUES"
                        : "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")",
                values.toArray());
    }

    private Map<String, @Nullable Object> referred(List<Reference> references) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (Reference reference : references) {
            String columns = reference.toColumns().stream()
                    .map(column -> column + "::text AS " + column)
                    .collect(Collectors.joining(", "));
            var rows = sql.queryForList("SELECT " + columns + " FROM " + reference.to() + " ORDER BY random() LIMIT 1");
            for (int place = 0; place < reference.columns().size(); place++) {
                values.put(
                        reference.columns().get(place),
                        rows.isEmpty()
                                ? null
                                : rows.getFirst().get(reference.toColumns().get(place)));
            }
        }
        return values;
    }

    private String value(Column column, String checks) {
        String type = column.type().replaceFirst("^numeric[(].*", "numeric");
        if (!column.shapes().isEmpty()) {
            return shaped(column.shapes());
        }
        if (type.endsWith("[]")) {
            return switch (type) {
                case "text[]" -> "{one,two}";
                case "uuid[]" -> "{" + new UUID(random.nextLong(), random.nextLong()) + "}";
                default -> "{1,2}";
            };
        }
        if (type.startsWith("timestamp") || type.equals("date")) {
            return "2026-%02d-%02d 03:04:05+00".formatted(1 + random.nextInt(10), 1 + random.nextInt(27));
        }
        return switch (type) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "boolean" -> Boolean.toString(random.nextInt(4) > 0);
            case "smallint", "integer", "bigint" ->
                fewNumbers(column, checks)
                        .orElseGet(() -> Integer.toString(random.nextInt(column.inKey() ? 10_000 : 40)));
            case "real", "double precision", "numeric" -> Integer.toString(random.nextInt(10));
            case "bytea" -> "\\x" + String.format("%064x", random.nextLong() & Long.MAX_VALUE);
            case "json", "jsonb" -> "{\"名\": \"value " + random.nextInt(100) + "\"}";
            case "interval" -> "1 hour";
            case "time without time zone" -> "08:30";
            case "inet", "cidr" -> "10.1.2.3/32";
            default -> word(column.words().isEmpty() ? words(checks) : column.words());
        };
    }

    /** Of a table with one row, or of a few numbers, such as months. */
    private Optional<String> fewNumbers(Column column, String checks) {
        String name = Pattern.quote(column.name());
        Optional<String> only = found(Pattern.compile("\\(" + name + " = (\\d+)\\)"), checks).stream()
                .findFirst();
        return only.or(() -> Pattern.compile("\\(\\(" + name + " >= (\\d+)\\) AND \\(" + name + " <= (\\d+)\\)\\)")
                .matcher(checks)
                .results()
                .map(few -> Integer.toString(
                        random.nextInt(Integer.parseInt(few.group(1)), Integer.parseInt(few.group(2)) + 1)))
                .findFirst());
    }

    private String word(List<String> words) {
        return words.isEmpty() || random.nextInt(5) == 0
                ? "word 主机 \\ tab\t " + random.nextInt(1_000_000)
                : words.get(random.nextInt(words.size()));
    }

    /** One of a few forms that tables ask for. */
    private String shaped(List<String> shapes) {
        int number = random.nextInt(1_000_000);
        String letters = Stream.generate(() -> Character.toString('A' + random.nextInt(26)))
                .limit(3)
                .collect(Collectors.joining());
        return Stream.of("word-" + number, letters, "team/主机 " + number)
                .filter(text -> shapes.stream()
                        .allMatch(shape -> Pattern.compile(shape).matcher(text).find()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing here has the form " + shapes + ": add one"));
    }

    private static List<String> words(String checks) {
        return found(WORD, checks);
    }

    private static List<String> found(Pattern pattern, String checks) {
        return pattern.matcher(checks).results().map(found -> found.group(1)).toList();
    }

    private List<String> tables() {
        return sql.queryForList("""
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                  AND c.relname <> 'flyway_schema_history' ORDER BY 1
                """, String.class, schema);
    }

    /** Those that a row is inserted with. */
    private List<Column> columns(String table) {
        return sql.query(
                """
                SELECT quote_ident(attname), format_type(atttypid, atttypmod), NOT attnotnull,
                       EXISTS (SELECT FROM pg_index i WHERE i.indrelid = attrelid AND i.indisunique
                               AND a.attnum = ANY (i.indkey)),
                       coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), E'\\n') FROM pg_constraint k
                                 WHERE k.conrelid = attrelid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]), '')
                FROM pg_attribute a
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''
                  AND attgenerated = '' ORDER BY attnum
                """,
                (row, number) -> new Column(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        words(row.getString(5)),
                        found(SHAPE, row.getString(5))),
                table);
    }

    private List<String> checks(String table) {
        return sql.queryForList(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'c'",
                String.class,
                table);
    }

    private List<Reference> references(String table) {
        return sql.query(
                """
                SELECT ARRAY(SELECT quote_ident(attname::text) FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                             JOIN pg_attribute ON attrelid = k.conrelid AND attnum = u.n ORDER BY o),
                       format('%I.%I', pn.nspname, p.relname),
                       ARRAY(SELECT quote_ident(attname::text) FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                             JOIN pg_attribute ON attrelid = k.confrelid AND attnum = u.n ORDER BY o)
                FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
                JOIN pg_namespace pn ON pn.oid = p.relnamespace
                WHERE k.conrelid = ?::regclass AND k.contype = 'f' AND k.conparentid = 0
                """,
                (row, number) -> new Reference(
                        List.of((String[]) row.getArray(1).getArray()), row.getString(2), List.of((String[])
                                row.getArray(3).getArray())),
                table);
    }
}
