package io.evenkeel.database.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions to PostgreSQL's own catalogue, about some schemas. Names in the answers are qualified and quoted. */
public final class CatalogueRows {

    /**
     * A table or a partition.
     *
     * @param columns those that rows are loaded into; empty until asked for
     */
    public record Table(
            long oid,
            String name,
            boolean partitioned,
            boolean unlogged,
            List<String> options,
            Optional<String> partitionKey,
            Optional<String> parent,
            Optional<String> bound,
            List<String> columns) {

        Optional<String> attach() {
            return parent.map(of -> "ALTER TABLE " + of + " ATTACH PARTITION " + name + " " + bound.orElseThrow());
        }

        Table withColumns(List<Column> all) {
            List<String> loaded = all.stream()
                    .filter(column -> !column.generated())
                    .map(Column::name)
                    .toList();
            return new Table(oid, name, partitioned, unlogged, options, partitionKey, parent, bound, loaded);
        }

        /** The table with its columns, as COPY takes it. */
        public String copied() {
            return name + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")");
        }
    }

    /**
     * @param expression of a default or of a generated column
     * @param identity {@code ALWAYS (SEQUENCE NAME …)} or {@code BY DEFAULT …}
     */
    record Column(
            String name,
            String type,
            boolean required,
            boolean generated,
            Optional<String> expression,
            Optional<String> collation,
            Optional<String> storage,
            Optional<String> identity) {}

    /** @param owned the statement that ties it to its column, if it is tied */
    record Sequence(boolean identity, String create, Optional<String> owned, String set) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final List<String> schemas;

    CatalogueRows(Connection connection, List<String> schemas) {
        this.connection = connection;
        this.schemas = List.copyOf(schemas);
    }

    List<String> schemas() throws SQLException {
        return all("""
                SELECT quote_ident(nspname) FROM pg_catalog.pg_namespace
                WHERE nspname = ANY (?) ORDER BY nspname
                """, row -> row.getString(1));
    }

    /** What is in the schemas and is none of what the other questions ask for. */
    List<String> unknown() throws SQLException {
        return all("""
                WITH ours AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = ANY (?))
                SELECT 'the view or foreign table ' || nspname || '.' || relname
                FROM pg_catalog.pg_class JOIN ours ON ours.oid = relnamespace
                WHERE relkind IN ('v', 'm', 'f')
                UNION ALL
                SELECT 'the type ' || nspname || '.' || typname
                FROM pg_catalog.pg_type t JOIN ours ON ours.oid = typnamespace
                LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
                WHERE typtype IN ('e', 'd', 'r', 'm') OR (typtype = 'c' AND c.relkind = 'c')
                UNION ALL
                SELECT 'the aggregate ' || nspname || '.' || proname
                FROM pg_catalog.pg_proc JOIN ours ON ours.oid = pronamespace WHERE prokind NOT IN ('f', 'p')
                UNION ALL
                SELECT 'the inheritance of ' || nspname || '.' || relname
                FROM pg_catalog.pg_class c JOIN ours ON ours.oid = relnamespace
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
                  AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
                UNION ALL
                SELECT 'the row security of ' || nspname || '.' || relname
                FROM pg_catalog.pg_class JOIN ours ON ours.oid = relnamespace WHERE relrowsecurity
                """, row -> row.getString(1));
    }

    List<String> functions() throws SQLException {
        return all("""
                SELECT pg_catalog.pg_get_functiondef(p.oid)
                FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = ANY (?) AND p.prokind IN ('f', 'p') ORDER BY n.nspname, p.proname, p.oid
                """, row -> row.getString(1).strip());
    }

    List<Table> tables() throws SQLException {
        return all(
                """
                SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relkind = 'p' AS partitioned,
                       c.relpersistence = 'u' AS unlogged, c.reloptions,
                       pg_catalog.pg_get_partkeydef(c.oid) AS partition_key,
                       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
                       (SELECT format('%I.%I', pn.nspname, pc.relname)
                        FROM pg_catalog.pg_inherits i
                        JOIN pg_catalog.pg_class pc ON pc.oid = i.inhparent
                        JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                        WHERE i.inhrelid = c.oid) AS parent
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
                ORDER BY n.nspname, c.relname
                """,
                row -> new Table(
                        row.getLong("oid"),
                        row.getString("name"),
                        row.getBoolean("partitioned"),
                        row.getBoolean("unlogged"),
                        texts(row, "reloptions"),
                        text(row, "partition_key"),
                        text(row, "parent"),
                        text(row, "bound"),
                        List.of()));
    }

    List<Column> columns(Table table) throws SQLException {
        return one(
                table.oid(),
                """
                SELECT quote_ident(a.attname) AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                       a.attnotnull, a.attgenerated <> '' AS generated,
                       pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
                       CASE WHEN a.attcollation <> t.typcollation THEN
                           (SELECT format('%I.%I', cn.nspname, co.collname)
                            FROM pg_catalog.pg_collation co
                            JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                            WHERE co.oid = a.attcollation) END AS collation,
                       CASE WHEN a.attstorage <> t.typstorage THEN
                           CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
                           ELSE 'EXTENDED' END END AS storage,
                       CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS identity
                FROM pg_catalog.pg_attribute a
                JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """,
                row -> new Column(
                        row.getString("name"),
                        row.getString("type"),
                        row.getBoolean("attnotnull"),
                        row.getBoolean("generated"),
                        text(row, "expression"),
                        text(row, "collation"),
                        text(row, "storage"),
                        text(row, "identity")));
    }

    List<Sequence> sequences() throws SQLException {
        List<Sequence> found = new ArrayList<>();
        for (String[] named : all(
                """
                SELECT format('%I.%I', n.nspname, c.relname) AS name,
                       format('AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s %s', s.seqtypid::regtype,
                              s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,
                              CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END) AS options,
                       d.deptype,
                       CASE WHEN t.oid IS NOT NULL THEN format('%I.%I.%I', tn.nspname, t.relname, a.attname)
                            END AS owner,
                       CASE WHEN t.oid IS NOT NULL THEN
                           format('%L, %L', format('%I.%I', tn.nspname, t.relname), a.attname) END AS serial
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
                LEFT JOIN pg_catalog.pg_depend d ON d.objid = c.oid AND d.classid = 'pg_catalog.pg_class'::regclass
                      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0
                      AND d.deptype IN ('a', 'i')
                LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
                LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE n.nspname = ANY (?) ORDER BY 1
                """,
                row -> new String[] {
                    row.getString("name"),
                    row.getString("options"),
                    row.getString("deptype"),
                    row.getString("owner"),
                    row.getString("serial")
                })) {
            boolean identity = "i".equals(named[2]);
            // An identity's sequence is made with its table and asked for by its column: its name may differ then.
            String self = identity
                    ? "pg_catalog.pg_get_serial_sequence(" + named[4] + ")"
                    : "'" + named[0].replace("'", "''") + "'";
            found.add(new Sequence(
                    identity,
                    "CREATE SEQUENCE " + named[0] + " " + named[1],
                    "a".equals(named[2])
                            ? Optional.of("ALTER SEQUENCE " + named[0] + " OWNED BY " + named[3])
                            : Optional.empty(),
                    set(self, named[0])));
        }
        return found;
    }

    private String set(String self, String sequence) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT last_value, is_called FROM " + sequence)) {
            row.next();
            return "SELECT pg_catalog.setval(" + self + ", " + row.getLong(1) + ", " + row.getBoolean(2) + ")";
        }
    }

    /** Keys and checks of each table. */
    List<String> constraints() throws SQLException {
        return constraints("k.contype IN ('p', 'u', 'x', 'c')");
    }

    /** What points to other tables; a partition has it from what it is a part of. */
    List<String> references() throws SQLException {
        return constraints("k.contype = 'f' AND k.conparentid = 0");
    }

    private List<String> constraints(String which) throws SQLException {
        return all("""
                SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname,
                              pg_catalog.pg_get_constraintdef(k.oid))
                FROM pg_catalog.pg_constraint k
                JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) AND WHICH
                ORDER BY n.nspname, c.relname, k.contype, k.conname
                """.replace("WHICH", which), row -> row.getString(1));
    }

    List<String> indexes() throws SQLException {
        return all("""
                SELECT pg_catalog.pg_get_indexdef(i.indexrelid)
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p')
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                                  WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
                ORDER BY n.nspname, c.relname, x.relname
                """, row -> row.getString(1));
    }

    List<String> triggers() throws SQLException {
        return all("""
                SELECT pg_catalog.pg_get_triggerdef(t.oid)
                FROM pg_catalog.pg_trigger t
                JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) AND NOT t.tgisinternal AND t.tgparentid = 0
                ORDER BY n.nspname, c.relname, t.tgname
                """, row -> row.getString(1));
    }

    private <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            return read(statement, reader);
        }
    }

    private <T> List<T> one(long oid, String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, oid);
            return read(statement, reader);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.@Nullable Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray()).collect(Collectors.toList());
    }
}
