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
import java.util.ArrayList;
import java.util.List;

/** Puts checks to a restored database and judges what it says. No finding at all means that everything is proved. */
final class Proof {

    private final RestoredTables tables;

    Proof(RestoredTables tables) {
        this.tables = tables;
    }

    /** In the order of the checks; one that fails does not keep the others from being made. */
    List<ProofFinding> of(List<ProofCheck> checks) {
        List<ProofFinding> findings = new ArrayList<>();
        for (ProofCheck check : checks) {
            switch (check) {
                case SameTables same -> findings.addAll(sameTables(same));
                case Question question -> findings.addAll(question(question));
                case Moment moment -> findings.addAll(moment(moment));
                case MomentByTime byTime ->
                    findings.addAll(finding(
                            Code.MOMENT_UNKNOWN,
                            byTime,
                            "was not asked of the protected database, so nothing is known"));
            }
        }
        return findings;
    }

    private List<ProofFinding> sameTables(SameTables check) {
        return switch (tables.ask(Manifests.SELECT)) {
            case Answer.Rows(List<Json> rows) -> Manifests.differences(check, Manifests.read(rows));
            case Answer other -> unanswered(check, other);
        };
    }

    private List<ProofFinding> question(Question check) {
        return switch (tables.ask(check.sql())) {
            case Answer.Rows(List<Json> rows) -> judge(check, rows);
            case Answer other -> unanswered(check, other);
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
            case Expected.AtLeast(double number) -> number + " or more is expected";
        };
    }

    private List<ProofFinding> moment(Moment check) {
        String select = "SELECT " + exists(check, check.lastBefore()) + " AS before, "
                + exists(check, check.firstAfter()) + " AS after";
        return switch (tables.ask(select)) {
            case Answer.Rows(List<Json> rows) -> hit(check, rows);
            case Answer other -> unanswered(check, other);
        };
    }

    private static String exists(Moment check, String value) {
        return "EXISTS (SELECT FROM " + check.table() + " WHERE " + check.column() + "::text = '"
                + value.replace("'", "''") + "')";
    }

    private static List<ProofFinding> hit(Moment check, List<Json> rows) {
        List<Json> there = rows.stream().flatMap(row -> row.values().stream()).toList();
        if (there.size() != 2) {
            return finding(Code.NO_ANSWER, check, "can't be asked of " + check.table());
        }
        List<ProofFinding> findings = new ArrayList<>();
        if (!there.getFirst().isTrue()) {
            findings.addAll(finding(
                    Code.LAST_ROW_MISSING, check, "lacks row " + check.lastBefore() + ", the last before the moment"));
        }
        if (there.getLast().isTrue()) {
            findings.addAll(finding(
                    Code.LATER_ROW_THERE, check, "has row " + check.firstAfter() + ", which came after the moment"));
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
