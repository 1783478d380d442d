package io.evenkeel.assistant.internal.eval;

import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.Cause;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problem.Workaround;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Problems as {@code GET /api/problems} and {@code /api/problems/KEY} give them. */
final class EstateProblems {
    private final Map<String, Problem> byKey = new LinkedHashMap<>();

    EstateProblems(List<Row> rows) {
        for (Row row : rows) {
            Problem problem = problem(row, row.child("problem").orElse(row));
            byKey.put(problem.key(), problem);
        }
    }

    private static Problem problem(Row detail, Row row) {
        Instant proposed = row.time("proposedAt", "openedAt").orElse(Instant.EPOCH);
        return new Problem(
                row.needed("key", "id"),
                row.needed("title", "summary"),
                row.one(State.class, State.OPEN, "state", "status"),
                row.rows("signs").stream()
                        .map(one -> new Sign(
                                one.one(Sign.Kind.class, Sign.Kind.ITEM, "kind"),
                                one.text("id").orElse(""),
                                one.text("name").orElse("")))
                        .collect(Collectors.toSet()),
                incidents(detail, row),
                proposed,
                detail.time("acceptedAt"),
                detail.text("acceptedBy", "acceptedByName"),
                said(detail, row, "cause")
                        .map(one -> new Cause(
                                one.text("text").orElse(""),
                                one.texts("evidence"),
                                one.text("byName").orElse("?"),
                                one.time("at").orElse(proposed))),
                said(detail, row, "workaround")
                        .map(one -> new Workaround(
                                one.text("text").orElse(""),
                                one.text("byName").orElse("?"),
                                one.time("at").orElse(proposed))),
                detail.text("remedy"),
                row.time("watchUntil"),
                detail.number("returns").orElse(0.0).intValue(),
                detail.text("reason"),
                detail.time("closedAt"),
                1);
    }

    private static List<String> incidents(Row detail, Row row) {
        List<String> keys = detail.texts("incidents");
        return keys.isEmpty() ? row.texts("incidents") : keys;
    }

    private static Optional<Row> said(Row detail, Row row, String field) {
        Optional<Row> whole = row.child(field).or(() -> detail.child(field));
        return whole.or(() -> row.text(field)
                .or(() -> detail.text(field))
                .map(text -> new Row(
                        row.place(),
                        tools.jackson.databind.node.JsonNodeFactory.instance
                                .objectNode()
                                .put("text", text),
                        row.faults())));
    }

    public Optional<Problem> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public List<Problem> list(Optional<State> state) {
        return byKey.values().stream()
                .filter(problem -> state.isEmpty() || problem.state() == state.get())
                .toList();
    }

    public List<Problem> knownErrors(String incident) {
        return byKey.values().stream()
                .filter(Problem::isKnownError)
                .filter(problem -> problem.incidents().contains(incident))
                .toList();
    }
}
