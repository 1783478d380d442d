package io.evenkeel.database.internal;

import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.internal.CatalogueRows.Column;
import io.evenkeel.database.internal.CatalogueRows.Sequence;
import io.evenkeel.database.internal.CatalogueRows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a database's schemas are made of, and the statements that make them again: those to run before the rows are
 * loaded, and those to run after, since keys and indexes are built faster over rows that are there. The programs of the
 * bundled PostgreSQL have no {@code pg_dump}.
 *
 * @param tables those that hold rows: partitions, not what they are parts of
 * @param setSequences run last; they make the numbers go on where they were
 */
public record Catalogue(List<Table> tables, List<String> before, List<String> after, List<String> setSequences) {

    public Catalogue {
        tables = List.copyOf(tables);
        before = List.copyOf(before);
        after = List.copyOf(after);
        setSequences = List.copyOf(setSequences);
    }

    /**
     * Reads the catalogue in the connection's transaction.
     *
     * @throws BackupRefused if something is in a schema that this cannot make again: a backup without it would not be one
     */
    public static Catalogue read(Connection connection, List<String> schemas) throws SQLException {
        var rows = new CatalogueRows(connection, schemas);
        mustBeKnown(rows);
        List<Table> all = rows.tables();
        List<Sequence> sequences = rows.sequences();
        List<String> before = new ArrayList<>();
        rows.schemas().forEach(schema -> before.add("CREATE SCHEMA IF NOT EXISTS " + schema));
        before.addAll(rows.functions());
        sequences.stream().filter(sequence -> !sequence.identity()).forEach(made -> before.add(made.create()));
        for (Table table : all) {
            before.addAll(create(table, rows.columns(table)));
        }
        List<String> after = new ArrayList<>(rows.constraints());
        after.addAll(rows.indexes());
        all.stream().flatMap(table -> table.attach().stream()).forEach(after::add);
        after.addAll(rows.references());
        after.addAll(rows.triggers());
        sequences.stream().flatMap(sequence -> sequence.owned().stream()).forEach(after::add);
        List<Table> withRows = new ArrayList<>();
        for (Table table : all) {
            if (!table.partitioned()) {
                withRows.add(table.withColumns(rows.columns(table)));
            }
        }
        return new Catalogue(
                withRows, before, after, sequences.stream().map(Sequence::set).toList());
    }

    private static void mustBeKnown(CatalogueRows rows) throws SQLException {
        List<String> unknown = rows.unknown();
        if (!unknown.isEmpty()) {
            throw new BackupRefused("The database holds what this version cannot back up (" + String.join(", ", unknown)
                    + "): remove it, or use your own tool for this database.");
        }
    }

    private static List<String> create(Table table, List<Column> columns) {
        String body = columns.stream().map(column -> definition(table, column)).collect(Collectors.joining(",\n  "));
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (table.unlogged() ? "UNLOGGED " : "") + "TABLE " + table.name() + " (\n  " + body
                + "\n)"
                + table.partitionKey().map(key -> " PARTITION BY " + key).orElse("")
                + (table.options().isEmpty() ? "" : " WITH (" + String.join(", ", table.options()) + ")"));
        for (Column column : columns) {
            column.storage()
                    .ifPresent(storage -> statements.add("ALTER TABLE " + table.name() + " ALTER COLUMN "
                            + column.name() + " SET STORAGE " + storage));
        }
        return statements;
    }

    private static String definition(Table table, Column column) {
        String text = column.name() + " " + column.type()
                + column.collation().map(collation -> " COLLATE " + collation).orElse("");
        if (column.generated()) {
            return text + " GENERATED ALWAYS AS (" + column.expression().orElseThrow() + ") STORED";
        }
        text += column.expression().map(expression -> " DEFAULT " + expression).orElse("");
        // A partition gets it from what it is attached to.
        Optional<String> identity = table.parent().isPresent() ? Optional.empty() : column.identity();
        return text
                + identity.map(kind -> " GENERATED " + kind + " AS IDENTITY").orElse("")
                + (column.required() ? " NOT NULL" : "");
    }
}
