package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.ProofCheck.SameTables;
import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.ProofFinding.Code;
import io.evenkeel.protocol.TableManifest;
import io.evenkeel.protocol.TableManifest.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes manifests and compares them. */
final class Manifests {

    private static final int MOST_TOLD = 20;

    /** One statement, so that one snapshot holds for all tables: the inner queries run within it. */
    static final String SELECT = """
            SELECT extract(epoch FROM now())::bigint AS at, name, xpath('//n/text()', found)::text AS n,
                   xpath('//h/text()', found)::text AS h
            FROM (SELECT format('%I.%I', s.nspname, t.relname) AS name,
                         query_to_xml(format('SELECT count(*) AS n, coalesce(sum(hashtextextended(x::text, 0)::numeric), 0) AS h'
                                             ' FROM %I.%I AS x', s.nspname, t.relname), false, true, '') AS found
                  FROM pg_class AS t JOIN pg_namespace AS s ON s.oid = t.relnamespace
                  WHERE t.relkind = 'r' AND t.relpersistence = 'p'
                    AND s.nspname NOT LIKE 'pg\\_%' AND s.nspname <> 'information_schema') AS counted
            ORDER BY name""";

    private Manifests() {}

    static TableManifest read(List<Json> rows) {
        List<Table> tables = new ArrayList<>();
        long at = 0;
        for (Json row : rows) {
            at = row.get("at").whole().orElse(0L);
            tables.add(new Table(
                    row.get("name").text().orElse(""), Long.parseLong(inner(row.get("n"))), inner(row.get("h"))));
        }
        return new TableManifest(Instant.ofEpochSecond(at), tables);
    }

    /** An array of one, as PostgreSQL writes it. */
    private static String inner(Json array) {
        return array.text().orElse("{0}").replaceAll("[{}]", "");
    }

    static List<ProofFinding> differences(SameTables check, TableManifest found) {
        Map<String, Table> there = new HashMap<>();
        found.tables().forEach(table -> there.put(table.name(), table));
        List<ProofFinding> findings = new ArrayList<>();
        for (Table expected : check.manifest().tables()) {
            Table table = there.remove(expected.name());
            if (table == null) {
                findings.add(finding(Code.TABLE_MISSING, check, "lacks the table " + expected.name()));
            } else if (table.rows() != expected.rows()) {
                findings.add(finding(
                        Code.ROWS_DIFFER,
                        check,
                        "finds " + table.rows() + " rows in " + expected.name() + ", where the manifest has "
                                + expected.rows()));
            } else if (!table.checksum().equals(expected.checksum())) {
                findings.add(finding(
                        Code.CHECKSUM_DIFFERS,
                        check,
                        "finds as many rows in " + expected.name() + " as the manifest has, and other contents"));
            }
        }
        there.keySet().stream()
                .sorted()
                .forEach(name -> findings.add(
                        finding(Code.TABLE_UNKNOWN, check, "finds the table " + name + ", which the manifest lacks")));
        return findings.subList(0, Math.min(findings.size(), MOST_TOLD));
    }

    private static ProofFinding finding(Code code, SameTables check, String what) {
        return new ProofFinding(code, check.name(), check.name() + " " + what);
    }
}
