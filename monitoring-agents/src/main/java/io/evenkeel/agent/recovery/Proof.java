package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.Moment;
import io.evenkeel.protocol.ProofCheck.MomentByTime;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.ProofCheck.SameTables;
import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.ProofFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.TableManifest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts checks to a restored database and judges what it says. No finding at all means that everything is proved. */
final class Proof {

    private final RestoredTables tables;

    Proof(RestoredTables tables) {
        this.tables = tables;
    }

    /**
     * What one check showed.
     *
     * @param seen a few words
     */
    record Proved(String seen, List<ProofFinding> findings) {
        Proved {
            findings = List.copyOf(findings);
        }

        /** Of one that failed the first sentence says what was seen. */
        static Proved of(String seen, List<ProofFinding> findings) {
            return new Proved(findings.isEmpty() ? seen : findings.getFirst().sentence(), findings);
        }
    }

    /** In the order of the checks; one that fails does not keep the others from being made. */
    List<ProofFinding> of(List<ProofCheck> checks) {
        return checks.stream().flatMap(check -> of(check).findings().stream()).toList();
    }

    Proved of(ProofCheck check) {
        return switch (check) {
            case SameTables same -> sameTables(same);
            case Question question -> question(question);
            case Moment moment -> moment(moment, moment.table(), moment.column(), around(moment));
            case MomentByTime byTime -> Proved.of("", unknown(byTime, "was not asked of the protected database"));
        };
    }

    private static Around around(Moment moment) {
        return new Around(moment.lastBefore(), Optional.of(moment.firstAfter()));
    }

    static List<ProofFinding> unknown(ProofCheck check, String why) {
        return finding(Code.MOMENT_UNKNOWN, check, why + ", so the rows around the moment are not known");
    }

    private Proved sameTables(SameTables check) {
        return sameTables(check, List.of());
    }

    /** Tables that changed while the manifest was taken are counted and not compared. */
    Proved sameTables(TableManifestFile file) {
        return sameTables(new SameTables(RecoveryNews.MANIFEST, file.manifest()), file.moving());
    }

    private Proved sameTables(SameTables check, List<String> moving) {
        return switch (tables.ask(Manifests.SELECT)) {
            case Answer.Rows(List<Json> rows) -> {
                TableManifest found = without(moving, Manifests.read(rows));
                var expected = new SameTables(check.name(), without(moving, check.manifest()));
                long count = found.tables().stream()
                        .mapToLong(TableManifest.Table::rows)
                        .sum();
                List<ProofFinding> findings = !moving.isEmpty()
                                && expected.manifest().tables().isEmpty()
                        ? finding(
                                Code.NOTHING_COMPARED, check, "compared nothing: each of its tables changed meanwhile")
                        : Manifests.differences(expected, found);
                String seen = "the same in both: " + found.tables().size()
                        + (found.tables().size() == 1 ? " table, " : " tables, ") + count
                        + (count == 1 ? " row" : " rows");
                yield Proved.of(moving.isEmpty() ? seen : seen + ", " + moving.size() + " changed meanwhile", findings);
            }
            case Answer other -> Proved.of("", unanswered(check, other));
        };
    }

    private static TableManifest without(List<String> moving, TableManifest manifest) {
        return new TableManifest(
                manifest.at(),
                manifest.tables().stream()
                        .filter(table -> !moving.contains(table.name()))
                        .toList());
    }

    private Proved question(Question check) {
        return switch (tables.ask(check.sql())) {
            case Answer.Rows(List<Json> rows) ->
                Proved.of(
                        rows.stream()
                                .flatMap(row -> row.values().stream())
                                .findFirst()
                                .map(answer -> answer.value().toString())
                                .orElse(""),
                        judge(check, rows));
            case Answer other -> Proved.of("", unanswered(check, other));
        };
    }

    private static List<ProofFinding> judge(Question check, List<Json> rows) {
        if (rows.size() != 1 || rows.getFirst().values().isEmpty()) {
            return finding(Code.NO_ANSWER, check, "gives " + rows.size() + " rows, where one is the answer");
        }
        Json answer = rows.getFirst().values().getFirst();
        if (answer.isNothing()) {
            return finding(Code.ANSWER_NULL, check, "gives NULL, which is no answer");
        }
        return meets(answer, check.expected())
                ? List.of()
                : finding(Code.ANSWER_WRONG, check, "gives " + answer.value() + ", where " + shown(check.expected()));
    }

    private static boolean meets(Json answer, Expected expected) {
        return switch (expected) {
            case Expected.True() -> answer.isTrue();
            case Expected.Exactly(String text) -> answer.value().toString().equals(text);
            case Expected.AtLeast(double number) ->
                answer.number().filter(given -> given >= number).isPresent();
        };
    }

    private static String shown(Expected expected) {
        return switch (expected) {
            case Expected.True() -> "true is expected";
            case Expected.Exactly(String text) -> text + " is expected";
            case Expected.AtLeast(double number) ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() + " or more is expected";
        };
    }

    /**
     * The rows that stand around a moment.
     *
     * @param after empty where none has come yet
     */
    record Around(String before, Optional<String> after) {}

    Proved moment(ProofCheck check, String table, String column, Around rows) {
        String select = "SELECT " + exists(table, column, rows.before()) + " AS before, "
                + rows.after().map(value -> exists(table, column, value)).orElse("false") + " AS after";
        return switch (tables.ask(select)) {
            case Answer.Rows(List<Json> answer) ->
                Proved.of(
                        "has row " + rows.before()
                                + rows.after()
                                        .map(value -> ", and not " + value)
                                        .orElse(""),
                        hit(check, table, rows, answer));
            case Answer other -> Proved.of("", unanswered(check, other));
        };
    }

    private static String exists(String table, String column, String value) {
        return "EXISTS (SELECT FROM " + table + " WHERE " + column + "::text = '" + value.replace("'", "''") + "')";
    }

    private static List<ProofFinding> hit(ProofCheck check, String table, Around rows, List<Json> answer) {
        List<Json> there = answer.stream().flatMap(row -> row.values().stream()).toList();
        if (there.size() != 2) {
            return finding(Code.NO_ANSWER, check, "can't be asked of " + table);
        }
        List<ProofFinding> findings = new ArrayList<>();
        if (!there.getFirst().isTrue()) {
            findings.addAll(finding(
                    Code.LAST_ROW_MISSING, check, "lacks row " + rows.before() + ", the last before the moment"));
        }
        if (there.getLast().isTrue()) {
            findings.addAll(finding(
                    Code.LATER_ROW_THERE,
                    check,
                    "has row " + rows.after().orElse("") + ", which came after the moment"));
        }
        return findings;
    }

    private static List<ProofFinding> unanswered(ProofCheck check, Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> throw new IllegalArgumentException("an answer after all: " + rows);
            case Answer.TooSlow(long seconds) ->
                finding(Code.TOO_SLOW, check, "did not end within " + seconds + " s and was ended");
            case Answer.TooLarge(String what) -> finding(Code.TOO_LARGE, check, "gives " + what);
            case Answer.Failed(String why) -> finding(Code.SQL_FAILED, check, "can't be answered: " + why);
        };
    }

    private static List<ProofFinding> finding(Code code, ProofCheck check, String what) {
        return List.of(new ProofFinding(code, check.name(), check.name() + " " + what));
    }
}
